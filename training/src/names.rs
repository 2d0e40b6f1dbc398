//! Sentences with their names, from sets that each have labels of their own.

mod augment;
mod columns;
pub(crate) mod gum;
mod mend;

use std::ops::Range;
use std::path::Path;

use anyhow::Result;
use dateline_core::analysis::EntityType;
use dateline_core::tag::ner;
use dateline_core::{ByteRange, Text};

pub(crate) use self::augment::Augmenter;
pub(crate) use self::columns::{gmb_sample, write_out};
use crate::treebank;

/// What a set says of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// It is a name of that kind.
    Is(EntityType),
    /// It may be a name; training takes what the model thinks.
    Unknown,
}

/// A sentence with what is said of it.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    pub(crate) text: Text,
    pub(crate) tokens: Vec<ByteRange>,
    pub(crate) names: Vec<(Range<usize>, EntityType)>,
    pub(crate) unknown: Vec<Range<usize>>,
}

impl Sample {
    /// Makes a sample from text and stretches of its bytes.
    pub(crate) fn new(content: String, stretches: &[(ByteRange, Says)]) -> Self {
        let text = Text::new(content);
        let tokens = treebank::tokens(&text);
        Self::of_tokens(text, tokens, stretches)
    }

    /// The same of text that is cut into tokens.
    pub(crate) fn of_tokens(text: Text, tokens: Vec<ByteRange>, stretches: &[(ByteRange, Says)]) -> Self {
        let mut sample = Self { text, tokens, names: Vec::new(), unknown: Vec::new() };
        for (range, says) in stretches {
            let under = |token: &ByteRange| token.start < range.end && range.start < token.end;
            let Some(start) = sample.tokens.iter().position(under) else { continue };
            let end = start + sample.tokens[start..].iter().take_while(|token| under(token)).count();
            match says {
                Says::Is(kind) => mend::add(&mut sample, start..end, *kind),
                Says::Unknown => sample.unknown.push(start..end),
            }
        }
        sample
    }

    pub(crate) fn word(&self, at: usize) -> &str {
        self.text.slice(&self.tokens[at])
    }

    /// The label of each token; `None` where it is not known.
    pub(crate) fn labels(&self) -> Vec<Option<usize>> {
        let mut labels = vec![Some(ner::OUTSIDE); self.tokens.len()];
        for range in &self.unknown {
            labels[range.clone()].fill(None);
        }
        for (range, kind) in &self.names {
            let kind = ner::KINDS.iter().position(|other| other == kind).unwrap_or_default();
            for at in range.clone() {
                labels[at] = Some(ner::label(range, at, kind));
            }
        }
        labels
    }
}

/// The small sets of names, each with its name; those that end in `-dev`, and `wikigold`, are never trained on.
pub(crate) fn sets(data: &Path) -> Result<Vec<(&'static str, Vec<Sample>)>> {
    let language = data.join("language");
    let sets = [
        ("crossner-train", "crossner-politics/train.txt", &columns::CROSSNER),
        ("crossner-dev", "crossner-politics/dev.txt", &columns::CROSSNER),
        ("wikigold", "wikigold/wikigold.conll.txt", &columns::WIKIGOLD),
        ("wnut-train", "wnut17/wnut17train.conll", &columns::WNUT),
        ("uner-dev", "uner-pud-ewt/en_ewt-uner-dev.iob2.zst", &columns::UNER),
    ];
    sets.into_iter()
        .map(|(name, file, format)| Ok((name, columns::read(&language.join(file), format)?)))
        .collect()
}
