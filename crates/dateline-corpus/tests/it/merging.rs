//! Which reports are one event, and whom its parties act for.

use dateline_core::analysis::{Act, EntityType, Status};
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

/// How many events these pages tell of, whichever comes first, and in either order.
fn check_events(stories: &[Story], expected: &[(usize, u32)]) {
    for turn in 0..stories.len() {
        let mut order = stories.to_vec();
        order.rotate_left(turn);
        let backwards: Vec<Story> = order.iter().rev().cloned().collect();
        for home in [Home::of(order), Home::of(backwards)] {
            let filter = EventFilter::default();
            let found = home.corpus.events(&filter, &PageRequest::default()).unwrap().items;
            let mut told: Vec<(usize, u32)> =
                found.iter().map(|event| (event.reports.len(), event.sources)).collect();
            told.sort_unstable();
            assert_eq!(told, expected);
        }
    }
}

#[test]
fn meetings_without_a_time_are_one_when_told_within_days() {
    let spoke = |id: &str, published: &str| {
        Story::new(id, published)
            .says("In Oslo, Ben Paz spoke with Ada Moe.")
            .person("e1", "Ada Moe", "")
            .person("e2", "Ben Paz", "")
            .report(Act::Consult, "spoke", &["e1", "e2"], &[])
    };
    check_events(&[met("a", "2024-03-12"), spoke("b", "2024-03-15")], &[(2, 2)]);
    check_events(&[met("a", "2024-03-12"), spoke("b", "2024-03-16")], &[(1, 1), (1, 1)]);
    // With one that tells the day, all go; two of them print one sentence.
    let dated = spoke("c", "2024-03-12").on("2024-03-12");
    check_events(&[met("a", "2024-03-13"), spoke("b", "2024-03-16"), dated], &[(3, 2)]);
}

#[test]
fn copies_are_one_whenever_they_are_printed_and_one_source() {
    let accused = |id: &str, published: &str, more: &str| {
        Story::new(id, published)
            .says("Ada Moe accused Ben Paz on behalf of all who fish in the north.")
            .says(more)
            .person("e1", "Ada Moe", "")
            .person("e2", "Ben Paz", "")
            .report(Act::Accuse, "accused", &["e1"], &["e2"])
    };
    let pages = [accused("a", "2024-03-12", "Nobody answered."), accused("b", "2024-04-12", "It rained.")];
    check_events(&pages, &[(2, 1)]);
}

#[test]
fn of_a_plan_to_meet_several_each_part_is_the_meeting_that_it_foretells() {
    let says = |id: &str, published: &str, others: &[&str]| {
        let mut story = Story::new(id, published)
            .says("Ada Moe meet Ben Paz, Cleo Ruiz and Dan Sato.")
            .person("e1", "Ada Moe", "");
        for (place, name) in ["Ben Paz", "Cleo Ruiz", "Dan Sato"].into_iter().enumerate() {
            story = story.person(&format!("e{}", place + 2), name, "");
        }
        let parties: Vec<&str> = ["e1"].into_iter().chain(others.iter().copied()).collect();
        story.report(Act::Consult, "meet", &parties, &[]).on("2023-01-29")
    };
    let plan = says("plan", "2023-01-27", &["e2", "e3", "e4"]).status(Status::Planned);
    let held = says("held", "2023-01-30", &["e2"]);
    check_events(&[plan.clone(), held.clone()], &[(1, 1), (2, 1)]);
    let fewer = says("fewer", "2023-01-28", &["e3", "e4"]).status(Status::Planned);
    check_events(&[plan.clone(), held, fewer], &[(2, 1), (2, 1)]);
    let all = says("all", "2023-01-30", &["e2", "e3", "e4"]);
    check_events(&[plan, all], &[(2, 1)]);
}

/// What an event's history says: when, what, and who says so.
fn told(event: &EventRecord) -> Vec<(String, Status, String)> {
    let said = event.history.iter().map(|said| {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        (text(&said.published), said.status, text(&said.attribution))
    });
    said.collect()
}

/// A report that two met on a day, by an outlet.
fn meeting(id: &str, published: &str, outlet: &str, more: &str) -> Story {
    Story::new(id, published)
        .outlet(outlet)
        .says("Ada Moe and Ben Paz met.")
        .says(more)
        .person("e1", "Ada Moe", "")
        .person("e2", "Ben Paz", "")
        .report(Act::Consult, "met", &["e1", "e2"], &[])
        .on("2024-03-12")
}

/// Checks what is told of the one event of these stories, whatever the order in which they come.
fn check_history(stories: &[Story], status: Status, expected: &[(&str, Status, &str)]) {
    let expected: Vec<(String, Status, String)> =
        expected.iter().map(|&(day, status, who)| (day.to_owned(), status, who.to_owned())).collect();
    for turn in 0..stories.len() {
        let mut order = stories.to_vec();
        order.rotate_left(turn);
        let home = Home::of(order);
        let found = home.corpus.events(&EventFilter::default(), &PageRequest::default()).unwrap().items;
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!(found[0].status, status);
        assert_eq!(told(&found[0]), expected);
        let full = home.corpus.event(&found[0].id).unwrap();
        assert_eq!(told(&full), expected);
        for (said, report) in full.history.iter().zip(&full.reports) {
            assert_eq!((&said.document, said.index), (&report.document, report.index));
        }
    }
}

#[test]
fn an_event_keeps_what_was_announced_and_what_came_of_it() {
    use Status::{Cancelled, Occurred, Planned};
    let planned = meeting("planned", "2024-03-08", "The Daily", "A plan.").status(Planned).according_to("e1");
    let held = meeting("held", "2024-03-12", "The Post", "It took an hour.").according_to("e2");
    let off = meeting("off", "2024-03-11", "The Post", "It rained.").status(Cancelled);
    let announced = ("2024-03-08", Planned, "Ada Moe");
    check_history(
        &[planned.clone(), held.clone()],
        Occurred,
        &[announced, ("2024-03-12", Occurred, "Ben Paz")],
    );
    check_history(&[planned, off], Cancelled, &[announced, ("2024-03-11", Cancelled, "")]);
}

#[test]
fn what_one_side_asserts_and_another_denies_is_kept_with_who_says_which() {
    use Status::{Denied, Occurred};
    let asserted = meeting("asserted", "2024-03-13", "The Daily", "So much is sure.").according_to("e1");
    let denied = meeting("denied", "2024-03-14", "The Post", "Not so.").status(Denied).according_to("e2");
    let expected = [("2024-03-13", Occurred, "Ada Moe"), ("2024-03-14", Denied, "Ben Paz")];
    check_history(&[asserted, denied], Occurred, &expected);
}

#[test]
fn each_report_names_its_source_and_copies_have_one_number() {
    let words =
        "Nobody would say what the two of them had spoken of for so long, nor when they would meet again.";
    let home = Home::of([
        meeting("first", "2024-03-12", "The Daily", words),
        meeting(
            "other",
            "2024-03-13",
            "The Post",
            "A crowd had waited in the rain since dawn to see them leave.",
        ),
        meeting("copied", "2024-03-14", "The Herald", words),
    ]);
    let listed = home.corpus.events(&EventFilter::default(), &PageRequest::default()).unwrap().items;
    let event = home.corpus.event(&listed[0].id).unwrap();
    let sources: Vec<(&str, Option<u32>)> = (event.reports.iter())
        .map(|report| (report.source.as_deref().unwrap(), report.source_number))
        .collect();
    assert_eq!(sources, [("the daily", Some(1)), ("the post", Some(2)), ("the herald", Some(1))]);
    assert_eq!((event.sources, event.document_count), (2, 3));
    assert!(listed[0].reports.iter().all(|report| report.source_number.is_none()));
}
