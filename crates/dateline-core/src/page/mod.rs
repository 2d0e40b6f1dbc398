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
mod html;
mod kind;
mod language;
mod lexicon;
mod line;
mod name;
mod shape;
mod sheet;
mod stamp;
mod title;

use self::sheet::Sheet;
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
    let decode::Decoded { text, is_utf8, diagnostics } = decode::decode(page, options.limits.page_bytes);
    let form = page.form.unwrap_or_else(|| form::sniff(&text));
    match form {
        Form::Html => read_html(page, &text, is_utf8, diagnostics),
        Form::Page | Form::Article => read_text(page, form, text, diagnostics),
    }
}

fn read_text(page: &Page, form: Form, text: String, diagnostics: Vec<Diagnostic>) -> Reading {
    let text = Text::new(text);
    let known = page.known.title.as_deref();
    let (sheet, unread) = if form == Form::Article {
        clean::lay_out(text.as_str(), known)
    } else {
        let (lines, unread) = line::cut(text.as_str());
        (Sheet::lay_out(text.as_str(), &lines, known), unread)
    };
    let mut draft = article::Draft::new(page, &text, &sheet, form, diagnostics);
    draft.report_unread_lines(unread);
    let (article, blocks, diagnostics) = draft.finish();
    Reading { text, form, article, blocks, diagnostics }
}

fn read_html(page: &Page, source: &str, is_utf8: bool, diagnostics: Vec<Diagnostic>) -> Reading {
    let mut rendered = html::render(source);
    rendered.metadata.settle();
    let text = Text::new(std::mem::take(&mut rendered.text));
    let known =
        page.known.title.as_deref().or(rendered.metadata.titles.first().map(|title| title.value.as_str()));
    let mut sheet = Sheet::lay_out(text.as_str(), &rendered.lines, known);
    if sheet.body_words() < kind::STORY_WORDS {
        // Some sites name the element that holds the story as others name what stands around it.
        let mut lines = rendered.lines.clone();
        for line in &mut lines {
            line.hint.zone = line::Zone::Unknown;
        }
        sheet = Sheet::lay_out(text.as_str(), &lines, known);
    }
    let mut draft = article::Draft::new(page, &text, &sheet, Form::Html, diagnostics);
    draft.add_metadata(&rendered.metadata);
    draft.report_rendering(&rendered);
    if is_utf8 {
        draft.add_sources(&rendered);
    }
    let (article, blocks, diagnostics) = draft.finish();
    Reading { text, form: Form::Html, article, blocks, diagnostics }
}
