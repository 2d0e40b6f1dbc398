//! The one door to a corpus.

use std::path::Path;

use dateline_core::{Analysis, Page};

use crate::error::{Error, Result};
use crate::options::CorpusOptions;
use crate::queries::{Ingest, Queries};
use crate::query::{
    Aggregation, DocumentFilter, DocumentQuery, EntityQuery, EventFilter, Listing, MentionFilter,
    PageRequest, QuoteFilter,
};
use crate::values::{
    Analyzed, Bucket, Changes, Document, DocumentHit, DocumentSummary, EntityHit, EntityRecord, EventRecord,
    Ingested, MentionRecord, QuoteRecord, Statistics,
};

/// A corpus on this machine: one directory. Share it in an `Arc`; all methods take `&self`.
#[derive(Debug)]
pub struct Corpus {
    options: CorpusOptions,
}

impl Corpus {
    /// Opens the corpus in `directory` for reading and writing; makes one where there is none.
    pub fn open(_directory: impl AsRef<Path>, options: CorpusOptions) -> Result<Self> {
        Ok(Self { options })
    }

    /// Opens the corpus in `directory` for reading, beside a writer if there is one.
    pub fn open_read_only(_directory: impl AsRef<Path>, options: CorpusOptions) -> Result<Self> {
        Ok(Self { options })
    }

    /// Stores analyses that were made elsewhere.
    pub fn ingest_analyses(&self, _analyses: Vec<Analyzed>) -> Result<Vec<Ingested>> {
        Err(pending())
    }
}

fn pending() -> Error {
    Error::Remote { kind: crate::error::ErrorKind::Unimplemented, message: "not yet implemented".to_owned() }
}

impl Queries for Corpus {
    fn analyze(&self, page: &Page) -> Result<Analysis> {
        Ok(dateline_core::analyze(page, &self.options.analysis))
    }

    fn document(&self, _id: &str) -> Result<Document> {
        Err(pending())
    }

    fn documents(&self, _filter: &DocumentFilter, _page: &PageRequest) -> Result<Listing<DocumentSummary>> {
        Err(pending())
    }

    fn search_documents(&self, _query: &DocumentQuery, _page: &PageRequest) -> Result<Listing<DocumentHit>> {
        Err(pending())
    }

    fn entity(&self, _id: &str) -> Result<EntityRecord> {
        Err(pending())
    }

    fn entities(&self, _ids: &[String]) -> Result<Vec<EntityRecord>> {
        Err(pending())
    }

    fn search_entities(&self, _query: &EntityQuery, _page: &PageRequest) -> Result<Listing<EntityHit>> {
        Err(pending())
    }

    fn mentions(&self, _filter: &MentionFilter, _page: &PageRequest) -> Result<Listing<MentionRecord>> {
        Err(pending())
    }

    fn event(&self, _id: &str) -> Result<EventRecord> {
        Err(pending())
    }

    fn events(&self, _filter: &EventFilter, _page: &PageRequest) -> Result<Listing<EventRecord>> {
        Err(pending())
    }

    fn aggregate_events(&self, _filter: &EventFilter, _aggregation: Aggregation) -> Result<Vec<Bucket>> {
        Err(pending())
    }

    fn quotes(&self, _filter: &QuoteFilter, _page: &PageRequest) -> Result<Listing<QuoteRecord>> {
        Err(pending())
    }

    fn statistics(&self) -> Result<Statistics> {
        Err(pending())
    }

    fn changes(&self, _after: u64, _limit: u32) -> Result<Changes> {
        Err(pending())
    }
}

impl Ingest for Corpus {
    fn ingest(&self, _pages: Vec<Page>) -> Result<Vec<Ingested>> {
        Err(pending())
    }

    fn delete_document(&self, _id: &str) -> Result<()> {
        Err(pending())
    }
}
