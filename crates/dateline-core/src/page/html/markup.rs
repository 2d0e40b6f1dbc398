//! What elements mean: which make lines, which are not shown, and what their names and classes say of their place.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::token::attributes;
use crate::page::line::{Role, Zone};

/// What an element does to the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Stands in a line.
    Inline,
    /// Has lines of its own.
    Block,
    /// Has lines of its own with space around them.
    Spaced,
    /// Stands in the line of its row, set off from what is before it, unless what it holds has lines of its own.
    Cell,
    /// Has no content and breaks the line.
    Break,
    /// Has no content.
    Void,
    /// Is not shown.
    Hidden,
}

/// An element's kind by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) layout: Layout,
    pub(super) role: Role,
    pub(super) zone: Zone,
}

/// Looks an element up by its name in lower case.
pub(super) fn element(name: &str) -> Element {
    use Layout::{Block, Break, Cell, Hidden, Inline, Spaced, Void};
    let (layout, role, zone) = match name {
        "p" => (Spaced, Role::Paragraph, Zone::Unknown),
        "h1" => (Spaced, Role::Headline, Zone::Unknown),
        "h2" | "h3" | "h4" | "h5" | "h6" => (Spaced, Role::Heading, Zone::Unknown),
        "li" | "dd" | "dt" => (Block, Role::Item, Zone::Unknown),
        "blockquote" | "q-block" => (Spaced, Role::Quote, Zone::Unknown),
        "figcaption" | "caption" => (Spaced, Role::Caption, Zone::Unknown),
        "button" | "label" | "option" | "legend" => (Block, Role::Control, Zone::Unknown),
        "nav" | "footer" | "aside" | "menu" | "dialog" => (Spaced, Role::Plain, Zone::Around),
        "article" | "main" => (Spaced, Role::Plain, Zone::Story),
        "ul" | "ol" | "dl" | "figure" | "table" | "section" | "header" | "pre" | "form" | "fieldset"
        | "details" | "hgroup" => (Spaced, Role::Plain, Zone::Unknown),
        "html" | "body" | "div" | "tr" | "thead" | "tbody" | "tfoot" | "address" | "center" | "summary" => {
            (Block, Role::Plain, Zone::Unknown)
        }
        "td" | "th" => (Cell, Role::Plain, Zone::Unknown),
        "br" | "hr" => (Break, Role::Plain, Zone::Unknown),
        "img" | "input" | "meta" | "link" | "base" | "area" | "col" | "embed" | "param" | "source"
        | "track" | "wbr" => (Void, Role::Plain, Zone::Unknown),
        "head" | "script" | "style" | "noscript" | "template" | "iframe" | "svg" | "math" | "canvas"
        | "object" | "audio" | "video" | "textarea" | "select" | "datalist" | "noembed" | "noframes"
        | "title" | "map" => (Hidden, Role::Plain, Zone::Unknown),
        _ => (Inline, Role::Plain, Zone::Unknown),
    };
    Element { layout, role, zone }
}

/// What an element's classes, id, role and style say of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent marks, each of which an element may bear")]
pub(super) struct Names {
    pub(super) zone: Zone,
    pub(super) caption: bool,
    pub(super) byline: bool,
    pub(super) hidden: bool,
    pub(super) body: bool,
    /// The numbers of all words in them.
    pub(super) words: Vec<u32>,
}

/// What a word in a name says.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent marks, any of which a word may bear")]
struct Says {
    around: bool,
    story: bool,
    caption: bool,
    byline: bool,
}

static WORDS: LazyLock<HashMap<u32, Says>> = LazyLock::new(|| {
    let table = include_str!("../data/markup.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    let mut known: HashMap<u32, Says> = HashMap::default();
    for (zone, words) in rows {
        for word in words.split(' ') {
            let says = known.entry(word_number(word)).or_default();
            match zone {
                "around" => says.around = true,
                "story" => says.story = true,
                "caption" => says.caption = true,
                _ => says.byline = true,
            }
        }
    }
    known
});

/// Words after which a name tells of something else than the element: `has-sidebar`, `with-related`.
static BESIDE: LazyLock<[u32; 6]> =
    LazyLock::new(|| ["has", "with", "no", "without", "is", "js"].map(word_number));

/// Longest class or id attribute that is read; utility classes run long and say nothing.
const LENGTH: usize = 400;

/// Reads an element's attributes for what they say of its place.
pub(super) fn names(tag: &str) -> Names {
    let mut names = Names::default();
    for (name, value) in attributes(tag) {
        match name {
            "class" | "id" | "data-component" | "data-testid" | "CLASS" | "ID" => names.read(value),
            "role" => match value {
                "navigation" | "complementary" | "contentinfo" | "search" | "dialog" | "menu" | "menubar" => {
                    names.zone = Zone::Around;
                }
                "main" | "article" => names.zone = Zone::Story,
                _ => {}
            },
            "itemprop" if value.eq_ignore_ascii_case("articleBody") => {
                (names.zone, names.body) = (Zone::Story, true);
            }
            "hidden" => names.hidden = true,
            "style" => {
                let style: String = value.chars().filter(|c| !c.is_whitespace()).collect();
                names.hidden |= style.contains("display:none") || style.contains("visibility:hidden");
            }
            _ => {}
        }
    }
    names
}

impl Names {
    fn read(&mut self, value: &str) {
        let end = (0..=LENGTH.min(value.len())).rev().find(|&at| value.is_char_boundary(at)).unwrap_or(0);
        for name in value[..end].split_ascii_whitespace() {
            let first = self.words.len();
            add_words(name, &mut self.words);
            let own = &self.words[first..];
            if own.iter().any(|word| BESIDE.contains(word)) || name.contains(['[', ':', '(']) {
                continue;
            }
            let mut says = Says::default();
            for known in own.iter().filter_map(|word| WORDS.get(word)) {
                says.around |= known.around;
                says.story |= known.story;
                says.caption |= known.caption;
                says.byline |= known.byline;
            }
            self.caption |= says.caption;
            self.byline |= says.byline;
            if says.around {
                self.zone = Zone::Around;
            } else if self.zone == Zone::Unknown && says.story {
                self.zone = Zone::Story;
            }
        }
    }
}

const OFFSET: u32 = 0x811C_9DC5;
const PRIME: u32 = 0x0100_0193;

/// The number of a word in lower case.
pub(super) fn word_number(word: &str) -> u32 {
    word.bytes().fold(OFFSET, |number, byte| (number ^ u32::from(byte)).wrapping_mul(PRIME))
}

/// Cuts `articleBody-text_main` into the numbers of its words in lower case, and adds that of all of them together.
fn add_words(name: &str, words: &mut Vec<u32>) {
    let (mut whole, mut part, mut parts, mut length) = (OFFSET, OFFSET, 0, 0);
    let mut after_lower = false;
    for byte in name.bytes() {
        let is_letter = byte.is_ascii_alphanumeric() || !byte.is_ascii();
        if (!is_letter || byte.is_ascii_uppercase() && after_lower) && length > 0 {
            words.push(part);
            (part, length, parts) = (OFFSET, 0, parts + 1);
        }
        after_lower = byte.is_ascii_lowercase() || byte.is_ascii_digit();
        if is_letter {
            let lower = u32::from(byte.to_ascii_lowercase());
            part = (part ^ lower).wrapping_mul(PRIME);
            whole = (whole ^ lower).wrapping_mul(PRIME);
            length += 1;
        }
    }
    if length > 0 {
        words.push(part);
        parts += 1;
    }
    if parts > 1 {
        words.push(whole);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_where_an_element_stands() {
        let check = |tag: &str, expected: Zone| assert_eq!(names(tag).zone, expected, "{tag}");
        check(" class=\"related-stories\"", Zone::Around);
        check(" class='articleBody'", Zone::Story);
        check(" id=article-comments", Zone::Around);
        check(" class='page has-sidebar'", Zone::Unknown);
        check(" role=navigation", Zone::Around);
        check(" class='reader'", Zone::Unknown);
        assert!(names(" style='display : none'").hidden);
        assert!(names(" class=wp-caption-text").caption);
    }
}
