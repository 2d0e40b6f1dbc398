//! Which rows of the encoder's tables a token adds up.
//!
//! A token is read as the sum of one row of the vocabulary table, looked up by its lower-case hash; of [`HASHED`] rows
//! of a hashed table, for its form, its beginnings and ends and its shape; and of one row of the small table for each
//! bit of [`Rows::small`]. Training reads the same numbers, so that nothing of this is written twice.

use super::clues::Clue;
use super::hash;
use super::word::Word;
use crate::{ByteRange, Text};

/// How many rows of the hashed table a token adds up.
pub const HASHED: usize = 9;
/// How many rows the small table has: bits of [`Rows::small`] beyond these are never set.
pub const SMALL: usize = 50;

/// The first bit of each group in [`Rows::small`]. The first six are how the word is written.
const GLUED: u32 = 6;
const NEW_LINE: u32 = 7;
const KNOWN: u32 = 8;
const KINDS: u32 = 24;
const ELSEWHERE: u32 = 41;

/// The rows of one token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// The hash of the word in lower case, for the vocabulary.
    pub lower: u32,
    /// Numbers of the hashed table, to be cut to its size (a power of two) by their low bits.
    pub hashed: [u32; HASHED],
    /// The rows of the small table, a bit for each.
    pub small: u64,
}

impl Rows {
    /// The rows of a word. `broken` says whether a line break stands between it and the word before.
    pub fn new(word: &Word, clue: &Clue, broken: bool) -> Self {
        let mut hashed = [word.form; HASHED];
        hashed[1..4].copy_from_slice(&word.prefixes);
        hashed[4..8].copy_from_slice(&word.suffixes);
        hashed[8] = word.shape;
        for (slot, value) in (0..).zip(&mut hashed) {
            *value = hash::mix(slot, *value);
        }
        let mut small = 1 << (word.case as u32);
        small |= u64::from(word.glued) << GLUED | u64::from(broken) << NEW_LINE;
        if clue.known > 0 {
            small |= 1 << (KNOWN + clue.known.min(15));
        }
        small |= u64::from(clue.kinds & 0x1_FFFF) << KINDS | u64::from(clue.elsewhere & 0x3F) << ELSEWHERE;
        Self { lower: word.lower, hashed, small }
    }
}

/// Whether a line break stands between the token at `at` and the one before.
pub fn is_broken(text: &Text, ranges: &[ByteRange], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    text.as_str().get(ranges[before].end..ranges[at].start).is_some_and(|gap| gap.contains('\n'))
}
