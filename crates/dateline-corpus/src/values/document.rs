//! Documents.

use dateline_core::Analysis;
use dateline_core::analysis::{DocumentDate, PageKind};
use serde::{Deserialize, Serialize};

use super::Passage;

/// A document: its latest analysis, and how it came here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Its id.
    pub id: String,
    /// Its revision, counted from 1.
    pub revision: u32,
    /// When this revision was ingested: RFC 3339, UTC.
    pub ingest_time: String,
    /// BLAKE3 of the page's bytes and of what the scraper knew, in hexadecimal.
    pub content_hash: String,
    /// The version of the engine that read it.
    pub engine: String,
    /// The revisions before this one, latest first.
    pub earlier: Vec<Revision>,
    /// Everything taken from it. `analysis.document` is the id.
    pub analysis: Analysis,
    /// The id of the document that it is a copy of: the first published of its copies, if that is before its own
    /// publication. A document without a date comes after those with one, and of two as early the lesser id is first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<String>,
    /// The other documents with nearly the same body, the first published first; at most 100.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<CopyRecord>,
}

/// A document that carries nearly the same body as another one: syndicated, or scraped again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CopyRecord {
    /// Its id.
    pub document: String,
    /// The share of runs of four words that both bodies hold, from 0.4 to 1.
    pub similarity: f32,
    /// Its headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its outlet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// When it was published: ISO 8601, as fine as is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
}

/// One state of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// Its number, counted from 1.
    pub revision: u32,
    /// When it was ingested: RFC 3339, UTC.
    pub ingest_time: String,
    /// BLAKE3 of the page's bytes and of what the scraper knew, in hexadecimal.
    pub content_hash: String,
    /// The version of the engine that read it.
    pub engine: String,
}

/// A document in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentSummary {
    /// Its id.
    pub id: String,
    /// Its revision, counted from 1.
    pub revision: u32,
    /// When this revision was ingested: RFC 3339, UTC.
    pub ingest_time: String,
    /// What kind of page it is.
    pub kind: PageKind,
    /// Its language: ISO 639-1, or `und`.
    pub language: String,
    /// Its headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its outlet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// The agency that supplied it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// When it was published, and how that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<DocumentDate>,
    /// How many entities it names.
    pub entity_count: u32,
    /// How many reports it makes.
    pub report_count: u32,
    /// How many quotes it holds.
    pub quote_count: u32,
}

/// A document that matches a query.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentHit {
    /// The document.
    pub document: DocumentSummary,
    /// How well it matches (BM25); comparable only within one query.
    pub score: f32,
    /// Where it matches, best first.
    pub passages: Vec<Passage>,
}
