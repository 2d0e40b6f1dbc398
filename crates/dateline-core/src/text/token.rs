//! Words and punctuation, by the rules of Universal Dependencies for English but for two: hyphenated words stay
//! whole unless they are to be cut (see [`hyphen`](super::hyphen)), and so do fractions and dates of digits.
//!
//! One pass from left to right; every look ahead is bounded or is a part of the token being made, so the time is
//! linear in the text.

use super::hyphen::Hyphens;
use super::lexicon::{self, Abbreviation};
use super::{clitic, hyphen, slip, web};
use crate::ByteRange;

/// Punctuation that stands as one token when it is repeated.
const REPEATED: &[char] =
    &['.', '!', '?', '-', '*', '=', '_', '~', '#', '+', '—', '–', '…', '•', '·', '<', '>'];

/// Faces drawn with marks.
const FACES: &[&str] = &[":)", ":(", ";)", ":-)", ":-(", ";-)", "=)", ":D", ":P", ":-D", ":-P", "(:", "^_^"];

/// Cuts `text` into tokens, adding each one's place (moved by `base`) to `out` until that holds `limit`.
///
/// Returns the byte of `text` at which it stopped: its length, or where the limit was reached.
pub(super) fn tokenize(
    text: &str,
    base: usize,
    limit: usize,
    hyphens: Hyphens,
    out: &mut Vec<ByteRange>,
) -> usize {
    let mut scanner = Scanner { text, base, at: 0, hyphens, out };
    while scanner.out.len() < limit {
        if !scanner.step() {
            return text.len();
        }
    }
    scanner.at
}

/// Whether a character separates tokens and belongs to none.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}') || (c.is_control())
}

/// Whether a character is part of words: letters, digits, and the marks that stand on them.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200C}' | '\u{200D}')
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

struct Scanner<'t, 'o> {
    text: &'t str,
    base: usize,
    at: usize,
    hyphens: Hyphens,
    out: &'o mut Vec<ByteRange>,
}

impl Scanner<'_, '_> {
    /// Takes the next token or words that belong together; false at the end.
    fn step(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let Some(c) = rest.chars().next() else { return false };
        if is_blank(c) {
            self.at += rest.find(|c: char| !is_blank(c)).unwrap_or(rest.len());
            return true;
        }
        if let Some(length) = self.address(c) {
            self.push(length);
        } else if is_word(c) || self.opens_word(c) {
            self.word();
        } else {
            let detached = self.text[..self.at].chars().next_back().is_none_or(is_blank);
            self.push(face(rest).filter(|_| detached).unwrap_or_else(|| mark_length(rest, c)));
        }
        true
    }

    fn push(&mut self, length: usize) {
        let start = self.base + self.at;
        self.out.push(start..start + length);
        self.at += length;
    }

    fn address(&self, c: char) -> Option<usize> {
        let before = self.text[..self.at].chars().next_back();
        if !c.is_ascii_alphanumeric() || before.is_some_and(|c| is_word(c) || matches!(c, '.' | '-' | '\'')) {
            return None;
        }
        web::address(&self.text[self.at..])
    }

    /// Whether a mark belongs to the word that it stands before: `#tag`, `@name`, `.5`, `+1`, `'90s`.
    fn opens_word(&self, mark: char) -> bool {
        let mut after = self.text[self.at + mark.len_utf8()..].chars();
        let detached = self.text[..self.at].chars().next_back().is_none_or(|c| !is_word(c));
        let (first, second) = (after.next(), after.next());
        detached
            && match mark {
                '#' => first.is_some_and(char::is_alphabetic),
                '@' => first.is_some_and(is_word),
                '+' => first.is_some_and(|c| c.is_ascii_digit()) && !self.is_decimal(self.at + 1),
                '.' => first.is_some_and(|c| c.is_ascii_digit()),
                _ if is_apostrophe(mark) => {
                    [first, second].iter().all(|c| c.is_some_and(|c| c.is_ascii_digit()))
                }
                _ => false,
            }
    }

    /// Whether the number at `at` has a fraction.
    fn is_decimal(&self, at: usize) -> bool {
        let digits = self.text[at..].trim_start_matches(|c: char| c.is_ascii_digit());
        digits.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    }

    fn word(&mut self) {
        let start = self.at;
        let length = Word::new(&self.text[start..], self.hyphens).length();
        let word = &self.text[start..start + length];
        let before = self.out.last().filter(|range| range.start >= self.base);
        let before = before.map_or("", |range| &self.text[range.start - self.base..range.end - self.base]);
        let slip = slip::cut(before, word, &self.text[start + length..]);
        let mut from = 0;
        for cut in slip.map_or_else(|| clitic::cuts(word), |cut| [Some(cut), None]).into_iter().flatten() {
            self.push(cut - from);
            from = cut;
        }
        self.push(length - from);
    }
}

/// The length of the face that starts `text` and stands alone.
fn face(text: &str) -> Option<usize> {
    let alone = |face: &&&str| text[face.len()..].chars().next().is_none_or(is_blank);
    FACES.iter().filter(|face| text.starts_with(**face)).find(alone).map(|face| face.len())
}

/// The length of the punctuation mark or run of marks that starts `text`.
fn mark_length(text: &str, c: char) -> usize {
    let is_cry = |c| matches!(c, '!' | '?');
    // Marks of question and exclamation make one run together; a stop may stand before them.
    if is_cry(c) || c == '.' && text[1..].starts_with(is_cry) {
        return text[1..].find(|other| !is_cry(other)).map_or(text.len(), |at| at + 1);
    }
    if REPEATED.contains(&c) {
        return text.find(|other| other != c).unwrap_or(text.len());
    }
    // Two apostrophes or two backquotes stand for one quotation mark.
    let after = &text[c.len_utf8()..];
    let doubled =
        matches!(c, '\'' | '`' | '‘' | '’') && after.starts_with(c) || c == '‘' && after.starts_with('’');
    c.len_utf8() * if doubled { 2 } else { 1 }
}

/// A word being measured.
struct Word<'t> {
    text: &'t str,
    hyphens: Hyphens,
    /// Where the part after the last hyphen starts.
    part: usize,
    /// Whether a stop stands inside.
    dotted: bool,
}

impl<'t> Word<'t> {
    fn new(text: &'t str, hyphens: Hyphens) -> Self {
        Self { text, hyphens, part: 0, dotted: false }
    }

    /// How many bytes of the text the word takes.
    fn length(mut self) -> usize {
        let mut chars = self.text.char_indices().peekable();
        let mut previous = chars.next().map_or(' ', |(_, c)| c);
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map_or(' ', |&(_, c)| c);
            if !is_word(c) {
                match self.joint(at, previous, c, next) {
                    Joint::Inside => {}
                    Joint::End(end) => return end,
                }
            }
            previous = c;
        }
        self.text.len()
    }

    /// Whether the mark `c` at `at` joins what stands on its sides into one word.
    fn joint(&mut self, at: usize, previous: char, c: char, next: char) -> Joint {
        let digits = previous.is_ascii_digit() && next.is_ascii_digit();
        let letters = is_word(previous) && is_word(next);
        let inside = match c {
            '.' => return self.stop(at, next),
            ',' | ':' | '/' => digits,
            '_' => is_word(previous) || is_word(next),
            '@' => letters,
            '&' => previous.is_uppercase() && next.is_uppercase(),
            '$' => at <= 2 && self.text[..at].chars().all(char::is_uppercase) && previous.is_uppercase(),
            _ if is_apostrophe(c) => letters,
            _ if hyphen::is_hyphen(c) && letters => {
                let after = at + c.len_utf8();
                let keep =
                    !self.hyphens.cut(&self.text[..at], &self.text[self.part..at], &self.text[after..]);
                self.part = after;
                keep
            }
            _ => false,
        };
        if c == '$' && inside {
            return Joint::End(at + 1);
        }
        if inside { Joint::Inside } else { Joint::End(at) }
    }

    /// What a stop at `at` does: joins (`1.5`, `U.N.`), ends the word as a part of it (`Oct.`), or stands alone.
    fn stop(&mut self, at: usize, next: char) -> Joint {
        let word = &self.text[..at];
        if is_word(next) && !lacks_space(word, &self.text[at + 1..]) {
            self.dotted = true;
            return Joint::Inside;
        }
        if self.is_abbreviation(word, &self.text[at + 1..]) { Joint::End(at + 1) } else { Joint::End(at) }
    }

    fn is_abbreviation(&self, word: &str, after: &str) -> bool {
        if after.starts_with('.') {
            return false;
        }
        let follower = after.chars().find(|&c| !is_blank(c));
        // At the end of a sentence the treebanks set its stop apart.
        if word == "etc" {
            return follower.is_some_and(|c| !c.is_uppercase());
        }
        let mut chars = word.chars();
        let (first, second) = (chars.next().unwrap_or(' '), chars.next());
        if second.is_none() {
            // An initial, unless nothing follows it or it is the pronoun before a new sentence.
            let number = lexicon::abbreviation(word) == Some(Abbreviation::Number);
            return first.is_uppercase() && follower.is_some_and(is_word)
                || number && follower.is_some_and(char::is_numeric);
        }
        if self.dotted {
            return is_initialism(word) || lexicon::abbreviation(word).is_some();
        }
        let listed = lexicon::abbreviation(word).or_else(|| lexicon::abbreviation(&word[self.part..]));
        match listed {
            Some(Abbreviation::Number) => follower.is_some_and(char::is_numeric),
            Some(Abbreviation::Title) => follower.is_some_and(is_word),
            Some(_) => true,
            None => false,
        }
    }
}

/// What a mark between word characters does.
enum Joint {
    Inside,
    /// The word ends at this byte.
    End(usize),
}

/// Whether a stop inside a chunk ends a sentence whose following space was lost (`home.The`).
fn lacks_space(before: &str, after: &str) -> bool {
    let mut tail = before.chars().rev();
    let lower = tail.by_ref().take(2).filter(|c| c.is_lowercase()).count() == 2;
    let plain = !before.bytes().take(64).any(|b| b == b'.');
    let mut head = after.chars();
    let capital = head.next().is_some_and(char::is_uppercase);
    lower && plain && capital && head.next().is_none_or(|c| c.is_lowercase() || is_blank(c))
}

/// Whether a word with stops inside is made of initials: `U.S`, `a.m`, `Ph.D`.
fn is_initialism(word: &str) -> bool {
    word.len() <= 24
        && word.split('.').all(|part| {
            let letters = part.chars().count();
            (1..=2).contains(&letters) && part.chars().all(char::is_alphabetic)
        })
}
