//! `dateline events show`.

use crate::command::{Pages, run};

#[test]
fn an_event_tells_its_history_and_the_sentence_of_each_report() {
    let pages = Pages::new();
    pages.write("days/1.jsonl", concat!(
        r#"{"id": "planned", "published": "2023-01-27", "article": "#,
        r#""Foreign Minister Park Jin will meet NATO Secretary General Jens Stoltenberg in Seoul on Jan. 29, 2023."}"#
    ));
    pages.write("days/2.jsonl", concat!(
        r#"{"id": "held", "published": "2023-01-30", "article": "#,
        r#""Foreign Minister Park Jin met NATO Secretary General Jens Stoltenberg in Seoul on Jan. 29, 2023."}"#
    ));
    let (corpus, days) = (pages.path("corpus"), pages.path("days"));
    run(&["ingest", "--corpus", &corpus, &days]).exits(0);
    let list = ["events", "--corpus", &corpus, "--json", "--act", "CONSULT"];
    let events = run(&list).exits(0).json();
    assert_eq!(events.len(), 1, "{events:#?}");
    let id = events[0]["id"].as_str().unwrap();
    let shown = run(&["events", "show", "--corpus", &corpus, id]).exits(0).stdout;
    for expected in [
        "PLOVER CONSULT · verbal cooperation · intensity 2.5 · CAMEO 04",
        "2 independent sources · 2 documents · 2 reports",
        "Status over time",
        "Reports",
        "“Foreign Minister Park Jin will meet NATO Secretary General",
        "“Foreign Minister Park Jin met NATO Secretary General",
    ] {
        assert!(shown.contains(expected), "{expected:?} is not in\n{shown}");
    }
    let said = |day: &str| shown.lines().find(|line| line.trim_start().starts_with(day)).unwrap().to_owned();
    assert!(said("2023-01-27").contains("planned") && said("2023-01-30").contains("occurred"), "{shown}");
    let got = run(&["events", "get", "--corpus", &corpus, "--json", id]).exits(0).json();
    assert_eq!(got[0]["reports"][1]["source_number"], 2);
}
