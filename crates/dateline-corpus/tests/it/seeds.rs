//! Real pages, where they are at hand: what a careful reader finds to be one or two across them.

use std::path::Path;

use dateline_core::Page;
use dateline_corpus::{
    EntityQuery, EventFilter, Ingest, Outcome, PageRequest, Participant, Queries, QuoteFilter,
};
use serde_json::Value;

use crate::support::Home;

/// The pages and the reader's notes, beside the repository.
const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared");

fn corpus_of_seeds() -> Option<(Home, Value)> {
    let shared = Path::new(SHARED);
    let Ok(notes) = std::fs::read(shared.join("gold/seeds.json")) else {
        println!("skipped: {} is not there", shared.display());
        return None;
    };
    let home = Home::new();
    let mut pages = Vec::new();
    for entry in std::fs::read_dir(shared.join("seeds")).unwrap() {
        let path = entry.unwrap().path();
        let mut page = Page::new(std::fs::read(&path).unwrap());
        page.known.id = Some(path.file_stem().unwrap().to_string_lossy().into_owned());
        pages.push(page);
    }
    let ingested = home.corpus.ingest(pages).unwrap();
    assert!(ingested.iter().all(|page| page.outcome == Outcome::New), "{ingested:?}");
    Some((home, serde_json::from_slice(&notes).unwrap()))
}

/// The id of the entity that bears a name exactly.
fn id(home: &Home, name: &str) -> Option<String> {
    let query = EntityQuery { name: name.to_owned(), ..EntityQuery::default() };
    let hit =
        home.corpus.search_entities(&query, &PageRequest::default()).unwrap().items.into_iter().next()?;
    hit.matched.filter(|matched| matched.eq_ignore_ascii_case(name)).map(|_| hit.entity.id)
}

fn names(group: &Value) -> impl Iterator<Item = &str> {
    group.as_array().into_iter().flatten().filter_map(Value::as_str)
}

#[test]
fn people_and_places_are_one_across_pages_or_two() {
    let Some((home, notes)) = corpus_of_seeds() else { return };
    for group in notes["_corpus"]["same_entity"].as_array().unwrap() {
        let found: Vec<(&str, String)> =
            names(group).filter_map(|name| Some((name, id(&home, name)?))).collect();
        assert!(found.len() > 1, "none of {group}");
        assert!(found.windows(2).all(|pair| pair[0].1 == pair[1].1), "{found:?}");
    }
    for group in notes["_corpus"]["different_entity"].as_array().unwrap() {
        let found: Vec<(&str, String)> =
            names(group).filter_map(|name| Some((name, id(&home, name)?))).collect();
        assert!(found.windows(2).all(|pair| pair[0].1 != pair[1].1), "{found:?}");
    }
}

#[test]
fn every_answer_quotes_its_page() {
    let Some((home, _)) = corpus_of_seeds() else { return };
    let page = PageRequest::first(1000);
    let mut passages = Vec::new();
    for event in home.corpus.events(&EventFilter::default(), &page).unwrap().items {
        passages.extend(event.reports.into_iter().flat_map(|report| [report.trigger, report.evidence]));
    }
    for quote in home.corpus.quotes(&QuoteFilter::default(), &page).unwrap().items {
        passages.push(quote.passage);
    }
    for hit in home.corpus.search_entities(&EntityQuery::default(), &page).unwrap().items {
        let record = home.corpus.entity(&hit.entity.id).unwrap();
        passages.extend(record.passages);
        passages.extend(record.roles.into_iter().map(|role| role.evidence));
    }
    assert!(!passages.is_empty());
    for passage in passages {
        let text = home.corpus.document(&passage.document).unwrap().analysis.text;
        let (start, end) = (passage.span.start() as usize, passage.span.end() as usize);
        let there: String = text.chars().skip(start).take(end - start).collect();
        let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(folded(&there), folded(&passage.text));
    }
}

#[test]
fn what_happened_between_a_country_and_an_alliance() {
    let Some((home, _)) = corpus_of_seeds() else { return };
    let participants = vec![Participant::any("South Korea"), Participant::any("NATO")];
    let filter = EventFilter { participants, ..EventFilter::default() };
    let events = home.corpus.events(&filter, &PageRequest::default()).unwrap().items;
    assert!(!events.is_empty());
}

/// Whether one of the spellings that the reader takes for a name's stands in the words.
fn is_said(name: &str, words: &str, notes: &Value) -> bool {
    let groups = notes["_corpus"]["same_entity"].as_array().unwrap();
    let spellings = groups.iter().find(|group| names(group).any(|spelling| spelling == name));
    words.contains(name) || spellings.is_some_and(|group| names(group).any(|other| words.contains(other)))
}

#[test]
fn what_two_pages_tell_of_one_event_is_one_with_the_right_status() {
    let Some((home, notes)) = corpus_of_seeds() else { return };
    let events = home.corpus.events(&EventFilter::default(), &PageRequest::first(1000)).unwrap().items;
    for case in notes["_corpus"]["same_event"].as_array().unwrap() {
        let documents: Vec<&str> = names(&case["docs"]).collect();
        let said = case["what"].as_str().unwrap();
        let statuses: Vec<&str> = names(&case["status"]).collect();
        let found = events.iter().find(|event| {
            let named = event.participants.iter().filter(|party| is_said(&party.name, said, &notes)).count();
            let told: Vec<Value> = documents
                .iter()
                .filter_map(|document| event.history.iter().find(|told| told.document == **document))
                .map(|told| serde_json::to_value(told.status).unwrap())
                .collect();
            named > 1 && named == event.participants.len() && told == statuses
        });
        let found = found.unwrap_or_else(|| panic!("no event is {case}"));
        assert_eq!(serde_json::to_value(found.status).unwrap(), case["merged_status"], "{case}");
    }
}
