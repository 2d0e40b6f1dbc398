//! The text that an answer came from.

use dateline_core::Span;
use dateline_core::analysis::Cited;
use serde::{Deserialize, Serialize};

/// Words of a document that an answer was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// The document's id.
    pub document: String,
    /// Where the words stand: code points of the document's text.
    pub span: Span,
    /// The words, as they stand.
    pub text: String,
    /// The sentence or paragraph around them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<Cited>,
    /// The document's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The document's address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The document's outlet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// When the document was published: ISO 8601, to the precision that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
}
