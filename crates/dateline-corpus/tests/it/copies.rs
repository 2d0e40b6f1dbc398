//! Documents that carry one body: what they are copies of, and that they count once as sources.

use dateline_core::analysis::Act;
use dateline_corpus::{EventFilter, Ingest, PageRequest, Queries};
use proptest::prelude::*;
use proptest::test_runner::Config;

use crate::support::{Home, Story};

/// Sentences of a story of its own; a story that is not copied shares none.
fn sentence(story: usize, number: usize) -> String {
    let words: Vec<String> =
        (0..16).map(|word| format!("w{}", (story * 7_919 + number * 131 + word * 17) % 9_973)).collect();
    format!("{}.", words.join(" "))
}

fn story(id: &str, published: &str, number: usize, sentences: std::ops::Range<usize>) -> Story {
    let mut story = Story::new(id, published).outlet(id).says("Ada Moe praised Ben Paz.");
    for sentence in sentences.map(|place| sentence(number, place)) {
        story = story.says(&sentence);
    }
    story
        .person("e1", "Ada Moe", "")
        .person("e2", "Ben Paz", "")
        .report(Act::Support, "praised", &["e1"], &["e2"])
        .on(published)
}

/// An original, a copy that was cut, a copy with an end of its own, and a story that shares the event alone.
fn stories() -> Vec<Story> {
    vec![
        story("agency", "2024-03-01", 1, 0..12),
        story("cut", "2024-03-01", 1, 0..8),
        story("mended", "2024-03-01", 1, 2..12),
        story("other", "2024-03-01", 2, 0..12),
        story("undated", "2024-03-01", 3, 0..12),
    ]
}

/// What a document says of copies: what it is a copy of, and those that tell the same.
type Told = (Option<String>, Vec<String>);

/// What each document says of copies, and how many sources the one event has.
fn told(home: &Home) -> (Vec<Told>, u32) {
    let ids = ["agency", "cut", "mended", "other", "undated"];
    let documents = ids.map(|id| {
        let document = home.corpus.document(id).unwrap();
        let copies = document.copies.iter().map(|copy| {
            assert!((0.4..=1.0).contains(&copy.similarity), "{copy:?}");
            copy.document.clone()
        });
        (document.copy_of.clone(), copies.collect())
    });
    let events = home.corpus.events(&EventFilter::default(), &PageRequest::default()).unwrap().items;
    assert_eq!(events.len(), 1, "all tell of one event");
    (documents.into(), events[0].sources)
}

#[test]
fn a_document_knows_what_it_is_a_copy_of() {
    let (documents, sources) = told(&Home::of(stories()));
    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
    assert_eq!(documents[0], (None, names(&["cut", "mended"])));
    assert_eq!(documents[1], (Some("agency".to_owned()), names(&["agency", "mended"])));
    assert_eq!(documents[2], (Some("agency".to_owned()), names(&["agency", "cut"])));
    assert_eq!(documents[3], (None, Vec::new()));
    assert_eq!(sources, 3, "the copies count once");
}

#[test]
fn copies_end_with_the_document_that_they_copied() {
    let home = Home::of(stories());
    home.corpus.delete_document("agency").unwrap();
    let cut = home.corpus.document("cut").unwrap();
    assert_eq!((cut.copy_of, cut.copies.len()), (None, 1));
    let changed = story("mended", "2024-03-01", 9, 0..12);
    home.corpus.ingest_analyses(vec![changed.analyzed()]).unwrap();
    assert_eq!(home.corpus.document("cut").unwrap().copies, Vec::new());
}

proptest! {
    #![proptest_config(Config { cases: 12, ..Config::default() })]

    #[test]
    fn copies_do_not_depend_on_the_order(order in Just(stories()).prop_shuffle()) {
        prop_assert_eq!(told(&Home::of(order)), told(&Home::of(stories())));
    }
}
