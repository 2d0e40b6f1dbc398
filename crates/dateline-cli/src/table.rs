//! Tables for people: as wide as their terminal, with the words that each row rests on below it.

use std::io::{self, Write};

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use crate::style::{EVIDENCE, FAINT, HEADING};
use crate::wrap::{printable, wrap};

const GAP: usize = 2;
/// A word longer than this may be cut to make a table fit; a table of many shorter ones is wider than its terminal.
const GREATEST_WORD: usize = 24;

/// A table being made.
pub(crate) struct Table {
    columns: Vec<Column>,
    rows: Vec<Row>,
}

struct Column {
    title: &'static str,
    style: Style,
}

/// One row: its cells, and notes below it.
#[derive(Default)]
pub(crate) struct Row {
    cells: Vec<String>,
    notes: Vec<(String, Style)>,
}

impl Row {
    pub(crate) fn new(cells: impl IntoIterator<Item = String>) -> Self {
        Self { cells: cells.into_iter().map(|cell| printable(&cell)).collect(), notes: Vec::new() }
    }

    /// Adds the words of a page, in quotation marks, and where they stand.
    pub(crate) fn evidence(mut self, words: &str, place: &str) -> Self {
        self.notes.push((format!("“{}”", words.trim()), EVIDENCE));
        if !place.is_empty() {
            self.notes.push((format!("— {place}"), FAINT));
        }
        self
    }

    /// Adds a remark.
    pub(crate) fn note(mut self, words: impl Into<String>) -> Self {
        self.notes.push((words.into(), FAINT));
        self
    }
}

impl Table {
    pub(crate) fn new(columns: &[(&'static str, Style)]) -> Self {
        let columns = columns.iter().map(|&(title, style)| Column { title, style }).collect();
        Self { columns, rows: Vec::new() }
    }

    pub(crate) fn push(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// Adds rows.
    pub(crate) fn with(mut self, rows: impl IntoIterator<Item = Row>) -> Self {
        self.rows.extend(rows);
        self
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Writes the table in at most `width` columns of the terminal, each line after `indent` spaces.
    pub(crate) fn write(&self, output: &mut impl Write, width: usize, indent: usize) -> io::Result<()> {
        let widths = self.widths(width.saturating_sub(indent));
        let titles: Vec<Vec<String>> =
            self.columns.iter().map(|column| vec![column.title.to_owned()]).collect();
        let heading = vec![HEADING; titles.len()];
        write_cells(output, &titles, &heading, &widths, indent)?;
        let styles: Vec<Style> = self.columns.iter().map(|column| column.style).collect();
        for row in &self.rows {
            let cells: Vec<Vec<String>> =
                row.cells.iter().zip(&widths).map(|(cell, &width)| wrap(cell, width)).collect();
            write_cells(output, &cells, &styles, &widths, indent)?;
            for (note, style) in &row.notes {
                for line in wrap(note, width.saturating_sub(indent + 4)) {
                    writeln!(output, "{:1$}{style}{line}{style:#}", "", indent + 4)?;
                }
            }
        }
        Ok(())
    }

    /// The width of each column: what it needs, or, where there is no room for that, the widest made narrower, but
    /// never so narrow that a name or an id would be cut in two.
    fn widths(&self, room: usize) -> Vec<usize> {
        let cells = |index: usize| self.rows.iter().filter_map(move |row| row.cells.get(index));
        let columns = || self.columns.iter().enumerate();
        let title = |column: &Column| column.title.width();
        let needed = |(index, column): (usize, &Column)| {
            cells(index).map(|cell| cell.width()).max().unwrap_or(0).max(title(column))
        };
        let words = |index| cells(index).flat_map(|cell| cell.split_whitespace()).map(UnicodeWidthStr::width);
        let least = |(index, column): (usize, &Column)| {
            words(index).max().unwrap_or(0).min(GREATEST_WORD).max(title(column))
        };
        let mut widths: Vec<usize> = columns().map(needed).collect();
        let least: Vec<usize> = columns().map(least).collect();
        let mut excess =
            (widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)).saturating_sub(room);
        while excess > 0 {
            let narrowable = widths.iter_mut().zip(&least).filter(|(width, least)| **width > **least);
            let Some((widest, _)) = narrowable.max_by_key(|(width, _)| **width) else { break };
            *widest -= 1;
            excess -= 1;
        }
        widths
    }
}

/// Writes the cells of one row, side by side, each several lines high.
fn write_cells(
    output: &mut impl Write,
    cells: &[Vec<String>],
    styles: &[Style],
    widths: &[usize],
    indent: usize,
) -> io::Result<()> {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for line in 0..height {
        write!(output, "{:indent$}", "")?;
        // White space before the next words is written with them, so that no line ends in it.
        let mut pending = 0;
        for ((cell, style), width) in cells.iter().zip(styles).zip(widths) {
            let words = cell.get(line).map_or("", String::as_str);
            if words.is_empty() {
                pending += width + GAP;
                continue;
            }
            write!(output, "{:pending$}{style}{words}{style:#}", "")?;
            pending = width.saturating_sub(words.width()) + GAP;
        }
        writeln!(output)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::PLAIN;

    fn rendered(width: usize) -> String {
        let mut table = Table::new(&[("WHEN", PLAIN), ("WHO", PLAIN), ("", PLAIN)]);
        let cells = ["2023-01-29", "Jens Kristoffers and Park Jin", "x"];
        table.push(Row::new(cells.map(str::to_owned)).evidence("They met in Seoul on Sunday.", "a.txt"));
        table.push(Row::new(["", "나토", ""].map(str::to_owned)).note("a remark"));
        let mut written = Vec::new();
        table.write(&mut written, width, 2).unwrap();
        anstream::adapter::strip_bytes(&written).into_vec().try_into().unwrap()
    }

    #[test]
    fn takes_the_room_that_it_needs() {
        let expected = "  WHEN        WHO
  2023-01-29  Jens Kristoffers and Park Jin  x
      “They met in Seoul on Sunday.”
      — a.txt
              나토
      a remark
";
        assert_eq!(rendered(100), expected);
    }

    #[test]
    fn wraps_where_there_is_less() {
        let expected = "  WHEN        WHO
  2023-01-29  Jens           x
              Kristoffers
              and Park Jin
      “They met in Seoul on
      Sunday.”
      — a.txt
              나토
      a remark
";
        assert_eq!(rendered(30), expected);
    }
}
