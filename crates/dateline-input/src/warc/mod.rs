//! Web archives (WARC, ISO 28500): the pages among their records, one at a time.
//!
//! Own code, for want of a crate that goes on after a record that is broken, says at which byte it stands, and bounds
//! what it reads of one: `warc` and `rust_warc` end at the first error and hold whatever a record says is its length.
//!
//! A **response** record holds an HTTP answer, a **resource** record the page itself. Answers other than success, media
//! that are no text, and records of other types (requests, revisits, metadata) are passed over and counted. A record
//! that cannot be read is an error with its number and place; the reader then looks for where the next one begins.

mod body;
mod head;
mod http;
mod stream;

use std::collections::BTreeMap;
use std::io::{self, BufRead, Read};

use dateline_core::{Form, Known, Page};

use self::head::Head;
use self::stream::Stream;
use crate::error::{Error, Result};
use crate::pages::Origin;

pub(crate) use self::stream::Raw;

/// Bytes of a record's head, and of an HTTP answer's.
const HEAD_BYTES: usize = 64 << 10;

/// What stands before a record.
const MARK: &[u8] = b"WARC/";

/// How many records were passed over, by why.
pub type Skipped = BTreeMap<&'static str, u64>;

/// Reads the pages of a web archive.
pub(crate) struct Records {
    stream: Stream,
    origin: Origin,
    limit: usize,
    number: u64,
    byte: u64,
    skipped: Skipped,
    ended: bool,
}

/// What a record turned out to be.
enum Taken {
    Page(Page),
    Skipped(&'static str),
}

/// Why a record gave no page.
enum Fault {
    /// The record is broken; the next one may be sound.
    Bad(String),
    /// It is larger than any page.
    TooLarge,
    /// The file cannot be read.
    Unreadable(io::Error),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // What a decoder says of bytes that it cannot make sense of.
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
                Self::Bad(format!("is damaged: {error}"))
            }
            io::ErrorKind::UnexpectedEof => {
                Self::Bad("is cut off: the file ends in the middle of it".to_owned())
            }
            _ => Self::Unreadable(error),
        }
    }
}

impl From<String> for Fault {
    fn from(problem: String) -> Self {
        Self::Bad(problem)
    }
}

impl Records {
    /// Reads a file from its first byte; pages whose bytes are more than `limit` are refused.
    pub(crate) fn new(raw: Raw, origin: Origin, limit: usize) -> Self {
        let stream = Stream::new(raw);
        Self { stream, origin, limit, number: 0, byte: 0, skipped: Skipped::new(), ended: false }
    }

    /// How many records were passed over since this was last asked.
    pub(crate) fn take_skipped(&mut self) -> Skipped {
        std::mem::take(&mut self.skipped)
    }

    /// Goes to where the next record should begin; `false` at the end of the file.
    fn advance(&mut self) -> io::Result<bool> {
        loop {
            let available = self.stream.fill_buf()?;
            let blank = available.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let is_end = available.is_empty();
            if blank < available.len() || is_end {
                self.stream.consume(blank);
                self.byte = self.stream.place();
                return Ok(!is_end);
            }
            self.stream.consume(blank);
        }
    }

    fn take(&mut self) -> std::result::Result<Taken, Fault> {
        let head = Head::read(&mut self.stream)?;
        let length = head.length()?;
        let (wanted, name) = match head.kind().as_str() {
            "response" => (head.is_http(), "records of other protocols than HTTP"),
            "resource" => (true, ""),
            "warcinfo" | "request" | "metadata" | "revisit" => (false, "records about records and requests"),
            _ => (false, "records of other types"),
        };
        let mut block = (&mut self.stream).take(length);
        let taken = if wanted { page(&head, &mut block, self.limit) } else { Ok(Taken::Skipped(name)) };
        // Whatever became of it, the next record begins after it.
        let left = io::copy(&mut block, &mut io::sink());
        match (taken, left) {
            (Err(Fault::Unreadable(error)), _) | (Ok(_), Err(error)) => Err(error.into()),
            (_, Ok(_)) if block.limit() > 0 => Err(io::Error::from(io::ErrorKind::UnexpectedEof).into()),
            (taken, _) => taken,
        }
    }

    fn problem(&mut self, fault: Fault) -> Error {
        let origin = Origin { number: Some(self.number), ..self.origin.clone() };
        match fault {
            Fault::TooLarge => Error::TooLarge { origin, limit: self.limit },
            Fault::Bad(problem) => {
                if let Err(error) = self.stream.find_record() {
                    self.ended = true;
                    return Error::Unreadable { path: origin.path, source: error };
                }
                Error::BadRecord { origin, byte: self.byte, problem }
            }
            Fault::Unreadable(source) => {
                self.ended = true;
                Error::Unreadable { path: origin.path, source }
            }
        }
    }
}

impl Iterator for Records {
    type Item = Result<(Page, Origin)>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.advance() {
                Ok(false) => return None,
                Ok(true) => self.number += 1,
                Err(error) => {
                    self.number += 1;
                    self.byte = self.stream.place();
                    return Some(Err(self.problem(error.into())));
                }
            }
            match self.take() {
                Ok(Taken::Page(page)) => {
                    let origin = Origin { number: Some(self.number), ..self.origin.clone() };
                    return Some(Ok((page, origin)));
                }
                Ok(Taken::Skipped(why)) => *self.skipped.entry(why).or_default() += 1,
                Err(fault) => return Some(Err(self.problem(fault))),
            }
        }
        None
    }
}

/// Whether a file begins as a web archive does.
pub(crate) fn begins_records(first: &[u8]) -> bool {
    if first.starts_with(MARK) {
        return true;
    }
    let mut start = [0; MARK.len()];
    let decoded = flate2::bufread::GzDecoder::new(first).read_exact(&mut start);
    decoded.is_ok() && start == MARK
}

/// The page in a response or resource record.
fn page(head: &Head, block: &mut impl BufRead, limit: usize) -> std::result::Result<Taken, Fault> {
    let (media, body) = if head.kind() == "response" {
        let answer = http::Answer::read(block)?;
        if !(200..300).contains(&answer.status) {
            return Ok(Taken::Skipped("answers without a page (moved, not found, failed)"));
        }
        if !http::may_be_page(&answer.media) {
            return Ok(Taken::Skipped("pictures, scripts and other media"));
        }
        let body = body::read(block, &answer, limit)?;
        (answer.media, body)
    } else {
        let media = head.get("content-type").unwrap_or_default().to_owned();
        if !http::may_be_page(&media) {
            return Ok(Taken::Skipped("pictures, scripts and other media"));
        }
        (media, crate::files::read_whole(block, limit)?)
    };
    let Some(bytes) = body else { return Err(Fault::TooLarge) };
    let known = Known {
        url: head.get("warc-target-uri").map(|uri| uri.trim_matches(['<', '>']).to_owned()),
        fetched: head.get("warc-date").map(str::to_owned),
        ..Known::default()
    };
    let form = http::is_html(&media).then_some(Form::Html);
    Ok(Taken::Page(Page { bytes, form, charset: http::charset(&media), known }))
}
