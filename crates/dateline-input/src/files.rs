//! One file: opened, decompressed, and either a page or JSON Lines.

use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use dateline_core::Form;

use crate::decode::counted;
use crate::warc::Raw;

/// Opens a file as it lies on the disk, or standard input for `-`; `count` follows the bytes taken from it.
pub(crate) fn open(path: &Path, count: Arc<AtomicU64>) -> io::Result<Raw> {
    if path.as_os_str() == "-" {
        Ok(counted(io::stdin(), count))
    } else {
        Ok(counted(File::open(path)?, count))
    }
}

/// Reads the whole of a page, or `None` if it is longer than `limit`.
pub(crate) fn read_whole(reader: impl Read, limit: usize) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    reader.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= limit).then_some(bytes))
}

/// Whether a file's name says that it carries one page a line: `.jsonl` or `.ndjson`, perhaps compressed.
pub fn holds_json_lines(path: &Path) -> bool {
    matches!(extension(path).as_deref(), Some("jsonl" | "ndjson"))
}

/// Whether a file's name says that it is a web archive: `.warc`, perhaps compressed.
pub fn holds_archive(path: &Path) -> bool {
    extension(path).as_deref() == Some("warc")
}

/// Whether a stream of unknown kind begins as JSON Lines do. No news page begins with a brace and a quotation mark.
pub(crate) fn begins_json_lines(reader: &mut dyn BufRead) -> io::Result<bool> {
    let first = reader.fill_buf()?;
    let first = first.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(first).trim_ascii_start();
    let Some(rest) = first.strip_prefix(b"{") else { return Ok(false) };
    Ok(matches!(rest.trim_ascii_start().first(), None | Some(b'"' | b'}')))
}

/// The form that a file's name tells; text may be a page or an article, which only reading it tells.
pub(crate) fn form_of(path: &Path) -> Option<Form> {
    matches!(extension(path).as_deref(), Some("htm" | "html" | "xhtml" | "shtml")).then_some(Form::Html)
}

/// The extension in lower case, that of the compression aside.
fn extension(path: &Path) -> Option<String> {
    let lower = |path: &Path| path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    match lower(path)?.as_str() {
        "gz" | "gzip" | "zst" | "zstd" => lower(Path::new(path.file_stem()?)),
        other => Some(other.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_json_lines() {
        for name in ["a.jsonl", "a.JSONL", "a.jsonl.gz", "a.ndjson.zst", "dir/a.b.ndjson"] {
            assert!(holds_json_lines(Path::new(name)), "{name}");
        }
        for name in ["a.json", "jsonl", "a.gz", "a.jsonl.txt", "-", ""] {
            assert!(!holds_json_lines(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn names_tell_archives() {
        assert!(holds_archive(Path::new("a.WARC.gz")) && holds_archive(Path::new("a.warc")));
        assert!(!holds_archive(Path::new("warc")) && !holds_archive(Path::new("a.warc.cdx")));
    }

    #[test]
    fn names_tell_html() {
        assert_eq!(form_of(Path::new("a.HTML")), Some(Form::Html));
        assert_eq!(form_of(Path::new("a.htm.gz")), Some(Form::Html));
        assert_eq!(form_of(Path::new("a.txt")), None);
    }

    #[test]
    fn streams_tell_json_lines() {
        let begins = |text: &str| begins_json_lines(&mut text.as_bytes()).unwrap();
        assert!(begins("{\"id\": 1}"));
        assert!(begins("\u{FEFF}\n { \"html\""));
        assert!(!begins("{{ template }}"));
        assert!(!begins("Seoul"));
        assert!(!begins(""));
    }
}
