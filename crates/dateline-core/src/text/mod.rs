//! Sentences and tokens.

mod clitic;
mod dateline;
mod hyphen;
mod lexicon;
mod sentence;
mod slip;
mod token;
mod web;

use std::ops::Range;

pub use self::hyphen::Hyphens;
use crate::analysis::{Diagnostic, DiagnosticCode, Severity};
use crate::page::TextBlock;
use crate::{ByteRange, Limits, Text};

/// The sentences and tokens of a page's blocks.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// The blocks that were read.
    pub blocks: Vec<TextBlock>,
    /// The sentences by rule, in order; none crosses a block. The language model has the last word on them.
    pub sentences: Vec<Sentence>,
    /// The tokens' places, in order; each lies in exactly one sentence.
    pub tokens: Vec<ByteRange>,
    /// For each token what rules say of the end of a sentence after it.
    pub endings: Vec<Ending>,
    /// The most tokens of a sentence.
    pub longest: usize,
    /// The part of the text that was not read because [`Limits::tokens`] was reached.
    pub unread: Option<ByteRange>,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The index of its block.
    pub block: usize,
    /// Its tokens, as indices into the layer.
    pub tokens: Range<usize>,
    /// Where it stands.
    pub range: ByteRange,
}

/// What rules say of the end of a sentence after a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// The mark that stands there is no end: `Mr. Lee`, `1. The first item`, `"Why?" she asked`.
    Never,
    /// The mark that stands there seems to be none: a stop before a small letter.
    Unlikely,
    /// Nothing: no mark stands there that could end a sentence.
    #[default]
    Unsaid,
    /// The mark that stands there seems to end a sentence.
    Likely,
    /// No sentence goes on: the end of the block, an empty line, an item of a list; or an abbreviation before a word that
    /// starts sentences.
    Sure,
}

impl Layer {
    /// Says which range was not read, if any.
    pub fn diagnostics(&self, text: &Text, limits: &Limits) -> Vec<Diagnostic> {
        let unread = self.unread.iter().map(|range| Diagnostic {
            code: DiagnosticCode::LimitReached,
            severity: Severity::Warning,
            message: format!("the language stages read the first {} tokens only", limits.tokens),
            span: Some(text.span(range)),
        });
        unread.collect()
    }

    /// The tokens of each block that has any, as indices into the layer.
    pub fn block_tokens(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let blocks = self.sentences.chunk_by(|one, next| one.block == next.block);
        blocks.map(|block| block[0].tokens.start..block[block.len() - 1].tokens.end)
    }

    /// Cuts one block into sentences and tokens; false when the limit on tokens is reached.
    fn add(&mut self, text: &Text, block: usize, limits: &Limits, hyphens: Hyphens) -> bool {
        let Range { start, end } = self.blocks[block].range.clone();
        let Some(content) = text.as_str().get(start..end) else { return true };
        let first = self.tokens.len();
        let stopped = token::tokenize(content, start, limits.tokens, hyphens, &mut self.tokens);
        let tokens = &self.tokens[first..];
        let (ends, endings) = sentence::ends(text.as_str(), tokens, limits.sentence_tokens);
        let mut from = 0;
        for to in ends {
            let range = tokens[from].start..tokens[to - 1].end;
            self.sentences.push(Sentence { block, tokens: first + from..first + to, range });
            from = to;
        }
        self.endings.extend(endings);
        let rest = content[stopped..].find(|c| !token::is_blank(c));
        let last = self.blocks.last().map_or(end, |block| block.range.end.max(end));
        self.unread = match rest {
            Some(skipped) => Some(start + stopped + skipped..last),
            None if self.tokens.len() >= limits.tokens && end < last => Some(end..last),
            None => None,
        };
        self.unread.is_none()
    }
}

/// Cuts the blocks into sentences and tokens.
///
/// Tokens follow Universal Dependencies for English, apart from hyphenated words, which are cut only where they join
/// words of their own (`South Korea-NATO`, `U.S.-led`; but `Han Seo-jun`, `long-term`). White space, line breaks
/// inside a block among it, only separates tokens; an empty line and an item of a list start a new sentence.
pub fn segment(text: &Text, blocks: &[TextBlock], limits: &Limits) -> Layer {
    segment_with(text, blocks, limits, Hyphens::default())
}

/// The same with a choice of which hyphens cut words.
pub fn segment_with(text: &Text, blocks: &[TextBlock], limits: &Limits, hyphens: Hyphens) -> Layer {
    let mut layer = Layer { blocks: blocks.to_vec(), longest: limits.sentence_tokens, ..Layer::default() };
    for block in 0..blocks.len() {
        if !layer.add(text, block, limits, hyphens) {
            break;
        }
    }
    layer
}

#[cfg(test)]
mod tests;
