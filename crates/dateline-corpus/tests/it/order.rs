//! The same documents in any order give the same entities and events.

use std::collections::BTreeMap;

use dateline_core::analysis::{Act, EntityType};
use dateline_corpus::{Corpus, EntityQuery, EventFilter, Ingest, PageRequest, Participant, Queries};
use proptest::prelude::*;
use proptest::sample::subsequence;
use proptest::test_runner::Config;

use crate::support::{Home, Story, week};

/// Everything that users see of entities and events, by id.
#[derive(Debug, PartialEq)]
struct Picture {
    entities: BTreeMap<String, (String, Vec<String>, u64, u64)>,
    events: BTreeMap<String, (String, Vec<String>, Vec<String>)>,
    /// By entity, the events that it is found by, through others as well.
    found_by: BTreeMap<String, Vec<String>>,
}

fn picture(corpus: &Corpus) -> Picture {
    let page = PageRequest::first(1000);
    let hits = corpus.search_entities(&EntityQuery::default(), &page).unwrap().items;
    let entities = hits.into_iter().map(|hit| {
        let record = corpus.entity(&hit.entity.id).unwrap();
        let aliases = record.aliases.into_iter().map(|alias| alias.name).collect();
        (record.id, (record.name, aliases, record.mention_count, record.document_count))
    });
    let events = corpus.events(&EventFilter::default(), &page).unwrap().items.into_iter().map(|event| {
        let parties = event.participants.into_iter().map(|participant| {
            let acts_for: Vec<String> = participant.acts_for.into_iter().map(|body| body.name).collect();
            format!("{} for {}", participant.name, acts_for.join(", "))
        });
        let parties: Vec<String> = parties.collect();
        let reports =
            event.reports.into_iter().map(|report| format!("{} {}", report.document, report.index)).collect();
        let told = format!("{:?} {:?} {:?} {}", event.act, event.status, event.when, event.sources);
        (event.id, (told, parties, reports))
    });
    let entities: BTreeMap<_, _> = entities.collect();
    let found_by = entities.keys().map(|id| {
        let filter =
            EventFilter { participants: vec![Participant::any(id.as_str())], ..EventFilter::default() };
        let mut found: Vec<String> =
            corpus.events(&filter, &page).unwrap().items.into_iter().map(|event| event.id).collect();
        found.sort();
        (id.clone(), found)
    });
    Picture { found_by: found_by.collect(), events: events.collect(), entities }
}

/// Stories in which what one says decides what another means: vague names and rough times.
fn entangled() -> Vec<Story> {
    use EntityType::{Gpe, Org, Person};
    let mut stories = week();
    stories.extend([
        Story::new("surname", "2023-03-01")
            .says("Stoltenberg, Secretary General of NATO, met Park.")
            .entity("e1", "NATO", Org, "IGO")
            .entity("e2", "Stoltenberg", Person, "")
            .role("Secretary General", "e1")
            .person("e3", "Park", "")
            .report(Act::Consult, "met", &["e2", "e3"], &[]),
        Story::new("bridge", "2023-03-02")
            .says("Yoon Sok-yul met Jens Stoltenberg.")
            .person("e1", "Yoon Sok-yul", "")
            .person("e2", "Jens Stoltenberg", "NOR")
            .report(Act::Consult, "met", &["e1", "e2"], &[]),
        Story::new("rough", "2023-01-31")
            .says("Park Jin met Jens Stoltenberg this week.")
            .person("e1", "Park Jin", "")
            .person("e2", "Jens Stoltenberg", "")
            .report(Act::Consult, "met", &["e1", "e2"], &[]),
        Story::new("again", "2023-01-30")
            .says("Park Jin met Jens Stoltenberg on Monday.")
            .person("e1", "Park Jin", "KOR")
            .person("e2", "Jens Stoltenberg", "")
            .report(Act::Consult, "met", &["e1", "e2"], &[])
            .on("2023-01-30"),
        Story::new("namesake", "2022-06-01")
            .says("Park Jin of the United States won the race.")
            .entity("e1", "United States", Gpe, "USA")
            .person("e2", "Park Jin", "USA"),
        // Which Park Jin is meant is told by the country that the page speaks of, or not at all.
        Story::new("about", "2023-06-02")
            .says("Park Jin was seen in the United States.")
            .entity("e1", "United States", Gpe, "USA")
            .person("e2", "Park Jin", ""),
        Story::new("later", "2025-06-02").says("Park Jin was seen again.").person("e1", "Park Jin", ""),
        Story::new("acronym", "2022-05-01")
            .says("The Central Grain Agency (CGA) of Kenya spoke. The CGA left.")
            .entity("e1", "Central Grain Agency", Org, "KEN")
            .also("CGA"),
        Story::new("ministry", "2022-03-01")
            .says("The Ministry of Defense of South Korea accused the Defence Ministry of Kenya.")
            .entity("e1", "South Korea", Gpe, "KOR")
            .entity("e2", "Kenya", Gpe, "KEN")
            .entity("e3", "Ministry of Defense", Org, "KOR")
            .part_of("e1")
            .entity("e4", "Defence Ministry", Org, "KEN")
            .part_of("e2")
            .report(Act::Accuse, "accused", &["e3"], &["e4"]),
        Story::new("short", "2022-04-01").says("CGA spoke.").entity("e1", "CGA", Org, ""),
        // No post is shown here: other pages show it, of which some lie too far off.
        Story::new("bare", "2023-03-05")
            .says("Park Jin met Mara Oduya.")
            .person("e1", "Park Jin", "")
            .person("e2", "Mara Oduya", "")
            .report(Act::Consult, "met", &["e1", "e2"], &[])
            .on("2023-03-05"),
        untimed("near", "2023-03-07"),
        untimed("nearer", "2023-03-09"),
        untimed("far", "2023-03-20"),
        Story::new("posted", "2024-02-01")
            .says("Mara Oduya, the envoy of Kenya, spoke.")
            .entity("e1", "Kenya", Gpe, "KEN")
            .person("e2", "Mara Oduya", "")
            .role("envoy", "e1"),
        Story::new("posted earlier", "2021-02-01")
            .says("Mara Oduya, the clerk of CGA, spoke. CGA is the Central Grain Agency.")
            .entity("e1", "Central Grain Agency", Org, "KEN")
            .also("CGA")
            .person("e2", "Mara Oduya", "")
            .role("clerk", "e1"),
    ]);
    stories
}

/// A meeting of which nothing says when it was.
fn untimed(id: &str, published: &str) -> Story {
    Story::new(id, published)
        .says("Mara Oduya spoke with Park Jin.")
        .person("e1", "Mara Oduya", "")
        .person("e2", "Park Jin", "")
        .report(Act::Consult, "spoke", &["e1", "e2"], &[])
}

fn ingest(stories: &[Story], batch: usize) -> Home {
    let home = Home::new();
    for stories in stories.chunks(batch) {
        home.corpus.ingest_analyses(stories.iter().cloned().map(Story::analyzed).collect()).unwrap();
    }
    home
}

proptest! {
    #![proptest_config(Config { cases: 24, failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_order_gives_the_same(stories in Just(entangled()).prop_shuffle(), batch in 1_usize..6) {
        prop_assert_eq!(picture(&ingest(&stories, batch).corpus), picture(&ingest(&entangled(), 4).corpus));
    }

    #[test]
    fn what_is_deleted_leaves_no_trace(
        stories in Just(entangled()).prop_shuffle(),
        kept in subsequence((0..entangled().len()).collect::<Vec<_>>(), 0..entangled().len()),
    ) {
        let home = ingest(&stories, 5);
        let keeps = |place: usize| kept.contains(&place);
        for (_, story) in stories.iter().enumerate().filter(|(place, _)| !keeps(*place)) {
            home.corpus.delete_document(&story.analysis().document).unwrap();
        }
        let rest: Vec<Story> =
            stories.into_iter().enumerate().filter(|(place, _)| keeps(*place)).map(|(_, story)| story).collect();
        prop_assert_eq!(picture(&home.corpus), picture(&ingest(&rest, 3).corpus));
    }

    #[test]
    fn ids_once_given_always_lead_somewhere(stories in Just(entangled()).prop_shuffle()) {
        let home = Home::new();
        let mut given: Vec<(String, String)> = Vec::new();
        for story in stories {
            home.corpus.ingest_analyses(vec![story.analyzed()]).unwrap();
            for (id, name) in &given {
                let record = home.corpus.entity(id).unwrap();
                let known = record.name == *name || record.aliases.iter().any(|alias| alias.name == *name);
                prop_assert!(known, "{id} {name}");
            }
            let now = picture(&home.corpus);
            given.extend(now.entities.into_iter().map(|(id, (name, ..))| (id, name)));
            given.sort();
            given.dedup();
        }
    }
}

#[test]
fn a_feed_in_order_of_publication_never_changes_an_id() {
    let mut stories = entangled();
    stories.sort_by_key(|story| story.analysis().article.published.as_ref().map(|date| date.value.clone()));
    let home = Home::new();
    let mut ids: Vec<String> = Vec::new();
    for story in stories {
        home.corpus.ingest_analyses(vec![story.analyzed()]).unwrap();
        let now = picture(&home.corpus);
        let merged: Vec<&String> = ids.iter().filter(|id| !now.entities.contains_key(*id)).collect();
        for id in merged {
            // Two that were found to be one: the id leads on.
            check_redirects(&home.corpus, id);
        }
        ids = now.entities.into_keys().collect();
    }
}

fn check_redirects(corpus: &Corpus, id: &str) {
    let record = corpus.entity(id).unwrap();
    assert!(record.merged_from.iter().any(|old| old == id));
}

#[test]
fn merged_entities_redirect() {
    let stories = entangled();
    let story = |id: &str| stories.iter().find(|story| story.analysis().document == id).unwrap().clone();
    let home = Home::of([story("respelled")]);
    let query = EntityQuery { name: "Yoon Sok-yol".to_owned(), ..EntityQuery::default() };
    let find =
        || home.corpus.search_entities(&query, &PageRequest::default()).unwrap().items[0].entity.id.clone();
    let before = find();
    home.corpus.ingest_analyses(vec![story("spelled").analyzed()]).unwrap();
    let after = find();
    assert_ne!(before, after, "the earlier publication founds the entity");
    let record = home.corpus.entity(&before).unwrap();
    assert_eq!(record.id, after);
    assert_eq!(record.merged_from, std::slice::from_ref(&before));
    let changes = home.corpus.changes(0, 100).unwrap().items;
    assert!(changes.iter().any(|change| change.id == before && change.now.as_ref() == Some(&after)));
}
