//! `dateline ontology`, and reading with an ontology of one's own.

use crate::command::{Pages, run};

const STORY: &str = concat!(
    r#"{"id": "crown", "published": "2024-03-04", "article": "#,
    r#""President Ana Kovac crowned Foreign Minister Li Wei in Geneva on 3 March 2024."}"#
);

#[test]
fn a_verb_of_ones_own_is_read_and_its_reports_are_events() {
    let pages = Pages::new();
    pages.write("story/crown.jsonl", STORY);
    pages.write("own/acts.tsv", "SUPPORT\tverbal_cooperation\t5\tno\tcoronation=6.5\n");
    pages.write("own/verbs.tsv", "crown\tSUPPORT/coronation\tsubj\tobj\t-\n");
    let (own, story, corpus) = (pages.path("own"), pages.path("story"), pages.path("corpus"));
    let done = run(&["ontology", "check", &own]).exits(0);
    assert_eq!(done.stdout, "2 files are understood to the last line\n");

    let without = run(&["analyze", "--jsonl", &story]).exits(0).json();
    assert_eq!(without[0]["reports"].as_array().unwrap().len(), 0);
    let with = run(&["analyze", "--jsonl", "--ontology", &own, &story]).exits(0).json();
    assert_eq!(with[0]["reports"][0]["mode"], "coronation");
    assert_eq!(with[0]["reports"][0]["plover"]["cameo_root"], "05");
    assert!(with[0]["engine"].as_str().unwrap().contains("+ontology-"));

    run(&["ingest", "--corpus", &corpus, "--ontology", &own, &story]).exits(0);
    let events = run(&["events", "--corpus", &corpus, "--json"]).exits(0).json();
    assert_eq!(events[0]["mode"], "coronation");
}

#[test]
fn a_faulty_ontology_is_refused_and_nothing_is_read() {
    let pages = Pages::new();
    pages.write("own/verbs.tsv", "crown\tCORONATION\tsubj\tobj\t-\nmeet\tCONSULT\tsubject\t-\t-\n");
    let (own, folder, corpus) = (pages.path("own"), pages.path("pages"), pages.path("corpus"));
    let done = run(&["ontology", "check", &own]).exits(1);
    assert!(done.stdout.contains("verbs.tsv:1:7: no act is called CORONATION"), "{}", done.stdout);
    assert!(done.stdout.contains("verbs.tsv:2:14: no slot is called subject"), "{}", done.stdout);
    for command in ["analyze", "ingest"] {
        let mut arguments = vec![command, "--ontology", &own, &folder];
        if command == "ingest" {
            arguments.extend(["--corpus", &corpus]);
        }
        let done = run(&arguments).exits(1);
        assert!(done.stderr.contains("verbs.tsv:1:7"), "{}", done.stderr);
        assert!(done.stderr.contains("dateline ontology check"), "{}", done.stderr);
    }
    assert!(!std::path::Path::new(&corpus).exists());
}
