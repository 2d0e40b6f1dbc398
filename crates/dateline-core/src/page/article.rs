//! The article and its blocks, put together from the layout of the page and what its metadata says.

use super::html::{Metadata, Rendered};
use super::mojibake::Mended;
use super::places::Original;
use super::sheet::Sheet;
use super::{BlockKind, TextBlock, dateline, facts, language, line, shape};
use crate::analysis::{
    Article, Author, Basis, Block, Dateline, Diagnostic, DiagnosticCode, Evidence, PageKind, Severity, Source,
};
use crate::{ByteRange, Page, Text};

/// Words of a last paragraph without a stop from which the page seems cut off.
const CUT_WORDS: u32 = 8;

/// Pieces before the first paragraph among which the dateline may stand in a line of its own.
const DATELINE_REACH: usize = 3;

/// An article in the making.
pub(super) struct Draft<'t> {
    pub(super) text: &'t Text,
    pub(super) sheet: &'t Sheet<'t>,
    pub(super) page: &'t Page,
    pub(super) article: Article,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Whether no word about the headline says that the authors signed the story, but only where their names stand.
    pub(super) has_weak_byline: bool,
    /// Why the date that the page shows was chosen over another one.
    date_reason: Option<String>,
}

impl<'t> Draft<'t> {
    /// Reads the article of a page of that kind from its layout alone.
    pub(super) fn new(
        page: &'t Page,
        text: &'t Text,
        sheet: &'t Sheet<'t>,
        kind: PageKind,
        diagnostics: Vec<Diagnostic>,
    ) -> Self {
        let article = Article { kind, ..Article::default() };
        let mut draft =
            Self { text, sheet, page, article, diagnostics, has_weak_byline: false, date_reason: None };
        draft.set_title();
        let dates = facts::dates(text, sheet, &page.known);
        (draft.article.published, draft.article.updated) = (dates.published, dates.updated);
        draft.date_reason = dates.reason;
        if kind == PageKind::Article {
            draft.set_blocks();
            draft.set_facts();
        }
        draft
    }

    /// Settles what the scraper knew, the language and the diagnostics, and hands the article over.
    pub(super) fn finish(mut self) -> (Article, Vec<TextBlock>, Vec<Diagnostic>) {
        self.set_given();
        let is_shown = self.article.published.as_ref().is_some_and(|date| date.basis == Basis::Page);
        if let Some(reason) = self.date_reason.take().filter(|_| is_shown) {
            self.inform(DiagnosticCode::Disagreement, reason);
        }
        if self.article.kind == PageKind::Article {
            language::identify(&self.body()).clone_into(&mut self.article.language);
            self.report_story();
            let blocks = text_blocks(self.sheet);
            (self.article, blocks, self.diagnostics)
        } else {
            language::identify(self.text.as_str()).clone_into(&mut self.article.language);
            self.report_no_story();
            (self.article, Vec::new(), self.diagnostics)
        }
    }

    /// Adds what the metadata of an HTML page says.
    pub(super) fn add_metadata(&mut self, metadata: &Metadata) {
        facts::add_claims(self, metadata);
        if self.article.kind != PageKind::Article {
            // Who wrote the stories of a list, or made an error page, wrote no article.
            self.article.authors.clear();
        }
    }

    /// Adds the date that the page's scripts state, where nothing else states one.
    pub(super) fn add_scripted(&mut self, source: &str, scripts: &[ByteRange]) {
        if self.article.published.is_none() {
            self.article.published = facts::scripted(source, scripts);
        }
    }

    /// Adds where the paragraphs and captions stand in the bytes of the page.
    pub(super) fn add_sources(&mut self, rendered: &Rendered, original: &Original<'_>) {
        let blocks = self.article.paragraphs.iter_mut().zip(&self.sheet.body);
        let captions = self.article.captions.iter_mut().zip(&self.sheet.captions);
        let (blocks, ranges): (Vec<_>, Vec<_>) = blocks
            .chain(captions)
            .filter_map(|(block, &piece)| Some((block, rendered.source(&self.sheet.pieces[piece].range)?)))
            .unzip();
        for (block, place) in blocks.into_iter().zip(original.places(&ranges)) {
            block.source_bytes = place.map(|place| (place.start as u64, place.end as u64));
        }
    }

    /// Says that lines beyond the limit were not judged.
    pub(super) fn report_unread_lines(&mut self, from: Option<usize>) {
        let Some(from) = from else { return };
        let message = format!("the page has more than {} lines; the rest was not read", line::LINES);
        let span = self.text.span(&(from..self.text.as_str().len()));
        self.report(DiagnosticCode::LimitReached, message, Some(span));
    }

    /// Says what of an HTML page was not rendered.
    pub(super) fn report_rendering(&mut self, rendered: &Rendered) {
        if let Some(unread) = &rendered.unread {
            let message = format!(
                "the page has more than {} lines; characters from byte {} of its text on were not read",
                line::LINES,
                unread.start
            );
            let end = self.text.as_str().len();
            self.report(DiagnosticCode::LimitReached, message, Some(self.text.span(&(end..end))));
        }
        if rendered.too_deep {
            let message =
                "elements are nested too deep; the innermost were read as if without tags".to_owned();
            self.report(DiagnosticCode::LimitReached, message, None);
        }
    }

    /// Says that characters of an HTML page were encoded twice and are shown as what they were.
    pub(super) fn report_mended(&mut self, mended: Option<&Mended>) {
        if let Some(mended) = mended {
            let count = mended.count();
            let message =
                format!("the page was encoded twice; {count} characters are read as what they were");
            self.inform(DiagnosticCode::Undecodable, message);
        }
    }

    pub(super) fn report(&mut self, code: DiagnosticCode, message: String, span: Option<crate::Span>) {
        self.diagnostics.push(Diagnostic { code, severity: Severity::Warning, message, span });
    }

    /// Explains a choice that may be right or not.
    pub(super) fn inform(&mut self, code: DiagnosticCode, message: String) {
        self.diagnostics.push(Diagnostic { code, severity: Severity::Info, message, span: None });
    }

    fn set_title(&mut self) {
        if let Some(piece) = self.sheet.title {
            let range = &self.sheet.pieces[piece].range;
            let headline = before_bar(self.text.slice(range));
            let headline = self.page.known.url.as_deref().map_or(headline, |url| before_site(headline, url));
            self.article.title = Some(fold(headline));
            self.article.title_span = Some(self.text.span(&(range.start..range.start + headline.len())));
        }
    }

    fn set_blocks(&mut self) {
        let block = |piece: &usize| block(self.text, &self.sheet.pieces[*piece].range);
        self.article.paragraphs = self.sheet.body.iter().map(block).collect();
        self.article.captions = self.sheet.captions.iter().map(block).collect();
    }

    /// What the scraper knew goes before what the page says.
    fn set_given(&mut self) {
        let given = self.page.known.title.as_deref().map(fold).filter(|title| !title.is_empty());
        if let Some(given) = given {
            if self.article.title.as_ref().is_some_and(|title| title.to_lowercase() != given.to_lowercase()) {
                self.article.title_span = None;
            }
            self.article.evidence.push(Evidence { text: given.clone(), span: None, source: Source::Given });
            self.article.title = Some(given);
        }
        match self.page.known.published.as_deref().map(facts::given) {
            Some(Ok(given)) => self.article.published = Some(given),
            Some(Err(diagnostic)) => self.diagnostics.push(diagnostic),
            None => {}
        }
    }

    /// Reads the head of the first paragraph, or where that has none, of a line of its own, that or one before it; its
    /// range is that in the page.
    fn set_dateline(&mut self) -> dateline::Head {
        let (text, sheet) = (self.text, self.sheet);
        let Some(first) = sheet.first_paragraph() else { return dateline::Head::default() };
        let range_of = |piece: usize| sheet.pieces[piece].range.clone();
        let mut head = dateline::head(text.slice(&range_of(first)));
        let mut line = range_of(first);
        if head.place.is_none() {
            let after_title = sheet.title.map_or(0, |title| title + 1);
            let before = (after_title..=first).rev().take(DATELINE_REACH);
            let alone = before.map(range_of).find_map(|at| Some((dateline::alone(text.slice(&at))?, at)));
            (head, line) = alone.unwrap_or((head, line));
        }
        head.range = line.start + head.range.start..line.start + head.range.end;
        if let Some(place) = &head.place {
            let length = text.slice(&head.range).trim_end().len();
            let span = text.span(&(head.range.start..head.range.start + length));
            self.article.dateline = Some(Dateline { place: place.clone(), span });
        }
        head
    }

    fn set_facts(&mut self) {
        let (text, sheet) = (self.text, self.sheet);
        let head = self.set_dateline();
        if self.article.published.is_none() {
            self.article.published = facts::datelined(text, &head.range);
        }
        let address = self.page.known.url.as_deref();
        let byline = facts::byline(sheet, &head);
        self.article.authors =
            byline.authors.iter().map(|author| Author::from(author.value.clone())).collect();
        self.has_weak_byline = byline.is_weak;
        let found = [byline.agency, facts::outlet(sheet, &head, address), facts::section(sheet, address)];
        self.article.evidence.extend(found.iter().flatten().map(|fact| fact.evidence(text)));
        [self.article.agency, self.article.outlet, self.article.section] =
            found.map(|fact| fact.map(|fact| fold(&fact.value)));
    }

    fn body(&self) -> String {
        let pieces = &self.sheet.pieces;
        let paragraphs: Vec<&str> =
            self.sheet.body.iter().map(|&piece| self.text.slice(&pieces[piece].range)).collect();
        paragraphs.join("\n")
    }

    fn report_story(&mut self) {
        if self.article.language != "en" {
            let message =
                format!("the language stages read English; this story is in {:?}", self.article.language);
            self.report(DiagnosticCode::UnsupportedLanguage, message, None);
        }
        let Some(&last) = self.sheet.body.last() else { return };
        let piece = &self.sheet.pieces[last];
        let at_end = piece.range.end + 16 >= self.text.as_str().trim_end().len();
        if at_end && !shape::ends_sentence(self.text.slice(&piece.range)) && piece.shape.words >= CUT_WORDS {
            let span = self.text.span(&piece.range);
            self.report(
                DiagnosticCode::Truncated,
                "the page seems to end in mid-sentence".to_owned(),
                Some(span),
            );
        }
    }

    fn report_no_story(&mut self) {
        let told = [DiagnosticCode::Empty, DiagnosticCode::NotText];
        if self.diagnostics.iter().any(|diagnostic| told.contains(&diagnostic.code)) {
            return;
        }
        let message = match self.article.kind {
            PageKind::Listing => "the page is a list of stories, not a story",
            _ => "the page carries no story",
        };
        self.report(DiagnosticCode::NotAnArticle, message.to_owned(), None);
    }
}

/// `Headline | Outlet`, `Headline | Section`: what stands before the bar, if it is long enough for a headline.
fn before_bar(line: &str) -> &str {
    const WORDS: usize = 4;
    match line.split_once(" | ") {
        Some((before, _)) if before.split_whitespace().count() >= WORDS => before.trim_end(),
        _ => line,
    }
}

/// `Headline - Example News` on example-news.com or example.com: the headline.
fn before_site<'t>(line: &'t str, address: &str) -> &'t str {
    const LETTERS: usize = 5;
    const WORDS: usize = 4;
    let host = facts::host(address);
    let label = host.split('.').max_by_key(|label| label.len()).map(facts::letters).unwrap_or_default();
    let host = facts::letters(host);
    let named = |name: &str| {
        let few = name.split_whitespace().count() <= WORDS;
        let name = facts::letters(name);
        name.len() >= LETTERS
            && (host.contains(&name) || few && label.len() >= LETTERS && name.starts_with(&label))
    };
    match [" - ", " – ", " — ", " | "].iter().find_map(|sign| line.rsplit_once(sign)) {
        Some((before, after)) if named(after) => before.trim_end(),
        _ => line,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_ends_before_the_name_of_its_site() {
        let check = |line: &str, expected: &str| {
            assert_eq!(before_site(line, "https://www.example-news.com/a/b"), expected);
        };
        check("Ministers meet on the coast - Example News", "Ministers meet on the coast");
        check("Ministers meet | Example-News.com Live", "Ministers meet");
        check("Ministers meet – on the coast", "Ministers meet – on the coast");
    }

    #[test]
    fn a_headline_ends_before_a_bar() {
        assert_eq!(before_bar("Ministers meet on the coast | Daily Example"), "Ministers meet on the coast");
        assert_eq!(
            before_bar("Editorial | Ministers meet on the coast"),
            "Editorial | Ministers meet on the coast"
        );
    }
}
