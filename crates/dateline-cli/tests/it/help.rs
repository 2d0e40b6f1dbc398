//! What the command says of itself.

use crate::command::run;

#[test]
fn help_names_every_command() {
    insta::assert_snapshot!(run(&["--help"]).exits(0).stdout);
}

#[test]
fn help_of_every_command_has_its_description() {
    for command in [
        "analyze",
        "ingest",
        "serve",
        "documents",
        "entities",
        "events",
        "quotes",
        "statistics",
        "changes",
        "health",
        "completions",
    ] {
        let help = run(&[command, "--help"]).exits(0).stdout;
        assert!(help.contains("Usage: dateline"), "{help}");
        assert!(help.lines().all(|line| line.chars().count() <= 110), "{help}");
    }
}

#[test]
fn completions_are_made_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(run(&["completions", shell]).exits(0).stdout.contains("dateline"), "{shell}");
    }
}

#[test]
fn wrong_usage_exits_with_2_and_says_what_is_possible() {
    let done = run(&["events", "--act", "HUG"]).exits(2);
    assert!(done.stderr.contains("CONSULT"), "{}", done.stderr);
    assert!(run(&["events", "--in", "last year"]).exits(2).stderr.contains("2023-Q1"));
    let done = run(&["statistics"]).exits(2);
    assert!(done.stderr.contains("--corpus DIR or --server ADDR"), "{}", done.stderr);
}

#[test]
fn the_version_is_that_of_the_engine() {
    assert_eq!(run(&["--version"]).exits(0).stdout, concat!("dateline ", env!("CARGO_PKG_VERSION"), "\n"));
}
