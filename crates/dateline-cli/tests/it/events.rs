//! `dateline events show`.

use crate::command::{Pages, run};

#[test]
fn an_event_tells_its_history_and_the_sentence_of_each_report() {
    let pages = Pages::new();
    pages.write(
        "days/1.jsonl",
        concat!(
            r#"{"id": "planned", "published": "2024-03-01", "article": "#,
            r#""President Ana Kovac will meet Foreign Minister Li Wei in Geneva on 3 March 2024."}"#
        ),
    );
    pages.write("days/2.jsonl", concat!(
        r#"{"id": "held", "published": "2024-03-04", "article": "#,
        r#""President Ana Kovac met Foreign Minister Li Wei in Geneva on 3 March 2024. Snow fell on the lake all day, and "#,
        r#"nobody who had waited outside since dawn heard a word of what was said within."}"#
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
        "“President Ana Kovac will meet Foreign Minister Li Wei",
        "“President Ana Kovac met Foreign Minister Li Wei",
    ] {
        assert!(shown.contains(expected), "{expected:?} is not in\n{shown}");
    }
    let said = |day: &str| shown.lines().find(|line| line.trim_start().starts_with(day)).unwrap().to_owned();
    assert!(said("2024-03-01").contains("planned") && said("2024-03-04").contains("occurred"), "{shown}");
    let got = run(&["events", "get", "--corpus", &corpus, "--json", id]).exits(0).json();
    assert_eq!(got[0]["reports"][1]["source_number"], 2);
}
