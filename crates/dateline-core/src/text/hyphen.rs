//! Which hyphens cut a word.
//!
//! Treebanks cut at every hyphen. Names are served better by whole words (`Han Seo-jun`, `Indo-Pacific`,
//! `al-Assad`), and so is the syntax of `long-term` and `38-year-old`. A hyphen is cut where it joins what are words
//! of their own: two names one of which is an acronym or a country (`AFP-Yonhap`, `South Korea-NATO`,
//! `Israel-Hamas`), a name and what is done by it or lies there (`U.S.-led`, `Seoul-based`), and two numbers
//! (`1910-45`). The training data is cut and joined in the same way.

use super::lexicon;
use super::token::is_word;

/// A part of a word longer than this is looked at no further.
const LONGEST: usize = 40;

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether the hyphen after `word`, whose last part is `left`, and before `rest` is a token of its own.
pub(super) fn cuts(word: &str, left: &str, rest: &str) -> bool {
    if left.len() > LONGEST {
        return false;
    }
    let end = rest.char_indices().take(LONGEST).find(|&(_, c)| !is_word(c)).map_or(rest.len(), |(at, _)| at);
    let right = &rest[..end];
    let next = rest[end..].chars().next().unwrap_or(' ');
    if left.bytes().all(|b| b.is_ascii_digit()) {
        // Two numbers and no more: `2023-01-29` and telephone numbers stay whole.
        return word == left && right.bytes().all(|b| b.is_ascii_digit()) && !is_hyphen(next);
    }
    if !left.chars().next().is_some_and(char::is_uppercase) {
        return false;
    }
    if right.chars().next().is_some_and(char::is_uppercase) {
        return is_acronym(left)
            || is_acronym(right) && right.bytes().all(|b| b.is_ascii_uppercase())
            || lexicon::is_land(left)
            || lexicon::is_land(right);
    }
    word == left && lexicon::is_cut_after_name(right)
}

/// Whether the word is written in capitals only, and is no single letter (`T-Mobile`) or headline word.
fn is_acronym(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    (2..=6).contains(&letters) && word.chars().all(|c| c.is_uppercase() || c.is_numeric() || c == '.')
}
