//! Opening, and what stands in the way of it.

use std::fs;

use dateline_core::Page;
use dateline_corpus::{Corpus, DocumentFilter, ErrorKind, Ingest, Outcome, PageRequest, Queries};
use rusqlite::Connection;

use crate::support::{Home, NOW, Story, options, week};

fn kind(opened: dateline_corpus::Result<Corpus>) -> Option<ErrorKind> {
    opened.err().map(|error| error.kind())
}

#[test]
fn a_page_is_there_after_opening_again() {
    let Home { directory, corpus } = Home::new();
    let page = Page::article("President Ana Kovac met Foreign Minister Li Wei in Geneva on 3 March 2024.");
    let ingested = corpus.ingest(vec![page]).unwrap();
    assert_eq!(ingested[0].outcome, Outcome::New);
    drop(corpus);

    let corpus = Corpus::open(directory.path(), options()).unwrap();
    let document = corpus.document(&ingested[0].document).unwrap();
    assert_eq!(document.revision, 1);
    assert_eq!(document.ingest_time, NOW);
    assert!(document.analysis.text.contains("Ana Kovac"));
    assert_eq!(document.analysis.document, document.id);
}

#[test]
fn a_second_writer_is_told_who_writes() {
    let home = Home::new();
    let error = Corpus::open(home.directory.path(), options()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Locked);
    assert!(error.to_string().contains(&std::process::id().to_string()), "{error}");
}

#[test]
fn readers_stand_beside_a_writer_and_see_what_it_stores() {
    let Home { directory, corpus } = Home::new();
    let reader = Corpus::open_read_only(directory.path(), options()).unwrap();
    corpus.ingest(vec![Page::article("One.")]).unwrap();
    let documents = reader.documents(&DocumentFilter::default(), &PageRequest::default()).unwrap();
    assert_eq!(documents.items.len(), 1);
    assert_eq!(reader.ingest(vec![Page::article("Two.")]).unwrap_err().kind(), ErrorKind::ReadOnly);
    assert_eq!(reader.delete_document("x").unwrap_err().kind(), ErrorKind::ReadOnly);
}

#[test]
fn a_newer_schema_is_refused() {
    let Home { directory, corpus } = Home::new();
    drop(corpus);
    let connection = Connection::open(directory.path().join("records.sqlite")).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let error = Corpus::open(directory.path(), options()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NewerSchema);
    assert!(error.to_string().contains("99"), "{error}");
    assert_eq!(kind(Corpus::open_read_only(directory.path(), options())), Some(ErrorKind::NewerSchema));
}

#[test]
fn damaged_records_are_told_from_others() {
    let Home { directory, corpus } = Home::new();
    drop(corpus);
    let file = directory.path().join("records.sqlite");
    fs::write(&file, vec![b'x'; 8192]).unwrap();
    for suffix in ["records.sqlite-wal", "records.sqlite-shm"] {
        let _ = fs::remove_file(directory.path().join(suffix));
    }
    assert_eq!(kind(Corpus::open(directory.path(), options())), Some(ErrorKind::Corrupt));
    assert_eq!(kind(Corpus::open_read_only(directory.path(), options())), Some(ErrorKind::Corrupt));
}

#[test]
fn a_damaged_page_inside_the_records_is_found() {
    let Home { directory, corpus } = Home::new();
    corpus.ingest_analyses(week().into_iter().map(Story::analyzed).collect()).unwrap();
    drop(corpus);
    let file = directory.path().join("records.sqlite");
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0xA5);
    fs::write(&file, bytes).unwrap();
    assert_eq!(kind(Corpus::open(directory.path(), options())), Some(ErrorKind::Corrupt));
}

#[test]
fn directories_of_others_are_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    assert_eq!(kind(Corpus::open_read_only(directory.path(), options())), Some(ErrorKind::NotACorpus));
    fs::write(directory.path().join("thesis.tex"), "\\section{}").unwrap();
    assert_eq!(kind(Corpus::open(directory.path(), options())), Some(ErrorKind::NotACorpus));

    let other = tempfile::tempdir().unwrap();
    let connection = Connection::open(other.path().join("records.sqlite")).unwrap();
    connection.execute_batch("CREATE TABLE recipes (name TEXT)").unwrap();
    drop(connection);
    assert_eq!(kind(Corpus::open(other.path(), options())), Some(ErrorKind::NotACorpus));
}

#[test]
fn the_text_index_is_built_again_when_it_is_gone() {
    let Home { directory, corpus } = Home::new();
    corpus.ingest(vec![Page::article("A rare word: xylograph.")]).unwrap();
    let query = dateline_corpus::DocumentQuery { text: "xylograph".to_owned(), ..Default::default() };
    assert_eq!(corpus.search_documents(&query, &PageRequest::default()).unwrap().items.len(), 1);
    drop(corpus);
    fs::remove_dir_all(directory.path().join("text")).unwrap();
    let corpus = Corpus::open(directory.path(), options()).unwrap();
    assert_eq!(corpus.search_documents(&query, &PageRequest::default()).unwrap().items.len(), 1);
    let statistics = corpus.statistics().unwrap();
    assert_eq!(statistics.text_index_sequence, statistics.sequence);
}
