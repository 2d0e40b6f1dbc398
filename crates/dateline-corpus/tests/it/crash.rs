//! A writer that is killed in mid-ingest: what it acknowledged is there, and nothing is half there.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use dateline_core::Page;
use dateline_corpus::{Corpus, DocumentFilter, Ingest, PageRequest, Queries};
use rusqlite::Connection;

use crate::support::options;

/// Tells the child process where its corpus is.
const DIRECTORY: &str = "DATELINE_TEST_CRASH_DIRECTORY";
/// The test that is the child when `DIRECTORY` is set.
const CHILD: &str = "crash::ingests_until_it_is_killed";
/// Acknowledgements after which the child is killed.
const KILLED_AFTER: usize = 12;

#[test]
fn ingests_until_it_is_killed() {
    let Ok(directory) = std::env::var(DIRECTORY) else { return };
    let corpus = Corpus::open(directory, options()).unwrap();
    for number in 0..100_000 {
        let pages = (0..3).map(|part| {
            let mut page = Page::article(format!("Ana Kovac met Li Wei in Geneva, {number} {part}."));
            page.known.id = Some(format!("{number}-{part}"));
            page
        });
        let ingested = corpus.ingest(pages.collect()).unwrap();
        let mut out = std::io::stdout().lock();
        for ingested in ingested {
            writeln!(out, "acknowledged {}", ingested.document).unwrap();
        }
        out.flush().unwrap();
    }
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let directory = tempfile::tempdir().unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", CHILD, "--nocapture"])
        .env(DIRECTORY, directory.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut acknowledged = BTreeSet::new();
    for line in lines.map_while(Result::ok) {
        if let Some((_, id)) = line.split_once("acknowledged ") {
            acknowledged.insert(id.to_owned());
            if acknowledged.len() == KILLED_AFTER {
                // On Unix this is SIGKILL: the process gets no chance to tidy up.
                child.kill().unwrap();
            }
        }
    }
    child.wait().unwrap();
    assert!(acknowledged.len() >= KILLED_AFTER, "the child ended early: {acknowledged:?}");
    check_whole(directory.path());

    let corpus = Corpus::open(directory.path(), options()).unwrap();
    let listing = corpus.documents(&DocumentFilter::default(), &PageRequest::first(1000)).unwrap();
    let stored: BTreeSet<String> = listing.items.into_iter().map(|document| document.id).collect();
    assert!(acknowledged.is_subset(&stored), "lost: {:?}", acknowledged.difference(&stored));
    // A batch is there as a whole or not at all.
    assert_eq!(stored.len() % 3, 0);
    for id in &stored {
        corpus.document(id).unwrap();
    }
}

fn check_whole(directory: &Path) {
    let connection = Connection::open(directory.join("records.sqlite")).unwrap();
    let answer: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(answer, "ok");
    let mut broken = connection.prepare("PRAGMA foreign_key_check").unwrap();
    assert!(!broken.exists([]).unwrap());
}
