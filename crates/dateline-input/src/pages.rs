//! The pages of all that was given, one after another.

use std::fmt;
use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use dateline_core::{Form, Known, Page};

use crate::decode::decode;
use crate::error::{Error, Result};
use crate::files::{begins_json_lines, form_of, holds_archive, holds_json_lines, open, read_whole};
use crate::lines::Lines;
use crate::walk::{Entry, Walk};
use crate::warc::{Records, Skipped, begins_records};

/// Bytes of one page or line, decompressed; more is refused. Four times what the core reads of a page: a bound for
/// memory against a decompression bomb or a list of pages given as one, never in the way of a page.
const PAGE_BYTES: usize = 256 << 20;

/// How to read what is given.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The form of every page that is a file; `None` to tell it from the name and the content.
    pub form: Option<Form>,
    /// What is known of every page and stands in for what a line of JSON Lines does not say.
    pub known: Known,
    /// What a page without an id is called.
    pub naming: Naming,
}

/// What a page without an id is called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Naming {
    /// It stays without; a corpus then makes one from its URL or content.
    #[default]
    Unnamed,
    /// By its path as typed, and the line or record: `news/a.jsonl:7`.
    PathAsTyped,
    /// By its path below the folder that was given, or its bare name if it was given itself, and the line
    /// or record.
    PathBelow,
}

/// Where a page was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The path as typed, continued into folders; `-` for standard input.
    pub path: PathBuf,
    /// The line of a JSON Lines file or the record of a web archive, from 1.
    pub number: Option<u64>,
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.path.as_os_str() == "-", self.number) {
            (true, None) => formatter.write_str("standard input"),
            (true, Some(number)) => write!(formatter, "standard input:{number}"),
            (false, None) => write!(formatter, "{}", self.path.display()),
            (false, Some(number)) => write!(formatter, "{}:{number}", self.path.display()),
        }
    }
}

/// A page and where it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The page.
    pub page: Page,
    /// Where it was found.
    pub origin: Origin,
}

/// Reads the pages of `paths`, lazily and in order. A path may be a file, a folder, or `-`.
pub fn pages<P: Into<PathBuf>>(paths: impl IntoIterator<Item = P>, options: Options) -> Pages {
    let walk = Walk::new(paths.into_iter().map(Into::into).collect());
    Pages { walk, options, open: None, bytes_read: Arc::default(), skipped: Skipped::new() }
}

/// The iterator behind [`pages`].
pub struct Pages {
    walk: Walk,
    options: Options,
    open: Option<(Open, PathBuf)>,
    bytes_read: Arc<AtomicU64>,
    skipped: Skipped,
}

/// A file of many pages, being read.
enum Open {
    Lines(Lines),
    Archive(Box<Records>),
}

impl Open {
    fn next(&mut self) -> Option<Result<(Page, Origin)>> {
        match self {
            Self::Lines(lines) => lines.next(),
            Self::Archive(records) => records.next(),
        }
    }
}

impl Pages {
    /// A counter of the bytes read so far, as they lie in files: compressed, where those are.
    pub fn bytes_read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.bytes_read)
    }

    /// The bytes read so far.
    pub fn position(&self) -> u64 {
        self.bytes_read.load(Ordering::Relaxed)
    }

    /// How many records of web archives were passed over so far, since they are no pages: by why, in words.
    pub fn skipped(&self) -> &Skipped {
        &self.skipped
    }

    /// Opens a file: its page, or `None` if it holds many, and then stands open.
    fn begin(&mut self, entry: &Entry) -> Result<Option<Found>> {
        let unreadable = |source| Error::Unreadable { path: entry.path.clone(), source };
        let origin = Origin { path: entry.path.clone(), number: None };
        let mut raw = open(&entry.path, self.bytes_read()).map_err(unreadable)?;
        let is_stream = entry.path.as_os_str() == "-";
        if holds_archive(&entry.path) || is_stream && begins_records(raw.fill_buf().map_err(unreadable)?) {
            let records = Box::new(Records::new(raw, origin, PAGE_BYTES));
            self.open = Some((Open::Archive(records), entry.below.clone()));
            return Ok(None);
        }
        let mut reader = decode(raw).map_err(unreadable)?;
        if holds_json_lines(&entry.path) || is_stream && begins_json_lines(&mut reader).map_err(unreadable)? {
            self.open = Some((Open::Lines(Lines::new(reader, origin, PAGE_BYTES)), entry.below.clone()));
            return Ok(None);
        }
        let Some(bytes) = read_whole(reader, PAGE_BYTES).map_err(unreadable)? else {
            return Err(Error::TooLarge { origin, limit: PAGE_BYTES });
        };
        let form = form_of(&entry.path);
        let page = Page { bytes, form, ..Page::default() };
        Ok(Some(self.complete(page, origin, &entry.below, true)))
    }

    /// Adds what is known of every page.
    fn complete(&self, mut page: Page, origin: Origin, below: &Path, forced: bool) -> Found {
        if forced {
            page.form = self.options.form.or(page.form);
        }
        let name = || match self.options.naming {
            Naming::Unnamed => None,
            Naming::PathAsTyped => Some(name(&origin.path, origin.number)),
            Naming::PathBelow => Some(name(below, origin.number)),
        };
        let (known, given) = (&mut page.known, &self.options.known);
        known.id = known.id.take().or_else(|| given.id.clone()).or_else(name);
        known.url = known.url.take().or_else(|| given.url.clone());
        known.title = known.title.take().or_else(|| given.title.clone());
        known.published = known.published.take().or_else(|| given.published.clone());
        known.fetched = known.fetched.take().or_else(|| given.fetched.clone());
        Found { page, origin }
    }
}

impl Iterator for Pages {
    type Item = Result<Found>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((open, below)) = &mut self.open {
                let (next, below) = (open.next(), below.clone());
                // A line says itself what form its page has; a record does not.
                let forced = matches!(open, Open::Archive(_));
                if let Open::Archive(records) = open {
                    for (why, count) in records.take_skipped() {
                        *self.skipped.entry(why).or_default() += count;
                    }
                }
                match next {
                    Some(Ok((page, origin))) => return Some(Ok(self.complete(page, origin, &below, forced))),
                    Some(Err(error)) => return Some(Err(error)),
                    None => self.open = None,
                }
            }
            let begun = match self.walk.next()? {
                Ok(entry) => self.begin(&entry),
                Err(error) => Err(error),
            };
            if let Some(item) = begun.transpose() {
                return Some(item);
            }
        }
    }
}

/// A path, with forward slashes on every system, and a number.
fn name(path: &Path, number: Option<u64>) -> String {
    let path = path.to_string_lossy();
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() };
    match number {
        Some(number) => format!("{path}:{number}"),
        None => path,
    }
}
