//! Dates in the state that a page's scripts carry: `{"datePublished": "2024-01-29"}`.

use super::published::iso;
use crate::ByteRange;
use crate::analysis::{Basis, DocumentDate, Evidence, Granularity, Source};

/// The names under which scripts keep when a story was published.
const KEYS: [&str; 9] = [
    "datePublished",
    "publishedAt",
    "published_at",
    "publishedDate",
    "publishDate",
    "publish_date",
    "publicationDate",
    "pubDate",
    "firstPublished",
];

/// Bytes of scripts that are looked through, and values that are looked at.
const LENGTH: usize = 8 << 20;
const VALUES: usize = 200;

/// Longest value, in bytes.
const VALUE: usize = 48;

/// How sure a date is that all such values of a page name, and one that most of them do.
const AGREED: f32 = 0.8;
const MOSTLY: f32 = 0.5;

/// A value, with the text that states it.
struct Stated<'s> {
    text: &'s str,
    value: String,
    granularity: Granularity,
}

/// The date that the scripts at those places of the source state most often, the first of equals.
pub(in crate::page) fn scripted(source: &str, scripts: &[ByteRange]) -> Option<DocumentDate> {
    let mut left = LENGTH;
    let scripts = scripts.iter().filter_map(|range| source.get(range.clone()));
    let scripts = scripts.take_while(|script| {
        left = left.saturating_sub(script.len());
        left > 0
    });
    let found: Vec<Stated> = scripts.flat_map(stated).take(VALUES).collect();
    let day = |stated: &Stated| stated.value.get(..10).unwrap_or_default().to_owned();
    let often = |of: &Stated| found.iter().filter(|other| day(other) == day(of)).count();
    let chosen = found.iter().rev().max_by_key(|stated| often(stated))?;
    let agreed = often(chosen) == found.len();
    Some(DocumentDate {
        value: chosen.value.clone(),
        granularity: chosen.granularity,
        basis: Basis::Metadata,
        evidence: vec![Evidence { text: chosen.text.to_owned(), span: None, source: Source::JsonLd }],
        confidence: if agreed { AGREED } else { MOSTLY },
        alternatives: Vec::new(),
    })
}

/// The values of a script, key by key.
fn stated(script: &str) -> impl Iterator<Item = Stated<'_>> {
    KEYS.into_iter().flat_map(move |key| {
        let places = script.match_indices(key).map(|(at, _)| at);
        places.filter_map(move |at| value_at(script, at, key.len()))
    })
}

/// The value of the key at that place. In JSON inside a string, quotes are escaped.
fn value_at(script: &str, at: usize, key: usize) -> Option<Stated<'_>> {
    let rest = &script[at + key..];
    let value = rest.trim_start_matches(['\\', '"', '\'', ' ', ':']);
    let between = &rest[..rest.len() - value.len()];
    if !between.contains(':') || !between.ends_with(['"', '\'']) {
        return None;
    }
    let length = value.find(['"', '\'', '\\']).filter(|&length| length <= VALUE)?;
    let (date, granularity) = iso(&value[..length])?;
    let end = at + key + between.len() + length;
    Some(Stated { text: &script[at..end], value: date, granularity })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_from_scripts() {
        let check = |script: &str, expected: Option<&str>| {
            let found = scripted(script, std::slice::from_ref(&(0..script.len())));
            assert_eq!(found.map(|date| date.value).as_deref(), expected, "{script}");
        };
        check(r#"x = {"datePublished":"2024-01-29T10:00:00Z"}"#, Some("2024-01-29T10:00:00Z"));
        check(r#"push("{\"publishedAt\":\"2024-01-29\"}")"#, Some("2024-01-29"));
        check("{publishDate: '2024-01-29'}", Some("2024-01-29"));
        check(
            r#"{"pubDate":"2024-01-28"},{"pubDate":"2024-01-29"},{"pubDate":"2024-01-29"}"#,
            Some("2024-01-29"),
        );
        check(r#"{"datePublished": null, "x": "2024-01-29"}"#, None);
        check("if (datePublished) { x('2024-01-29') }", None);
    }
}
