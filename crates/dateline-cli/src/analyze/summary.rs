//! One page in one line.

use std::io::{self, Write};

use dateline_core::Analysis;
use dateline_core::analysis::{PageKind, Severity};
use unicode_width::UnicodeWidthStr;

use crate::style::{FAINT, HEADING, TIME, WARNING};
use crate::words::word;
use crate::wrap::{shorten, shorten_front};

/// The columns of a date.
const DATE_WIDTH: usize = 10;

/// Writes one line: the page, its date, its title, and how much it holds.
pub(super) fn write(output: &mut impl Write, analysis: &Analysis, width: usize) -> io::Result<()> {
    let article = &analysis.article;
    let date =
        article.published.as_ref().map_or("undated", |date| date.value.get(..10).unwrap_or(&date.value));
    let (entities, reports, quotes) =
        (analysis.entities.len(), analysis.reports.len(), analysis.quotes.len());
    let counts = format!("{entities:>3} entities {reports:>3} reports {quotes:>3} quotes");
    let title = match (article.kind, &article.title) {
        (_, Some(title)) => title.as_str(),
        (PageKind::Article, None) => "(no title)",
        (PageKind::Listing, None) => "(a list of stories)",
        (PageKind::Other, None) => "(no story)",
    };
    // Columns of fixed widths: a line is written before those after it are known.
    let page_width = (width / 4).clamp(12, 40);
    let title_width = width.saturating_sub(DATE_WIDTH + page_width + counts.len() + 6).max(12);
    let page = pad(shorten_front(&analysis.document, page_width), page_width);
    let title = pad(shorten(title, title_width), title_width);
    write!(
        output,
        "{TIME}{date:<DATE_WIDTH$}{TIME:#}  {page}  {HEADING}{title}{HEADING:#}  {FAINT}{counts}{FAINT:#}"
    )?;
    for diagnostic in analysis.diagnostics.iter().filter(|diagnostic| diagnostic.severity > Severity::Info) {
        write!(output, "  {WARNING}{}{WARNING:#}", word(&diagnostic.code))?;
    }
    writeln!(output)
}

/// The text with white space after it, to fill so many columns.
fn pad(mut text: String, width: usize) -> String {
    text.extend(std::iter::repeat_n(' ', width.saturating_sub(text.width())));
    text
}
