//! From bytes to the article: decoding, the form of the page, its body, and what it says of itself.
//!
//! Plain text and HTML meet in one layout: text is cut into lines, HTML is rendered into lines that also carry what the
//! markup says of them ([`line::Hint`]), and both are laid out as a [`sheet::Sheet`] — which piece is the headline,
//! which are paragraphs, captions, furniture. The facts of the article are read from the sheet, each with its place.

mod article;
mod body;
mod caption;
mod clean;
mod dateline;
mod decode;
mod facts;
mod form;
mod kind;
mod language;
mod lexicon;
mod line;
mod name;
mod shape;
mod sheet;
mod stamp;
mod title;

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
pub fn read(page: &Page, options: &Options) -> Reading {
    let decode::Decoded { text, mut diagnostics } = decode::decode(page, options.limits.page_bytes);
    let form = page.form.unwrap_or_else(|| form::sniff(&text));
    let (lines, unread) = match form {
        Form::Article => (Vec::new(), None),
        Form::Page | Form::Html => line::cut(&text),
    };
    let text = Text::new(text);
    let known_title = page.known.title.as_deref();
    let (sheet, unread) = match form {
        Form::Article => clean::lay_out(text.as_str(), known_title),
        Form::Page | Form::Html => (sheet::Sheet::lay_out(text.as_str(), &lines, known_title), unread),
    };
    let (article, blocks) = article::assemble(&text, &sheet, page, form, &mut diagnostics);
    if let Some(from) = unread {
        diagnostics.push(article::unread(&text, from));
    }
    Reading { text, form, article, blocks, diagnostics }
}
