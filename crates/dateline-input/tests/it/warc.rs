//! Web archives, made record by record.

use std::fs;
use std::io::Write;

use dateline_core::Form;
use dateline_input::{Naming, Options, Pages, pages};
use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::TempDir;

/// A record of a type, with further fields, and its block.
fn record(kind: &str, fields: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2024-03-04T09:15:00Z\r\n\
         WARC-Target-URI: https://example.org/{}\r\n{fields}Content-Length: {}\r\n\r\n",
        block.len(),
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

/// A response with further HTTP fields, and its body as sent.
fn response(status: &str, fields: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status}\r\n{fields}\r\n");
    record(
        "response",
        "Content-Type: application/http;msgtype=response\r\n",
        &[head.as_bytes(), body].concat(),
    )
}

fn page(words: &str) -> Vec<u8> {
    response("200 OK", "Content-Type: text/html; charset=utf-8\r\n", format!("<p>{words}").as_bytes())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// The bodies and errors of an archive, and how many records were passed over.
fn read(name: &str, bytes: &[u8]) -> (Vec<String>, u64) {
    let folder = tempfile::tempdir().unwrap();
    let mut pages = open(&folder, name, bytes);
    let root = format!("{}/", folder.path().display());
    let found = pages.by_ref().map(|found| match found {
        Ok(found) => String::from_utf8_lossy(&found.page.bytes).into_owned(),
        Err(error) => error.to_string().replace(&root, ""),
    });
    let found = found.collect();
    (found, pages.skipped().values().sum())
}

fn open(folder: &TempDir, name: &str, bytes: &[u8]) -> Pages {
    fs::write(folder.path().join(name), bytes).unwrap();
    pages([folder.path().join(name)], Options { naming: Naming::PathBelow, ..Options::default() })
}

#[test]
fn responses_and_resources_are_pages_and_the_rest_is_counted() {
    let records = [
        record("warcinfo", "Content-Type: application/warc-fields\r\n", b"software: test"),
        record("request", "Content-Type: application/http;msgtype=request\r\n", b"GET / HTTP/1.1\r\n\r\n"),
        page("one"),
        response("301 Moved", "Location: /\r\n", b""),
        response("200 OK", "Content-Type: image/png\r\n", b"\x89PNG"),
        record("revisit", "Content-Type: application/http\r\n", b"HTTP/1.1 200 OK\r\n\r\n"),
        record("resource", "Content-Type: text/plain; charset=euc-kr\r\n", b"two"),
        record("response", "Content-Type: text/dns\r\n", b"example.org. 300 IN A 127.0.0.1"),
    ];
    for (name, bytes) in [
        ("a.warc", records.concat()),
        ("a.warc.gz", records.iter().flat_map(|record| gzip(record)).collect()),
        ("whole.warc.gz", gzip(&records.concat())),
        ("a.warc.zst", zstd::encode_all(records.concat().as_slice(), 1).unwrap()),
    ] {
        let found = read(name, &bytes);
        assert_eq!(found, (vec!["<p>one".to_owned(), "two".to_owned()], 6), "{name}");
    }
}

#[test]
fn pages_carry_what_the_archive_knows() {
    let folder = tempfile::tempdir().unwrap();
    let found = open(&folder, "a.warc.gz", &gzip(&page("one"))).next().unwrap().unwrap();
    let known = &found.page.known;
    assert_eq!(known.id.as_deref(), Some("a.warc.gz:1"));
    assert!(known.url.as_deref().unwrap().starts_with("https://example.org/"));
    assert_eq!(known.fetched.as_deref(), Some("2024-03-04T09:15:00Z"));
    assert_eq!((found.page.form, found.page.charset.as_deref()), (Some(Form::Html), Some("utf-8")));
}

#[test]
fn bodies_are_read_as_they_were_sent() {
    let packed = gzip(b"<p>packed");
    let (head, tail) = packed.split_at(7);
    let sizes = [format!("{:x}\r\n", head.len()), format!("\r\n{:x}\r\n", tail.len())];
    let chunked = [sizes[0].as_bytes(), head, sizes[1].as_bytes(), tail, b"\r\n0\r\n\r\n"].concat();
    let archive = response("200 OK", "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", &chunked);
    assert_eq!(read("a.warc", &archive).0, ["<p>packed"]);
}

#[test]
fn a_damaged_record_costs_itself_alone() {
    let mut damaged = gzip(&page("lost"));
    let middle = damaged.len() / 2;
    damaged[middle..middle + 4].copy_from_slice(&[0xFF; 4]);
    let first = gzip(&page("one"));
    let archive = [first.clone(), damaged, gzip(&page("three"))].concat();
    let (found, _) = read("a.warc.gz", &archive);
    assert_eq!((found.len(), found[0].as_str(), found[2].as_str()), (3, "<p>one", "<p>three"), "{found:?}");
    assert!(found[1].starts_with(&format!("a.warc.gz:2 (byte {}): ", first.len())), "{found:?}");
}

#[test]
fn the_next_record_is_found_after_what_is_none() {
    let lost = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\nblock\r\n\r\n".to_vec();
    let (one, junk) = (page("one"), b"junk\r\n".repeat(3));
    let offset = one.len();
    let archive = [one, junk, page("two"), lost, page("three")].concat();
    let (found, _) = read("a.warc", &archive);
    assert_eq!((found[0].as_str(), found[2].as_str(), found[4].as_str()), ("<p>one", "<p>two", "<p>three"));
    assert_eq!(found[1], format!("a.warc:2 (byte {offset}): is damaged: no record begins here"));
    assert!(found[3].ends_with("has a Content-Length that is no number: \"many\""), "{found:?}");
}

#[test]
fn an_archive_that_breaks_off_says_so() {
    let records = [page("one"), page("two")];
    let plain = records.concat();
    let packed: Vec<u8> = records.iter().flat_map(|record| gzip(record)).collect();
    for (name, bytes) in [("a.warc", plain), ("a.warc.gz", packed)] {
        for lost in [8, 60, 200] {
            let (found, _) = read(name, &bytes[..bytes.len() - lost]);
            // What lacks its checksum alone is a page all the same.
            let expected = if name.ends_with("gz") && lost == 8 { 3 } else { 2 };
            assert_eq!(
                (found.len(), found[0].as_str()),
                (expected, "<p>one"),
                "{name} without {lost}: {found:?}"
            );
            assert!(
                found[expected - 1].ends_with("is cut off: the file ends in the middle of it"),
                "{found:?}"
            );
        }
    }
}

#[test]
fn bytes_that_are_no_archive_are_errors_and_no_panic() {
    let noise: Vec<u8> = (0..100_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for start in [b"".as_slice(), b"WARC/1.0\r\n", b"\x1F\x8B\x08\0", b"\x28\xB5\x2F\xFD"] {
        let (found, _) = read("a.warc", &[start, &noise].concat());
        assert!(!found.is_empty() && found.iter().all(|item| item.starts_with("a.warc")), "{found:?}");
    }
    assert_eq!(read("a.warc", b""), (Vec::new(), 0));
    let endless = record("response", "", b"").repeat(100);
    assert!(read("a.warc", &endless).0.iter().all(|error| error.contains("does not end")));
}
