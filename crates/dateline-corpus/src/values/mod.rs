//! What a corpus answers. The serde forms are what `--json` and Python show: absent values are left out, lists are
//! always written, times are ISO 8601.

mod change;
mod document;
mod entity;
mod event;
mod ingest;
mod judgement;
mod listed;
mod passage;
mod quote;
mod statistics;

pub use self::change::{Change, ChangeKind, Changes};
pub use self::document::{CopyRecord, Document, DocumentHit, DocumentSummary, Revision};
pub use self::entity::{
    Alias, EntityHit, EntityRecord, EntityRef, HeldRole, Holder, Incumbent, Inferred, MatchKind,
    MentionRecord, RoleRecord, SameBecause,
};
pub use self::event::{
    Bucket, EventParticipant, EventRecord, EventStatus, EventTime, ReportRecord, Side, TimeBasis,
};
pub use self::ingest::{Analyzed, Ingested, Outcome};
pub use self::judgement::{Decision, Explanation, Judgement, JudgementKind, Undoing};
pub use self::listed::{Identifier, ListBatch, ListLoaded, ListSummary, ListedAs, ListedEntity, ListedRole};
pub use self::passage::Passage;
pub use self::quote::QuoteRecord;
pub use self::statistics::Statistics;
