//! Pages of lists: together they hold everything once.

use std::collections::BTreeSet;

use dateline_core::Page;
use dateline_corpus::{
    DocumentFilter, DocumentQuery, EntityQuery, ErrorKind, EventFilter, Ingest, Listing, MentionFilter,
    Order, PageRequest, Queries, QuoteFilter, Result, TimeRange,
};

use crate::support::{Home, Story, week};

/// Reads a list page by page; the keys of all items, each of which must come once.
fn all<T>(
    size: u32,
    key: impl Fn(&T) -> String,
    list: impl Fn(&PageRequest) -> Result<Listing<T>>,
) -> Vec<String> {
    let mut keys = Vec::new();
    let mut page = PageRequest::first(size);
    loop {
        let listing = list(&page).unwrap();
        assert!(listing.items.len() <= size as usize);
        keys.extend(listing.items.iter().map(&key));
        match listing.next_page_token {
            Some(token) => page = page.after(token),
            None => break,
        }
        assert!(keys.len() < 10_000, "paging does not end");
    }
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{keys:?}");
    keys
}

fn many() -> Home {
    let home = Home::of(week());
    let pages = (0..25).map(|number| {
        let mut page = Page::article(format!("Document {number} speaks of rivers."));
        page.known.id = Some(format!("page-{number}"));
        // Several of one day, and some without a date.
        page.known.published = (number % 4 != 0).then(|| format!("2024-03-0{}", number % 4));
        page
    });
    home.corpus.ingest(pages.collect()).unwrap();
    home
}

#[test]
fn every_list_gives_everything_once_whatever_the_page_size() {
    let Home { corpus, directory: _directory } = many();
    for size in [1, 2, 7, 1000] {
        let documents = all(
            size,
            |document: &dateline_corpus::DocumentSummary| document.id.clone(),
            |page| corpus.documents(&DocumentFilter::default(), page),
        );
        assert_eq!(documents.len(), 30);
        let query = DocumentQuery { text: "rivers".to_owned(), ..DocumentQuery::default() };
        let hits = all(
            size,
            |hit: &dateline_corpus::DocumentHit| hit.document.id.clone(),
            |page| corpus.search_documents(&query, page),
        );
        assert_eq!(hits.len(), 25);
        let statistics = corpus.statistics().unwrap();
        let entities = all(
            size,
            |hit: &dateline_corpus::EntityHit| hit.entity.id.clone(),
            |page| corpus.search_entities(&EntityQuery::default(), page),
        );
        assert_eq!(entities.len() as u64, statistics.entities);
        for order in [Order::OldestFirst, Order::NewestFirst] {
            let filter = EventFilter { order, ..EventFilter::default() };
            let events = all(
                size,
                |event: &dateline_corpus::EventRecord| event.id.clone(),
                |page| corpus.events(&filter, page),
            );
            assert_eq!(events.len() as u64, statistics.events);
        }
        let filter = MentionFilter { entity: "Stoltenberg".into(), document: None, kinds: Vec::new() };
        let mentions = all(
            size,
            |mention: &dateline_corpus::MentionRecord| {
                format!("{} {:?}", mention.passage.document, mention.passage.span)
            },
            |page| corpus.mentions(&filter, page),
        );
        assert_eq!(mentions.len(), 4);
    }
}

#[test]
fn a_token_belongs_to_its_question() {
    let Home { corpus, directory: _directory } = many();
    let filter = DocumentFilter::default();
    let token = corpus.documents(&filter, &PageRequest::first(2)).unwrap().next_page_token.unwrap();
    let refused = |result: Result<()>| assert_eq!(result.unwrap_err().kind(), ErrorKind::InvalidArgument);
    let page = PageRequest::first(2).after(&token);
    // The size may change, nothing else.
    corpus.documents(&filter, &PageRequest::first(3).after(&token)).unwrap();
    let other = DocumentFilter { published: TimeRange::new("2023", "2024"), ..DocumentFilter::default() };
    refused(corpus.documents(&other, &page).map(drop));
    refused(corpus.events(&EventFilter::default(), &page).map(drop));
    refused(corpus.documents(&filter, &PageRequest::first(2).after("forged")).map(drop));
    let elsewhere = many();
    refused(elsewhere.corpus.documents(&filter, &page).map(drop));
}

#[test]
fn sizes_are_coerced() {
    let Home { corpus, directory: _directory } = many();
    let count = |size| {
        let page = PageRequest { size, token: None };
        corpus.documents(&DocumentFilter::default(), &page).unwrap().items.len()
    };
    assert_eq!(count(None), 30);
    assert_eq!(count(Some(0)), 30);
    assert_eq!(count(Some(1_000_000)), 30);
    assert_eq!(count(Some(4)), 4);
}

#[test]
fn quotes_come_in_order_of_publication() {
    let stories = (1..=9).map(|day| {
        Story::new(&format!("day-{day}"), &format!("2024-05-0{day}"))
            .says(&format!("Ana Kovac said on day {day}: “Number {day}.”"))
            .person("e1", "Ana Kovac", "")
            .quote(&format!("Number {day}."), "e1")
    });
    let Home { corpus, directory: _directory } = Home::of(stories);
    let filter = QuoteFilter { speaker: Some("Kovac Ana".into()), ..QuoteFilter::default() };
    let words = all(
        2,
        |quote: &dateline_corpus::QuoteRecord| quote.passage.text.clone(),
        |page| corpus.quotes(&filter, page),
    );
    assert_eq!(words, (1..=9).map(|day| format!("Number {day}.")).collect::<Vec<_>>());
    let newest = QuoteFilter { order: Order::NewestFirst, ..filter };
    let words = all(
        4,
        |quote: &dateline_corpus::QuoteRecord| quote.passage.text.clone(),
        |page| corpus.quotes(&newest, page),
    );
    assert_eq!(words, (1..=9).rev().map(|day| format!("Number {day}.")).collect::<Vec<_>>());
}
