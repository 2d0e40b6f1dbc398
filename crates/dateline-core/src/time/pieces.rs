//! The words, numbers and marks of a sentence.
//!
//! Tokenisers differ over `Oct.`, `11-12`, `41-year-old` and `1970s`; pieces do not: a piece is a run of letters, a run
//! of digits or a single mark. Rules read pieces, so that they say the same whatever the tokens are.

use jiff::civil::Weekday;

use super::lexicon::{Entry, PhraseSense, Sense, look_up};
use crate::tag::{Tagged, Token, Upos};

/// A run of letters or digits, or a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) start: u32,
    pub(super) end: u32,
    /// The index of the token that it is a part of, in the page.
    pub(super) token: u32,
    /// Whether no space stands before it.
    pub(super) glued: bool,
    /// The part of speech of its token.
    pub(super) upos: Upos,
    pub(super) kind: Kind,
}

/// What a piece is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// Letters that the lexicon knows.
    Known(&'static Entry),
    /// Letters that it does not know.
    Letters,
    /// Up to nine digits.
    Digits { value: u32, count: u8 },
    /// A longer run of digits.
    Long,
    /// Any other character; dashes are `-`, apostrophes `'`.
    Mark(char),
}

/// The pieces of one sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'p> {
    pub(super) text: &'p str,
    pub(super) pieces: &'p [Piece],
}

/// Cuts the text of one token into pieces and adds them to `pieces`.
pub(super) fn cut(text: &str, tagged: &Tagged, token: usize, pieces: &mut Vec<Piece>) {
    let Token { ref range, upos, .. } = tagged.tokens[token];
    let Some(word) = text.get(range.clone()) else { return };
    let mut at = 0;
    while let Some(first) = word[at..].chars().next() {
        let rest = &word[at..];
        let (length, kind) = if first.is_ascii_digit() {
            let length = rest.bytes().take_while(u8::is_ascii_digit).count();
            (length, digits(&rest[..length]))
        } else if first.is_alphabetic() {
            let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            (length, look_up(&rest[..length]).map_or(Kind::Letters, Kind::Known))
        } else {
            (first.len_utf8(), Kind::Mark(plain(first)))
        };
        if !first.is_whitespace() {
            let start = (range.start + at) as u32;
            let glued = pieces.last().is_some_and(|last: &Piece| last.end == start);
            pieces.push(Piece { start, end: start + length as u32, token: token as u32, glued, upos, kind });
        }
        at += length;
    }
}

fn digits(run: &str) -> Kind {
    if run.len() > 9 {
        return Kind::Long;
    }
    run.parse().map_or(Kind::Long, |value| Kind::Digits { value, count: run.len() as u8 })
}

fn plain(mark: char) -> char {
    match mark {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{2032}' | '`' => '\'',
        other => other,
    }
}

#[cfg(test)]
thread_local! {
    static LOOKS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// How often this thread asked what stands at a place: what the rules cost, without a clock.
#[cfg(test)]
pub(super) fn looks() -> u64 {
    LOOKS.with(std::cell::Cell::get)
}

impl<'p> Line<'p> {
    /// The number of pieces.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        #[cfg(test)]
        LOOKS.with(|looks| looks.set(looks.get() + 1));
        self.pieces.get(at).map(|piece| piece.kind)
    }

    /// The characters of a piece, empty past either end.
    pub(super) fn word(&self, at: usize) -> &'p str {
        self.pieces.get(at).map_or("", |piece| &self.text[piece.start as usize..piece.end as usize])
    }

    /// What the lexicon says of a piece.
    pub(super) fn entry(&self, at: usize) -> Option<&'static Entry> {
        match self.kind(at)? {
            Kind::Known(entry) => Some(entry),
            _ => None,
        }
    }

    /// The first sense of a piece for which `pick` has an answer.
    pub(super) fn sense<T>(&self, at: usize, pick: impl Fn(Sense) -> Option<T>) -> Option<T> {
        self.entry(at)?.senses.iter().find_map(|&sense| pick(sense))
    }

    /// Whether a piece is that word of the class `glue`.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.sense(at, |sense| matches!(sense, Sense::Glue(glue) if glue == word).then_some(())).is_some()
    }

    /// Whether a piece is one of those words of the class `glue`.
    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        self.sense(at, |sense| matches!(sense, Sense::Glue(glue) if words.contains(&glue)).then_some(()))
            .is_some()
    }

    /// Whether the piece before `at` is one of those words.
    pub(super) fn after_any(&self, at: usize, words: &[&str]) -> bool {
        at > 0 && self.is_any(at - 1, words)
    }

    /// Whether a piece is that mark.
    pub(super) fn mark(&self, at: usize, mark: char) -> bool {
        matches!(self.kind(at), Some(Kind::Mark(found)) if found == mark)
    }

    /// Whether the piece before `at` is that mark.
    pub(super) fn after_mark(&self, at: usize, mark: char) -> bool {
        at > 0 && self.mark(at - 1, mark)
    }

    /// Whether no space stands before a piece.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.glued)
    }

    /// The value and the number of digits of a piece.
    pub(super) fn digits(&self, at: usize) -> Option<(u32, u8)> {
        match self.kind(at)? {
            Kind::Digits { value, count } => Some((value, count)),
            _ => None,
        }
    }

    /// Whether a piece begins with an upper-case letter.
    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether a piece is letters, known or not.
    pub(super) fn is_word(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Kind::Known(_) | Kind::Letters))
    }

    /// The weekday that a piece names, abbreviations only where they are clear: capital, and a stop or a date after.
    pub(super) fn weekday(&self, at: usize) -> Option<Weekday> {
        self.sense(at, |sense| match sense {
            Sense::Weekday { weekday, short: false } => Some(weekday),
            Sense::Weekday { weekday, short: true } if self.is_clear_abbreviation(at) => Some(weekday),
            _ => None,
        })
    }

    fn is_clear_abbreviation(&self, at: usize) -> bool {
        let stop = usize::from(self.mark(at + 1, '.'));
        let next = at + 1 + stop + usize::from(self.mark(at + 1 + stop, ','));
        let dated = self.digits(next).is_some() || self.sense(next, as_month).is_some();
        self.is_capitalised(at) && (dated || stop == 1)
    }

    /// Whether a piece is a noun in the plural, by its tag and its ending.
    pub(super) fn is_plural_noun(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.upos == Upos::Noun) && self.word(at).ends_with('s')
    }

    /// The longest phrase of the lexicon at `at`: the piece after it, and what it means.
    pub(super) fn phrase(&self, at: usize) -> Option<(usize, PhraseSense)> {
        let found = self.entry(at)?.phrases.iter().find(|phrase| {
            let words = phrase.rest.iter().enumerate();
            words.into_iter().all(|(i, word)| self.reads(at + 1 + i, word))
        })?;
        Some((at + 1 + found.rest.len(), found.sense))
    }

    /// Whether a piece is that word in any case, or that mark.
    pub(super) fn reads(&self, at: usize, word: &str) -> bool {
        match self.kind(at) {
            Some(Kind::Mark(mark)) => word.chars().eq([mark]),
            _ => self.word(at).eq_ignore_ascii_case(word),
        }
    }
}

/// The month of a sense.
pub(super) fn as_month(sense: Sense) -> Option<(i8, bool)> {
    match sense {
        Sense::Month { number, short } => Some((number, short)),
        _ => None,
    }
}
