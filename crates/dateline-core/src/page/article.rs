//! The article and its blocks, put together from the layout of the page.

use super::sheet::Sheet;
use super::{BlockKind, TextBlock, dateline, facts, kind, language, line, shape};
use crate::analysis::{
    Article, Author, Block, Dateline, Diagnostic, DiagnosticCode, Evidence, PageKind, Severity, Source,
};
use crate::{ByteRange, Form, Page, Text};

/// Words of a last paragraph without a stop from which the page seems cut off.
const CUT_WORDS: u32 = 8;

/// Makes the article and the blocks of a page.
pub(super) fn assemble(
    text: &Text,
    sheet: &Sheet,
    page: &Page,
    form: Form,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Article, Vec<TextBlock>) {
    let kind =
        if form == Form::Article && !sheet.body.is_empty() { PageKind::Article } else { kind::tell(sheet) };
    let mut article = Article { kind, ..Article::default() };
    let mut blocks = Vec::new();
    set_title(&mut article, text, sheet, page);
    set_dates(&mut article, text, sheet, page, diagnostics);
    if kind == PageKind::Article {
        article.paragraphs =
            sheet.body.iter().map(|&piece| block(text, &sheet.pieces[piece].range)).collect();
        article.captions =
            sheet.captions.iter().map(|&piece| block(text, &sheet.pieces[piece].range)).collect();
        blocks = text_blocks(sheet);
        set_facts(&mut article, text, sheet);
        article.language = language::identify(&body(text, sheet)).to_owned();
        report_story(&article, text, sheet, diagnostics);
    } else {
        article.language = language::identify(text.as_str()).to_owned();
        report_no_story(kind, diagnostics);
    }
    (article, blocks)
}

/// Says that lines beyond the limit were not judged.
pub(super) fn unread(text: &Text, from: usize) -> Diagnostic {
    Diagnostic {
        code: DiagnosticCode::LimitReached,
        severity: Severity::Warning,
        message: format!("the page has more than {} lines; the rest was not read", line::LINES),
        span: Some(text.span(&(from..text.as_str().len()))),
    }
}

fn set_title(article: &mut Article, text: &Text, sheet: &Sheet, page: &Page) {
    if let Some(piece) = sheet.title {
        let range = &sheet.pieces[piece].range;
        article.title = Some(fold(text.slice(range)));
        article.title_span = Some(text.span(range));
    }
    if let Some(given) = page.known.title.as_deref().map(fold).filter(|title| !title.is_empty()) {
        if article.title.as_ref().is_some_and(|title| title.to_lowercase() != given.to_lowercase()) {
            article.title_span = None;
        }
        article.evidence.push(Evidence { text: given.clone(), span: None, source: Source::Given });
        article.title = Some(given);
    }
}

fn set_dates(
    article: &mut Article,
    text: &Text,
    sheet: &Sheet,
    page: &Page,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let dates = facts::dates(text, sheet);
    article.published = dates.published;
    article.updated = dates.updated;
    match page.known.published.as_deref().map(facts::given) {
        Some(Ok(given)) => article.published = Some(given),
        Some(Err(diagnostic)) => diagnostics.push(diagnostic),
        None => {}
    }
}

fn set_facts(article: &mut Article, text: &Text, sheet: &Sheet) {
    let first = sheet.body.first().map(|&piece| &sheet.pieces[piece].range);
    let head = first.map(|range| dateline::head(text.slice(range))).unwrap_or_default();
    if let (Some(place), Some(first)) = (&head.place, first) {
        let range = first.start + head.range.start..first.start + head.range.end;
        let span = text.span(&trimmed(text, &range));
        article.dateline = Some(Dateline { place: place.clone(), span });
    }
    let byline = facts::byline(sheet, &head);
    article.authors = byline.authors.iter().map(|author| Author::from(author.value.clone())).collect();
    let found = [byline.agency, facts::outlet(sheet, &head), facts::section(sheet)];
    for fact in found.iter().flatten() {
        article.evidence.push(fact.evidence(text));
    }
    [article.agency, article.outlet, article.section] = found.map(|fact| fact.map(|fact| fold(&fact.value)));
}

/// The blocks in the order of the page, none overlapping another.
fn text_blocks(sheet: &Sheet) -> Vec<TextBlock> {
    let block = |kind, piece: usize| TextBlock { kind, range: sheet.pieces[piece].range.clone() };
    let mut blocks: Vec<TextBlock> = (sheet.title.iter().map(|&piece| block(BlockKind::Title, piece)))
        .chain(sheet.body.iter().map(|&piece| block(BlockKind::Paragraph, piece)))
        .chain(sheet.captions.iter().map(|&piece| block(BlockKind::Caption, piece)))
        .collect();
    blocks.sort_by_key(|block| block.range.start);
    blocks
}

fn block(text: &Text, range: &ByteRange) -> Block {
    Block { text: fold(text.slice(range)), span: text.span(range), source_bytes: None }
}

fn body(text: &Text, sheet: &Sheet) -> String {
    let paragraphs: Vec<&str> =
        sheet.body.iter().map(|&piece| text.slice(&sheet.pieces[piece].range)).collect();
    paragraphs.join("\n")
}

fn trimmed(text: &Text, range: &ByteRange) -> ByteRange {
    let words = text.slice(range);
    range.start..range.start + words.trim_end().len()
}

/// Folds white space to single spaces.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

fn report_story(article: &Article, text: &Text, sheet: &Sheet, diagnostics: &mut Vec<Diagnostic>) {
    let mut report = |code, severity, message: String, span| {
        diagnostics.push(Diagnostic { code, severity, message, span });
    };
    if article.language != "en" {
        let message = format!("the language stages read English; this story is in {:?}", article.language);
        report(DiagnosticCode::UnsupportedLanguage, Severity::Warning, message, None);
    }
    let Some(&last) = sheet.body.last() else { return };
    let piece = &sheet.pieces[last];
    let at_end = piece.range.end + 16 >= text.as_str().trim_end().len();
    if at_end && !shape::ends_sentence(text.slice(&piece.range)) && piece.shape.words >= CUT_WORDS {
        let message = "the page seems to end in mid-sentence".to_owned();
        report(DiagnosticCode::Truncated, Severity::Warning, message, Some(text.span(&piece.range)));
    }
}

fn report_no_story(kind: PageKind, diagnostics: &mut Vec<Diagnostic>) {
    let told = [DiagnosticCode::Empty, DiagnosticCode::NotText];
    if diagnostics.iter().any(|diagnostic| told.contains(&diagnostic.code)) {
        return;
    }
    let message = match kind {
        PageKind::Listing => "the page is a list of stories, not a story",
        _ => "the page carries no story",
    };
    diagnostics.push(Diagnostic {
        code: DiagnosticCode::NotAnArticle,
        severity: Severity::Warning,
        message: message.to_owned(),
        span: None,
    });
}
