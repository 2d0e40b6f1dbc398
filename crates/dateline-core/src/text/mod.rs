//! Sentences and tokens.

use std::ops::Range;

use crate::analysis::Diagnostic;
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

impl Layer {
    /// Says which range was not read, if any.
    pub fn diagnostics(&self, _text: &Text, _limits: &Limits) -> Vec<Diagnostic> {
        Vec::new()
    }
}

/// Cuts the blocks into sentences and tokens.
pub fn segment(_text: &Text, _blocks: &[TextBlock], _limits: &Limits) -> Layer {
    Layer::default()
}
