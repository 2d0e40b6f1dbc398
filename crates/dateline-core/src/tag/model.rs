//! The file that holds trained weights.
//!
//! A model is one file: a magic number and a version, a checksum, a card in JSON, and then sections. The card says the
//! model's name, licence and sources, its labels, and what each section holds: the numbers of a network
//! ([`TensorCard`]), a linear classifier over hashed features ([`HeadCard`]), or a text. The file is read in place:
//! large tables are not unpacked, and in the embedded model cost no memory beyond the program itself.
//!
//! ```text
//! "DATELINE" | version u32 | card length u32 | checksum u64 | card (JSON) | sections …      (little-endian)
//! ```

mod build;
mod checksum;
mod head;
mod tensor;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use self::build::{Builder, Row};
pub use self::head::{Head, Score};
pub use self::tensor::{Kind, TensorCard};
use super::network::Sizes;

const MAGIC: &[u8; 8] = b"DATELINE";
/// The version of the format that this program writes.
pub const FORMAT: u32 = 2;
/// The oldest version that it still reads: it had no tensors.
const OLDEST: u32 = 1;
/// The bytes before the card.
const PREAMBLE: usize = 24;

/// Why a file is no model that can be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// The file does not start as a model does.
    #[error("not a Dateline model")]
    NotAModel,
    /// The file is in another version of the format.
    #[error("a model in format {found}; this program reads formats {OLDEST} to {FORMAT}")]
    Format {
        /// The version found.
        found: u32,
    },
    /// The file is cut short or altered.
    #[error("a damaged model: {0}")]
    Damaged(&'static str),
    /// The card does not parse.
    #[error("a model whose card does not parse")]
    Card(#[from] serde_json::Error),
    /// The model lacks a part that the stage needs.
    #[error("a model without the part `{0}`")]
    Missing(Box<str>),
    /// A part has other dimensions than the rest of the model asks for.
    #[error("a model whose part `{part}` does not fit: {reason}")]
    Unfit {
        /// The part.
        part: Box<str>,
        /// What is wrong with it.
        reason: Box<str>,
    },
}

/// What a model says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The model's name.
    pub name: String,
    /// The model's version.
    pub version: String,
    /// The licence of the weights.
    pub licence: String,
    /// What it was trained on.
    pub sources: Vec<Source>,
    /// Its linear heads, by name.
    #[serde(default)]
    pub heads: Vec<HeadCard>,
    /// The dimensions of its network.
    #[serde(default)]
    pub sizes: Sizes,
    /// The numbers of its network, by name.
    #[serde(default)]
    pub tensors: Vec<TensorCard>,
    /// The labels that its network gives, by task, in the order of the weights.
    #[serde(default)]
    pub labels: BTreeMap<String, Vec<String>>,
    /// Word lists and tables of text, by name: the bytes after the card that hold each.
    pub texts: Vec<(String, Range<usize>)>,
}

/// A source of training data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// Its licence.
    pub licence: String,
}

/// One task that the model does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadCard {
    /// The task.
    pub name: String,
    /// The labels, in the order of the weights.
    pub labels: Vec<String>,
    /// The bytes after the card that hold the table of features.
    pub slots: Range<usize>,
    /// The bytes after the card that hold the weights.
    pub rows: Range<usize>,
}

/// A model that was read and found whole.
#[derive(Debug)]
pub struct Model {
    bytes: Cow<'static, [u8]>,
    card: Card,
    body: usize,
    heads: HashMap<String, usize>,
}

impl ModelError {
    fn missing(part: &str) -> Self {
        Self::Missing(part.into())
    }

    /// A part that does not fit, and why.
    pub(super) fn unfit(part: &str, reason: impl Into<Box<str>>) -> Self {
        Self::Unfit { part: part.into(), reason: reason.into() }
    }
}

impl Model {
    /// Reads a model and checks that it is whole.
    pub fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, ModelError> {
        let bytes = bytes.into();
        let preamble = bytes.get(..PREAMBLE).ok_or(ModelError::NotAModel)?;
        if !preamble.starts_with(MAGIC) {
            return Err(ModelError::NotAModel);
        }
        let number = |at: usize| preamble[at..at + 4].iter().rev().fold(0u32, |n, &b| n << 8 | u32::from(b));
        if !(OLDEST..=FORMAT).contains(&number(8)) {
            return Err(ModelError::Format { found: number(8) });
        }
        let rest = &bytes[PREAMBLE..];
        if checksum::of(rest).to_le_bytes() != preamble[16..24] {
            return Err(ModelError::Damaged("the checksum differs"));
        }
        let length = number(12) as usize;
        let card: Card = serde_json::from_slice(rest.get(..length).ok_or(ModelError::Damaged("no card"))?)?;
        let body = PREAMBLE + length;
        let size = bytes.len() - body;
        let sections = card.heads.iter().flat_map(|head| [&head.slots, &head.rows]);
        let sections = sections.chain(card.tensors.iter().map(|tensor| &tensor.at));
        if sections.chain(card.texts.iter().map(|(_, at)| at)).any(|at| at.start > at.end || at.end > size) {
            return Err(ModelError::Damaged("a part lies outside the file"));
        }
        let heads = card.heads.iter().enumerate().map(|(at, head)| (head.name.clone(), at)).collect();
        Ok(Self { bytes, card, body, heads })
    }

    /// What the model says of itself.
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// The head for a task.
    pub fn head(&self, name: &'static str) -> Result<Head<'_>, ModelError> {
        let card = &self.card.heads[*self.heads.get(name).ok_or_else(|| ModelError::missing(name))?];
        Ok(Head::new(&card.labels, self.section(&card.slots), self.section(&card.rows)))
    }

    /// The labels of a task of the network.
    pub fn labels(&self, task: &str) -> Result<&[String], ModelError> {
        self.card.labels.get(task).map(Vec::as_slice).ok_or_else(|| ModelError::missing(task))
    }

    /// A text of the model.
    pub fn text(&self, name: &'static str) -> Result<&str, ModelError> {
        let found =
            self.card.texts.iter().find(|(text, _)| text == name).ok_or_else(|| ModelError::missing(name))?;
        std::str::from_utf8(self.section(&found.1)).map_err(|_| ModelError::Damaged("a text is not UTF-8"))
    }

    /// The bytes of a part.
    pub(super) fn section(&self, range: &Range<usize>) -> &[u8] {
        &self.bytes[self.body + range.start..self.body + range.end]
    }
}

#[cfg(test)]
mod tests;
