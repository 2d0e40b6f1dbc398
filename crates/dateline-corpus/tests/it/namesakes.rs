//! People of one name, in pages that say nothing else of them.

use dateline_core::analysis::EntityType::{Gpe, Person};
use dateline_corpus::{Corpus, EntityQuery, Ingest, MentionFilter, PageRequest, Queries, Who};
use proptest::prelude::*;
use proptest::test_runner::Config;

use crate::support::{Home, Story};

/// Two ministers of one name, and pages that only name one of them.
fn stories() -> Vec<Story> {
    vec![
        Story::new("of Norway", "2019-02-01")
            .says("Foreign Minister Lars Rojas of Norway spoke.")
            .entity("c", "Norway", Gpe, "NOR")
            .person("p", "Lars Rojas", "")
            .role("Foreign Minister", "c"),
        Story::new("of Chile", "2023-02-01")
            .says("Trade Minister Lars Rojas of Chile spoke.")
            .entity("c", "Chile", Gpe, "CHL")
            .person("p", "Lars Rojas", "")
            .role("Trade Minister", "c"),
        bare("in Norway", "2023-03-01", &[("Norway", "NOR")]),
        bare("in Norway and Kenya", "2021-06-01", &[("Kenya", "KEN"), ("Norway", "NOR")]),
        bare("in Chile", "2019-03-01", &[("Chile", "CHL")]),
        bare("when one was there", "2019-05-01", &[]),
        bare("between both years", "2021-05-01", &[]),
        bare("between both countries", "2021-05-02", &[("Chile", "CHL"), ("Norway", "NOR")]),
    ]
}

/// A page that says nothing of a person but the name.
fn bare(id: &str, published: &str, places: &[(&str, &str)]) -> Story {
    let named: Vec<&str> = places.iter().map(|(name, _)| *name).collect();
    let story = Story::new(id, published).says(&format!("Lars Rojas was there: {}.", named.join(", ")));
    let story = story.person("p", "Lars Rojas", "");
    places.iter().fold(story, |story, (name, code)| story.entity(code, name, Gpe, code))
}

/// By the documents that mention them, the people of a corpus with their countries.
fn people(corpus: &Corpus) -> Vec<(Vec<String>, String, Option<String>)> {
    let page = PageRequest::first(100);
    let query = EntityQuery { kinds: vec![Person], ..EntityQuery::default() };
    let hits = corpus.search_entities(&query, &page).unwrap().items;
    let mut found: Vec<_> = hits
        .into_iter()
        .map(|hit| {
            let filter = MentionFilter {
                entity: Who::from(hit.entity.id.as_str()),
                document: None,
                kinds: Vec::new(),
            };
            let mentions = corpus.mentions(&filter, &page).unwrap().items;
            let documents = mentions.into_iter().map(|mention| mention.passage.document).collect();
            (documents, hit.entity.id, hit.entity.country)
        })
        .collect();
    found.sort();
    found
}

fn documents_of(found: &[(Vec<String>, String, Option<String>)], country: Option<&str>) -> Vec<String> {
    let mine = found.iter().filter(|(_, _, of)| of.as_deref() == country);
    let mut documents: Vec<String> = mine.flat_map(|(documents, ..)| documents.clone()).collect();
    documents.sort();
    documents
}

#[test]
fn a_page_that_only_names_somebody_means_whom_its_countries_or_its_year_fit() {
    let found = people(&Home::of(stories()).corpus);
    assert_eq!(found.len(), 3, "{found:?}");
    let check = |country, expected: &[&str]| assert_eq!(documents_of(&found, country), expected, "{found:?}");
    check(Some("NOR"), &["in Norway", "in Norway and Kenya", "of Norway", "when one was there"]);
    check(Some("CHL"), &["in Chile", "of Chile"]);
    // What fits both or neither is nobody of them.
    check(None, &["between both countries", "between both years"]);
}

#[test]
fn whose_settings_they_are_is_told() {
    let home = Home::of(stories());
    let found = people(&home.corpus);
    let (_, id, _) = found.iter().find(|(_, _, country)| country.as_deref() == Some("NOR")).unwrap();
    let reasons: Vec<String> =
        home.corpus.entity(id).unwrap().same_because.into_iter().map(|same| same.reason).collect();
    assert!(reasons.iter().any(|reason| reason.contains("2023") && reason.contains("Norway")), "{reasons:?}");
}

#[test]
fn two_full_names_are_not_one_for_a_post_that_they_held_in_turn() {
    let minister = |id: &str, published: &str, name: &str| {
        Story::new(id, published)
            .says(&format!("Foreign Minister {name} of South Korea spoke."))
            .entity("c", "South Korea", Gpe, "KOR")
            .person("p", name, "")
            .role("Foreign Minister", "c")
    };
    let home = Home::of([
        minister("first", "2019-02-01", "Hae Su-mi"),
        minister("second", "2022-02-01", "Po Won-mi"),
        minister("surname", "2022-03-01", "Po"),
    ]);
    let found: Vec<Vec<String>> = people(&home.corpus).into_iter().map(|(documents, ..)| documents).collect();
    assert_eq!(found, [vec!["first".to_owned()], vec!["second".to_owned(), "surname".to_owned()]]);
}

#[test]
fn where_only_one_bears_the_name_all_pages_mean_that_one() {
    let home = Home::of(stories().into_iter().filter(|story| story.analysis().document != "of Chile"));
    let found = people(&home.corpus);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn a_namesake_who_goes_leaves_no_trace() {
    let home = Home::of(stories());
    home.corpus.delete_document("of Chile").unwrap();
    let without = Home::of(stories().into_iter().filter(|story| story.analysis().document != "of Chile"));
    assert_eq!(people(&home.corpus), people(&without.corpus));
}

proptest! {
    #![proptest_config(Config { cases: 16, failure_persistence: None, ..Config::default() })]

    #[test]
    fn in_any_order(shuffled in Just(stories()).prop_shuffle()) {
        prop_assert_eq!(people(&Home::of(shuffled).corpus), people(&Home::of(stories()).corpus));
    }
}
