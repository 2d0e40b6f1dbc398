//! Text that was encoded twice: UTF-8 that somebody read as Windows-1252 (or Latin-1) and wrote as UTF-8 again, so that
//! `it’s` stands as `itâ€™s`.
//!
//! Each such sequence decodes to one character, and next to none stands in a text by chance; a page is mended only where
//! most of the letters that such sequences begin with are part of one.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

use crate::ByteRange;

/// Sequences without which a page is left as it is.
const LEAST: usize = 3;

/// Of the characters by which sequences begin, one in so many may stand alone on a page that is mended.
const ALONE: usize = 4;

/// Bytes of a character of UTF-8.
const LONGEST: usize = 4;

/// A text whose characters were encoded twice, with what it was before it was mended.
#[derive(Debug)]
pub(super) struct Mended {
    /// The mended text.
    pub(super) text: String,
    /// Where each mended character ends: in the mended text and in the text before.
    seams: Vec<(usize, usize)>,
}

impl Mended {
    /// Mends a text, if it proves to be encoded twice.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut found = 0;
        let mut alone = 0;
        let mut at = 0;
        while let Some(next) = next_beyond_ascii(text, at) {
            let sequence = sequence(&text[next..]);
            at = next + sequence.map_or_else(|| first_len(&text[next..]), |(_, length)| length);
            found += usize::from(sequence.is_some());
            alone += usize::from(sequence.is_none() && begins(&text[next..]));
        }
        (found >= LEAST && alone * ALONE <= found).then(|| Self::rewrite(text))
    }

    fn rewrite(text: &str) -> Self {
        let mut mended = Self { text: String::with_capacity(text.len()), seams: Vec::new() };
        let (mut at, mut done) = (0, 0);
        while let Some(next) = next_beyond_ascii(text, at) {
            let Some((character, length)) = sequence(&text[next..]) else {
                at = next + first_len(&text[next..]);
                continue;
            };
            mended.text.push_str(&text[done..next]);
            mended.text.push(character);
            at = next + length;
            done = at;
            mended.seams.push((mended.text.len(), at));
        }
        mended.text.push_str(&text[done..]);
        mended
    }

    /// How many characters were mended.
    pub(super) fn count(&self) -> usize {
        self.seams.len()
    }

    /// Where a range of the mended text stands in the text before.
    pub(super) fn before(&self, range: &ByteRange) -> ByteRange {
        self.place(range.start)..self.place(range.end)
    }

    fn place(&self, at: usize) -> usize {
        let seam = self.seams.partition_point(|&(mended, _)| mended <= at);
        let (mended, before) = seam.checked_sub(1).map_or((0, 0), |seam| self.seams[seam]);
        before + at - mended
    }
}

/// A text as it was before it was encoded twice; any other text as it is.
pub(super) fn mend(text: &str) -> Cow<'_, str> {
    Mended::of(text).map_or(Cow::Borrowed(text), |mended| Cow::Owned(mended.text))
}

/// The next character beyond ASCII at or after a place.
fn next_beyond_ascii(text: &str, at: usize) -> Option<usize> {
    text.as_bytes()[at..].iter().position(|byte| !byte.is_ascii()).map(|beyond| at + beyond)
}

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// Whether a text begins with what the first byte of a character would be read as.
fn begins(text: &str) -> bool {
    text.chars().next().and_then(byte).is_some_and(|byte| length(byte).is_some())
}

/// The byte that a character was read from, as Windows-1252 or, where that has none, Latin-1.
fn byte(character: char) -> Option<u8> {
    if let Ok(byte @ 0x80..=0xff) = u8::try_from(u32::from(character)) {
        return Some(byte);
    }
    let mut buffer = [0; LONGEST];
    let (bytes, _, failed) = WINDOWS_1252.encode(character.encode_utf8(&mut buffer));
    match bytes[..] {
        [byte] if !failed && !byte.is_ascii() => Some(byte),
        _ => None,
    }
}

/// The bytes of the character that a byte begins.
const fn length(first: u8) -> Option<usize> {
    match first {
        0xc2..=0xdf => Some(2),
        0xe0..=0xef => Some(3),
        0xf0..=0xf4 => Some(4),
        _ => None,
    }
}

/// The character that a text begins with in two to four others, and how long these are.
fn sequence(text: &str) -> Option<(char, usize)> {
    let mut bytes = [0; LONGEST];
    let (mut count, mut wanted) = (0, 1);
    for (at, character) in text.char_indices() {
        if count == wanted {
            return Some((decoded(&bytes[..count])?, at));
        }
        bytes[count] = byte(character)?;
        if count == 0 {
            wanted = length(bytes[0])?;
        }
        count += 1;
    }
    if count == wanted { Some((decoded(&bytes[..count])?, text.len())) } else { None }
}

fn decoded(bytes: &[u8]) -> Option<char> {
    let mut characters = str::from_utf8(bytes).ok()?.chars();
    characters.next().filter(|_| characters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Encodes a text twice.
    fn twice(text: &str) -> String {
        let (read, _, _) = WINDOWS_1252.decode(text.as_bytes());
        read.into_owned()
    }

    #[test]
    fn a_text_encoded_twice_is_mended() {
        for text in
            ["The minister’s “plan” cost €5 — she said.", "Élan, café, naïveté", "Łódź 外務省は月曜日 😀 ж"]
        {
            assert_eq!(Mended::of(&twice(text)).map(|mended| mended.text).as_deref(), Some(text));
        }
    }

    #[test]
    fn places_are_led_back() {
        let before = twice("it’s “so” – he said");
        let mended = Mended::of(&before).expect("it was encoded twice");
        let said = mended.text.find("he said").expect("it is there");
        assert_eq!(&before[mended.before(&(said..mended.text.len()))], "he said");
        assert_eq!(mended.before(&(0..2)), 0..2);
    }

    #[test]
    fn other_texts_are_left_alone() {
        for text in ["plain", "Ã", "São Paulo, Ângela, Âmbar – “pão” à la carte", "© 2024 · Élan ™ â été", ""]
        {
            assert!(Mended::of(text).is_none(), "{text}");
        }
        // One sequence may be quoted from a page that was broken.
        assert!(Mended::of("He wrote itâ€™s so – “fine”.").is_none());
    }
}
