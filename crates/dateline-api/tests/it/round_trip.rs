//! A value that went over the wire is the value it was.

use std::fmt::Debug;

use dateline_api::convert::{Asked, ListRequest, ListResponse, Wire};
use dateline_api::name::CorpusName;
use dateline_core::{Analysis, Form, Known, Page};
use dateline_corpus::{
    Aggregation, Bucket, Changes, Document, DocumentFilter, DocumentHit, DocumentQuery, DocumentSummary,
    EntityHit, EntityQuery, EntityRecord, EventFilter, EventRecord, Ingested, Listing, MentionFilter,
    MentionRecord, PageRequest, QuoteFilter, QuoteRecord, Statistics,
};
use dateline_proto::v1;
use prost::Message;
use serde::de::DeserializeOwned;

use crate::arbitrary::arbitrary;

/// Checks a few hundred values of a type.
fn check<T>()
where
    T: Wire<Proto: Message + Default> + DeserializeOwned + Clone + PartialEq + Debug,
{
    for seed in 0..300 {
        same(arbitrary::<T>(seed));
    }
}

fn same<T>(value: T)
where
    T: Wire<Proto: Message + Default> + Clone + PartialEq + Debug,
{
    let bytes = value.clone().into_proto().encode_to_vec();
    let proto = T::Proto::decode(bytes.as_slice()).unwrap();
    assert_eq!(T::from_proto(proto), Ok(value));
}

#[test]
fn analyses_arrive_as_they_are() {
    check::<Analysis>();
}

#[test]
fn records_arrive_as_they_are() {
    check::<Document>();
    check::<DocumentSummary>();
    check::<DocumentHit>();
    check::<EntityRecord>();
    check::<EntityHit>();
    check::<MentionRecord>();
    check::<EventRecord>();
    check::<Bucket>();
    check::<QuoteRecord>();
    check::<Statistics>();
    check::<Changes>();
    check::<Ingested>();
}

#[test]
fn questions_arrive_as_they_are() {
    check::<DocumentFilter>();
    check::<DocumentQuery>();
    check::<EntityQuery>();
    check::<MentionFilter>();
    check::<EventFilter>();
    check::<QuoteFilter>();
    check::<Aggregation>();
}

#[test]
fn pages_arrive_as_they_are() {
    for form in [None, Some(Form::Html), Some(Form::Page), Some(Form::Article)] {
        for seed in 0..20 {
            let known = arbitrary::<Known>(seed);
            same(Page { bytes: vec![0, 159, 146, 150], form, charset: known.id.clone(), known });
        }
    }
}

#[test]
fn absent_and_empty_are_not_the_same() {
    same(Known { title: Some(String::new()), ..Known::default() });
    same(Known::default());
}

#[test]
fn what_a_request_leaves_out_means_the_default() {
    assert_eq!(EventFilter::from_proto(v1::EventFilter::default()), Ok(EventFilter::default()));
    assert_eq!(QuoteFilter::from_proto(v1::QuoteFilter::default()), Ok(QuoteFilter::default()));
    let request =
        v1::ListEventsRequest { parent: "corpora/default".to_owned(), ..v1::ListEventsRequest::default() };
    let asked =
        Asked { parent: CorpusName::default(), filter: EventFilter::default(), page: PageRequest::default() };
    assert_eq!(request.read(), Ok(asked));
}

#[test]
fn participants_include_their_members_unless_told_otherwise() {
    let read = |include_members| {
        let who = "NATO".to_owned();
        let proto = v1::Participant { who, include_members, ..v1::Participant::default() };
        dateline_corpus::Participant::from_proto(proto).unwrap().include_members
    };
    assert_eq!([None, Some(true), Some(false)].map(read), [true, true, false]);
}

#[test]
fn requests_for_pages_arrive_as_they_are() {
    for seed in 0..100 {
        let size = Some(1 + seed as u32);
        let asked = Asked {
            parent: CorpusName::new("news").unwrap(),
            filter: arbitrary::<QuoteFilter>(seed),
            page: PageRequest { size, token: arbitrary(seed) },
        };
        assert_eq!(v1::ListQuotesRequest::new(asked.clone()).read(), Ok(asked));
    }
}

#[test]
fn pages_of_results_arrive_as_they_are() {
    for seed in 0..100 {
        let listing: Listing<QuoteRecord> = arbitrary(seed);
        let protos = listing.items.iter().cloned().map(Wire::into_proto).collect();
        let response = v1::ListQuotesResponse::new(protos, listing.next_page_token.clone(), listing.total);
        assert_eq!(response.read(), Ok(listing));
    }
}
