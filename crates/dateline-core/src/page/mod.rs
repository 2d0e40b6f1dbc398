//! From bytes to the article: decoding, the form of the page, its body, and what it says of itself.

use crate::analysis::{Article, Diagnostic};
use crate::{ByteRange, Form, Options, Page, Text};

/// What this stage hands on.
#[derive(Debug)]
pub struct Reading {
    /// The text that spans index: plain text as given, HTML as rendered.
    pub text: Text,
    /// How the page was read.
    pub form: Form,
    /// The article; its date is still absent where the page does not state one.
    pub article: Article,
    /// The parts of the text that the language stages read, in order, none overlapping another.
    pub blocks: Vec<TextBlock>,
    /// What was not understood.
    pub diagnostics: Vec<Diagnostic>,
}

/// A part of the text that the language stages read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextBlock {
    /// What part of the story it is.
    pub kind: BlockKind,
    /// Where it stands. A paragraph broken over lines is one block with the breaks inside.
    pub range: ByteRange,
}

/// What part of the story a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// A paragraph of the body.
    Paragraph,
    /// A caption.
    Caption,
}

/// Reads a page's bytes.
pub fn read(page: &Page, _options: &Options) -> Reading {
    Reading {
        text: Text::new(String::from_utf8_lossy(&page.bytes).into_owned()),
        form: Form::Page,
        article: Article::default(),
        blocks: Vec::new(),
        diagnostics: Vec::new(),
    }
}
