//! Parts of speech, lemmas, syntax and names.

mod apart;
pub mod clues;
mod hash;
mod labels;
mod lemma;
pub mod model;
mod morph;
pub mod ner;
pub mod network;
mod pipeline;
pub mod read;
mod roles;
pub mod rows;
mod shared;
mod tree;
mod word;

use std::ops::Range;

pub use self::labels::{Deprel, Features, Number, Person, Tense, Upos, VerbForm};
pub use self::lemma::Lemmas;
pub use self::pipeline::Pipeline;
pub use self::roles::{Argument, Predicate, Role};
pub use self::shared::LanguageModel;
pub use self::word::{Case, Style, Word};
use crate::analysis::EntityType;
use crate::page::BlockKind;
use crate::text::Sentence;
use crate::{ByteRange, Text};

/// A page's tokens with their syntax, and the names among them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tagged {
    /// What each sentence's block is, by sentence.
    pub kinds: Vec<BlockKind>,
    /// The sentences, in order.
    pub sentences: Vec<Sentence>,
    /// The tokens, in order.
    pub tokens: Vec<Token>,
    /// The names, in order, none overlapping another.
    pub names: Vec<Name>,
    /// The predicates, in order.
    pub predicates: Vec<Predicate>,
}

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub range: ByteRange,
    /// The index of its sentence.
    pub sentence: usize,
    /// The lemma, in lower case unless it is a proper noun.
    pub lemma: Box<str>,
    /// The universal part of speech.
    pub upos: Upos,
    /// The morphology that later stages need.
    pub features: Features,
    /// The index of the token that governs it, in the whole page; `None` for the root of a sentence.
    pub head: Option<usize>,
    /// The relation to its head, of Universal Dependencies.
    pub deprel: Deprel,
}

/// Tokens that name somebody or something, titles left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The tokens, as indices into the page; all in one sentence.
    pub tokens: Range<usize>,
    /// What kind of thing is named.
    pub kind: EntityType,
    /// The probability that span and kind are right, 0 to 1.
    pub confidence: f32,
}

impl Tagged {
    /// The tokens governed by `token`, in order.
    pub fn children(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let sentence = &self.sentences[self.tokens[token].sentence];
        sentence.tokens.clone().filter(move |&child| self.tokens[child].head == Some(token))
    }

    /// The first token governed by `token` with the relation.
    pub fn child(&self, token: usize, relation: Deprel) -> Option<usize> {
        self.children(token).find(|&child| self.tokens[child].deprel == relation)
    }

    /// The bytes that the tokens cover.
    pub fn range(&self, tokens: &Range<usize>) -> ByteRange {
        if tokens.is_empty() {
            return 0..0;
        }
        self.tokens[tokens.start].range.start..self.tokens[tokens.end - 1].range.end
    }

    /// The words of one token.
    pub fn word<'t>(&self, text: &'t Text, token: usize) -> &'t str {
        text.slice(&self.tokens[token].range)
    }
}

#[cfg(test)]
mod tests;
