//! `dateline analyze`.

use std::process::Stdio;

use crate::command::{Pages, VISIT, command, run, run_with_input};

#[test]
fn prints_one_analysis_a_line_in_the_order_of_the_input() {
    let pages = Pages::new();
    let names: Vec<String> = (0..40).map(|number| format!("many/{}.txt", (number * 7) % 40)).collect();
    let paths: Vec<String> = names
        .iter()
        .enumerate()
        // Pages of very different lengths, so that they are not done in the order in which they were begun.
        .map(|(number, name)| {
            pages.write(name, &VISIT.repeat(1 + (number % 5) * 20));
            pages.path(name)
        })
        .collect();
    let mut arguments = vec!["analyze", "--jsonl"];
    arguments.extend(paths.iter().map(String::as_str));
    let documents: Vec<String> = run(&arguments)
        .exits(0)
        .json()
        .iter()
        .map(|line| line["document"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(documents, paths, "the document is the path as typed");
}

#[test]
fn what_is_known_of_a_page_is_used() {
    let arguments = ["analyze", "-", "--jsonl", "--as", "article", "--published", "2024-03-04", "--id", "x"];
    let lines = run_with_input(&arguments, VISIT).exits(0).json();
    assert_eq!(lines[0]["document"], "x");
    assert_eq!(lines[0]["form"], "article");
    assert_eq!(lines[0]["article"]["published"]["value"], "2024-03-04");
    assert_eq!(lines[0]["text"], VISIT);
}

#[test]
fn a_bad_line_is_named_and_skipped() {
    let pages = Pages::new();
    let path = pages.write(
        "bad.jsonl",
        "{\"id\": \"a\", \"article\": \"One.\"}\n{\"id\": 7\n{\"id\": \"c\", \"page\": \"Two.\"}\n",
    );
    let path = crate::command::path_text(&path);
    let done = run(&["analyze", "--jsonl", &path]).exits(1);
    let documents: Vec<_> = done.json().iter().map(|line| line["document"].clone()).collect();
    assert_eq!(documents, ["a", "c"]);
    assert!(done.stderr.contains(&format!("{path}:2 (byte 31): not JSON")), "{}", done.stderr);
}

#[test]
fn json_lines_are_read_from_standard_input() {
    let lines =
        run_with_input(&["analyze", "-", "--jsonl"], "{\"article\": \"One.\"}\n{\"article\": \"Two.\"}\n")
            .exits(0);
    let documents: Vec<_> = lines.json().iter().map(|line| line["document"].clone()).collect();
    assert_eq!(documents, ["-:1", "-:2"]);
}

#[test]
fn one_page_is_shown_in_full_and_several_in_a_line_each() {
    let pages = Pages::new();
    let one = run(&["analyze", &pages.path("pages/visit.txt")]).exits(0).stdout;
    assert!(one.contains("published: "), "{one}");
    assert!(!one.contains('\u{1B}'), "no colours where nobody looks");
    let several = run(&["analyze", &pages.path("pages"), &pages.path("more.jsonl")]).exits(0).stdout;
    assert_eq!(several.lines().count(), 3, "{several}");
    let coloured = run(&["analyze", "--color", "always", &pages.path("pages/visit.txt")]).exits(0).stdout;
    assert!(coloured.contains('\u{1B}'));
}

#[test]
fn what_is_known_of_one_page_is_refused_for_several() {
    let pages = Pages::new();
    for paths in
        [vec![pages.path("pages")], vec![pages.path("more.jsonl")], vec![pages.path("a"), pages.path("b")]]
    {
        let mut arguments = vec!["analyze", "--id", "x"];
        arguments.extend(paths.iter().map(String::as_str));
        let done = run(&arguments).exits(2);
        assert!(done.stderr.contains("speak of one page"), "{}", done.stderr);
    }
}

#[test]
fn a_missing_file_is_an_error_that_says_which() {
    let done = run(&["analyze", "--jsonl", "no/such/page.html"]).exits(1);
    assert!(done.stderr.contains("no/such/page.html: cannot be read"), "{}", done.stderr);
    assert_eq!(done.stdout, "");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let pages = Pages::new();
    let path = pages.write("long.txt", &VISIT.repeat(500));
    let path = crate::command::path_text(&path);
    let mut arguments = vec!["analyze", "--jsonl"];
    arguments.extend(std::iter::repeat_n(path.as_str(), 8));
    let mut child = command(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stderr).as_ref()), (Some(0), ""));
}

const UNDATED: &str = "Foreign Minister Mara Oduya met Defence Minister Stefan Ilk in Geneva, the ministry said Tuesday. \
                       She also spoke with Prime Minister Anders Holm about the treaty, the ministry said.";

#[test]
fn pages_of_one_run_help_to_date_each_other() {
    let dated = UNDATED.replace("said Tuesday", "said");
    let line = |id: &str, published: Option<&str>, text: &str| {
        serde_json::json!({ "id": id, "published": published, "article": text }).to_string() + "\n"
    };
    let input = line("undated", None, UNDATED) + &line("dated", Some("2021-06-09"), &dated);
    let lines = run_with_input(&["analyze", "-", "--jsonl"], &input).exits(0).json();
    assert_eq!(lines[0]["document"], "undated");
    assert_eq!(lines[0]["article"]["published"]["value"], "2021-06-08");
    assert_eq!(lines[0]["article"]["published"]["basis"], "inferred");
    let alone = run_with_input(&["analyze", "-", "--jsonl"], &line("undated", None, UNDATED)).exits(0).json();
    assert!(alone[0]["article"].get("published").is_none(), "{}", alone[0]["article"]);
}

#[test]
fn explains_by_which_rules_times_were_read() {
    let arguments = ["analyze", "-", "--as", "article", "--published", "2021-06-09", "--explain"];
    let shown = run_with_input(&arguments, UNDATED).exits(0).stdout;
    for word in ["COUNTED FROM", "RULE", "weekday", "2021-06-08 to 2021-06-09", "2021-06-15"] {
        assert!(shown.contains(word), "{word} in {shown}");
    }
}

#[test]
fn another_model_is_read_or_refused() {
    let model = concat!(env!("CARGO_MANIFEST_DIR"), "/../../models/english-small.dateline");
    let lines = run_with_input(&["analyze", "-", "--jsonl", "--model", model], VISIT).exits(0).json();
    assert!(lines[0]["engine"].as_str().unwrap().contains("+english-small-"), "{}", lines[0]["engine"]);
    assert_eq!(lines, run_with_input(&["analyze", "-", "--jsonl"], VISIT).exits(0).json());
    let pages = Pages::new();
    let path = crate::command::path_text(&pages.write("other.dateline", VISIT));
    let done = run(&["analyze", &path, "--model", &path]).exits(1);
    assert!(done.stderr.contains("not a Dateline model"), "{}", done.stderr);
}
