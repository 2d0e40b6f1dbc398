//! A corpus in numbers.

use serde::{Deserialize, Serialize};

/// A corpus in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statistics {
    /// Documents.
    pub documents: u64,
    /// Mentions of entities in them.
    pub mentions: u64,
    /// Entities.
    pub entities: u64,
    /// Reports.
    pub reports: u64,
    /// Events.
    pub events: u64,
    /// Quotes.
    pub quotes: u64,
    /// The earliest publication date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_published: Option<String>,
    /// The latest publication date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_published: Option<String>,
    /// The version of the engine that this program reads pages with.
    pub engine: String,
    /// The schema version of the records.
    pub schema: u32,
    /// The sequence number of the last change.
    pub sequence: u64,
    /// The sequence number of the last change that the text index holds.
    pub text_index_sequence: u64,
    /// Bytes on disk, records and index.
    pub disk_bytes: u64,
}
