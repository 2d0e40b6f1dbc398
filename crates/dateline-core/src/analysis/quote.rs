//! What is said, and by whom.

use serde::{Deserialize, Serialize};

use super::Party;
use crate::Span;

/// A piece of speech.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The words: inside the quotation marks for direct speech, the clause for indirect speech.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// How they are given.
    pub kind: QuoteKind,
    /// Who speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Party>,
    /// Whom the words tell of, when a statement tells what somebody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Party>,
    /// The words that tell of the speaking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Cue>,
}

/// The verb or phrase that tells of the speaking: `said`, `according to`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    /// The words, as they stand.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// The manner of speaking.
    pub manner: Manner,
}

/// How a quote is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteKind {
    /// Between quotation marks, whole.
    Direct,
    /// In the reporter's words.
    Indirect,
    /// A clause of the reporter's with words between quotation marks.
    Mixed,
}

/// The manner of speaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// `said`, `told`, `added`.
    Said,
    /// `asked`, `wondered`.
    Asked,
    /// `denied`, `rejected`.
    Denied,
    /// `warned`, `threatened`.
    Warned,
    /// `claimed`, `alleged`.
    Claimed,
    /// `promised`, `vowed`, `pledged`.
    Promised,
    /// `urged`, `demanded`, `called on`.
    Urged,
    /// `praised`, `thanked`, `welcomed`.
    Praised,
    /// `criticised`, `condemned`.
    Criticised,
}
