//! Sentences and tokens.

mod clitic;
mod dateline;
mod hyphen;
mod lexicon;
mod sentence;
mod token;
mod web;

use std::ops::Range;

use crate::analysis::{Diagnostic, DiagnosticCode, Severity};
use crate::page::TextBlock;
use crate::{ByteRange, Limits, Text};

/// The sentences and tokens of a page's blocks.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// The blocks that were read.
    pub blocks: Vec<TextBlock>,
    /// The sentences, in order; none crosses a block.
    pub sentences: Vec<Sentence>,
    /// The tokens' places, in order; each lies in exactly one sentence.
    pub tokens: Vec<ByteRange>,
    /// What follows each token.
    pub gaps: Vec<Gap>,
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

/// What follows a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gap {
    /// The next token, or white space and then the next token.
    #[default]
    Space,
    /// The next line of the same paragraph.
    Line,
    /// Something that no sentence crosses: the end of the block, an empty line, an item of a list.
    Break,
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

    /// Cuts one block into sentences and tokens; false when the limit on tokens is reached.
    fn add(&mut self, text: &Text, block: usize, limits: &Limits) -> bool {
        let Range { start, end } = self.blocks[block].range.clone();
        let Some(content) = text.as_str().get(start..end) else { return true };
        let first = self.tokens.len();
        let stopped = token::tokenize(content, start, limits.tokens, &mut self.tokens);
        let tokens = &self.tokens[first..];
        let gap = |pair: &[ByteRange]| match text.as_str()[pair[0].end..pair[1].start].contains('\n') {
            true => Gap::Line,
            false => Gap::Space,
        };
        self.gaps.extend(tokens.windows(2).map(gap));
        self.gaps.resize(self.tokens.len(), Gap::Break);
        let mut from = 0;
        for end in sentence::ends(text.as_str(), tokens, limits.sentence_tokens) {
            let range = tokens[from].start..tokens[end.at - 1].end;
            self.sentences.push(Sentence { block, tokens: first + from..first + end.at, range });
            from = end.at;
            if end.is_sure {
                self.gaps[first + from - 1] = Gap::Break;
            }
        }
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
    let mut layer = Layer { blocks: blocks.to_vec(), ..Layer::default() };
    for block in 0..blocks.len() {
        if !layer.add(text, block, limits) {
            break;
        }
    }
    layer
}

#[cfg(test)]
mod tests;
