//! What people decide about who is who holds, can be taken back, and is told.

use dateline_core::analysis::EntityType::Org;
use dateline_corpus::{
    Decision, EntityQuery, Ingest, Judgement, JudgementFilter, JudgementKind, PageRequest, Queries, Result,
    RoleFilter, TimeRange, Who,
};

use crate::support::{Home, Story};

fn decision(kind: JudgementKind, entity: &str) -> Decision {
    Decision {
        kind,
        entity: Who::from(entity),
        other: None,
        names: Vec::new(),
        name: None,
        author: "Ada".to_owned(),
        reason: "it says so in the register".to_owned(),
    }
}

fn pair(home: &Home, kind: JudgementKind, left: &str, right: &str) -> Result<Judgement> {
    home.corpus.judge(&Decision { other: Some(Who::from(right)), ..decision(kind, left) })
}

fn story(id: &str, published: &str, name: &str) -> Story {
    Story::new(id, published).says(&format!("{name} spoke in the morning.")).person("e1", name, "NOR")
}

fn three() -> [Story; 3] {
    [
        story("one", "2023-01-01", "Ole Berg"),
        story("two", "2023-01-02", "Kari Dahl"),
        story("three", "2023-01-03", "Ole Berg"),
    ]
}

/// The entities by id, name and documents.
fn picture(home: &Home) -> Vec<(String, String, u64)> {
    let found = home.corpus.search_entities(&EntityQuery::default(), &PageRequest::first(100)).unwrap();
    let rows = found.items.into_iter().map(|hit| (hit.entity.id, hit.entity.name, hit.document_count));
    let mut rows: Vec<_> = rows.collect();
    rows.sort();
    rows
}

fn id(home: &Home, name: &str) -> String {
    home.corpus.find_entity(&Who::from(name)).unwrap().id
}

#[test]
fn what_is_merged_is_one_and_redirects_until_it_is_undone() {
    let home = Home::of(three());
    let before = picture(&home);
    let (berg, dahl) = (id(&home, "Ole Berg"), id(&home, "Kari Dahl"));
    let judgement = pair(&home, JudgementKind::Merge, &dahl, &berg).unwrap();
    assert_eq!((judgement.id.as_str(), judgement.author.as_str()), ("jdg-1", "Ada"));
    let whole = home.corpus.entity(&dahl).unwrap();
    assert_eq!((whole.id.as_str(), whole.document_count), (berg.as_str(), 3));
    assert_eq!(whole.merged_from, [dahl.as_str()]);
    assert!(whole.same_because.iter().any(|same| same.reason.contains("jdg-1 by Ada")), "{whole:?}");

    home.corpus.undo_judgement("jdg-1", "Bo", "the register was wrong").unwrap();
    assert_eq!(picture(&home), before);
    assert_eq!(id(&home, "Kari Dahl"), dahl, "the name leads to its own again");
    assert!(home.corpus.undo_judgement("jdg-1", "Bo", "again").is_err());
    let journal = home.corpus.judgements(&JudgementFilter::default(), &PageRequest::default()).unwrap().items;
    assert_eq!(journal.len(), 1);
    assert_eq!(journal[0].undone.as_ref().unwrap().author, "Bo");
    let standing = JudgementFilter { standing: true };
    assert!(home.corpus.judgements(&standing, &PageRequest::default()).unwrap().items.is_empty());
}

#[test]
fn judgements_hold_through_new_revisions_and_in_any_order() {
    let first = Home::of(three());
    pair(&first, JudgementKind::Merge, "Ole Berg", "Kari Dahl").unwrap();
    first.corpus.delete_document("two").unwrap();
    let again =
        Story::new("two", "2023-01-02").says("Kari Dahl did not speak.").person("e1", "Kari Dahl", "NOR");
    first.corpus.ingest_analyses(vec![again.clone().analyzed()]).unwrap();
    assert_eq!(id(&first, "Kari Dahl"), id(&first, "Ole Berg"));

    let [one, _, three] = three();
    let second = Home::of([again]);
    second.corpus.ingest_analyses(vec![three.analyzed(), one.analyzed()]).unwrap();
    pair(&second, JudgementKind::Merge, "Kari Dahl", "Ole Berg").unwrap();
    assert_eq!(picture(&first), picture(&second));
}

#[test]
fn who_is_told_apart_does_not_become_one() {
    let home =
        Home::of([story("one", "2023-01-01", "Yoon Suk Yeol"), story("two", "2023-01-02", "Kari Dahl")]);
    pair(&home, JudgementKind::Distinguish, "Yoon Suk Yeol", "Kari Dahl").unwrap();
    let error = pair(&home, JudgementKind::Merge, "Yoon Suk Yeol", "Kari Dahl").unwrap_err().to_string();
    assert!(error.contains("jdg-1 of Ada keeps them apart; undo it first"), "{error}");
    assert!(pair(&home, JudgementKind::Distinguish, "Yoon Suk Yeol", "Yoon Suk Yeol").is_err());
    assert!(pair(&home, JudgementKind::Merge, "Kari Dahl", "Kari Dahl").is_err());
}

#[test]
fn names_that_are_another_s_are_split_off() {
    let home = Home::of([
        story("one", "2023-01-01", "Yoon Suk Yeol"),
        story("two", "2023-01-02", "Yoon Sok-yul"),
        story("three", "2023-01-03", "Yoon Suk Yeol"),
    ]);
    let before = picture(&home);
    assert_eq!(before.len(), 1);
    let split = |names: &[&str]| {
        let names = names.iter().map(|&name| name.to_owned()).collect();
        home.corpus.judge(&Decision { names, ..decision(JudgementKind::Split, "Yoon Suk Yeol") })
    };
    assert!(split(&["Kari Dahl"]).is_err() && split(&["Yoon Suk Yeol", "Yoon Sok-yul"]).is_err());
    split(&["Yoon Sok-yul"]).unwrap();
    let names: Vec<(String, u64)> =
        picture(&home).into_iter().map(|(_, name, count)| (name, count)).collect();
    assert!(
        names.contains(&("Yoon Suk Yeol".to_owned(), 2)) && names.contains(&("Yoon Sok-yul".to_owned(), 1))
    );
    let why = home.corpus.explain(&Who::from("Yoon Suk Yeol"), &Who::from("Yoon Sok-yul")).unwrap();
    assert!(!why.same && why.score > 0.85, "{why:?}");
    assert_eq!(why.judgement.unwrap().kind, JudgementKind::Split);
    home.corpus.undo_judgement("jdg-1", "Ada", "they are one after all").unwrap();
    assert_eq!(picture(&home), before);
}

#[test]
fn an_entity_goes_by_the_name_it_was_given() {
    let home = Home::of(three());
    let name = Some("Ole Martin Berg".to_owned());
    home.corpus.judge(&Decision { name, ..decision(JudgementKind::Rename, "Ole Berg") }).unwrap();
    home.corpus.ingest_analyses(vec![story("four", "2023-01-04", "Ole Berg").analyzed()]).unwrap();
    assert_eq!(home.corpus.find_entity(&Who::from("Ole Berg")).unwrap().name, "Ole Martin Berg");
    let unsigned = Decision { author: String::new(), ..decision(JudgementKind::Rename, "Ole Berg") };
    assert!(home.corpus.judge(&unsigned).is_err());
}

#[test]
fn what_made_two_names_one_is_explained() {
    let home = Home::of([
        story("one", "2023-01-01", "Yoon Suk Yeol"),
        story("two", "2023-01-02", "Yoon Sok-yul"),
        story("three", "2023-01-02", "Kari Dahl"),
    ]);
    let why = home.corpus.explain(&Who::from("Yoon Suk Yeol"), &Who::from("Yoon Sok-yul")).unwrap();
    assert!(why.same && why.agreed.iter().any(|reason| reason.contains("Korean")), "{why:?}");
    let why = home.corpus.explain(&Who::from("Yoon Suk Yeol"), &Who::from("Kari Dahl")).unwrap();
    assert!(!why.same && why.agreed.contains(&"country: NOR".to_owned()), "{why:?}");
    assert!(why.score < 0.5 && why.disagreed.iter().any(|reason| reason.starts_with("names:")), "{why:?}");
}

#[test]
fn who_held_a_post_at_a_time_is_listed() {
    let post = |id: &str, published: &str, name: &str| {
        Story::new(id, published)
            .says(&format!("{name}, Secretary General of NATO, spoke."))
            .entity("e1", "NATO", Org, "IGO")
            .person("e2", name, "")
            .role("Secretary General", "e1")
    };
    let home = Home::of([
        post("one", "2023-01-01", "Jens Stoltenberg"),
        post("two", "2024-09-01", "Jens Stoltenberg"),
        post("three", "2024-10-02", "Mark Rutte"),
        post("four", "2025-04-01", "Mark Rutte"),
    ]);
    let held = |seen: TimeRange| {
        let filter = RoleFilter {
            of: Some(Who::from("NATO")),
            title: "secretary general".to_owned(),
            seen,
            holder: None,
        };
        let roles = home.corpus.roles(&filter, &PageRequest::default()).unwrap();
        roles.items.into_iter().map(|held| held.holder.name).collect::<Vec<_>>()
    };
    assert_eq!(held(TimeRange::default()), ["Mark Rutte", "Jens Stoltenberg"]);
    assert_eq!(held(TimeRange::period("2023").unwrap()), ["Jens Stoltenberg"]);
    assert_eq!(held(TimeRange::period("2025-01").unwrap()), ["Mark Rutte"]);
    assert!(held(TimeRange::period("2022").unwrap()).is_empty());
}
