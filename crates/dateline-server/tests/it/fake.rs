//! A corpus that does what a test needs: answers at once, late, or not at all.

use std::sync::{Condvar, Mutex};

use dateline_api::convert::Wire;
use dateline_core::{Analysis, Options, Page};
use dateline_corpus::{
    Aggregation, Bucket, Changes, Decision, Document, DocumentFilter, DocumentHit, DocumentQuery,
    DocumentSummary, EntityHit, EntityQuery, EntityRecord, Error, EventFilter, EventRecord, Explanation,
    HeldRole, Incumbent, Ingest, Ingested, Judgement, JudgementFilter, ListBatch, ListLoaded, ListSummary,
    Listing, MentionFilter, MentionRecord, Outcome, PageRequest, PostQuery, Queries, QuoteFilter,
    QuoteRecord, Result, RoleFilter, Statistics, Who,
};
use dateline_proto::v1;

/// The fake. Its statistics can be held back; it has a hundred quotes of 100 KB; a page that says `fail` fails, and
/// one that says `panic` panics.
#[derive(Default)]
pub(crate) struct Fake {
    held: Mutex<Held>,
    changed: Condvar,
    pub(crate) ingested: Mutex<Vec<usize>>,
}

#[derive(Default)]
struct Held {
    holding: bool,
    waiting: usize,
}

impl Fake {
    /// Lets no question for statistics through until [`release`](Self::release).
    pub(crate) fn hold(&self) {
        self.held.lock().unwrap().holding = true;
    }

    pub(crate) fn release(&self) {
        self.held.lock().unwrap().holding = false;
        self.changed.notify_all();
    }

    /// Waits until `count` questions are held.
    pub(crate) fn wait_for(&self, count: usize) {
        let mut held = self.held.lock().unwrap();
        while held.waiting < count {
            held = self.changed.wait(held).unwrap();
        }
    }
}

impl Queries for Fake {
    fn analyze(&self, page: &Page) -> Result<Analysis> {
        assert!(page.bytes != b"panic", "the test asked for it");
        Ok(dateline_core::analyze(page, &Options::default()))
    }

    fn document(&self, id: &str) -> Result<Document> {
        Err(Error::not_found("document", id))
    }

    fn documents(&self, _: &DocumentFilter, _: &PageRequest) -> Result<Listing<DocumentSummary>> {
        Ok(Listing::default())
    }

    fn search_documents(&self, _: &DocumentQuery, _: &PageRequest) -> Result<Listing<DocumentHit>> {
        Ok(Listing::default())
    }

    fn entity(&self, id: &str) -> Result<EntityRecord> {
        Err(Error::not_found("entity", id))
    }

    fn entities(&self, ids: &[String]) -> Result<Vec<EntityRecord>> {
        ids.iter().map(|id| self.entity(id)).collect()
    }

    fn search_entities(&self, _: &EntityQuery, _: &PageRequest) -> Result<Listing<EntityHit>> {
        Ok(Listing::default())
    }

    fn mentions(&self, _: &MentionFilter, _: &PageRequest) -> Result<Listing<MentionRecord>> {
        Ok(Listing::default())
    }

    fn roles(&self, _: &RoleFilter, _: &PageRequest) -> Result<Listing<HeldRole>> {
        Ok(Listing::default())
    }

    fn incumbent(&self, query: &PostQuery) -> Result<Incumbent> {
        Err(Error::not_found("entity", &query.post))
    }

    fn explain(&self, left: &Who, _: &Who) -> Result<Explanation> {
        Err(Error::not_found("entity", left.as_str()))
    }

    fn judgements(&self, _: &JudgementFilter, _: &PageRequest) -> Result<Listing<Judgement>> {
        Ok(Listing::default())
    }

    fn lists(&self) -> Result<Vec<ListSummary>> {
        Ok(Vec::new())
    }

    fn event(&self, id: &str) -> Result<EventRecord> {
        Err(Error::not_found("event", id))
    }

    fn events(&self, _: &EventFilter, _: &PageRequest) -> Result<Listing<EventRecord>> {
        Ok(Listing::default())
    }

    fn aggregate_events(&self, _: &EventFilter, _: Aggregation) -> Result<Vec<Bucket>> {
        Ok(Vec::new())
    }

    fn quotes(&self, _: &QuoteFilter, page: &PageRequest) -> Result<Listing<QuoteRecord>> {
        let start: u32 = match &page.token {
            None => 0,
            Some(token) => token.parse().map_err(|_| Error::invalid("page.token", "is none of ours"))?,
        };
        let end = (start + page.size.unwrap_or(PageRequest::DEFAULT_SIZE)).min(100);
        let items = (start..end).map(quote).collect();
        Ok(Listing { items, next_page_token: (end < 100).then(|| end.to_string()), total: Some(100) })
    }

    fn statistics(&self) -> Result<Statistics> {
        let mut held = self.held.lock().unwrap();
        held.waiting += 1;
        self.changed.notify_all();
        while held.holding {
            held = self.changed.wait(held).unwrap();
        }
        held.waiting -= 1;
        Ok(Statistics::default())
    }

    fn changes(&self, _: u64, _: u32) -> Result<Changes> {
        Ok(Changes::default())
    }
}

impl Ingest for Fake {
    fn ingest(&self, pages: Vec<Page>) -> Result<Vec<Ingested>> {
        self.ingested.lock().unwrap().push(pages.len());
        let outcome = |page: Page| {
            let failed = page.bytes == b"fail";
            Ingested {
                document: page.known.id.unwrap_or_default(),
                outcome: if failed { Outcome::Failed } else { Outcome::New },
                revision: u32::from(!failed),
                reason: failed.then(|| "the test asked for it".to_owned()),
            }
        };
        Ok(pages.into_iter().map(outcome).collect())
    }

    fn delete_document(&self, _: &str) -> Result<()> {
        Err(Error::ReadOnly)
    }

    fn judge(&self, _: &Decision) -> Result<Judgement> {
        Err(Error::ReadOnly)
    }

    fn load_list(&self, _: &ListBatch) -> Result<ListLoaded> {
        Err(Error::ReadOnly)
    }

    fn remove_list(&self, _: &str) -> Result<u64> {
        Err(Error::ReadOnly)
    }

    fn undo_judgement(&self, _: &str, _: &str, _: &str) -> Result<Judgement> {
        Err(Error::ReadOnly)
    }
}

fn quote(index: u32) -> QuoteRecord {
    let passage =
        v1::Passage { span: Some(v1::Span::default()), text: "x".repeat(100_000), ..v1::Passage::default() };
    let kind = v1::QuoteKind::Direct as i32;
    let quote = v1::QuoteRecord { index, kind, passage: Some(passage), ..v1::QuoteRecord::default() };
    QuoteRecord::from_proto(quote).unwrap()
}
