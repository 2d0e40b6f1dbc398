//! Pages read from real files.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

mod warc;

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use dateline_core::{Form, Known};
use dateline_input::{Error, Naming, Options, Pages, pages, total_bytes};
use tempfile::TempDir;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

fn named(root: &Path) -> Pages {
    pages([root], Options { naming: Naming::PathBelow, ..Options::default() })
}

/// The ids of all pages, and the messages of all errors, below `root`.
fn names(root: &Path) -> Vec<String> {
    let root_text = format!("{}/", root.display());
    named(root)
        .map(|found| match found {
            Ok(found) => found.page.known.id.unwrap(),
            Err(error) => error.to_string().replace(&root_text, ""),
        })
        .collect()
}

#[test]
fn walks_folders_in_the_order_of_names() {
    let root = folder(&[
        ("b.txt", "b"),
        ("a/2.html", "2"),
        ("a/10.html", "10"),
        (".git/x", "x"),
        ("a/logo.PNG", "p"),
    ]);
    assert_eq!(names(root.path()), ["a/10.html", "a/2.html", "b.txt"]);
}

#[test]
fn a_bad_line_costs_itself_alone() {
    let lines = "{\"id\":\"x\",\"article\":\"One.\"}\n\nnot json\n{\"html\":\"<p>Two\"}";
    let root = folder(&[("news.jsonl", lines), ("z.txt", "z")]);
    let expected =
        ["x", "news.jsonl:3 (byte 29): not JSON: expected ident at column 2", "news.jsonl:4", "z.txt"];
    assert_eq!(names(root.path()), expected);
}

#[test]
fn compressed_files_read_as_if_they_were_not() {
    let root = folder(&[]);
    let lines = b"{\"id\":\"1\",\"page\":\"a\"}\n{\"id\":\"2\",\"page\":\"b\"}\n";
    let gzip = File::create(root.path().join("a.jsonl.gz")).unwrap();
    let mut gzip = flate2::write::GzEncoder::new(gzip, flate2::Compression::fast());
    gzip.write_all(lines).unwrap();
    gzip.finish().unwrap();
    let zstandard = zstd::encode_all(&lines[..], 1).unwrap();
    fs::write(root.path().join("b.ndjson.zst"), zstandard).unwrap();
    assert_eq!(names(root.path()), ["1", "2", "1", "2"]);
}

#[test]
fn a_broken_compressed_file_is_one_error() {
    let root = folder(&[("b.txt", "b")]);
    fs::write(root.path().join("a.html.gz"), b"\x1F\x8B\x08garbage").unwrap();
    assert_eq!(names(root.path()), ["a.html.gz: cannot be read", "b.txt"]);
}

#[test]
fn a_missing_file_is_an_error_with_advice() {
    let root = folder(&[]);
    let error = pages([root.path().join("none.txt")], Options::default()).next().unwrap().unwrap_err();
    assert!(matches!(error, Error::Unreadable { .. }));
    assert!(error.advice().unwrap().contains("check the path"));
}

#[test]
fn what_is_known_fills_what_a_line_leaves_out() {
    let root = folder(&[("a.jsonl", "{\"page\":\"x\",\"title\":\"Own\"}")]);
    let known = Known { title: Some("Given".into()), fetched: Some("2024-01-01".into()), ..Known::default() };
    let options = Options { form: Some(Form::Article), known, naming: Naming::Unnamed };
    let page = pages([root.path().join("a.jsonl")], options).next().unwrap().unwrap().page;
    assert_eq!(page.known.title.as_deref(), Some("Own"));
    assert_eq!(page.known.fetched.as_deref(), Some("2024-01-01"));
    assert_eq!(page.known.id, None);
    assert_eq!(page.form, Some(Form::Page), "the key of the line tells the form");
}

#[test]
fn the_form_follows_the_name_unless_told() {
    let root = folder(&[("a.html", "<p>a"), ("b.txt", "b")]);
    let forms = |form| {
        let options = Options { form, ..Options::default() };
        pages([root.path()], options).map(|found| found.unwrap().page.form).collect::<Vec<_>>()
    };
    assert_eq!(forms(None), [Some(Form::Html), None]);
    assert_eq!(forms(Some(Form::Article)), [Some(Form::Article), Some(Form::Article)]);
}

#[test]
fn the_bytes_read_reach_the_total() {
    let root = folder(&[("a.html", "<p>a"), ("b/c.txt", "bcd"), ("d.jsonl", "{\"page\":\"\"}\n")]);
    let mut pages = named(root.path());
    assert_eq!(pages.by_ref().count(), 3);
    assert_eq!(Some(pages.position()), total_bytes([root.path()]));
}

#[cfg(unix)]
#[test]
fn a_link_to_its_own_folder_is_not_followed() {
    let root = folder(&[("a/b.txt", "b")]);
    std::os::unix::fs::symlink(root.path(), root.path().join("a/again")).unwrap();
    assert_eq!(names(root.path()), ["a/b.txt"]);
}

#[test]
fn lines_that_break_off_say_so() {
    let root = folder(&[("a.jsonl", "{\"id\":\"1\",\"page\":\"a\"}\n{\"id\":\"2\",\"pa")]);
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    gzip.write_all("{\"id\":\"1\",\"page\":\"a\"}\n".repeat(9_000).as_bytes()).unwrap();
    let whole = gzip.finish().unwrap();
    fs::write(root.path().join("b.jsonl.gz"), &whole[..whole.len() / 2]).unwrap();
    let found = names(root.path());
    let cut = "a.jsonl:2 (byte 22): not JSON: EOF while parsing a string at column 13; the file ends in the middle of \
        this line";
    assert_eq!(found[..2], ["1", cut]);
    let last = found.last().unwrap();
    assert!(last.starts_with("b.jsonl.gz:") && last.ends_with("the file ends in the middle of it"), "{last}");
    assert!(found.len() > 3_000, "what came before was read");
}
