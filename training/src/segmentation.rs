//! How well text is cut into sentences.

use std::collections::HashSet;
use std::path::Path;

use anyhow::Result;
use dateline_core::page::{BlockKind, TextBlock};
use dateline_core::{ByteRange, Limits, Text, text};
use serde::Deserialize;

use crate::treebank::{Sentence, read_text};

#[derive(Deserialize)]
struct Case {
    set: String,
    text: String,
    expected: serde_json::Value,
}

fn segment(content: &str) -> (Text, text::Layer) {
    let text = Text::new(content.to_owned());
    let block = TextBlock { kind: BlockKind::Paragraph, range: 0..content.len() };
    let layer = text::segment(&text, &[block], &Limits::default());
    (text, layer)
}

/// Prints the share of the English golden rules that hold, and with `DATELINE_MISSES` set those that do not.
pub(crate) fn golden(folder: &Path) -> Result<()> {
    let content = read_text(&folder.join("language/sbd-golden-rules/pysbd_cases.jsonl"))?;
    let misses = std::env::var_os("DATELINE_MISSES").is_some();
    let (mut right, mut all) = (0usize, 0usize);
    for line in content.lines() {
        let case: Case = serde_json::from_str(line)?;
        if case.set != "english/GOLDEN_EN_RULES_TEST_CASES" {
            continue;
        }
        let expected: Vec<String> = serde_json::from_value(case.expected)?;
        let (text, layer) = segment(&case.text);
        let found: Vec<&str> = layer.sentences.iter().map(|sentence| text.slice(&sentence.range)).collect();
        let expected: Vec<&str> = expected.iter().map(|sentence| sentence.trim()).collect();
        all += 1;
        right += usize::from(found == expected);
        if misses && found != expected {
            eprintln!("golden: {expected:?}\n   got: {found:?}");
        }
    }
    eprintln!("sentences: {right} of {all} English golden rules hold");
    Ok(())
}

/// Prints the F1 of sentences and tokens from raw text; a paragraph of the treebank is a block.
pub(crate) fn raw(name: &str, sentences: &[Sentence]) {
    let (mut right, mut found, mut there) = (0usize, 0usize, 0usize);
    let (mut same, mut cut, mut tokens) = (0usize, 0usize, 0usize);
    let mut start = 0;
    for end in 1..=sentences.len() {
        if end < sentences.len() && !sentences[end].opens_paragraph {
            continue;
        }
        let mut content = String::new();
        let mut gold: HashSet<ByteRange> = HashSet::new();
        let mut words: HashSet<ByteRange> = HashSet::new();
        for sentence in &sentences[start..end] {
            let at = content.len();
            content.push_str(sentence.text.as_str());
            gold.insert(at..content.len());
            words.extend(sentence.tokens.iter().map(|token| at + token.start..at + token.end));
            content.push(' ');
        }
        let (_, layer) = segment(&content);
        found += layer.sentences.len();
        there += gold.len();
        right += layer.sentences.iter().filter(|sentence| gold.contains(&sentence.range)).count();
        cut += layer.tokens.len();
        tokens += words.len();
        same += layer.tokens.iter().filter(|token| words.contains(token)).count();
        start = end;
    }
    let f1 = |right: usize, found: usize, there: usize| 200.0 * right as f64 / (found + there).max(1) as f64;
    eprintln!(
        "{name}: sentences F1 {:.1}, tokens alike whether cut alone or in their paragraph {:.2}",
        f1(right, found, there),
        f1(same, cut, tokens)
    );
}
