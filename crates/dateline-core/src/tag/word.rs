//! What is seen of a word before anything is known of it.

use super::hash;
use crate::{ByteRange, Text};

/// A word is looked at no further than this from either end.
const REACH: usize = 32;

/// A token as the classifiers see it. Numbers stand for strings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// The word as written, digits made alike.
    pub form: u32,
    /// The word in lower case, digits made alike.
    pub lower: u32,
    /// Its first one, two and three letters, in lower case.
    pub prefixes: [u32; 3],
    /// Its last one to four letters, in lower case.
    pub suffixes: [u32; 4],
    /// The pattern of capitals, small letters, digits and marks.
    pub shape: u32,
    /// How it is written.
    pub case: Case,
    /// Whether it stands right after the token before.
    pub glued: bool,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Case {
    /// Without letters or digits.
    #[default]
    Mark,
    /// With digits and no letters.
    Digits,
    /// In small letters.
    Lower,
    /// With a capital first.
    Title,
    /// In capitals only, at least two.
    Upper,
    /// With a capital inside, or in a script without capitals.
    Mixed,
}

/// How a sentence is written: in headlines and shouted lines a capital says little.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// As prose.
    #[default]
    Prose,
    /// With most words capitalised.
    Headline,
    /// In capitals.
    Shout,
    /// Without any capital.
    Small,
}

impl Word {
    /// Looks at the token at `range`.
    pub fn new(text: &Text, range: &ByteRange) -> Self {
        let word = text.slice(range);
        let glued = range.start > 0 && !text.as_str()[..range.start].ends_with(char::is_whitespace);
        let mut lower = Vec::with_capacity(word.len().min(REACH));
        let mut ends = Vec::with_capacity(REACH);
        for c in word.chars().take(REACH) {
            lower.extend(lowered(c));
            ends.push(lower.len());
        }
        let form =
            hash::bytes(word.bytes().take(4 * REACH).map(|b| if b.is_ascii_digit() { b'0' } else { b }));
        let count = ends.len();
        let head = |n: usize| hash::bytes(lower[..ends[n.min(count) - 1]].iter().copied());
        let (tail, tail_starts) = tail(word);
        let last = |n: usize| hash::bytes(tail[tail_starts[n.min(tail_starts.len()) - 1]..].iter().copied());
        if count == 0 {
            return Self::default();
        }
        Self {
            form,
            lower: hash::bytes(lower.iter().copied()),
            prefixes: [head(1), head(2), head(3)],
            suffixes: [last(1), last(2), last(3), last(4)],
            shape: shape(word),
            case: Case::of(word),
            glued,
        }
    }
}

/// A character in lower case, digits made alike, quotation marks and dashes of one kind.
fn lowered(c: char) -> impl Iterator<Item = u8> {
    let c = match c {
        '0'..='9' => '0',
        '’' | '‘' | 'ʼ' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '–' | '—' | '―' => '-',
        other => other,
    };
    c.to_lowercase().flat_map(|c| {
        let mut buffer = [0; 4];
        let length = c.encode_utf8(&mut buffer).len();
        buffer.into_iter().take(length)
    })
}

/// The last four characters in lower case, and where the last one, two, three and four of them start.
fn tail(word: &str) -> (Vec<u8>, Vec<usize>) {
    let last: Vec<char> = word.chars().rev().take(4).collect();
    let mut bytes = Vec::with_capacity(8);
    let mut starts = Vec::with_capacity(4);
    for &c in last.iter().rev() {
        starts.push(bytes.len());
        bytes.extend(lowered(c));
    }
    starts.reverse();
    (bytes, starts)
}

/// The pattern of a word: runs are cut to two.
fn shape(word: &str) -> u32 {
    let mut previous = 0;
    let mut run = 0;
    hash::bytes(word.chars().take(REACH).filter_map(move |c| {
        let class = match c {
            c if c.is_uppercase() => b'X',
            c if c.is_lowercase() => b'x',
            c if c.is_numeric() => b'0',
            c if c.is_alphabetic() => b'a',
            c if c.is_ascii() => c as u8,
            _ => b'*',
        };
        run = if class == previous { run + 1 } else { 1 };
        previous = class;
        (run <= 2).then_some(class)
    }))
}

impl Case {
    fn of(word: &str) -> Self {
        let (mut upper, mut lower, mut other, mut digits) = (0, 0, 0, 0);
        for c in word.chars().take(REACH) {
            match c {
                c if c.is_uppercase() => upper += 1,
                c if c.is_lowercase() => lower += 1,
                c if c.is_numeric() => digits += 1,
                c if c.is_alphabetic() => other += 1,
                _ => {}
            }
        }
        let first_upper = word.chars().next().is_some_and(char::is_uppercase);
        match (upper, lower, other) {
            (0, 0, 0) => {
                if digits > 0 {
                    Self::Digits
                } else {
                    Self::Mark
                }
            }
            (0, _, 0) => Self::Lower,
            (1, _, 0) if first_upper => Self::Title,
            (_, 0, 0) => Self::Upper,
            (_, _, 0) if first_upper && word.contains(['-', '\'', '’']) => Self::Title,
            _ => Self::Mixed,
        }
    }
}

impl Style {
    /// The style of a sentence's words.
    pub fn of(words: &[Word]) -> Self {
        let count = |case: Case| words.iter().filter(|word| word.case == case).count();
        let (lower, title, upper) = (count(Case::Lower), count(Case::Title), count(Case::Upper));
        let all = lower + title + upper + count(Case::Mixed);
        if all == 0 {
            Self::Prose
        } else if title + upper == 0 {
            Self::Small
        } else if upper * 4 > all * 3 && all > 2 {
            Self::Shout
        } else if all > 3 && (title + upper) * 10 >= all * 6 {
            Self::Headline
        } else {
            Self::Prose
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(content: &str) -> Vec<Word> {
        let text = Text::new(content.to_owned());
        let start = content.as_ptr() as usize;
        content
            .split(' ')
            .map(|w| w.as_ptr() as usize - start)
            .zip(content.split(' '))
            .map(|(at, w)| Word::new(&text, &(at..at + w.len())))
            .collect()
    }

    #[test]
    fn styles_are_told_apart() {
        for (content, style) in [
            ("The ministers met in Geneva on Monday .", Style::Prose),
            ("Ministers Meet in Geneva to Discuss Security", Style::Headline),
            ("MINISTERS MEET IN GENEVA", Style::Shout),
            ("ministers meet", Style::Small),
        ] {
            assert_eq!(Style::of(&words(content)), style, "{content}");
        }
    }

    #[test]
    fn like_words_look_alike() {
        let found = words("Talks talks 1910 2023 talks’ talks' xyz");
        assert_eq!(found[0].lower, found[1].lower);
        assert_ne!(found[0].form, found[1].form);
        assert_eq!(found[2].lower, found[3].lower);
        assert_eq!(found[4].lower, found[5].lower);
        assert_eq!(found[0].suffixes, found[1].suffixes);
    }
}
