//! Which reports are one event, and whom its parties act for.

use dateline_core::analysis::{Act, EntityType};
use dateline_corpus::{Corpus, EventFilter, EventRecord, Ingest, PageRequest, Participant, Queries};

use crate::support::{Home, Story};

fn between(corpus: &Corpus, names: &[&str]) -> Vec<EventRecord> {
    let participants = names.iter().map(|&name| Participant::any(name)).collect();
    let filter = EventFilter { participants, ..EventFilter::default() };
    corpus.events(&filter, &PageRequest::default()).unwrap().items
}

/// A page that shows both posts and tells of no event.
fn posts(id: &str, published: &str) -> Story {
    Story::new(id, published)
        .says("Ada Moe, the Foreign Minister of Norway, and Ben Paz, the Envoy of Chile, spoke.")
        .entity("e1", "Norway", EntityType::Gpe, "NOR")
        .entity("e2", "Chile", EntityType::Gpe, "CHL")
        .person("e3", "Ada Moe", "")
        .role("Foreign Minister", "e1")
        .person("e4", "Ben Paz", "")
        .role("Envoy", "e2")
}

/// A page that says no more than that the two met.
fn met(id: &str, published: &str) -> Story {
    Story::new(id, published)
        .says("Ada Moe met Ben Paz for two hours.")
        .person("e1", "Ada Moe", "")
        .person("e2", "Ben Paz", "")
        .report(Act::Consult, "met", &["e1", "e2"], &[])
}

#[test]
fn posts_that_other_pages_show_count_around_the_time_that_they_are_shown() {
    let check = |shown: &[&str], expected: usize| {
        let pages = || shown.iter().map(|day| posts(&format!("posts {day}"), day));
        for stories in [
            pages().chain([met("bare", "2024-03-12")]).collect::<Vec<_>>(),
            [met("bare", "2024-03-12")].into_iter().chain(pages()).collect(),
        ] {
            let home = Home::of(stories);
            assert_eq!(between(&home.corpus, &["Norway", "Chile"]).len(), expected, "{shown:?}");
        }
    };
    check(&["2024-01-17"], 1);
    check(&["2025-03-01"], 1);
    check(&["2022-01-01", "2026-01-01"], 1);
    check(&["2022-01-01"], 0);
    check(&["2026-01-01"], 0);
}

#[test]
fn posts_are_forgotten_with_the_pages_that_showed_them() {
    let home = Home::of([met("bare", "2024-03-12"), posts("posts", "2024-01-17")]);
    let found = between(&home.corpus, &["Norway", "Chile"]);
    let acts_for: Vec<&str> =
        found[0].participants.iter().flat_map(|who| &who.acts_for).map(|body| body.name.as_str()).collect();
    assert_eq!(acts_for, ["Norway", "Chile"]);
    home.corpus.delete_document("posts").unwrap();
    let everything = home.corpus.events(&EventFilter::default(), &PageRequest::default()).unwrap().items;
    assert!(everything.iter().flat_map(|event| &event.participants).all(|who| who.acts_for.is_empty()));
}
