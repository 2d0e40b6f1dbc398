//! Quotation marks and what stands between them.

use std::ops::Range;

use crate::clause::Tree;
use crate::page::BlockKind;

/// A run of words between quotation marks, all in one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// The token of the opening mark.
    pub(super) open: usize,
    /// The tokens between the marks.
    pub(super) inside: Range<usize>,
    /// The token of the closing mark; `None` where the block ends first.
    pub(super) close: Option<usize>,
    /// The tokens of the block.
    pub(super) block: Range<usize>,
    /// Whether it goes on from the block before, which left its mark open.
    pub(super) continues: bool,
}

impl Marked {
    /// The first token after the quotation.
    pub(super) fn end(&self) -> usize {
        self.close.map_or(self.inside.end, |close| close + 1)
    }
}

/// A convention of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Straight,
    Curly,
    Low,
    Angled,
    Backtick,
    Single,
}

/// The tokens of each paragraph.
pub(super) fn paragraphs(tree: &Tree<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    for (sentence, kind) in tree.tagged.sentences.iter().zip(&tree.tagged.kinds) {
        if *kind != BlockKind::Paragraph {
            continue;
        }
        match found.last_mut() {
            Some((block, tokens)) if *block == sentence.block => tokens.end = sentence.tokens.end,
            _ => found.push((sentence.block, sentence.tokens.clone())),
        }
    }
    found.into_iter().map(|(_, tokens)| tokens).collect()
}

/// Finds what stands between quotation marks. A quotation within a quotation is part of it.
pub(super) fn find(tree: &Tree<'_>) -> Vec<Marked> {
    let mut found = Vec::new();
    let mut left_open = false;
    let blocks = paragraphs(tree);
    for (index, block) in blocks.iter().enumerate() {
        let next_opens = blocks.get(index + 1).is_some_and(|next| opening(tree, next.start, next).is_some());
        let first = block.start;
        let mut left_open_here = false;
        let mut token = first;
        while token < block.end {
            let Some(style) = opening(tree, token, block) else {
                token += 1;
                continue;
            };
            let close = closing(tree, token, style, block.end);
            let may_stay_open = next_opens || token == first || tree.reads(token - 1, ":");
            if close.is_none() && (!may_stay_open || style == Style::Single) {
                token += 1;
                continue;
            }
            left_open_here = close.is_none();
            let inside = token + 1..close.unwrap_or(block.end);
            let continues = left_open && token == first;
            let marked = Marked { open: token, inside, close, block: block.clone(), continues };
            token = marked.end();
            if !marked.inside.is_empty() {
                found.push(marked);
            }
        }
        left_open = left_open_here;
    }
    found
}

/// Whether white space, a bracket, a dash or the start of the text stands right before a token.
fn gap_before(tree: &Tree<'_>, token: usize) -> bool {
    let before = &tree.text.as_str()[..tree.token(token).range.start];
    before
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/'))
}

/// Whether white space, punctuation or the end of the text stands right after a token.
fn gap_after(tree: &Tree<'_>, token: usize) -> bool {
    let after = &tree.text.as_str()[tree.token(token).range.end..];
    after.chars().next().is_none_or(|c| !c.is_alphanumeric())
}

/// The style of the quotation that a token opens, if it opens one.
fn opening(tree: &Tree<'_>, token: usize, block: &Range<usize>) -> Option<Style> {
    let style = match tree.word(token) {
        "\"" | "＂" => Style::Straight,
        "“" => Style::Curly,
        "„" => Style::Low,
        "«" => Style::Angled,
        "``" => Style::Backtick,
        "‘" | "'" | "’" => Style::Single,
        _ => return None,
    };
    let fits = match style {
        Style::Straight => !after_digit(tree, token) && (gap_before(tree, token) || !gap_after(tree, token)),
        Style::Single => {
            let next_is_number =
                token + 1 < block.end && tree.word(token + 1).starts_with(|c: char| c.is_numeric());
            tree.word(token) != "’" && gap_before(tree, token) && !gap_after(tree, token) && !next_is_number
        }
        _ => true,
    };
    fits.then_some(style)
}

/// Whether a mark stands right after a digit, as the sign of inches does.
fn after_digit(tree: &Tree<'_>, token: usize) -> bool {
    let before = &tree.text.as_str()[..tree.token(token).range.start];
    before.chars().next_back().is_some_and(char::is_numeric) && gap_after(tree, token)
}

/// The token that closes the quotation opened at `open`, before `end`.
fn closing(tree: &Tree<'_>, open: usize, style: Style, end: usize) -> Option<usize> {
    let mut possessive = None;
    for token in open + 1..end {
        let word = tree.word(token);
        let closes = match style {
            Style::Straight | Style::Curly => matches!(word, "\"" | "＂" | "”" | "''"),
            Style::Low => matches!(word, "“" | "”" | "\""),
            Style::Angled => word == "»",
            Style::Backtick => matches!(word, "''" | "\""),
            Style::Single => matches!(word, "'" | "’") && gap_after(tree, token) && !gap_before(tree, token),
        };
        if style == Style::Curly && word == "“" {
            return None;
        }
        if !closes {
            continue;
        }
        // `the leaders' plan`: an apostrophe after s may be a genitive, so a later mark goes before it.
        if style == Style::Single && tree.word(token - 1).ends_with(['s', 'S']) {
            possessive = possessive.or(Some(token));
            continue;
        }
        return Some(token);
    }
    possessive
}
