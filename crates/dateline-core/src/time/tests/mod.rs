//! Tests of the whole stage over tiny texts.

mod anchors;
mod dating;
mod expressions;
mod properties;

use super::*;
use crate::analysis::{Basis, Granularity, PageKind};
use crate::page::{BlockKind, TextBlock};
use crate::{Limits, tag, text};

/// Reads a text of paragraphs; a line that begins with `[title]` or `[caption]` is one. `published` may be empty.
fn read(published: &str, content: &str) -> (Text, Times) {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in content.split_inclusive('\n') {
        let end = at + line.trim_end().len();
        let (kind, skip) = if line.starts_with("[title]") {
            (BlockKind::Title, "[title] ".len())
        } else if line.starts_with("[caption]") {
            (BlockKind::Caption, "[caption] ".len())
        } else {
            (BlockKind::Paragraph, 0)
        };
        if end > at + skip {
            blocks.push(TextBlock { kind, range: at + skip..end });
        }
        at += line.len();
    }
    let text = Text::new(content.to_owned());
    let layer = text::segment(&text, &blocks, &Limits::default());
    let tagged = tag::LanguageModel::embedded().unwrap().annotate(&text, &layer);
    let published = (!published.is_empty()).then(|| DocumentDate {
        value: published.to_owned(),
        granularity: Granularity::Day,
        basis: Basis::Page,
        evidence: Vec::new(),
        confidence: 1.0,
        alternatives: Vec::new(),
    });
    let article =
        Article { kind: PageKind::Article, language: "en".to_owned(), published, ..Article::default() };
    let times = find(&text, &tagged, &article, &Known::default(), &[]);
    (text, times)
}

/// What a text says of time: the words and the value of each expression.
fn values(published: &str, content: &str) -> Vec<(String, String)> {
    let (_, times) = read(published, content);
    times.timexes.into_iter().map(|found| (found.timex.text, found.timex.value.unwrap_or_default())).collect()
}

/// Checks the expressions of a text on a day, all of them and no others.
#[track_caller]
fn check(published: &str, content: &str, expected: &[(&str, &str)]) {
    let found = values(published, content);
    let found: Vec<(&str, &str)> =
        found.iter().map(|(text, value)| (text.as_str(), value.as_str())).collect();
    assert_eq!(found, expected, "in {content:?} on {published}");
}

/// Checks sentences that hold one expression each: sentence, words, value. All that fail are shown.
#[track_caller]
fn check_each(published: &str, cases: &[(&str, &str, &str)]) {
    let mut failures = Vec::new();
    for &(sentence, text, value) in cases {
        let found = values(published, sentence);
        if found != [(text.to_owned(), value.to_owned())] {
            failures.push(format!("{sentence}\n  want {text:?} {value}, got {found:?}"));
        }
    }
    assert!(failures.is_empty(), "on {published}:\n{}", failures.join("\n"));
}
