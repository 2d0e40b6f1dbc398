//! What was said, by whom.

use dateline_core::analysis::{Cue, QuoteKind};
use serde::{Deserialize, Serialize};

use super::{EntityRef, Inferred, Passage};

/// A piece of speech.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuoteRecord {
    /// The document's id.
    pub document: String,
    /// Its place among the quotes of the document, counted from 0.
    pub index: u32,
    /// The words, where they stand, and what stands around them.
    pub passage: Passage,
    /// How they are given.
    pub kind: QuoteKind,
    /// Who speaks, in the words of the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// Who speaks, as an entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_entity: Option<EntityRef>,
    /// Who speaks where the document only tells the post: who held it then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_inferred: Option<Inferred>,
    /// Whom the words tell of, in the words of the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Whom the words tell of, as an entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about_entity: Option<EntityRef>,
    /// The words that tell of the speaking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Cue>,
}
