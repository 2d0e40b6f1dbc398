//! Requests for pages of results, and the pages.

use dateline_corpus::{
    DocumentFilter, DocumentHit, DocumentQuery, DocumentSummary, EntityHit, EntityQuery, EventFilter,
    EventRecord, HeldRole, Judgement, JudgementFilter, Listing, MentionFilter, MentionRecord, PageRequest,
    QuoteFilter, QuoteRecord, RoleFilter,
};
use dateline_proto::v1;

use crate::convert::Wire;
use crate::convert::violation::{Reader, Violations};
use crate::convert::wire::Field;
use crate::name::CorpusName;

/// What a request for a page of results asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked<F> {
    /// The corpus.
    pub parent: CorpusName,
    /// Which results.
    pub filter: F,
    /// Which page of them.
    pub page: PageRequest,
}

/// The message that asks for a page of results.
pub trait ListRequest: Sized {
    /// Which results.
    type Filter;

    /// Makes the message.
    fn new(asked: Asked<Self::Filter>) -> Self;

    /// Reads the message, or says which fields cannot be read.
    fn read(self) -> Result<Asked<Self::Filter>, Violations>;
}

/// The message that holds a page of results.
pub trait ListResponse: Sized {
    /// A result.
    type Item: Wire<Proto = Self::ItemProto>;
    /// A result as a message.
    type ItemProto: prost::Message;

    /// Makes the message.
    fn new(items: Vec<Self::ItemProto>, next_page_token: Option<String>, total: Option<u64>) -> Self;

    /// Reads the message, or says which fields cannot be read.
    fn read(self) -> Result<Listing<Self::Item>, Violations>;
}

macro_rules! listing {
    ($request:ident { $filter:ident: $asked:ty } => $response:ident { $items:ident: $item:ty }) => {
        impl ListRequest for v1::$request {
            type Filter = $asked;

            fn new(asked: Asked<$asked>) -> Self {
                let Asked { parent, filter, page } = asked;
                let (page_size, page_token) = write_page(page);
                Self { parent: parent.to_string(), $filter: filter.into_slot(), page_size, page_token }
            }

            fn read(self) -> Result<Asked<$asked>, Violations> {
                let Self { parent, $filter: filter, page_size, page_token } = self;
                Reader::run(|reader| {
                    let parent = reader.within("parent", |reader| CorpusName::read(&parent, reader));
                    let filter =
                        reader.within(stringify!($filter), |reader| Field::read_slot(filter, reader));
                    let page = read_page(page_size, page_token, reader);
                    Some(Asked { parent: parent?, filter: filter?, page: page? })
                })
            }
        }

        impl ListResponse for v1::$response {
            type Item = $item;
            type ItemProto = <$item as Wire>::Proto;

            fn new(items: Vec<Self::ItemProto>, next_page_token: Option<String>, total: Option<u64>) -> Self {
                let next_page_token = next_page_token.unwrap_or_default();
                Self { $items: items, next_page_token, total_size: total }
            }

            fn read(self) -> Result<Listing<$item>, Violations> {
                let Self { $items: items, next_page_token, total_size: total } = self;
                let next_page_token = Some(next_page_token).filter(|token| !token.is_empty());
                Reader::run(|reader| {
                    let items =
                        reader.within(stringify!($items), |reader| Field::read_slot(items, reader))?;
                    Some(Listing { items, next_page_token, total })
                })
            }
        }
    };
}

listing! { ListDocumentsRequest { filter: DocumentFilter } => ListDocumentsResponse { documents: DocumentSummary } }
listing! { SearchDocumentsRequest { query: DocumentQuery } => SearchDocumentsResponse { hits: DocumentHit } }
listing! { SearchEntitiesRequest { query: EntityQuery } => SearchEntitiesResponse { hits: EntityHit } }
listing! { ListMentionsRequest { filter: MentionFilter } => ListMentionsResponse { mentions: MentionRecord } }
listing! { ListRolesRequest { filter: RoleFilter } => ListRolesResponse { roles: HeldRole } }
listing! { ListJudgementsRequest { filter: JudgementFilter } => ListJudgementsResponse { judgements: Judgement } }
listing! { ListEventsRequest { filter: EventFilter } => ListEventsResponse { events: EventRecord } }
listing! { ListQuotesRequest { filter: QuoteFilter } => ListQuotesResponse { quotes: QuoteRecord } }

/// A `page_size` and a `page_token`. A size above what the wire holds is above every maximum, and is cut to it.
fn write_page(page: PageRequest) -> (i32, String) {
    let size = page.size.unwrap_or_default();
    (i32::try_from(size).unwrap_or(i32::MAX), page.token.unwrap_or_default())
}

/// Reads a `page_size` and a `page_token`.
fn read_page(size: i32, token: String, reader: &mut Reader) -> Option<PageRequest> {
    let size = read_size(size, reader)?;
    Some(PageRequest { size, token: Some(token).filter(|token| !token.is_empty()) })
}

/// Reads a `page_size`: 0 means the default, and a negative one is a mistake.
pub fn read_size(size: i32, reader: &mut Reader) -> Option<Option<u32>> {
    match u32::try_from(size) {
        Ok(0) => Some(None),
        Ok(size) => Some(Some(size)),
        Err(_) => reader.within("page_size", |reader| reader.violation("must not be negative")),
    }
}
