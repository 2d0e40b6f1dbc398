//! Asking for documents.

use serde::{Deserialize, Serialize};

use super::TimeRange;

/// Which documents are meant; an empty filter means all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentFilter {
    /// Published in this range.
    pub published: TimeRange,
    /// Published by any of these outlets; case does not matter.
    pub outlets: Vec<String>,
    /// In any of these languages: ISO 639-1.
    pub languages: Vec<String>,
    /// Mentioning all of these entities: ids or names.
    pub entities: Vec<super::Who>,
}

/// What to look for in the text of documents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentQuery {
    /// Words (any of them counts, rare ones more), `"exact phrases"`, `+must`, `-mustnot`, `title:word`.
    pub text: String,
    /// Only among these documents.
    pub filter: DocumentFilter,
}
