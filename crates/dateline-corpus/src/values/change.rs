//! The change feed.

use serde::{Deserialize, Serialize};

/// A stretch of the change feed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// What changed, in order.
    pub items: Vec<Change>,
    /// The sequence number of the last change of the corpus: nothing is newer.
    pub latest: u64,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Its number: every later change has a higher one. Numbers may be left out.
    pub sequence: u64,
    /// When it was made: RFC 3339, UTC.
    pub time: String,
    /// What changed.
    pub kind: ChangeKind,
    /// The id of what changed.
    pub id: String,
    /// For a document, the revision that it has now; for what was merged, the id that it has now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
}

/// What changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChangeKind {
    /// A document came, or has a new revision.
    DocumentStored,
    /// A document was deleted.
    DocumentDeleted,
    /// An entity was found to be another.
    EntityMerged,
    /// An event was found to be another.
    EventMerged,
    /// Somebody decided who is who, or took that back; the id is the judgement's.
    EntitiesJudged,
    /// A list of who is who was loaded, or removed; the id is the list's name.
    ListChanged,
}
