//! HTML as the text that a reader sees, line by line.

use std::borrow::Cow;

use super::markup::{self, Layout};
use super::metadata::{Capture, Metadata, Property};
use super::reference;
use super::stack::{Frame, Hidden, Stack};
use super::token::{Tag, Token, Tokens, attributes};
use super::tree::Tree;
use super::words::{self, Part};
use crate::page::line::{Hint, LINES, Line, Role, Zone};
use crate::page::repeated::SiteLines;
use crate::page::sheet::Beside;
use crate::page::story::Runs;
use crate::{ByteRange, Page};

/// A rendered page.
#[derive(Debug, Default)]
pub(in crate::page) struct Rendered {
    /// The text.
    pub(in crate::page) text: String,
    /// Its lines.
    pub(in crate::page) lines: Vec<Line>,
    /// Where each line stands in the source, in bytes: from its first word to its last.
    pub(in crate::page) sources: Vec<ByteRange>,
    /// What the page says of itself beside its text.
    pub(in crate::page) metadata: Metadata,
    /// The part of the source from which nothing was rendered, past the most lines that are judged.
    pub(in crate::page) unread: Option<ByteRange>,
    /// Where the text of its scripts stands in the source.
    pub(in crate::page) scripts: Vec<ByteRange>,
    /// Its elements.
    pub(in crate::page) tree: Tree,
    /// Whether elements were nested deeper than is kept.
    pub(in crate::page) too_deep: bool,
}

impl Rendered {
    /// Where a range of the text stands in the source, from the first of its lines to the last.
    pub(in crate::page) fn source(&self, range: &ByteRange) -> Option<ByteRange> {
        let first = self.lines.partition_point(|line| line.range.end <= range.start);
        let last = self.lines.partition_point(|line| line.range.start < range.end).checked_sub(1)?;
        let place = self.sources.get(first)?.start..self.sources.get(last)?.end;
        (!place.is_empty()).then_some(place)
    }

    /// What is known of the page beside its lines. `body` is read from the metadata.
    pub(in crate::page) fn beside<'a>(
        &'a self,
        page: &'a Page,
        body: Option<&'a Runs>,
        site: Option<&'a SiteLines>,
    ) -> Beside<'a> {
        let title = self.metadata.titles.first().map(|title| title.value.as_str());
        let address = page.known.url.as_deref().or(self.metadata.address.as_deref());
        Beside { title: page.known.title.as_deref().or(title), address, tree: Some(&self.tree), body, site }
    }
}

/// Scripts of a page that are kept.
const SCRIPTS: usize = 500;

/// Elements that a start tag ends when they are the innermost that makes lines.
fn implied_ends(name: &str, layout: Layout) -> &'static [&'static str] {
    match name {
        "li" => &["p", "li"],
        "dt" | "dd" => &["p", "dt", "dd"],
        "td" | "th" => &["p", "td", "th"],
        "tr" => &["td", "th", "tr"],
        "option" => &["option"],
        "body" => &["head"],
        _ if matches!(layout, Layout::Block | Layout::Spaced) => &["p", "head"],
        _ => &[],
    }
}

/// Renders a page.
pub(in crate::page) fn render(source: &str) -> Rendered {
    let mut renderer = Renderer::default();
    for token in Tokens::new(source) {
        if renderer.page.lines.len() >= LINES {
            let start = match &token {
                Token::Start(tag) => tag.range.start,
                Token::End { range, .. } | Token::Text(range) => range.start,
            };
            renderer.page.unread = Some(start..source.len());
            break;
        }
        match token {
            Token::Start(tag) => renderer.start(&tag),
            Token::End { name, .. } => renderer.end(name),
            Token::Text(range) => renderer.text(source, range),
        }
    }
    while let Some(frame) = renderer.stack.pop() {
        renderer.closed(frame);
    }
    renderer.end_line();
    renderer.page
}

#[derive(Default)]
struct Renderer {
    page: Rendered,
    stack: Stack,
    /// Where the current line starts in the text.
    line_start: usize,
    /// Where it stands in the source so far.
    line_source: Option<ByteRange>,
    letters: usize,
    link_letters: usize,
    bullet: bool,
    hint: Hint,
    /// Whether a blank line is due before the next text.
    gap: bool,
    /// Whether white space is due before the next word.
    space: bool,
    /// What raw text is being read, for metadata.
    raw: Option<Raw>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Raw {
    Title,
    JsonLd,
    Script,
}

impl Renderer {
    fn start(&mut self, tag: &Tag) {
        let name = lower(tag.name);
        let element = markup::element(&name);
        for ended in [implied_ends(&name, element.layout); 2] {
            let mut closed = Vec::new();
            self.stack.close_implied(ended, |frame| closed.push(frame));
            for frame in closed {
                self.closed(frame);
            }
        }
        self.raw = None;
        match &*name {
            "meta" => self.page.metadata.read_meta(tag.attributes),
            "html" => self.page.metadata.read_html(tag.attributes),
            "link" => self.page.metadata.read_link(tag.attributes),
            "title" => self.raw = Some(Raw::Title),
            "script" if is_json_ld(tag.attributes) => self.raw = Some(Raw::JsonLd),
            "script" => self.raw = Some(Raw::Script),
            "a" => self.end("a"),
            _ => {}
        }
        match element.layout {
            Layout::Void => return,
            Layout::Break => {
                if name == "hr" {
                    self.gap = true;
                }
                return self.end_line();
            }
            Layout::Inline | Layout::Hidden => {}
            Layout::Cell => self.space = true,
            Layout::Block => self.end_line(),
            Layout::Spaced => {
                self.end_line();
                self.gap = true;
            }
        }
        // Classes of the outermost elements speak of the whole page, not of a place on it.
        let outermost = matches!(&*name, "html" | "body" | "main" | "article" | "h1");
        let mut names = markup::names(tag.attributes);
        if outermost {
            (names.zone, names.hidden, names.caption) = (Zone::Unknown, false, false);
        }
        let zone = self.stack.top().map_or(Zone::Unknown, |top| top.zone);
        let is_around = zone == Zone::Around && !names.byline;
        let capture = if !is_around || &*name == "a" {
            self.page.metadata.open(&name, tag.attributes, names.byline, is_around)
        } else {
            None
        };
        if let Some(capture) = capture {
            self.page.metadata.captures[capture].range = self.page.text.len()..self.page.text.len();
        }
        let holder = self.stack.block();
        if !self.stack.push(&name, element, &names, capture) {
            self.page.too_deep = true;
            return;
        }
        if let Some(frame) = self.stack.top() {
            self.page.tree.add(frame.id, holder, markup::word_number(&name), &names.words);
        }
        if name == "li" {
            self.bullet = true;
        }
    }

    fn end(&mut self, name: &str) {
        self.raw = None;
        let element = markup::element(&lower(name));
        let mut closed = Vec::new();
        self.stack.close(name, element.layout, |frame| closed.push(frame));
        for frame in closed {
            self.closed(frame);
        }
    }

    /// What the end of an element does: its line ends, its capture ends.
    fn closed(&mut self, frame: Frame) {
        if let Some(capture) = frame.capture {
            let range = &mut self.page.metadata.captures[capture].range;
            range.end = self.page.text.len().max(range.start);
        }
        match frame.layout {
            Layout::Cell => self.space = true,
            Layout::Block => self.end_line(),
            Layout::Spaced => {
                self.end_line();
                self.gap = true;
            }
            _ => {}
        }
    }

    fn text(&mut self, source: &str, range: ByteRange) {
        let text = &source[range.clone()];
        match self.raw.take() {
            Some(Raw::Title) => return self.page.metadata.read_title(&reference::decode(text)),
            Some(Raw::JsonLd) => return self.page.metadata.read_json_ld(text),
            Some(Raw::Script) => {
                if self.page.scripts.len() < SCRIPTS {
                    self.page.scripts.push(range);
                }
                return;
            }
            None => {}
        }
        let (hidden, link, preformatted) = self
            .stack
            .top()
            .map_or((Hidden::No, false, false), |top| (top.hidden, top.link, top.preformatted));
        if hidden == Hidden::Never {
            return;
        }
        words::visit(source, &range, |part| match part {
            Part::Word(word, place) => self.word(word, link, &place),
            Part::Newline if preformatted => self.end_line(),
            Part::Newline | Part::Space => self.space = true,
        });
    }

    fn word(&mut self, word: &str, link: bool, source: &ByteRange) {
        if self.page.text.len() == self.line_start {
            if self.gap && !self.page.text.is_empty() {
                self.page.text.push('\n');
            }
            self.line_start = self.page.text.len();
            self.hint = Hint {
                role: self.stack.top().map_or(Role::Plain, |top| top.role),
                zone: self.stack.top().map_or(Zone::Unknown, |top| top.zone),
                links: 0.0,
                parent: self.stack.parent(),
                element: self.stack.block(),
                hidden: self.stack.top().is_some_and(|top| top.hidden == Hidden::Styled),
            };
        } else if self.space {
            self.page.text.push(' ');
        }
        self.space = false;
        self.page.text.push_str(word);
        let letters = if word.is_ascii() {
            word.bytes().filter(u8::is_ascii_alphanumeric).count()
        } else {
            word.chars().filter(|c| c.is_alphanumeric()).count()
        };
        self.letters += letters;
        self.link_letters += if link { letters } else { 0 };
        let place = self.line_source.get_or_insert_with(|| source.clone());
        place.end = source.end;
    }

    fn end_line(&mut self) {
        self.space = false;
        let range = self.line_start..self.page.text.len();
        if range.is_empty() {
            return;
        }
        let links = self.link_letters as f32 / self.letters.max(1) as f32;
        let source = self.line_source.take().unwrap_or_default();
        self.page.lines.push(Line {
            range,
            gap: self.gap,
            bullet: self.bullet,
            hint: Hint { links, ..self.hint },
        });
        self.page.sources.push(source);
        self.page.text.push('\n');
        self.line_start = self.page.text.len();
        (self.letters, self.link_letters, self.gap, self.bullet) = (0, 0, false, false);
    }
}

/// A name in lower case, as nearly all are written.
fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

fn is_json_ld(tag: &str) -> bool {
    attributes(tag).any(|(name, value)| {
        name.eq_ignore_ascii_case("type") && value.trim().starts_with("application/ld+json")
    })
}

/// Whether an address is that of a page about somebody who writes: `/authors/jane-doe`, `/staff/12/jane-doe/`.
fn is_author_page(address: &str) -> bool {
    const PARTS: [&str; 18] = [
        "author",
        "authors",
        "contributor",
        "contributors",
        "staff",
        "writer",
        "writers",
        "columnist",
        "columnists",
        "reporter",
        "reporters",
        "journalist",
        "journalists",
        "profile",
        "people",
        "byline",
        "by",
        "editors",
    ];
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    let mut parts = path.split('/').skip(usize::from(!path.starts_with('/'))).filter(|part| !part.is_empty());
    parts.any(|part| PARTS.contains(&part)) && parts.next().is_some()
}

impl Metadata {
    /// Starts a capture, if the element states something of the article.
    fn open(&mut self, name: &str, tag: &str, byline: bool, is_around: bool) -> Option<usize> {
        /// Captures on one page; an article states little, a list of stories much.
        const CAPTURES: usize = 200;
        let mut capture = Capture::default();
        for (attribute, value) in attributes(tag) {
            match &*lower(attribute) {
                "itemprop" if !is_around => {
                    capture.property = Property::from_itemprop(value).or(capture.property);
                }
                "rel" if name == "a" && value.split_whitespace().any(|rel| rel == "author") => {
                    capture.property = Some(Property::Author);
                }
                "href" if name == "a" && !is_around && is_author_page(value) => {
                    capture.property = capture.property.or(Some(Property::AuthorPage));
                }
                "datetime" if name == "time" => {
                    capture.value = Some(reference::decode(value).into_owned());
                    capture.property = capture.property.or(Some(Property::Time));
                }
                "content" => capture.value = Some(reference::decode(value).into_owned()),
                _ => {}
            }
        }
        if byline && capture.property.is_none() {
            capture.property = Some(Property::Byline);
        }
        if is_around {
            // What stands around the story speaks of others, but who is linked to as its author may stand there.
            capture.property = capture.property.filter(|&found| found == Property::Author);
            capture.property = capture.property.map(|_| Property::AuthorAround);
        }
        let wanted = capture.property.is_some() && self.captures.len() < CAPTURES;
        wanted.then(|| {
            self.captures.push(capture);
            self.captures.len() - 1
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        let page = render(source);
        assert_eq!(page.text.trim_end(), expected, "{source}");
        for (line, place) in page.lines.iter().zip(&page.sources) {
            assert!(!page.text[line.range.clone()].is_empty());
            assert!(source.get(place.clone()).is_some());
        }
    }

    #[test]
    fn blocks_stand_on_their_own_lines() {
        check("<div>a<p>b <b>c</b>d</p>e</div>", "a\n\nb cd\n\ne");
        check("<ul><li>a<li>b</ul>c", "a\nb\n\nc");
        check("<p>a<p>b<br>c", "a\n\nb\nc");
        check("<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc");
        check("<table><tr><td><p>a</p><td>b</table>", "a\n\nb");
        check("a&nbsp;b &amp;\n c", "a b & c");
        check("<pre>a\n b</pre>", "a\nb");
    }

    #[test]
    fn what_is_not_shown_is_left_out() {
        check("<head><title>t</title><style>p{}</style><body>a<script>'<p>'</script>b", "ab");
        check("<head><meta charset=utf-8><div>a</div>", "a");
        check("a <span style='display:none'>b</span>c", "a c");
        check("<noscript>a</noscript><template><div>b</div></template>c", "c");
    }

    #[test]
    fn what_a_style_hides_is_marked() {
        let page = render("<div style='display: none'><p>a</p></div><p>b</p>");
        let hidden: Vec<_> = page.lines.iter().map(|line| line.hint.hidden).collect();
        assert_eq!(hidden, [true, false]);
    }

    #[test]
    fn misnested_tags_do_no_harm() {
        check("<b><p>a</b>b</p>c", "ab\n\nc");
        check("</div></p>a</b>", "a");
        check("<a href=x>a<a href=y>b</a>", "ab");
    }

    #[test]
    fn lines_know_their_place() {
        let page = render(
            "<nav><a>Home</a></nav><article><h1>Title</h1><p>a <a>bc</a></p><figcaption>C</figcaption></article>",
        );
        let hints: Vec<_> = page.lines.iter().map(|line| (line.hint.role, line.hint.zone)).collect();
        assert_eq!(
            hints,
            [
                (Role::Plain, Zone::Around),
                (Role::Headline, Zone::Story),
                (Role::Paragraph, Zone::Story),
                (Role::Caption, Zone::Story)
            ]
        );
        assert!((page.lines[2].hint.links - 2.0 / 3.0).abs() < 0.01);
    }
}
