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
mod mojibake;
mod name;
mod places;
pub mod repeated;
mod shape;
mod sheet;
mod stamp;
mod standfirst;
pub mod story;
mod title;
mod words;

use self::mojibake::Mended;
use self::places::Original;
use self::repeated::SiteLines;
use self::sheet::{Beside, Sheet};
use self::story::Runs;
use crate::analysis::{Article, Diagnostic, PageKind};
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

/// A piece of a page as the learned model of [`story`] sees it; for training.
#[derive(Clone, Debug)]
pub struct Described {
    /// Its text.
    pub text: String,
    /// Its words, as they are counted.
    pub words: u32,
    /// Its features.
    pub features: Vec<u32>,
    /// What a second reading knows of it; of pieces alone.
    pub seen: story::Seen,
}

/// What of a page a model is trained on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its pieces, any of which may be story.
    Pieces,
    /// The lines that may be its headline, as the embedded model lays the story out.
    Titles,
    /// The whole page as one piece without text, to tell lists of stories from stories.
    Whole,
}

/// Describes a part of a page; for training.
pub fn describe(page: &Page, part: Part, options: &Options) -> Vec<Described> {
    let text = decode::decode(page, options.limits.page_bytes).text;
    if page.form.unwrap_or_else(|| form::sniff(&text)) == Form::Html {
        let mut rendered = html::render(&mojibake::mend(&text));
        rendered.metadata.settle();
        let body = rendered.metadata.body.as_deref().map(Runs::of);
        let beside = rendered.beside(page, body.as_ref(), options.site.as_deref());
        if part == Part::Whole {
            let sheet = Sheet::lay_out(&rendered.text, &rendered.lines, beside);
            let features = kind::describe(&sheet, beside, &kind::Stated::by(&rendered.metadata));
            return vec![Described { text: String::new(), words: 0, features, seen: story::Seen::default() }];
        }
        return described(part, &rendered.text, &rendered.lines, beside);
    }
    described(part, &text, &line::cut(&text).0, beside_text(page, options.site.as_deref()))
}

fn beside_text<'a>(page: &'a Page, site: Option<&'a SiteLines>) -> Beside<'a> {
    let (title, address) = (page.known.title.as_deref(), page.known.url.as_deref());
    Beside { title, address, site, ..Beside::default() }
}

fn described(part: Part, text: &str, lines: &[line::Line], beside: Beside) -> Vec<Described> {
    if part == Part::Titles {
        let (sheet, pieces) = Sheet::titles(text, lines, beside);
        let describe = |(piece, features)| describe_piece(&sheet, piece, features, story::Seen::default());
        return pieces.into_iter().map(describe).collect();
    }
    let (sheet, stretch) = Sheet::by_rules(text, lines, beside);
    let (features, seen) = sheet.features(&stretch, beside);
    let pieces = features.into_iter().zip(seen).enumerate();
    pieces.map(|(piece, (features, seen))| describe_piece(&sheet, piece, features, seen)).collect()
}

fn describe_piece(sheet: &Sheet, piece: usize, features: Vec<u32>, seen: story::Seen) -> Described {
    let words = sheet.pieces[piece].shape.words;
    Described { text: sheet.words(piece).to_owned(), words, features, seen }
}

/// Reads a page's bytes.
pub fn read(page: &Page, options: &Options) -> Reading {
    let decode::Decoded { text, coding, diagnostics } = decode::decode(page, options.limits.page_bytes);
    let form = page.form.unwrap_or_else(|| form::sniff(&text));
    let site = options.site.as_deref();
    match form {
        Form::Html => {
            let bytes = &page.bytes[..page.bytes.len().min(options.limits.page_bytes)];
            let mended = Mended::of(&text);
            read_html(page, &Original { bytes, text: &text, coding, mended }, site, diagnostics)
        }
        Form::Page | Form::Article => read_text(page, form, text, site, diagnostics),
    }
}

fn read_text(
    page: &Page,
    form: Form,
    text: String,
    site: Option<&SiteLines>,
    diagnostics: Vec<Diagnostic>,
) -> Reading {
    let text = Text::new(text);
    let (sheet, unread) = if form == Form::Article {
        clean::lay_out(text.as_str(), page.known.title.as_deref())
    } else {
        let (lines, unread) = line::cut(text.as_str());
        (Sheet::lay_out(text.as_str(), &lines, beside_text(page, site)), unread)
    };
    let kind = match form {
        Form::Article if !sheet.body.is_empty() => PageKind::Article,
        _ => kind::tell(&sheet, Beside::default(), &kind::Stated::default()),
    };
    let mut draft = article::Draft::new(page, &text, &sheet, kind, diagnostics);
    draft.report_unread_lines(unread);
    let (article, blocks, diagnostics) = draft.finish();
    Reading { text, form, article, blocks, diagnostics }
}

fn read_html(
    page: &Page,
    original: &Original<'_>,
    site: Option<&SiteLines>,
    diagnostics: Vec<Diagnostic>,
) -> Reading {
    let source = original.shown();
    let mut rendered = html::render(source);
    rendered.metadata.settle();
    let text = Text::new(std::mem::take(&mut rendered.text));
    let body = rendered.metadata.body.as_deref().map(Runs::of);
    let beside = rendered.beside(page, body.as_ref(), site);
    let mut sheet = Sheet::lay_out(text.as_str(), &rendered.lines, beside);
    if sheet.body_words() < kind::STORY_WORDS {
        // Some sites name the element that holds the story as others name what stands around it.
        let mut lines = rendered.lines.clone();
        for line in &mut lines {
            line.hint.zone = line::Zone::Unknown;
        }
        sheet = Sheet::lay_out(text.as_str(), &lines, beside);
    }
    let kind = kind::tell(&sheet, beside, &kind::Stated::by(&rendered.metadata));
    let mut draft = article::Draft::new(page, &text, &sheet, kind, diagnostics);
    draft.add_metadata(&rendered.metadata);
    draft.add_scripted(source, &rendered.scripts);
    draft.report_rendering(&rendered);
    draft.report_mended(original.mended.as_ref());
    draft.add_sources(&rendered, original);
    let (article, blocks, diagnostics) = draft.finish();
    Reading { text, form: Form::Html, article, blocks, diagnostics }
}
