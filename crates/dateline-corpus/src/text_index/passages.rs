//! Where a document matches.

use dateline_core::{Analysis, Span};
use tantivy::snippet::SnippetGenerator;

/// The parts of a document that match best, as spans of its text, the best first.
pub(super) fn passages(generator: &SnippetGenerator, analysis: &Analysis, limit: usize) -> Vec<Span> {
    let text = Places::new(&analysis.text);
    let paragraphs = &analysis.article.paragraphs;
    let whole = [Span::new(0, text.len())];
    let spans: Vec<Span> = if paragraphs.is_empty() {
        whole.to_vec()
    } else {
        paragraphs.iter().map(|block| block.span).collect()
    };
    let mut found: Vec<(usize, Span)> = Vec::new();
    for span in spans {
        let paragraph = text.slice(span);
        let snippet = generator.snippet(paragraph);
        if snippet.is_empty() {
            continue;
        }
        let range = snippet.fragment_range();
        let before = paragraph.get(..range.start).map_or(0, |head| head.chars().count() as u32);
        let length = snippet.fragment().chars().count() as u32;
        let start = span.start() + before;
        found.push((snippet.highlighted().len(), Span::new(start, start + length)));
    }
    // The earliest of those with as many words stands first.
    found.sort_by_key(|&(words, span)| (std::cmp::Reverse(words), span));
    found.into_iter().take(limit).map(|(_, span)| span).collect()
}

/// A text by code points: slices of it in order cost one walk over it.
pub(crate) struct Places<'t> {
    text: &'t str,
    /// The byte at which each code point starts, and the end; empty for text whose characters are one byte each.
    starts: Vec<u32>,
}

impl<'t> Places<'t> {
    /// Prepares a text.
    pub(crate) fn new(text: &'t str) -> Self {
        let starts = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().map(|(byte, _)| byte as u32).chain([text.len() as u32]).collect()
        };
        Self { text, starts }
    }

    /// How many code points there are.
    pub(crate) fn len(&self) -> u32 {
        if self.starts.is_empty() { self.text.len() as u32 } else { self.starts.len() as u32 - 1 }
    }

    /// The text of a span, cut to the text's end.
    pub(crate) fn slice(&self, span: Span) -> &'t str {
        let byte = |place: u32| {
            let place = place.min(self.len()) as usize;
            if self.starts.is_empty() { place } else { self.starts[place] as usize }
        };
        self.text.get(byte(span.start())..byte(span.end())).unwrap_or_default()
    }
}
