//! A store of analyses with entities and events across documents, a text index and a change feed.
//!
//! ```
//! use dateline_core::Page;
//! use dateline_corpus::{Corpus, CorpusOptions, DocumentFilter, Ingest, PageRequest, Queries};
//!
//! # fn main() -> dateline_corpus::Result<()> {
//! # let directory = tempfile::tempdir().expect("a temporary directory");
//! let corpus = Corpus::open(directory.path().join("news"), CorpusOptions::default())?;
//! corpus.ingest(vec![Page::article("President Ana Kovac met Foreign Minister Li Wei in Geneva.")])?;
//! let documents = corpus.documents(&DocumentFilter::default(), &PageRequest::default())?;
//! assert_eq!(documents.items.len(), 1);
//! # Ok(())
//! # }
//! ```
//!
//! A [`Corpus`] is one directory: `records.sqlite` holds the truth, `text/` an index that can be deleted and is built
//! again. Ingest turns [`Page`](dateline_core::Page)s into analyses and stores them in durable batches; **identity**
//! joins the entities of single documents into entities of the corpus ([`EntityRecord`]), **merging** joins reports
//! into events ([`EventRecord`]). Every answer carries the [`Passage`]s that it was read from.
//!
//! [`Queries`] is what can be asked, of a corpus on this machine or of a server that serves one.
//!
//! Not here: network protocols, Python and the command line, which are faces over this crate; and any write to an
//! analysis: the store keeps what the core took from a page and derives the rest.

mod answers;
mod clock;
mod copies;
mod corpus;
mod curation;
mod error;
mod identity;
mod ids;
mod ingest;
pub mod likeness;
pub mod lists;
mod lookup;
mod merging;
mod options;
mod queries;
mod query;
mod sites;
mod store;
mod text;
mod text_index;
mod time;
mod values;

pub use crate::clock::{Clock, FixedClock, SystemClock};
pub use crate::corpus::Corpus;
pub use crate::error::{Error, ErrorKind, Result};
pub use crate::options::CorpusOptions;
pub use crate::queries::{Ingest, Queries};
pub use crate::query::{
    Aggregation, DocumentFilter, DocumentQuery, EntityQuery, EventFilter, JudgementFilter, Listing,
    MentionFilter, Order, PageRequest, Participant, ParticipantSide, PostQuery, QuoteFilter, RoleFilter,
    TimeAxis, TimeRange, TimeUnit, Who,
};
pub use crate::values::{
    Alias, Analyzed, Bucket, Change, ChangeKind, Changes, CopyRecord, Decision, Document, DocumentHit,
    DocumentSummary, EntityHit, EntityRecord, EntityRef, EventParticipant, EventRecord, EventStatus,
    EventTime, Explanation, HeldRole, Holder, Identifier, Incumbent, Inferred, Ingested, Judgement,
    JudgementKind, ListBatch, ListLoaded, ListSummary, ListedAs, ListedEntity, ListedRole, MatchKind,
    MentionRecord, Outcome, Passage, QuoteRecord, ReportRecord, Revision, RoleRecord, SameBecause, Side,
    Statistics, TimeBasis, Undoing,
};
