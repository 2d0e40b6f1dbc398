//! Lists as files of JSON Lines, in the form of [`ListedEntity`] or of `FollowTheMoney`, line by line.

use std::fmt::{self, Display, Formatter};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::ftm::{self, Posts};
use crate::error::{Error, Result};
use crate::values::ListedEntity;

/// Bytes of one line at most.
const LINE: usize = 16 << 20;

/// A line that cannot be read; it costs itself alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRecord {
    /// The file.
    pub file: PathBuf,
    /// The line, counted from 1.
    pub line: u64,
    /// What is wrong.
    pub reason: String,
}

impl Display for BadRecord {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.file.display(), self.line, self.reason)
    }
}

/// The entities of a file, one after another.
#[derive(Debug)]
pub struct Entries {
    lines: Lines,
    posts: Posts,
}

/// Reads a list. A file of `FollowTheMoney` is read twice: `Position` and `Occupancy`, which say who held which post, may
/// stand before or after the people that they speak of, and only they are held in memory. Entities of other schemata than
/// people, organisations and posts are passed over.
///
/// # Errors
///
/// An error of storage, if the file cannot be opened. Lines that cannot be read are items.
pub fn read(file: &Path) -> Result<Entries> {
    let mut posts = Posts::default();
    for line in Lines::open(file)? {
        // What is wrong with a line is said when it is read again.
        if let Ok((_, Ok(value))) = line.map(|(number, text)| (number, serde_json::from_str::<Value>(&text)))
        {
            posts.note(&value);
        }
    }
    Ok(Entries { lines: Lines::open(file)?, posts })
}

impl Iterator for Entries {
    type Item = std::result::Result<ListedEntity, BadRecord>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (number, text) = match self.lines.next()? {
                Ok(line) => line,
                Err(bad) => return Some(Err(bad)),
            };
            let value: Value = match serde_json::from_str(&text) {
                Ok(value) => value,
                Err(error) => return Some(Err(self.lines.bad(number, &error.to_string()))),
            };
            let entity = if value.get("schema").is_some() {
                ftm::entity(&value, &self.posts).transpose()
            } else {
                Some(serde_json::from_value(value).map_err(|error| error.to_string()))
            };
            match entity {
                Some(Ok(entity)) => return Some(Ok(entity)),
                Some(Err(reason)) => return Some(Err(self.lines.bad(number, &reason))),
                None => {}
            }
        }
    }
}

/// The lines of a file that hold something, with their numbers.
#[derive(Debug)]
struct Lines {
    file: PathBuf,
    reader: BufReader<File>,
    number: u64,
    ended: bool,
}

impl Lines {
    fn open(file: &Path) -> Result<Self> {
        let opened = File::open(file).map_err(|error| Error::storage("open the list", error))?;
        Ok(Self { file: file.to_owned(), reader: BufReader::new(opened), number: 0, ended: false })
    }

    fn bad(&self, line: u64, reason: &str) -> BadRecord {
        BadRecord { file: self.file.clone(), line, reason: reason.to_owned() }
    }

    /// The next line, without its end; `None` at the end of the file. Of a line that is too long the rest is passed over.
    fn line(&mut self) -> std::io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let mut any = false;
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(any.then_some(line));
            }
            any = true;
            let end = buffer.iter().position(|&byte| byte == b'\n');
            let used = end.map_or(buffer.len(), |end| end + 1);
            if line.len() <= LINE {
                line.extend_from_slice(&buffer[..end.unwrap_or(used)]);
            }
            self.reader.consume(used);
            if end.is_some() {
                return Ok(Some(line));
            }
        }
    }
}

impl Iterator for Lines {
    type Item = std::result::Result<(u64, String), BadRecord>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            self.number += 1;
            let line = match self.line() {
                Ok(Some(line)) => line,
                Ok(None) => return None,
                Err(error) => {
                    self.ended = true;
                    return Some(Err(self.bad(self.number, &error.to_string())));
                }
            };
            if line.len() > LINE {
                return Some(Err(self.bad(self.number, "the line is longer than 16 MiB")));
            }
            match String::from_utf8(line) {
                Ok(text) if text.trim().is_empty() => {}
                Ok(text) => return Some(Ok((self.number, text))),
                Err(_) => return Some(Err(self.bad(self.number, "it is no UTF-8"))),
            }
        }
        None
    }
}
