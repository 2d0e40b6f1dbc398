//! `dateline serve`, `dateline health`, and questions of a server.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use crate::command::{Pages, command, run};

/// A server of a corpus, ended with the test.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(corpus: &str) -> Self {
        let mut command = command(&["serve", "--corpus", corpus, "--listen", "127.0.0.1:0", "--log", "warn"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on ").unwrap().to_owned();
        Self { child, address }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has ended already where the test waited for that.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn filled() -> (Pages, String) {
    let pages = Pages::new();
    let corpus = pages.path("corpus");
    run(&[
        "ingest",
        "--corpus",
        &corpus,
        "--ids-from-paths",
        &pages.path("pages"),
        &pages.path("more.jsonl"),
    ])
    .exits(0);
    (pages, corpus)
}

#[test]
fn a_server_gives_the_answers_of_its_corpus() {
    let (_pages, corpus) = filled();
    let server = Server::start(&corpus);
    assert_eq!(run(&["health", "--server", &server.address]).exits(0).stdout, "serving\n");
    for question in [
        vec!["documents"],
        vec!["documents", "get", "visit.txt"],
        vec!["documents", "search", "workers"],
        vec!["entities"],
        vec!["entities", "Kovac"],
        vec!["events"],
        vec!["events", "--in", "2024", "--newest-first"],
        vec!["events", "aggregate", "--by", "month"],
        vec!["quotes"],
        vec!["changes"],
    ] {
        let ask =
            |place: &str, of: &str| run(&[&question[..], &[place, of, "--json"]].concat()).exits(0).stdout;
        assert_eq!(ask("--server", &server.address), ask("--corpus", &corpus), "{question:?}");
    }
}

#[test]
fn pages_can_be_sent_to_a_server() {
    let pages = Pages::new();
    let server = Server::start(&pages.path("corpus"));
    let ingest = ["ingest", "--server", &server.address, "--json", &pages.path("pages")];
    assert_eq!(run(&ingest).exits(0).json().len(), 2);
    assert!(run(&ingest).exits(0).stderr.contains("0 new, 0 changed, 2 unchanged, 0 failed"));
}

#[test]
fn nobody_at_the_address_is_an_error_that_says_what_to_do() {
    let done = run(&["health", "--server", "127.0.0.1:1", "--timeout", "2"]).exits(1);
    assert!(done.stderr.contains("127.0.0.1:1"), "{}", done.stderr);
}

#[test]
fn a_corpus_being_served_is_not_written_to_by_another() {
    let (pages, corpus) = filled();
    let _server = Server::start(&corpus);
    let done = run(&["ingest", "--corpus", &corpus, &pages.path("pages")]).exits(1);
    assert!(done.stderr.contains("--server"), "{}", done.stderr);
    run(&["statistics", "--corpus", &corpus]).exits(0);
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_a_server_gracefully() {
    for signal in ["-INT", "-TERM"] {
        let pages = Pages::new();
        let mut server = Server::start(&pages.path("corpus"));
        let sent = std::process::Command::new("kill").args([signal, &server.child.id().to_string()]).status();
        assert!(sent.unwrap().success());
        assert_eq!(server.child.wait().unwrap().code(), Some(0), "{signal}");
    }
}
