//! A user's own list takes part in linking, whatever comes first, and can be removed.

use std::collections::BTreeMap;
use std::io::Write;

use dateline_core::analysis::EntityType;
use dateline_corpus::{
    ChangeKind, EntityQuery, ErrorKind, Ingest, ListLoaded, PageRequest, PostQuery, Queries, Who, lists,
};

use crate::support::{Home, Story};

/// The two forms of lines mixed, with a line that is none, and posts after their holders.
const LIST: &str = r#"{"id": "own-1", "type": "PERSON", "name": "Henrik Lund", "aliases": ["Heinrich von Lund"], "weak_aliases": ["Lund"], "country": "NOR", "identifiers": [{"kind": "wikidata", "value": "Q1"}], "roles": [{"title": "Foreign Minister", "of": "Norway", "start": "2021"}]}
not json
{"id": "NK-2", "schema": "Person", "properties": {"name": ["Ana Kovac"], "alias": ["Anna Kovatsch"], "weakAlias": ["Ana"], "nationality": ["hr"], "wikidataId": ["Q2"]}}
{"id": "NK-3", "schema": "Person", "properties": {"alias": ["Nobody"]}}
{"id": "occ", "schema": "Occupancy", "properties": {"holder": ["NK-2"], "post": ["pos"], "startDate": ["2020-01-01"]}}
{"id": "pos", "schema": "Position", "properties": {"name": ["Minister of Foreign Affairs of Croatia"], "country": ["hr"]}}
{"id": "adr", "schema": "Address", "properties": {"full": ["1 Main Street"]}}
"#;

fn stories() -> [Story; 4] {
    let story = |id: &str, day: &str, name: &str| {
        Story::new(id, day).says(&format!("{name} spoke in the morning.")).person("e1", name, "")
    };
    [
        story("one", "2023-01-01", "Henrik Lund"),
        story("two", "2023-01-02", "Heinrich von Lund"),
        story("three", "2023-01-03", "Ana Kovac"),
        story("four", "2023-01-04", "Anna Kovatsch"),
    ]
}

fn load(home: &Home, text: &str) -> (ListLoaded, Vec<u64>) {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    let mut bad = Vec::new();
    let loaded = lists::load_file(&home.corpus, "ours", file.path(), |record| bad.push(record.line)).unwrap();
    (loaded, bad)
}

/// The entities that are mentioned, by id, with their documents and the ids of the lists.
fn picture(home: &Home) -> BTreeMap<String, (u64, Vec<String>)> {
    let hits = home.corpus.search_entities(&EntityQuery::default(), &PageRequest::first(100)).unwrap().items;
    let entities = hits.into_iter().map(|hit| {
        let record = home.corpus.entity(&hit.entity.id).unwrap();
        let listed = record.listed.into_iter().map(|listed| listed.entity.id).collect();
        (record.id, (record.document_count, listed))
    });
    entities.collect()
}

#[test]
fn what_a_list_names_is_one_in_any_order_of_list_and_documents() {
    let after = Home::of(stories());
    assert_eq!(picture(&after).len(), 4);
    let (loaded, bad) = load(&after, LIST);
    assert_eq!((loaded.added, bad), (2, vec![2, 4]));
    let linked = picture(&after);
    let documents: Vec<(u64, Vec<String>)> = linked.values().cloned().collect();
    assert_eq!(documents.len(), 2, "{linked:?}");
    assert!(documents.iter().all(|(count, listed)| *count == 2 && listed.len() == 1), "{linked:?}");

    let before = Home::new();
    load(&before, LIST);
    for story in stories().into_iter().rev() {
        before.corpus.ingest_analyses(vec![story.analyzed()]).unwrap();
    }
    assert_eq!(picture(&before), linked);

    // The same again changes nothing; without the list they are who they were.
    let (again, _) = load(&after, LIST);
    assert_eq!((again.added, again.changed, again.unchanged, again.removed), (0, 0, 2, 0));
    assert_eq!(picture(&after), linked);
    assert_eq!(after.corpus.lists().unwrap()[0].entities, 2);
    assert_eq!(after.corpus.remove_list("ours").unwrap(), 2);
    assert_eq!(picture(&after), picture(&Home::of(stories())));
    let last = after.corpus.changes(0, 1000).unwrap().items.pop().unwrap();
    assert_eq!((last.kind, last.id.as_str()), (ChangeKind::ListChanged, "ours"));
    assert_eq!(after.corpus.remove_list("ours").unwrap_err().kind(), ErrorKind::NotFound);
}

#[test]
fn a_list_says_who_it_is_and_why() {
    let home = Home::of(stories());
    load(&home, LIST);
    let lund = home.corpus.find_entity(&Who::from("Heinrich von Lund")).unwrap();
    let listed = &lund.listed[0];
    assert_eq!((listed.list.as_str(), listed.entity.identifiers[0].value.as_str()), ("ours", "Q1"));
    assert!(lund.same_because.iter().any(|because| because.reason.contains("ours")), "{lund:?}");
    let why = home.corpus.explain(&Who::from("Henrik Lund"), &Who::from("Heinrich von Lund")).unwrap();
    assert!(why.same && why.agreed.iter().any(|reason| reason.contains("own-1 in ours")), "{why:?}");
    let kovac = home.corpus.find_entity(&Who::from("Ana Kovac")).unwrap();
    let role = &kovac.listed[0].entity.roles[0];
    assert_eq!((role.of.as_deref(), role.start.as_deref()), (Some("Croatia"), Some("2020-01-01")));
}

#[test]
fn a_name_that_two_listed_people_bear_ties_neither() {
    let home = Home::of(stories());
    let list = r#"{"id": "1", "type": "PERSON", "name": "Henrik Lund", "aliases": ["Anna Kovatsch"]}
{"id": "2", "type": "PERSON", "name": "Ana Kovac", "aliases": ["Anna Kovatsch"]}"#;
    load(&home, list);
    assert_eq!(picture(&home).len(), 4);
    // What the list holds no more is no reason any more.
    load(&home, list.lines().next().unwrap());
    assert_eq!(picture(&home).len(), 3);
}

/// Posts with dates: two who followed one another, one who holds it still, and one whose dates are none.
const POSTS: &str = r#"{"id": "p-1", "type": "PERSON", "name": "Henrik Lund", "roles": [{"title": "Foreign Minister", "of": "Norway", "start": "2020", "end": "2022-06"}]}
{"id": "p-2", "type": "PERSON", "name": "Sigrid Vik", "roles": [{"title": "Minister of Foreign Affairs of Norway", "start": "2022-07-01"}]}
{"id": "p-3", "type": "PERSON", "name": "Ana Kovac", "roles": [{"title": "Foreign Minister", "of": "Norway", "start": "long ago"}]}
"#;

#[test]
fn dated_posts_of_a_list_answer_who_held_them() {
    let home = Home::of([
        Story::new("one", "2019-01-01").says("Norway was quiet.").entity(
            "e1",
            "Norway",
            EntityType::Gpe,
            "NOR",
        ),
        Story::new("two", "2019-01-02").says("Henrik Lund spoke.").person("e1", "Henrik Lund", ""),
    ]);
    load(&home, POSTS);
    let ask = |at: &str| {
        let post = "the foreign minister of Norway".to_owned();
        home.corpus.incumbent(&PostQuery { post, of: None, at: at.to_owned() }).unwrap()
    };
    let held = |at: &str| ask(at).holder.map(|found| found.entity.name);
    assert_eq!(held("2021-03"), Some("Henrik Lund".to_owned()));
    assert_eq!(held("2022-06-30"), Some("Henrik Lund".to_owned()));
    assert_eq!(held("2024"), Some("Sigrid Vik".to_owned()));
    assert_eq!(held("2022"), None, "both held it in that year");
    assert_eq!(held("2019-06"), None, "a list is not drawn out");
    let found = ask("2021-03");
    assert!(found.reason.contains("the list ours has it from 2020-01-01 to 2022-06-30"), "{}", found.reason);
    assert_eq!(found.holders.len(), 2);
    load(&home, "");
    assert_eq!(held("2021-03"), None);
}
