//! Places in text: code points outside, bytes inside, and the index that joins the two.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range `[start, end)` of Unicode code points of [`Analysis::text`](crate::Analysis::text).
///
/// Serialised as the pair `[start, end]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// Makes the span `[start, end)`; an end before the start gives the empty span at `start`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The first code point of the span.
    pub const fn start(self) -> u32 {
        self.start
    }

    /// The code point after the last one of the span.
    pub const fn end(self) -> u32 {
        self.end
    }

    /// The number of code points in the span.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span holds no code point.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether every code point of `other` lies in this span.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the spans share a code point.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl From<(u32, u32)> for Span {
    fn from((start, end): (u32, u32)) -> Self {
        Self::new(start, end)
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

/// A half-open range of bytes of the text, always on character boundaries. Never leaves the core.
pub type ByteRange = Range<usize>;

/// How many bytes lie between two entries of the [`Text`] index: a look-up reads at most this many.
const STRIDE: usize = 256;

/// The text that spans index, with a table from bytes to code points.
#[derive(Clone, Debug, Default)]
pub struct Text {
    content: String,
    /// Code points before byte `i * STRIDE` (counting only characters that start before it); empty for ASCII.
    before: Vec<u32>,
}

impl Text {
    /// Indexes `content` in one pass.
    pub fn new(content: String) -> Self {
        let mut before = Vec::new();
        if !content.is_ascii() {
            let mut count = 0;
            for chunk in content.as_bytes().chunks(STRIDE) {
                before.push(count);
                count += count_starts(chunk);
            }
            before.push(count);
        }
        Self { content, before }
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Gives the string back.
    pub fn into_string(self) -> String {
        self.content
    }

    /// The text of a byte range.
    pub fn slice(&self, range: &ByteRange) -> &str {
        self.content.get(range.clone()).unwrap_or_default()
    }

    /// The code-point span of a byte range.
    pub fn span(&self, range: &ByteRange) -> Span {
        Span::new(self.code_points_before(range.start), self.code_points_before(range.end))
    }

    /// The byte range of a code-point span; what lies past the end is cut off.
    pub fn range(&self, span: Span) -> ByteRange {
        self.byte_of(span.start)..self.byte_of(span.end)
    }

    fn byte_of(&self, point: u32) -> usize {
        let length = self.content.len();
        if self.before.is_empty() {
            return length.min(point as usize);
        }
        let chunk = self.before.partition_point(|&before| before <= point).saturating_sub(1);
        let near = (chunk * STRIDE).min(length);
        // A character that began in the chunk before is counted there.
        let first = (near..=length).find(|&byte| self.content.is_char_boundary(byte)).unwrap_or(length);
        let more = (point - self.before[chunk]) as usize;
        self.content[first..].char_indices().nth(more).map_or(length, |(byte, _)| first + byte)
    }

    fn code_points_before(&self, byte: usize) -> u32 {
        let byte = byte.min(self.content.len());
        if self.before.is_empty() {
            return byte as u32;
        }
        let chunk = byte / STRIDE;
        self.before[chunk] + count_starts(&self.content.as_bytes()[chunk * STRIDE..byte])
    }
}

/// Counts the bytes that start a UTF-8 character.
fn count_starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn spans_count_code_points(content in "\\PC{0,600}", a in 0usize..600, b in 0usize..600) {
            let text = Text::new(content.clone());
            let places: Vec<usize> = content.char_indices().map(|(i, _)| i).chain([content.len()]).collect();
            let (a, b) = (a.min(places.len() - 1), b.min(places.len() - 1));
            let (a, b) = (a.min(b), a.max(b));
            let span = text.span(&(places[a]..places[b]));
            prop_assert_eq!((span.start() as usize, span.end() as usize), (a, b));
        }
    }
}
