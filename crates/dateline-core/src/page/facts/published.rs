//! When the story was published and updated, as the page or the scraper says.

use jiff::civil::{Date, DateTime};

use super::{address, evidence, order, relative};
use crate::analysis::{
    Basis, Diagnostic, DiagnosticCode, DocumentDate, Evidence, Granularity, Severity, Source,
};
use crate::page::body::Kind;
use crate::page::sheet::Sheet;
use crate::page::stamp::{self, Label, Stamp};
use crate::{ByteRange, Known, Text};

/// The dates of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::page) struct Dates {
    /// When it was published.
    pub(in crate::page) published: Option<DocumentDate>,
    /// When it was updated.
    pub(in crate::page) updated: Option<DocumentDate>,
    /// Why the date of publication was chosen over another one that the page shows.
    pub(in crate::page) reason: Option<String>,
}

/// How sure a date is whose order of day and month something else on the page decided.
const SETTLED: f32 = 0.9;

/// Longest line with a stamp, in words.
const WORDS: u32 = 40;

/// Pieces below the start of the story among which a line that only dates may still date it: announcements and
/// standfirsts are taken for the story's start.
const NEAR: usize = 15;

struct Candidate {
    stamp: Stamp,
    label: Label,
    /// How much speaks for its being the story's date.
    score: f32,
}

/// How much it says for a stamp that the page's address names the same day.
const AS_ADDRESSED: f32 = 5.0;

/// The score below which a stamp that the address contradicts is not believed.
const CONTRADICTED: f32 = 6.5;

/// Reads the dates that the page stamps on the story, or that its address names, or else that it tells by when it was
/// fetched.
pub(in crate::page) fn dates(text: &Text, sheet: &Sheet, known: &Known) -> Dates {
    let mut dates = stated(text, sheet, known.url.as_deref());
    if let Some(fetched) = &known.fetched {
        relative::add(text, sheet, fetched, &mut dates);
    }
    dates
}

fn stated(text: &Text, sheet: &Sheet, address: Option<&str>) -> Dates {
    let addressed = address.and_then(address::day);
    let mut candidates = candidates(sheet);
    for candidate in candidates.iter_mut().filter(|candidate| Some(candidate.stamp.date) == addressed) {
        candidate.score += AS_ADDRESSED;
    }
    let best = |label: Label| {
        let fitting = candidates.iter().filter(|candidate| candidate.label == label && candidate.score > 0.0);
        // The first of equals: what stands higher on the page.
        fitting.reduce(|best, other| if other.score > best.score { other } else { best })
    };
    let updated = best(Label::Updated);
    let mut published = [best(Label::Published), best(Label::None)]
        .into_iter()
        .flatten()
        .reduce(|labelled, bare| if bare.score > labelled.score { bare } else { labelled });
    if published.is_none() {
        published = updated;
    }
    let reason = published.and_then(|chosen| reason(text, &candidates, chosen, addressed));
    let named = addressed.map(|day| address_date(day, address.unwrap_or_default()));
    let published = match (published, named) {
        (Some(chosen), Some(named))
            if Some(chosen.stamp.date) != addressed && chosen.score < CONTRADICTED =>
        {
            let other = chosen.stamp.value();
            Some(DocumentDate { alternatives: vec![other], confidence: 0.8, ..named })
        }
        (Some(chosen), _) => Some(document_date(text, sheet, chosen, &candidates)),
        (None, named) => named,
    };
    let updated = updated.map(|chosen| document_date(text, sheet, chosen, &candidates));
    Dates { published, updated, reason }
}

/// Why a stamp was chosen over the best one that states another day; none if no other does.
fn reason(
    text: &Text,
    candidates: &[Candidate],
    chosen: &Candidate,
    addressed: Option<Date>,
) -> Option<String> {
    let may_date = |other: &&Candidate| {
        other.score > 0.0 && other.label != Label::Updated && other.stamp.date != chosen.stamp.date
    };
    let others = candidates.iter().filter(may_date);
    let other = others.reduce(|best, other| if other.score > best.score { other } else { best })?;
    let because = match () {
        () if Some(chosen.stamp.date) == addressed => "the page's address names that day",
        () if chosen.label == Label::Published && other.label != Label::Published => {
            "it is labelled as the time of publication"
        }
        () => "it stands nearer to the headline and the byline",
    };
    let [chosen, other] = [chosen, other].map(|stamp| text.slice(&stamp.stamp.range));
    Some(format!("the page shows the dates {chosen:?} and {other:?}; the first was chosen, since {because}"))
}

/// The day that the head of the first paragraph names in full, where nothing else dates the story: `GENEVA, May 28, 2024
/// (Example) --`.
pub(in crate::page) fn datelined(text: &Text, head: &ByteRange) -> Option<DocumentDate> {
    let stamp = stamp::find(text.slice(head)).into_iter().next()?;
    let range = head.start + stamp.range.start..head.start + stamp.range.end;
    let stamp = Stamp { range: range.clone(), ..stamp };
    Some(page_date(&stamp, evidence(text, &range)))
}

/// The date that the page's address names.
pub(super) fn address_date(day: Date, address: &str) -> DocumentDate {
    DocumentDate {
        value: day.to_string(),
        granularity: Granularity::Day,
        basis: Basis::Metadata,
        evidence: vec![Evidence { text: address.to_owned(), span: None, source: Source::Url }],
        confidence: 0.9,
        alternatives: Vec::new(),
    }
}

fn candidates(sheet: &Sheet) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (piece, at) in sheet.pieces.iter().enumerate() {
        if at.shape.words > WORDS || at.shape.numbers == 0 || sheet.body.binary_search(&piece).is_ok() {
            continue;
        }
        let line = sheet.words(piece);
        let mut before = 0;
        for mut stamp in stamp::find(line) {
            let mut label = stamp::label(&line[before..stamp.range.start]);
            if label == Label::None && stamp.range.start == 0 {
                label = label_above(sheet, piece);
            }
            before = stamp.range.end;
            let score = score(sheet, piece, label, &stamp);
            stamp.range = at.range.start + stamp.range.start..at.range.start + stamp.range.end;
            found.push(Candidate { stamp, label, score });
        }
    }
    found
}

/// `Date` on a line of its own above the stamp.
fn label_above(sheet: &Sheet, piece: usize) -> Label {
    match piece.checked_sub(1) {
        Some(above) if sheet.pieces[above].shape.words <= 3 => stamp::label(sheet.words(above)),
        _ => Label::None,
    }
}

fn score(sheet: &Sheet, piece: usize, label: Label, stamp: &Stamp) -> f32 {
    let mut score = match label {
        Label::Published | Label::Updated => 3.0,
        Label::Other => return -10.0,
        Label::None => 0.0,
    };
    score += match sheet.kinds[piece] {
        Kind::Signature => 1.0,
        Kind::Closing => -1.5,
        _ => 0.0,
    };
    let first = sheet.first_paragraph().unwrap_or(sheet.pieces.len());
    let title = sheet.title.unwrap_or(first);
    score += if (title..first).contains(&piece) {
        4.0 - (piece - title) as f32 * 0.1
    } else if sheet.head().contains(&piece) {
        3.0
    } else if sheet.tail().contains(&piece) {
        1.0
    } else if piece < first || piece < first + NEAR && sheet.kinds[piece] == Kind::Signature {
        0.0
    } else {
        -2.0
    };
    score + if stamp.time.is_some() { 1.0 } else { 0.0 }
}

fn document_date(text: &Text, sheet: &Sheet, chosen: &Candidate, all: &[Candidate]) -> DocumentDate {
    let mut reasons = vec![evidence(text, &chosen.stamp.range)];
    // Another stamp of the same day elsewhere on the page bears the choice out.
    let other = all.iter().find(|other| {
        other.stamp.range != chosen.stamp.range
            && other.label == chosen.label
            && other.stamp.date == chosen.stamp.date
    });
    reasons.extend(other.map(|other| evidence(text, &other.stamp.range)));
    let confidence = if chosen.score >= 4.0 { 0.95 } else { 0.7 };
    let stamps: Vec<&Stamp> = all.iter().map(|candidate| &candidate.stamp).collect();
    let Some(ruling) = order::settle(text, sheet, &chosen.stamp, &stamps) else {
        let found = page_date(&chosen.stamp, reasons.remove(0));
        reasons.splice(0..0, found.evidence.iter().cloned());
        return DocumentDate { evidence: reasons, confidence: found.confidence.min(confidence), ..found };
    };
    let stamp = Stamp { date: ruling.date, exchanged: Some(ruling.other), ..chosen.stamp.clone() };
    let found = page_date(&stamp, reasons.remove(0));
    reasons.splice(0..0, found.evidence.iter().cloned());
    reasons.extend(ruling.reasons);
    DocumentDate { evidence: reasons, confidence: confidence.min(SETTLED), ..found }
}

/// The date that a stamp on the page states.
pub(super) fn page_date(stamp: &Stamp, evidence: Evidence) -> DocumentDate {
    DocumentDate {
        value: stamp.value(),
        granularity: stamp.granularity(),
        basis: Basis::Page,
        evidence: vec![evidence],
        confidence: if stamp.exchanged.is_some() { 0.6 } else { 0.95 },
        alternatives: stamp.exchanged_value().into_iter().collect(),
    }
}

/// Reads a date as metadata states it: ISO 8601, or in one of the forms that pages show.
pub(super) fn iso(value: &str) -> Option<(String, Granularity)> {
    let value = value.trim();
    let found = stamp::find(value);
    if let Some(stamp) = found.first() {
        return Some((stamp.value(), stamp.granularity()));
    }
    // `20230129` and `20230129T1816`, which would be any number in a text, are dates in a date field.
    let digits = value.get(..8).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let day = format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]);
    day.parse::<Date>().ok().map(|date| (date.to_string(), Granularity::Day))
}

/// Reads the date that the scraper gave.
pub(in crate::page) fn given(value: &str) -> Result<DocumentDate, Diagnostic> {
    let value = value.trim();
    let granularity = granularity_of(value).ok_or_else(|| Diagnostic {
        code: DiagnosticCode::BadInput,
        severity: Severity::Warning,
        message: format!("the given publication date {value:?} is no ISO 8601 date"),
        span: None,
    })?;
    Ok(DocumentDate {
        value: value.replacen(' ', "T", 1),
        granularity,
        basis: Basis::Metadata,
        evidence: vec![Evidence { text: value.to_owned(), span: None, source: Source::Given }],
        confidence: 0.99,
        alternatives: Vec::new(),
    })
}

/// How fine an ISO 8601 value is; `None` if it is none.
fn granularity_of(value: &str) -> Option<Granularity> {
    if value.len() == 4 && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Granularity::Year);
    }
    if value.len() == 7 {
        return format!("{value}-01").parse::<Date>().ok().map(|_| Granularity::Month);
    }
    let (day, time) = match value.split_once(['T', ' ']) {
        Some((day, time)) => (day, Some(time)),
        None => (value, None),
    };
    day.parse::<Date>().ok()?;
    let Some(time) = time else { return Some(Granularity::Day) };
    let clock = time.split(['Z', '+', '-', '.', ',']).next().unwrap_or(time).trim();
    format!("{day}T{clock}").parse::<DateTime>().ok()?;
    Some(if clock.matches(':').count() >= 2 { Granularity::Second } else { Granularity::Minute })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_dates_are_checked() {
        let check = |value: &str, expected: Option<Granularity>| {
            assert_eq!(given(value).ok().map(|date| date.granularity), expected, "{value}");
        };
        check("2023-01-29", Some(Granularity::Day));
        check("2023-01", Some(Granularity::Month));
        check("2023-01-29T18:16", Some(Granularity::Minute));
        check("2023-01-29 18:16:05", Some(Granularity::Second));
        check("2023-01-29T18:16:05.250+09:00", Some(Granularity::Second));
        check("2023-02-30", None);
        check("yesterday", None);
        check("", None);
    }
}
