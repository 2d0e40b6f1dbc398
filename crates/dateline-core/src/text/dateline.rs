//! The line at the head of a story that says where, when and who reports: `GENEVA, March 3 (Agency) --`.
//!
//! It is a sentence of its own here: it is no part of the syntax of what follows.

use super::token::is_word;
use crate::ByteRange;

/// No dateline has more tokens before its dash.
const LONGEST: usize = 18;

/// The end of the dateline that starts a block's tokens: the index after its dash.
pub(super) fn end(text: &str, tokens: &[ByteRange]) -> Option<usize> {
    let word = |at: usize| &text[tokens[at].clone()];
    let dash = (1..tokens.len().min(LONGEST)).find(|&at| matches!(word(at), "-" | "--" | "—" | "–" | "―"))?;
    let spaced = tokens[dash - 1].end < tokens[dash].start || tokens.get(dash + 1)?.start > tokens[dash].end;
    if !spaced || tokens.len() == dash + 1 {
        return None;
    }
    let reported = word(dash - 1) == ")";
    let place = word(0);
    let capitals = place.chars().filter(|c| c.is_uppercase()).count();
    let shouted = capitals >= 3 && place.chars().all(|c| !c.is_lowercase());
    let named = reported && place.starts_with(|c: char| c == '(' || c.is_uppercase());
    ((shouted || named) && (0..dash).all(|at| fits(word(at))) && outside(&word, dash)).then_some(dash + 1)
}

/// Whether a token may stand in a dateline: a capitalised word, a number, a mark.
fn fits(word: &str) -> bool {
    match word.chars().next() {
        Some(c) if is_word(c) => !c.is_lowercase() || matches!(word, "al" | "de" | "el" | "of" | "and"),
        Some(c) => matches!(c, ',' | '(' | ')' | '/' | '.' | '|' | ':' | ';' | '\'' | '’'),
        None => false,
    }
}

/// Whether at most a few words stand outside brackets: a headline with a dash in it has more.
fn outside<'t>(word: &impl Fn(usize) -> &'t str, dash: usize) -> bool {
    let mut depth = 0usize;
    let mut words = 0;
    for at in 0..dash {
        match word(at) {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            other => words += usize::from(depth == 0 && other.chars().any(is_word)),
        }
    }
    words <= 7
}
