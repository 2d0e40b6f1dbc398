//! JSON Lines, one page at a time.

use std::io::{self, BufRead, Read};

use crate::record::from_json;
use crate::{Error, Origin, Result};
use dateline_core::Page;

/// Reads the pages of a JSON Lines file.
pub(crate) struct Lines {
    reader: Box<dyn BufRead + Send>,
    origin: Origin,
    line: u64,
    /// Where the line at hand begins, and the one after it.
    bytes: (u64, u64),
    limit: usize,
    buffer: Vec<u8>,
    ended: bool,
}

impl Lines {
    pub(crate) fn new(reader: Box<dyn BufRead + Send>, origin: Origin, limit: usize) -> Self {
        Self { reader, origin, line: 0, bytes: (0, 0), limit, buffer: Vec::new(), ended: false }
    }

    /// Reads the next line into the buffer; `false` at the end.
    fn advance(&mut self) -> io::Result<bool> {
        self.buffer.clear();
        self.line += 1;
        let bound = self.limit as u64 + 1;
        let read = self.reader.by_ref().take(bound).read_until(b'\n', &mut self.buffer)?;
        self.bytes = (self.bytes.1, self.bytes.1 + read as u64);
        Ok(read > 0)
    }

    /// Leaves what remains of a line that is too long.
    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let available = self.reader.fill_buf()?;
            let (length, at_end) = match available.iter().position(|&byte| byte == b'\n') {
                Some(place) => (place + 1, true),
                None => (available.len(), available.is_empty()),
            };
            self.reader.consume(length);
            self.bytes.1 += length as u64;
            if at_end {
                return Ok(());
            }
        }
    }

    /// What is wrong with the file from here on: it ends too early, or cannot be read.
    fn unreadable(&mut self, source: io::Error) -> Error {
        self.ended = true;
        if source.kind() == io::ErrorKind::UnexpectedEof {
            return self.bad("is cut off: the file ends in the middle of it".to_owned());
        }
        Error::Unreadable { path: self.origin.path.clone(), source }
    }

    fn bad(&self, problem: String) -> Error {
        // A decoder that fails has given nothing of the line, so that it begins where the one before it ended.
        let byte = if self.ended { self.bytes.1 } else { self.bytes.0 };
        Error::BadRecord { origin: self.here(), byte, problem }
    }

    fn here(&self) -> Origin {
        Origin { number: Some(self.line), ..self.origin.clone() }
    }
}

impl Iterator for Lines {
    type Item = Result<(Page, Origin)>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.advance() {
                Err(error) => return Some(Err(self.unreadable(error))),
                Ok(false) => return None,
                Ok(true) => {}
            }
            if self.buffer.len() > self.limit && self.buffer.last() != Some(&b'\n') {
                if let Err(error) = self.skip_line() {
                    return Some(Err(self.unreadable(error)));
                }
                return Some(Err(Error::TooLarge { origin: self.here(), limit: self.limit }));
            }
            let line = self.buffer.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&self.buffer);
            if line.trim_ascii().is_empty() {
                continue;
            }
            let origin = self.here();
            return Some(match from_json(line) {
                Ok(page) => Ok((page, origin)),
                // The last line of a file that was cut off has no end.
                Err(problem) if !line.ends_with(b"\n") => {
                    Err(self.bad(format!("{problem}; the file ends in the middle of this line")))
                }
                Err(problem) => Err(self.bad(problem)),
            });
        }
        None
    }
}
