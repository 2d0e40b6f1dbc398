//! What became of a page that was ingested.

use dateline_core::{Analysis, Page};
use serde::{Deserialize, Serialize};

/// What became of one page. Given only after the page is durable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ingested {
    /// The document's id.
    pub document: String,
    /// What happened.
    pub outcome: Outcome,
    /// The document's revision, counted from 1; 0 when it failed.
    pub revision: u32,
    /// Why it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What happened to a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It is a new document.
    New,
    /// It is a new revision of a document.
    Changed,
    /// The document was there, the same, read by the same engine.
    Unchanged,
    /// It could not be stored; the other pages of the batch were.
    Failed,
}

/// An analysis made elsewhere, as a batch engine makes them, on its way into a corpus.
#[derive(Clone, Debug, PartialEq)]
pub struct Analyzed {
    /// The analysis. Its `document` is the id, or empty to have one derived from the address or the content.
    pub analysis: Analysis,
    /// What [`Analyzed::content_hash`] gave for the page.
    pub content_hash: String,
}

impl Analyzed {
    /// Reads a page.
    pub fn new(page: &Page, options: &dateline_core::Options) -> Self {
        Self { analysis: dateline_core::analyze(page, options), content_hash: Self::content_hash(page) }
    }

    /// The hash by which a corpus knows a page again: BLAKE3 of its bytes and of what the scraper knew of it, save when
    /// it was fetched.
    pub fn content_hash(page: &Page) -> String {
        let mut hasher = blake3::Hasher::new();
        let known = &page.known;
        let facts = [&known.id, &known.url, &known.title, &known.published, &page.charset];
        for fact in facts.into_iter().map(Option::as_deref) {
            hasher.update(&[u8::from(fact.is_some())]);
            hasher.update(&(fact.unwrap_or_default().len() as u64).to_le_bytes());
            hasher.update(fact.unwrap_or_default().as_bytes());
        }
        hasher.update(&[page.form.map_or(0, |form| form as u8 + 1)]);
        hasher.update(&page.bytes);
        hasher.finalize().to_hex().to_string()
    }
}
