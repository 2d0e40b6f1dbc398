//! What elements mean: which make lines, which are not shown, and what their names and classes say of their place.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

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
    use Layout::{Block, Break, Hidden, Inline, Spaced, Void};
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
        "html" | "body" | "div" | "tr" | "thead" | "tbody" | "tfoot" | "address" | "center" | "summary"
        | "td" | "th" => (Block, Role::Plain, Zone::Unknown),
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent marks, each of which an element may bear")]
pub(super) struct Names {
    pub(super) zone: Zone,
    pub(super) caption: bool,
    pub(super) byline: bool,
    pub(super) hidden: bool,
    pub(super) body: bool,
}

static WORDS: LazyLock<HashMap<&'static str, HashSet<&'static str>>> = LazyLock::new(|| {
    let table = include_str!("../data/markup.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    rows.map(|(zone, words)| (zone, words.split(' ').collect())).collect()
});

fn is_in(zone: &str, word: &str) -> bool {
    WORDS.get(zone).is_some_and(|words| words.contains(word))
}

/// Longest class or id attribute that is read; utility classes run long and say nothing.
const LENGTH: usize = 400;

/// Reads an element's attributes for what they say of its place.
pub(super) fn names(tag: &str) -> Names {
    let mut names = Names::default();
    for (name, value) in attributes(tag) {
        match name.to_ascii_lowercase().as_str() {
            "class" | "id" | "data-component" | "data-testid" => names.read(value),
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
            let parts = parts(name);
            let joined: String = parts.concat();
            // `has-sidebar`, `with-related`: the element is beside the thing, not the thing.
            let beside = parts
                .iter()
                .any(|part| matches!(part.as_str(), "has" | "with" | "no" | "without" | "is" | "js"));
            if beside || name.contains(['[', ':', '(']) {
                continue;
            }
            let says = |zone: &str| is_in(zone, &joined) || parts.iter().any(|part| is_in(zone, part));
            self.caption |= says("caption");
            self.byline |= says("byline");
            if says("around") {
                self.zone = Zone::Around;
            } else if self.zone == Zone::Unknown && says("story") {
                self.zone = Zone::Story;
            }
        }
    }
}

/// Cuts `articleBody-text_main` into its words, in lower case.
fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut after_lower = false;
    for character in name.chars() {
        let cuts = !character.is_alphanumeric() || character.is_uppercase() && after_lower;
        if cuts && parts.last().is_some_and(|part| !part.is_empty()) {
            parts.push(String::new());
        }
        after_lower = character.is_lowercase() || character.is_ascii_digit();
        if let Some(part) = parts.last_mut()
            && character.is_alphanumeric()
        {
            part.extend(character.to_lowercase());
        }
    }
    parts
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
