//! Every question, asked of the server.

use dateline_core::{Analysis, Page};
use dateline_corpus::{
    Aggregation, Bucket, Changes, Document, DocumentFilter, DocumentHit, DocumentQuery, DocumentSummary,
    EntityHit, EntityQuery, EntityRecord, Error, ErrorKind, EventFilter, EventRecord, Explanation, HeldRole,
    Incumbent, Judgement, JudgementFilter, ListSummary, Listing, MentionFilter, MentionRecord, PageRequest,
    PostQuery, Queries, QuoteFilter, QuoteRecord, Result, RoleFilter, Statistics, Who,
};
use dateline_proto::v1;

use super::connect::{Client, unreadable};
use crate::convert::{Asked, ListRequest, ListResponse, Wire};
use crate::name::Collection;

/// Asks a question with the call `$service.$method`.
macro_rules! ask {
    ($client:expr, $service:ident.$method:ident($question:expr)) => {
        $client
            .ask($question, |mut services, request| async move { services.$service.$method(request).await })
    };
}

impl Client {
    pub(super) fn parent(&self) -> String {
        self.options.corpus.to_string()
    }

    fn page<R: ListRequest>(&self, filter: R::Filter, page: &PageRequest) -> R {
        R::new(Asked { parent: self.options.corpus.clone(), filter, page: page.clone() })
    }
}

impl Queries for Client {
    fn analyze(&self, page: &Page) -> Result<Analysis> {
        let question = v1::AnalyzePageRequest { page: Some(page.clone().into_proto()) };
        read(ask!(self, documents.analyze_page(question))?.analysis)
    }

    fn document(&self, id: &str) -> Result<Document> {
        let name = self.options.corpus.child(Collection::Documents, id);
        let question = v1::GetDocumentRequest { name, view: v1::DocumentView::Full as i32 };
        read(ask!(self, documents.get_document(question))?.document)
    }

    fn documents(&self, filter: &DocumentFilter, page: &PageRequest) -> Result<Listing<DocumentSummary>> {
        let question = self.page::<v1::ListDocumentsRequest>(filter.clone(), page);
        listing(ask!(self, documents.list_documents(question))?)
    }

    fn search_documents(&self, query: &DocumentQuery, page: &PageRequest) -> Result<Listing<DocumentHit>> {
        let question = self.page::<v1::SearchDocumentsRequest>(query.clone(), page);
        listing(ask!(self, documents.search_documents(question))?)
    }

    fn entity(&self, id: &str) -> Result<EntityRecord> {
        let name = self.options.corpus.child(Collection::Entities, id);
        read(ask!(self, entities.get_entity(v1::GetEntityRequest { name }))?.entity)
    }

    fn entities(&self, ids: &[String]) -> Result<Vec<EntityRecord>> {
        let names = ids.iter().map(|id| self.options.corpus.child(Collection::Entities, id)).collect();
        let question = v1::BatchGetEntitiesRequest { parent: self.parent(), names };
        let answer = ask!(self, entities.batch_get_entities(question))?;
        answer.entities.into_iter().map(|entity| read(Some(entity))).collect()
    }

    fn search_entities(&self, query: &EntityQuery, page: &PageRequest) -> Result<Listing<EntityHit>> {
        let question = self.page::<v1::SearchEntitiesRequest>(query.clone(), page);
        listing(ask!(self, entities.search_entities(question))?)
    }

    fn mentions(&self, filter: &MentionFilter, page: &PageRequest) -> Result<Listing<MentionRecord>> {
        let question = self.page::<v1::ListMentionsRequest>(filter.clone(), page);
        listing(ask!(self, entities.list_mentions(question))?)
    }

    fn roles(&self, filter: &RoleFilter, page: &PageRequest) -> Result<Listing<HeldRole>> {
        let question = self.page::<v1::ListRolesRequest>(filter.clone(), page);
        listing(ask!(self, entities.list_roles(question))?)
    }

    fn incumbent(&self, query: &PostQuery) -> Result<Incumbent> {
        let question =
            v1::FindIncumbentRequest { parent: self.parent(), query: Some(query.clone().into_proto()) };
        read(ask!(self, entities.find_incumbent(question))?.incumbent)
    }

    fn explain(&self, left: &Who, right: &Who) -> Result<Explanation> {
        let (left, right) = (left.as_str().to_owned(), right.as_str().to_owned());
        let question = v1::ExplainEntitiesRequest { parent: self.parent(), left, right };
        read(ask!(self, entities.explain_entities(question))?.explanation)
    }

    fn judgements(&self, filter: &JudgementFilter, page: &PageRequest) -> Result<Listing<Judgement>> {
        let question = self.page::<v1::ListJudgementsRequest>(filter.clone(), page);
        listing(ask!(self, entities.list_judgements(question))?)
    }

    fn lists(&self) -> Result<Vec<ListSummary>> {
        let answer = ask!(self, entities.list_lists(v1::ListListsRequest { parent: self.parent() }))?;
        answer.lists.into_iter().map(|list| read(Some(list))).collect()
    }

    fn event(&self, id: &str) -> Result<EventRecord> {
        let name = self.options.corpus.child(Collection::Events, id);
        read(ask!(self, events.get_event(v1::GetEventRequest { name }))?.event)
    }

    fn events(&self, filter: &EventFilter, page: &PageRequest) -> Result<Listing<EventRecord>> {
        let question = self.page::<v1::ListEventsRequest>(filter.clone(), page);
        listing(ask!(self, events.list_events(question))?)
    }

    fn aggregate_events(&self, filter: &EventFilter, aggregation: Aggregation) -> Result<Vec<Bucket>> {
        let question = v1::AggregateEventsRequest {
            parent: self.parent(),
            filter: Some(filter.clone().into_proto()),
            aggregation: Some(aggregation.into_proto()),
        };
        let answer = ask!(self, events.aggregate_events(question))?;
        answer.buckets.into_iter().map(|bucket| read(Some(bucket))).collect()
    }

    fn quotes(&self, filter: &QuoteFilter, page: &PageRequest) -> Result<Listing<QuoteRecord>> {
        let question = self.page::<v1::ListQuotesRequest>(filter.clone(), page);
        listing(ask!(self, quotes.list_quotes(question))?)
    }

    fn statistics(&self) -> Result<Statistics> {
        let question = v1::GetStatisticsRequest { name: self.parent() };
        read(ask!(self, corpus.get_statistics(question))?.statistics)
    }

    fn changes(&self, after: u64, limit: u32) -> Result<Changes> {
        let question = v1::ListChangesRequest {
            parent: self.parent(),
            after_sequence: after,
            page_size: i32::try_from(limit).unwrap_or(i32::MAX),
        };
        read(Some(ask!(self, corpus.list_changes(question))?))
    }
}

pub(super) fn read<T: Wire>(proto: Option<T::Proto>) -> Result<T> {
    let proto = proto.ok_or_else(|| Error::Remote {
        kind: ErrorKind::Internal,
        message: "the server's answer is empty".to_owned(),
    })?;
    T::from_proto(proto).map_err(|violations| unreadable(&violations))
}

fn listing<R: ListResponse>(response: R) -> Result<Listing<R::Item>> {
    response.read().map_err(|violations| unreadable(&violations))
}
