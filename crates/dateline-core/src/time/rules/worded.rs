//! Times on the clock in words: `half past two`, `quarter to nine`, `ten minutes to three`, `eleven`.

use super::super::meaning::{Amount, Clock};
use super::super::numbers;
use super::super::pieces::Line;

/// Reads a time on the clock in words, and the piece after it. A lone number is one only if what follows says so.
pub(super) fn read(line: &Line, at: usize) -> Option<(usize, Clock)> {
    let (next, minutes) = minutes(line, at).unwrap_or((at, 0));
    if next == at {
        return hour(line, at).map(|(end, hour)| (end, clock(hour, None)));
    }
    let past = line.is_any(next, &["past", "after"]);
    let to = line.is_any(next, &["to", "before"]);
    let (end, hour) = hour(line, next + 1)?;
    match (past, to) {
        (true, _) => Some((end, clock(hour, Some(minutes)))),
        (_, true) => Some((end, clock(if hour == 1 { 12 } else { hour - 1 }, Some(60 - minutes)))),
        _ => None,
    }
}

fn clock(hour: i8, minute: Option<i8>) -> Clock {
    Clock { hour, minute, second: None, utc: false }
}

/// `half`, `a quarter`, `ten minutes`.
fn minutes(line: &Line, at: usize) -> Option<(usize, i8)> {
    if line.is(at, "half") {
        return line.is(at + 1, "past").then_some((at + 1, 30));
    }
    let article = at + usize::from(line.is(at, "a"));
    if line.reads(article, "quarter") {
        return Some((article + 1, 15));
    }
    let (next, amount) = numbers::amount(line, at)?;
    let Amount::Exact(thousandths @ 1000..=59_000) = amount else { return None };
    let said = line.reads(next, "minutes") || line.reads(next, "minute");
    said.then_some((next + 1, (thousandths / 1000) as i8))
}

fn hour(line: &Line, at: usize) -> Option<(usize, i8)> {
    if line.is_any(at, &["a", "an", "half"]) || line.digits(at).is_some() {
        return None;
    }
    let (end, amount) = numbers::amount(line, at)?;
    match amount {
        Amount::Exact(thousandths @ 1000..=12_000) if thousandths % 1000 == 0 && end == at + 1 => {
            Some((end, (thousandths / 1000) as i8))
        }
        _ => None,
    }
}
