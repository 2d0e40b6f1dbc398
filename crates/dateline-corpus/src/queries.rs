//! What can be asked of a corpus, here or over the network.

use dateline_core::{Analysis, Page};

use crate::error::{Error, Result};
use crate::query::{
    Aggregation, DocumentFilter, DocumentQuery, EntityQuery, EventFilter, JudgementFilter, Listing,
    MentionFilter, PageRequest, PostQuery, QuoteFilter, RoleFilter, Who,
};
use crate::values::{
    Bucket, Changes, Decision, Document, DocumentHit, DocumentSummary, EntityHit, EntityRecord, EventRecord,
    Explanation, HeldRole, Incumbent, Ingested, Judgement, ListBatch, ListLoaded, ListSummary, MentionRecord,
    QuoteRecord, Statistics,
};

/// What can be asked of a corpus. Implemented by [`Corpus`](crate::Corpus) and by the client of a server, so that a
/// face is written once for both.
pub trait Queries: Send + Sync {
    /// Reads a page without storing it.
    fn analyze(&self, page: &Page) -> Result<Analysis>;

    /// The document of that id.
    fn document(&self, id: &str) -> Result<Document>;

    /// Documents, the latest published first.
    fn documents(&self, filter: &DocumentFilter, page: &PageRequest) -> Result<Listing<DocumentSummary>>;

    /// Documents whose text matches, the best first.
    fn search_documents(&self, query: &DocumentQuery, page: &PageRequest) -> Result<Listing<DocumentHit>>;

    /// The entity of that id; an id that was merged gives what it was merged into.
    fn entity(&self, id: &str) -> Result<EntityRecord>;

    /// The entities of those ids, in the same order; fails if any does not exist. At most
    /// [`PageRequest::MAX_SIZE`] ids.
    fn entities(&self, ids: &[String]) -> Result<Vec<EntityRecord>>;

    /// The entity of an id, or the one that a search for a name puts first.
    fn find_entity(&self, who: &Who) -> Result<EntityRecord> {
        let id = match who {
            Who::Id(id) => id.clone(),
            Who::Name(name) => {
                let query = EntityQuery { name: name.clone(), ..EntityQuery::default() };
                let found = self.search_entities(&query, &PageRequest::first(1))?;
                let best = found.items.into_iter().next();
                best.ok_or_else(|| Error::not_found("entity", name))?.entity.id
            }
        };
        self.entity(&id)
    }

    /// Entities by name, the best match first, then the most mentioned.
    fn search_entities(&self, query: &EntityQuery, page: &PageRequest) -> Result<Listing<EntityHit>>;

    /// Mentions of an entity, document by document, the earliest published first.
    fn mentions(&self, filter: &MentionFilter, page: &PageRequest) -> Result<Listing<MentionRecord>>;

    /// Who held which post when, the latest seen first. A filter that leaves more than 2000 holders is refused.
    fn roles(&self, filter: &RoleFilter, page: &PageRequest) -> Result<Listing<HeldRole>>;

    /// Who held a post at a time, as far as the corpus knows: `NATO chief`, `foreign minister of Norway`. Fails if the words
    /// hold no post, or no country or organisation of the corpus, or `at` is no period.
    fn incumbent(&self, query: &PostQuery) -> Result<Incumbent>;

    /// Why two entities, or two names of one, are one or two.
    fn explain(&self, left: &Who, right: &Who) -> Result<Explanation>;

    /// The journal of judgements about who is who, the latest first.
    fn judgements(&self, filter: &JudgementFilter, page: &PageRequest) -> Result<Listing<Judgement>>;

    /// The lists that were loaded, by name.
    fn lists(&self) -> Result<Vec<ListSummary>>;

    /// The event of that id, with all its reports; an id that was merged gives what it was merged into.
    fn event(&self, id: &str) -> Result<EventRecord>;

    /// Events in order of time.
    fn events(&self, filter: &EventFilter, page: &PageRequest) -> Result<Listing<EventRecord>>;

    /// Events counted: by time in order, else the largest count first. At most [`PageRequest::MAX_SIZE`] buckets.
    fn aggregate_events(&self, filter: &EventFilter, aggregation: Aggregation) -> Result<Vec<Bucket>>;

    /// Quotes in order of publication.
    fn quotes(&self, filter: &QuoteFilter, page: &PageRequest) -> Result<Listing<QuoteRecord>>;

    /// The corpus in numbers.
    fn statistics(&self) -> Result<Statistics>;

    /// At most `limit` changes after that sequence number (0 for all), in order.
    fn changes(&self, after: u64, limit: u32) -> Result<Changes>;
}

/// What can be done to a corpus.
pub trait Ingest: Queries {
    /// Reads and stores pages; the answer holds one item a page, in order, and what it acknowledges is durable.
    fn ingest(&self, pages: Vec<Page>) -> Result<Vec<Ingested>>;

    /// Deletes a document and all that was read from it.
    fn delete_document(&self, id: &str) -> Result<()>;

    /// Decides who is who; durable, and kept through re-ingest. Refused when it contradicts a judgement that stands.
    fn judge(&self, decision: &Decision) -> Result<Judgement>;

    /// Loads a part of a user's own list, in place of what the list held under the same ids; durable.
    fn load_list(&self, part: &ListBatch) -> Result<ListLoaded>;

    /// Removes a list; gives how many entities it held.
    fn remove_list(&self, list: &str) -> Result<u64>;

    /// Takes a judgement back.
    fn undo_judgement(&self, id: &str, author: &str, reason: &str) -> Result<Judgement>;
}
