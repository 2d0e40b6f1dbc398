//! `Updated 2 hours ago`: what a page tells by when it was fetched.

use jiff::Span;
use jiff::civil::{Date, DateTime};

use super::evidence;
use super::published::Dates;
use crate::Text;
use crate::analysis::{Basis, DocumentDate, Evidence, Granularity, Source};
use crate::page::sheet::Sheet;
use crate::page::stamp::{self, Ago, Label, Unit};

/// Longest line that tells how long ago the story was published, in words.
const WORDS: u32 = 14;

/// How sure a date is that was counted back from when the page was fetched: the page may have been kept for a while.
const CONFIDENCE: f32 = 0.8;

/// When a page was fetched.
struct Fetched<'v> {
    value: &'v str,
    at: DateTime,
    /// The zone as written, `Z` or `+09:00`; empty if none is stated.
    zone: &'v str,
}

/// Adds the dates that lines about the headline tell by when the page was fetched, where no line states them.
pub(super) fn add(text: &Text, sheet: &Sheet, fetched: &str, dates: &mut Dates) {
    let Some(fetched) = Fetched::read(fetched) else { return };
    for piece in sheet.head() {
        if sheet.pieces[piece].shape.words > WORDS || Some(piece) == sheet.title {
            continue;
        }
        let line = sheet.words(piece);
        let Some(ago) = stamp::ago(line) else { continue };
        let start = sheet.pieces[piece].range.start;
        let reason = evidence(text, &(start + ago.range.start..start + ago.range.end));
        let slot = match stamp::label(&line[..ago.range.start]) {
            Label::Updated => &mut dates.updated,
            Label::Published | Label::None => &mut dates.published,
            Label::Other => continue,
        };
        if slot.is_none() {
            *slot = fetched.before(&ago, reason);
        }
    }
    // As with dates that a page states, the day of the update is the best that is known of the story's.
    if dates.published.is_none() {
        dates.published.clone_from(&dates.updated);
    }
}

impl<'v> Fetched<'v> {
    /// Reads ISO 8601: a day, or a day and a time with or without a zone.
    fn read(value: &'v str) -> Option<Self> {
        let value = value.trim();
        let day: Date = value.get(..10)?.parse().ok()?;
        let Some(clock) = value.get(11..).filter(|clock| !clock.is_empty()) else {
            // Of the day alone, its middle is as good as any.
            return Some(Self { value, at: day.at(12, 0, 0, 0), zone: "" });
        };
        let end = clock.find(['Z', 'z', '+', '-']).unwrap_or(clock.len());
        let at = format!("{day}T{}", &clock[..end]).parse().ok()?;
        Some(Self { value, at, zone: &clock[end..] })
    }

    /// The time so long before, as finely as it is told.
    fn before(&self, ago: &Ago, reason: Evidence) -> Option<DocumentDate> {
        let amount = i64::from(ago.amount);
        let span = match ago.unit {
            Unit::Minute => Span::new().minutes(amount),
            Unit::Hour => Span::new().hours(amount),
            Unit::Day => Span::new().days(amount),
        };
        let at = self.at.checked_sub(span).ok()?;
        let (value, granularity) = match ago.unit {
            Unit::Minute => (format!("{}{}", at.strftime("%Y-%m-%dT%H:%M"), self.zone), Granularity::Minute),
            Unit::Hour | Unit::Day => (at.date().to_string(), Granularity::Day),
        };
        let given = Evidence { text: self.value.to_owned(), span: None, source: Source::Given };
        Some(DocumentDate {
            value,
            granularity,
            basis: Basis::Inferred,
            evidence: vec![reason, given],
            confidence: CONFIDENCE,
            alternatives: Vec::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_counted_back_from_the_fetch() {
        let check = |fetched: &str, line: &str, expected: &str| {
            let reason = Evidence { text: line.to_owned(), span: None, source: Source::Page };
            let date = Fetched::read(fetched)
                .and_then(|fetched| fetched.before(&stamp::ago(line)?, reason))
                .map(|date| date.value);
            assert_eq!(date.unwrap_or_default(), expected, "{fetched} {line}");
        };
        check("2024-03-01T01:10:00Z", "2 hours ago", "2024-02-29");
        check("2024-03-01T01:10:00+09:00", "15 minutes ago", "2024-03-01T00:55+09:00");
        check("2024-03-01", "3 days ago", "2024-02-27");
        check("yesterday", "3 days ago", "");
        check("2024-03-01T99:10", "3 days ago", "");
    }
}
