//! What stands on many pages of a site is learned as pages come, and forgotten with them.

use dateline_core::{Form, Known, Page};
use dateline_corpus::{Ingest, Outcome, Queries};

use crate::support::Home;

const PROMPT: &str = "We would like you to read more of what our reporters have found out about the places where you live, \
    and so we write a letter to our readers on every day of the week.";

const PLACES: [&str; 6] = ["harbour", "station", "market", "airport", "theatre", "library"];

fn page(place: &str) -> Page {
    let text = format!(
        "Council votes to rebuild the {place}\n\nThe council voted on Monday to rebuild the {place}, which was \
         closed after the storms of last winter, its speaker said.\n\n{PROMPT}\n\nWork on the {place} is to begin in \
         the spring and will take three years, according to the plan that was laid before the members.\n\nThe \
         opposition said that it would have preferred to sell the {place} to the state.\n"
    );
    let known = Known {
        id: Some(place.to_owned()),
        url: Some(format!("https://www.example.org/{place}")),
        ..Known::default()
    };
    Page { form: Some(Form::Page), known, ..Page::new(text) }
}

fn pages(order: &[usize]) -> Vec<Page> {
    order.iter().map(|&place| page(PLACES[place])).collect()
}

/// The bodies of all documents.
fn bodies(home: &Home) -> Vec<String> {
    let body = |place: &&str| {
        let article = home.corpus.document(place).unwrap().analysis.article;
        article.paragraphs.into_iter().map(|block| block.text).collect::<Vec<_>>().join("\n")
    };
    PLACES.iter().map(body).collect()
}

#[test]
fn pages_ingested_again_are_read_with_what_is_known_by_then() {
    let mut ends = Vec::new();
    for order in [[0, 1, 2, 3, 4, 5], [5, 3, 1, 0, 2, 4]] {
        let home = Home::new();
        for page in pages(&order) {
            home.corpus.ingest(vec![page]).unwrap();
        }
        let first = bodies(&home);
        assert_eq!(first.iter().filter(|body| body.contains(PROMPT)).count(), 3, "three pages make it known");
        let again = home.corpus.ingest(pages(&[2, 4, 0, 1, 5, 3])).unwrap();
        let changed = again.iter().filter(|ingested| ingested.outcome == Outcome::Changed).count();
        assert_eq!(changed, 3, "those that were read before it was known: {again:?}");
        let once_more = home.corpus.ingest(pages(&order)).unwrap();
        assert!(once_more.iter().all(|ingested| ingested.outcome == Outcome::Unchanged), "{once_more:?}");
        ends.push(bodies(&home));
    }
    assert!(ends[0].iter().all(|body| !body.contains(PROMPT) && body.contains("The council voted")));
    assert_eq!(ends[0], ends[1]);
}

#[test]
fn lines_are_forgotten_with_their_pages() {
    let home = Home::new();
    home.corpus.ingest(pages(&[0, 1, 2, 3])).unwrap();
    let read = |place: &str| {
        let analysis = home.corpus.analyze(&page(place)).unwrap();
        analysis.article.paragraphs.iter().any(|block| block.text == PROMPT)
    };
    assert!(!read("library"), "a page that is only looked at is read with what is known too");
    home.corpus.delete_document("harbour").unwrap();
    home.corpus.delete_document("market").unwrap();
    assert!(read("library"));
}

#[test]
fn pages_without_an_address_belong_to_no_site() {
    let home = Home::new();
    let mut pages = pages(&[0, 1, 2, 3, 4]);
    for page in &mut pages {
        page.known.url = None;
    }
    home.corpus.ingest(pages.clone()).unwrap();
    assert!(home.corpus.ingest(pages).unwrap().iter().all(|ingested| ingested.outcome == Outcome::Unchanged));
}
