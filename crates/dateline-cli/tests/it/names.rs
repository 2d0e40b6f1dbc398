//! `dateline names`.

use crate::command::{run, run_with_input};

#[test]
fn two_names_are_compared() {
    let done = run(&["names", "compare", "Han Seo-jun", "Han Suh-joon"]).exits(0);
    assert!(done.stdout.starts_with("same ") && done.stdout.contains("Korean"), "{}", done.stdout);
    let json = run(&["names", "compare", "--json", "Henrik Lund", "Lund"]).exits(0).json();
    assert_eq!(json[0]["verdict"], "unsure");
    assert_eq!(json[0]["reasons"][0], "one gives the family name alone");
}

#[test]
fn pairs_are_answered_in_order_and_bad_lines_by_number() {
    let lines = "Yusuf Haddad\tYousef Haddad\nno tab\nOle Berg\tOle Lund\n";
    let done = run_with_input(&["names", "compare", "--tsv"], lines).exits(1);
    let verdicts: Vec<&str> = done.stdout.lines().filter_map(|line| line.split('\t').nth(1)).collect();
    assert_eq!(verdicts, ["same", "error", "different"], "{}", done.stdout);
    assert!(done.stderr.contains("line 2: it is not two names"), "{}", done.stderr);
}
