//! What a page says of its story: who wrote it, who supplied and published it, where it stands, and when.

mod address;
mod authors;
mod byline;
mod claims;
mod local;
mod masthead;
mod order;
mod outlet;
mod published;
mod relative;
mod scripted;
mod section;
mod site;

pub(super) use self::address::{host, letters};
pub(super) use self::byline::byline;
pub(super) use self::claims::add_claims;
pub(super) use self::outlet::outlet;
pub(super) use self::published::{datelined, dates, given};
pub(super) use self::scripted::scripted;
pub(super) use self::section::section;
use crate::analysis::{Evidence, Source};
use crate::{ByteRange, Text};

/// A value, and the place of the page that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The value.
    pub(super) value: String,
    /// Where it was read.
    pub(super) range: ByteRange,
}

impl Found {
    pub(super) fn new(value: impl Into<String>, range: ByteRange) -> Self {
        Self { value: value.into(), range }
    }

    /// The evidence for it.
    pub(super) fn evidence(&self, text: &Text) -> Evidence {
        evidence(text, &self.range)
    }
}

/// Evidence from the page's visible text.
pub(super) fn evidence(text: &Text, range: &ByteRange) -> Evidence {
    Evidence { text: text.slice(range).to_owned(), span: Some(text.span(range)), source: Source::Page }
}

/// The place of `part`, a slice of `whole`, when `whole` starts at `start`.
fn place(start: usize, whole: &str, part: &str) -> ByteRange {
    let offset = start + (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize);
    offset..offset + part.len()
}
