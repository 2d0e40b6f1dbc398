//! Which hyphens cut a word.
//!
//! Treebanks cut at every hyphen. Names are served better by whole words (`Han Seo-jun`, `Indo-Pacific`,
//! `al-Assad`), and so is the syntax of `long-term` and `38-year-old`. A hyphen is cut where it joins what are words
//! of their own: two names one of which is an acronym or a country (`AFP-Yonhap`, `South Korea-NATO`,
//! `Israel-Hamas`), a name and what is done by it or lies there (`U.S.-led`, `Seoul-based`), and two numbers
//! (`1910-45`). The training data is cut and joined in the same way. Whoever wants the words of the treebanks asks for
//! [`Hyphens::Universal`].

use super::lexicon;
use super::token::is_word;

/// A part of a word longer than this is looked at no further.
const LONGEST: usize = 40;

/// Which hyphens are tokens of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hyphens {
    /// Those that join words of their own (`U.S.-led`, `South Korea-NATO`; but `Kim Sang-jin`, `long-term`): what the
    /// later stages read.
    #[default]
    Joining,
    /// All but those after a prefix (`long - term`, `non-member`), as in the English treebanks of Universal Dependencies.
    Universal,
}

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

impl Hyphens {
    /// Whether the hyphen after `word`, whose last part is `left`, and before `rest` is a token of its own.
    pub(super) fn cut(self, word: &str, left: &str, rest: &str) -> bool {
        if left.len() > LONGEST {
            return false;
        }
        let end =
            rest.char_indices().take(LONGEST).find(|&(_, c)| !is_word(c)).map_or(rest.len(), |(at, _)| at);
        let right = &rest[..end];
        let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit() || b == b'/');
        if is_number(left) && is_number(right) {
            // Two numbers and no more: `2023-01-29` and telephone numbers (`555-0123`, `212/555-0123`) stay whole.
            let next = rest[end..].chars().next().unwrap_or(' ');
            return word == left && !is_hyphen(next) && (right.len() != 4 || left.len() == 4);
        }
        match self {
            Self::Universal => !lexicon::is_prefix(left),
            Self::Joining => !is_number(left) && joins_words(word, left, right),
        }
    }
}

/// Whether the hyphen after `word`, whose last part is `left`, joins words of their own.
fn joins_words(word: &str, left: &str, right: &str) -> bool {
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
