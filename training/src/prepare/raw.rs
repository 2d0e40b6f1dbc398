//! Text without labels: the bodies of pages, and lines around them that name nobody.

use std::collections::HashSet;
use std::path::Path;

use anyhow::{Context as _, Result};
use dateline_core::Text;
use dateline_core::tag::Word;
use dateline_core::tag::clues;
use serde_json::Value;

use super::labels::Labelled;
use crate::pages;
use crate::treebank::{self, read_text};

/// A paragraph has at most so many tokens: longer ones are cut.
const LONGEST: usize = 256;
/// A line around the body has at most so many bytes.
const SHORT: usize = 60;
/// So many lines are taken of a page.
const LINES: usize = 12;

/// Text by page.
#[derive(Default)]
pub(super) struct Raw {
    /// The paragraphs of bodies.
    pub(super) bodies: Vec<Vec<Labelled>>,
    /// Lines around them that name nobody.
    pub(super) furniture: Vec<Vec<Labelled>>,
}

/// Reads the pages of the sites that may be looked at.
pub(super) fn read(folder: &Path) -> Result<Raw> {
    let content = read_text(&folder.join("pages/text-pages/pages.jsonl.zst"))?;
    let mut raw = Raw::default();
    let mut known = HashSet::new();
    for line in content.lines() {
        let page: Value = serde_json::from_str(line)?;
        if !pages::may_be_looked_at(page["url"].as_str().unwrap_or_default()) {
            continue;
        }
        let text = |key: &str| page[key].as_str().context("a page without its text");
        let (body, whole) = (text("body")?, text("text")?);
        let lines: Vec<&str> = body.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        raw.bodies.push(lines.iter().flat_map(|line| paragraphs(line)).collect());
        let within: HashSet<&str> = lines.into_iter().collect();
        let around = whole.lines().map(|line| line.trim_matches(['•', '*', ' ', '\t']));
        let around = around.filter(|line| line.len() <= SHORT && !within.contains(line));
        let fresh = around.filter(|line| known.insert((*line).to_owned())).filter_map(nobody);
        raw.furniture.push(fresh.take(LINES).collect());
    }
    Ok(raw)
}

/// The line in pieces that are not too long.
fn paragraphs(line: &str) -> Vec<Labelled> {
    let text = Text::new(line.to_owned());
    let tokens = treebank::tokens(&text);
    let piece = |tokens: &[dateline_core::ByteRange]| {
        let start = tokens.first().map_or(0, |token| token.start);
        let end = tokens.last().map_or(0, |token| token.end);
        let moved = tokens.iter().map(|token| token.start - start..token.end - start).collect();
        Labelled::bare(line[start..end].to_owned(), moved)
    };
    tokens.chunks(LONGEST).map(piece).collect()
}

/// The line with every token outside of names, if nothing in it looks like one.
fn nobody(line: &str) -> Option<Labelled> {
    let text = Text::new(line.to_owned());
    let tokens = treebank::tokens(&text);
    let words: Vec<Word> = tokens.iter().map(|range| Word::new(&text, range)).collect();
    let mut found = Vec::new();
    clues::look_up(&text, &tokens, &words, &mut found);
    let common = |word: &Word| word.case != dateline_core::tag::Case::Mixed;
    let clear = found.iter().all(|clue| clue.known == 0 && clue.kinds == 0) && words.iter().all(common);
    let mut labelled = Labelled::bare(line.to_owned(), tokens);
    labelled.names.fill(0);
    let few = (1..=4).contains(&labelled.tokens.len());
    (clear && few && line.is_ascii()).then_some(labelled)
}
