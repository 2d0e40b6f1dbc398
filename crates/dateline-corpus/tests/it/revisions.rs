//! The same page twice, a changed page, and a page that is taken away.

use dateline_core::Page;
use dateline_core::analysis::Act;
use dateline_corpus::{
    ChangeKind, EntityQuery, ErrorKind, EventFilter, Ingest, Outcome, PageRequest, Queries, QuoteFilter,
};

use crate::support::{Home, Story, week};

fn page(id: &str, text: &str) -> Page {
    let mut page = Page::article(text);
    page.known.id = Some(id.to_owned());
    page
}

#[test]
fn the_same_page_twice_is_one_document() {
    let home = Home::new();
    let outcomes = |pages: Vec<Page>| -> Vec<(Outcome, u32)> {
        let ingested = home.corpus.ingest(pages).unwrap();
        ingested.into_iter().map(|ingested| (ingested.outcome, ingested.revision)).collect()
    };
    assert_eq!(
        outcomes(vec![page("a", "One."), page("a", "One.")]),
        [(Outcome::New, 1), (Outcome::Unchanged, 1)]
    );
    assert_eq!(outcomes(vec![page("a", "One.")]), [(Outcome::Unchanged, 1)]);
    assert_eq!(
        outcomes(vec![page("a", "Two."), page("a", "One.")]),
        [(Outcome::Changed, 2), (Outcome::Changed, 3)]
    );
    let document = home.corpus.document("a").unwrap();
    assert_eq!(document.earlier.iter().map(|before| before.revision).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(document.earlier[1].content_hash, document.content_hash);
    assert_eq!(home.corpus.statistics().unwrap().documents, 1);
}

#[test]
fn a_page_without_an_id_is_known_by_its_address_or_its_bytes() {
    let home = Home::new();
    let with_url = |text: &str| {
        let mut page = Page::article(text);
        page.known.url = Some("https://news.example/story".to_owned());
        page
    };
    let pages = vec![with_url("One."), with_url("Two."), Page::article("Two."), Page::article("Two.")];
    let ingested = home.corpus.ingest(pages).unwrap();
    let outcomes: Vec<Outcome> = ingested.iter().map(|ingested| ingested.outcome).collect();
    assert_eq!(outcomes, [Outcome::New, Outcome::Changed, Outcome::New, Outcome::Unchanged]);
    assert_eq!(ingested[0].document, ingested[1].document);
    assert!(ingested[0].document.starts_with("doc-"));
}

#[test]
fn one_bad_page_does_not_stop_the_others() {
    let home = Home::new();
    let pages = vec![
        page("good", "One."),
        page("bad\u{7}", "Two."),
        page(&"x".repeat(600), "Three."),
        page("fine", "4."),
    ];
    let ingested = home.corpus.ingest(pages).unwrap();
    let outcomes: Vec<Outcome> = ingested.iter().map(|ingested| ingested.outcome).collect();
    assert_eq!(outcomes, [Outcome::New, Outcome::Failed, Outcome::Failed, Outcome::New]);
    assert!(ingested[1].reason.as_deref().is_some_and(|reason| reason.contains("control")));
    assert_eq!(home.corpus.statistics().unwrap().documents, 2);
}

#[test]
fn a_new_revision_replaces_what_was_read() {
    let home = Home::of(week());
    let before = home.corpus.statistics().unwrap();
    let changed = Story::new("held", "2023-01-29")
        .says("Park Jin did not speak with anybody.")
        .person("e1", "Park Jin", "KOR");
    let ingested = home.corpus.ingest_analyses(vec![changed.analyzed()]).unwrap();
    assert_eq!((ingested[0].outcome, ingested[0].revision), (Outcome::Changed, 2));
    let after = home.corpus.statistics().unwrap();
    assert_eq!(after.documents, before.documents);
    assert_eq!((after.reports, after.quotes), (before.reports - 1, before.quotes - 1));
    assert_eq!(home.corpus.quotes(&QuoteFilter::default(), &PageRequest::default()).unwrap().items.len(), 0);

    // The same again as at first: all is as before.
    let held = week().into_iter().find(|story| story.analysis().document == "held").unwrap();
    home.corpus.ingest_analyses(vec![held.analyzed()]).unwrap();
    let restored = home.corpus.statistics().unwrap();
    assert_eq!(
        (restored.mentions, restored.entities, restored.reports, restored.events, restored.quotes),
        (before.mentions, before.entities, before.reports, before.events, before.quotes)
    );
}

#[test]
fn a_deleted_document_leaves_nothing_but_its_tombstone() {
    let home = Home::of(week());
    for story in week() {
        home.corpus.delete_document(&story.analysis().document).unwrap();
    }
    let error = home.corpus.delete_document("held").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    let statistics = home.corpus.statistics().unwrap();
    let counts = [
        statistics.documents,
        statistics.mentions,
        statistics.entities,
        statistics.reports,
        statistics.events,
        statistics.quotes,
    ];
    assert_eq!(counts, [0; 6]);
    let entities = home.corpus.search_entities(&EntityQuery::default(), &PageRequest::default()).unwrap();
    assert!(entities.items.is_empty());
    let changes = home.corpus.changes(0, 1000).unwrap();
    let deleted = changes.items.iter().filter(|change| change.kind == ChangeKind::DocumentDeleted).count();
    assert_eq!(deleted, week().len());
    assert!(changes.items.windows(2).all(|pair| pair[0].sequence < pair[1].sequence));
}

#[test]
fn deleting_one_report_of_an_event_keeps_the_others() {
    let home = Home::of(week());
    let consults = EventFilter { acts: vec![Act::Consult], ..EventFilter::default() };
    let before = home.corpus.events(&consults, &PageRequest::default()).unwrap();
    assert_eq!(before.items[0].report_count, 3);
    home.corpus.delete_document("announced").unwrap();
    let after = home.corpus.events(&consults, &PageRequest::default()).unwrap();
    assert_eq!(after.items.len(), before.items.len());
    assert_eq!(after.items[0].report_count, 2);
    // The founder is gone, so the id is another; the old one still leads there.
    assert_ne!(after.items[0].id, before.items[0].id);
    assert_eq!(home.corpus.event(&before.items[0].id).unwrap().id, after.items[0].id);
}
