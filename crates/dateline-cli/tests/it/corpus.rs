//! `dateline ingest`, and questions of a corpus here.

use serde_json::Value;

use crate::command::{Pages, run, run_with_input};

fn outcomes(lines: &[Value]) -> Vec<&str> {
    lines.iter().map(|line| line["outcome"].as_str().unwrap()).collect()
}

#[test]
fn the_same_pages_twice_are_unchanged() {
    let pages = Pages::new();
    let (corpus, folder, more) = (pages.path("corpus"), pages.path("pages"), pages.path("more.jsonl"));
    let ingest = ["ingest", "--corpus", &corpus, "--json", &folder, &more];
    let first = run(&ingest).exits(0);
    assert_eq!(outcomes(&first.json()), ["new", "new", "new"]);
    assert!(first.stderr.contains("3 new, 0 changed, 0 unchanged, 0 failed"), "{}", first.stderr);
    let second = run(&ingest).exits(0);
    assert_eq!(outcomes(&second.json()), ["unchanged", "unchanged", "unchanged"]);
}

#[test]
fn what_was_ingested_is_found_by_its_words_at_once() {
    let pages = Pages::new();
    let (corpus, folder) = (pages.path("corpus"), pages.path("pages"));
    run(&["ingest", "--corpus", &corpus, "--ids-from-paths", &folder]).exits(0);
    let lines = run(&["documents", "search", "workers", "--corpus", &corpus, "--json"]).exits(0).json();
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["document"]["id"], "protest.txt");
}

#[test]
fn an_edited_file_is_a_new_revision_where_ids_come_from_paths() {
    let pages = Pages::new();
    let (corpus, folder) = (pages.path("corpus"), pages.path("pages"));
    let ingest = ["ingest", "--corpus", &corpus, "--json", "--ids-from-paths", &folder];
    run(&ingest).exits(0);
    pages.write("pages/visit.txt", "Foreign Minister Li Wei did not meet President Ana Kovac in Geneva.");
    let lines = run(&ingest).exits(0).json();
    assert_eq!(outcomes(&lines), ["unchanged", "changed"]);
    assert_eq!(lines[1]["document"], "visit.txt");
    assert_eq!(lines[1]["revision"], 2);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_stored() {
    let pages = Pages::new();
    let bad = pages.write("bad.jsonl", "nonsense\n");
    let bad = crate::command::path_text(&bad);
    let (corpus, folder) = (pages.path("corpus"), pages.path("pages"));
    let done = run(&["ingest", "--corpus", &corpus, &bad, &folder, "no/such/file"]).exits(1);
    assert!(done.stderr.contains("2 new, 0 changed, 0 unchanged, 2 failed"), "{}", done.stderr);
    assert!(done.stderr.contains("bad.jsonl:1 (byte 0): not JSON"), "{}", done.stderr);
    assert!(done.stderr.contains("no/such/file: cannot be read"), "{}", done.stderr);
}

#[test]
fn a_page_comes_in_by_standard_input_and_goes_by_delete() {
    let pages = Pages::new();
    let corpus = pages.path("corpus");
    let line = "{\"id\": \"one\", \"article\": \"Ministers met in Geneva.\"}";
    run_with_input(&["ingest", "--corpus", &corpus, "-"], line).exits(0);
    let get = ["documents", "get", "--corpus", &corpus, "--json", "one"];
    assert_eq!(run(&get).exits(0).json()[0]["analysis"]["text"], "Ministers met in Geneva.");
    run(&["documents", "delete", "--corpus", &corpus, "one"]).exits(0);
    let done = run(&get).exits(1);
    assert!(done.stderr.contains("no document \"one\""), "{}", done.stderr);
}

#[test]
fn the_short_form_of_a_question_is_the_long_one() {
    let pages = Pages::new();
    let (corpus, folder) = (pages.path("corpus"), pages.path("pages"));
    run(&["ingest", "--corpus", &corpus, &folder]).exits(0);
    for (short, long) in [
        (vec!["documents"], vec!["documents", "list"]),
        (vec!["entities"], vec!["entities", "search"]),
        (vec!["events"], vec!["events", "list"]),
        (vec!["quotes"], vec!["quotes", "list"]),
    ] {
        let ask = |words: &[&str]| {
            let mut arguments = words.to_vec();
            arguments.extend(["--corpus", &corpus, "--json"]);
            run(&arguments).exits(0).stdout
        };
        assert_eq!(ask(&short), ask(&long), "{short:?}");
    }
}

#[test]
fn answers_go_on_after_a_page_token() {
    let pages = Pages::new();
    let (corpus, folder, more) = (pages.path("corpus"), pages.path("pages"), pages.path("more.jsonl"));
    run(&["ingest", "--corpus", &corpus, &folder, &more]).exits(0);
    let list = ["documents", "--corpus", &corpus, "--json"];
    let all = run(&list).exits(0).stdout;
    assert_eq!(all.lines().count(), 3);
    let first = run(&[&list[..], &["--limit", "2"]].concat()).exits(0);
    let token = first.stderr.trim().rsplit(' ').next().unwrap();
    let second = run(&[&list[..], &["--limit", "2", "--page-token", token]].concat()).exits(0);
    assert_eq!(format!("{}{}", first.stdout, second.stdout), all);
    assert_eq!(second.stderr, "");
}

#[test]
fn asking_a_directory_that_is_no_corpus_says_what_to_do() {
    let pages = Pages::new();
    let done = run(&["statistics", "--corpus", &pages.path("none")]).exits(1);
    assert!(done.stderr.contains("dateline ingest --corpus"), "{}", done.stderr);
}
