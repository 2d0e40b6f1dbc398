//! Whom a page means that only tells the post.

use dateline_core::Page;
use dateline_corpus::{Corpus, ErrorKind, Ingest, PageRequest, PostQuery, Queries, QuoteFilter, Who};

use crate::support::Home;

/// Pages about two who held one post, and one that names neither.
const PAGES: &[(&str, &str, &str)] = &[
    (
        "first",
        "2023-01-29",
        "NATO Secretary General Jens Dahl met Norwegian Foreign Minister Henrik Lund in Oslo on Sunday. Dahl said that the talks were good.",
    ),
    (
        "last",
        "2024-09-20",
        "NATO Secretary General Jens Dahl visited Oslo on Friday. Dahl said goodbye to Foreign Minister Henrik Lund of Norway.",
    ),
    (
        "next",
        "2024-10-02",
        "NATO Secretary General Ana Kovac took office on Wednesday. Kovac said that she would visit Oslo soon.",
    ),
    (
        "later",
        "2025-04-03",
        "NATO chief Ana Kovac met Prime Minister Ingrid Aasen in Oslo on Thursday. Kovac said that the alliance was ready.",
    ),
    (
        "asks",
        "2024-10-14",
        "OSLO - The NATO chief said on Monday that the alliance would send more ships to the Baltic Sea. The foreign minister of Norway said that he supported the plan.",
    ),
    (
        "unknown",
        "2024-09-26",
        "OSLO - The NATO chief said on Thursday that nothing had been decided about the ships.",
    ),
];

fn ingest(home: &Home, order: impl Iterator<Item = usize>) {
    for place in order {
        let (id, published, text) = PAGES[place];
        let mut page = Page::article(text);
        page.known.id = Some(id.to_owned());
        page.known.published = Some(published.to_owned());
        home.corpus.ingest(vec![page]).unwrap();
    }
}

/// Speakers of a document's quotes, and who is meant by each.
fn speakers(corpus: &Corpus, document: &str) -> Vec<(String, Option<String>)> {
    let filter = QuoteFilter { document: Some(document.to_owned()), ..QuoteFilter::default() };
    let quotes = corpus.quotes(&filter, &PageRequest::first(10)).unwrap().items;
    let inferred = |found: Option<dateline_corpus::Inferred>| found.map(|found| found.entity.name);
    quotes
        .into_iter()
        .map(|quote| (quote.speaker.unwrap_or_default(), inferred(quote.speaker_inferred)))
        .collect()
}

/// The documents and speakers of the quotes of somebody.
fn said_by(corpus: &Corpus, who: &str, size: u32) -> Vec<(String, String)> {
    let filter = QuoteFilter { speaker: Some(Who::from(who)), ..QuoteFilter::default() };
    let mut page = PageRequest::first(size);
    let mut found = Vec::new();
    loop {
        let listing = corpus.quotes(&filter, &page).unwrap();
        let quotes = listing.items.into_iter();
        found.extend(quotes.map(|quote| (quote.passage.document, quote.speaker.unwrap_or_default())));
        match listing.next_page_token {
            Some(token) => page.token = Some(token),
            None => return found,
        }
    }
}

fn held(corpus: &Corpus, post: &str, at: &str) -> Option<String> {
    let query = PostQuery { post: post.to_owned(), of: None, at: at.to_owned() };
    corpus.incumbent(&query).unwrap().holder.map(|found| found.entity.name)
}

#[test]
fn a_post_finds_who_held_it_on_that_day_in_any_order_of_documents() {
    for turn in 0..PAGES.len() {
        let home = Home::new();
        ingest(&home, (0..PAGES.len()).map(|place| (place * 5 + turn) % PAGES.len()));
        let corpus = &home.corpus;
        let known = |name: &str| Some(name.to_owned());
        assert_eq!(
            speakers(corpus, "asks"),
            [
                ("The NATO chief".to_owned(), known("Ana Kovac")),
                ("The foreign minister of Norway".to_owned(), known("Henrik Lund"))
            ]
        );
        assert_eq!(speakers(corpus, "unknown"), [("The NATO chief".to_owned(), None)]);
        assert_eq!(held(corpus, "the NATO chief", "2024-01"), known("Jens Dahl"));
        assert_eq!(held(corpus, "NATO chief", "2024-10-14"), known("Ana Kovac"));
        assert_eq!(held(corpus, "Norwegian foreign minister", "2024-10-14"), known("Henrik Lund"));
        assert_eq!(held(corpus, "NATO chief", "2024-09-26"), None);
        assert_eq!(held(corpus, "NATO chief", "2019"), None);
    }
}

#[test]
fn what_is_inferred_shows_its_evidence_and_what_is_not_known_its_reason() {
    let home = Home::new();
    ingest(&home, 0..PAGES.len());
    let ask = |at: &str| {
        let query = PostQuery { post: "chief".to_owned(), of: Some(Who::from("NATO")), at: at.to_owned() };
        home.corpus.incumbent(&query)
    };
    let found = ask("2024-10-14").unwrap();
    let holder = found.holder.unwrap();
    let evidence: Vec<&str> = holder.evidence.iter().map(|passage| passage.document.as_str()).collect();
    assert_eq!(evidence, ["next", "later"], "{holder:?}");
    assert_eq!(found.holders.len(), 2);
    assert!(ask("2024-09-26").unwrap().reason.contains("changed hands"));
    assert!(ask("2019").unwrap().reason.contains("no document"));
    assert_eq!(ask("soon").unwrap_err().kind(), ErrorKind::InvalidArgument);
    let query = PostQuery { post: "the weather".to_owned(), of: None, at: "2024".to_owned() };
    assert_eq!(home.corpus.incumbent(&query).unwrap_err().kind(), ErrorKind::InvalidArgument);
}

#[test]
fn what_a_page_gives_to_a_post_is_found_by_who_held_it_then() {
    let home = Home::new();
    ingest(&home, 0..PAGES.len());
    for size in [1, 2, 50] {
        let of = |who: &str| -> Vec<String> {
            said_by(&home.corpus, who, size).into_iter().map(|(document, _)| document).collect()
        };
        assert!(
            of("Ana Kovac").contains(&"asks".to_owned()),
            "{:?}",
            said_by(&home.corpus, "Ana Kovac", size)
        );
        assert!(!of("Ana Kovac").contains(&"unknown".to_owned()));
        assert!(!of("Jens Dahl").iter().any(|document| document == "asks" || document == "unknown"));
        assert!(of("Henrik Lund").contains(&"asks".to_owned()));
    }
}

#[test]
fn a_post_is_no_person() {
    let home = Home::new();
    ingest(&home, 0..PAGES.len());
    let post = home.corpus.find_entity(&Who::from("NATO chief")).unwrap();
    assert_eq!((post.document_count, post.roles.len()), (2, 0));
    let chief = home.corpus.find_entity(&Who::from("Ana Kovac")).unwrap();
    assert_eq!(chief.document_count, 2, "{chief:?}");
}
