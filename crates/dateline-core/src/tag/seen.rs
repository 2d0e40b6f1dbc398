//! What the network is shown of each token: rows of its tables.

use super::clues::{self, Clue, Memory};
use super::hash;
use super::word::{Style, Word};
use crate::Text;
use crate::text::{Gap, Layer};

/// The number of hashed features of a token.
pub const HASHED: usize = 9;
/// The number of rows in the table of small features.
pub const SMALL: usize = 64;

/// A token as rows of the network's tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The word in lower case: the key of its row in the vocabulary.
    pub lower: u32,
    /// Form, three prefixes, four suffixes and shape, each with its slot mixed in. The low bits are a row.
    pub hashed: [u32; HASHED],
    /// A bit for each row of the table of small features.
    pub small: u64,
}

/// Where each group of small features starts among the bits.
mod bit {
    pub(super) const CASE: u32 = 0;
    pub(super) const GLUED: u32 = 6;
    pub(super) const STYLE: u32 = 7;
    pub(super) const ENDS: u32 = 11;
    pub(super) const BREAK: u32 = 12;
    pub(super) const LINE: u32 = 13;
    pub(super) const STARTS: u32 = 14;
    /// No bit for an unknown word: classes 2 to 15 of [`Clue::known`](super::Clue).
    pub(super) const KNOWN: u32 = 15;
    pub(super) const KINDS: u32 = 31;
    pub(super) const ELSEWHERE: u32 = 54;
}

/// Looks at the tokens of a page. The sentences of the layer, which are by rule, are clues to the network.
pub fn look(text: &Text, layer: &Layer) -> Vec<Seen> {
    let mut words: Vec<Word> = Vec::with_capacity(layer.tokens.len());
    let mut page_clues: Vec<Clue> = Vec::with_capacity(layer.tokens.len());
    let (mut memory, mut clues, mut styles) = (Memory::default(), Vec::new(), Vec::new());
    for sentence in &layer.sentences {
        let ranges = &layer.tokens[sentence.tokens.clone()];
        words.extend(ranges.iter().map(|range| Word::new(text, range)));
        let words = &words[sentence.tokens.clone()];
        clues::look_up(text, ranges, words, &mut clues);
        memory.read(text, ranges, words, &clues);
        styles.push(Style::of(words));
        page_clues.extend(&clues);
    }
    memory.recall(&words, &mut page_clues);
    let mut seen: Vec<Seen> =
        words.iter().zip(&page_clues).map(|(word, clue)| Seen::new(word, *clue)).collect();
    for (sentence, style) in layer.sentences.iter().zip(styles) {
        for at in sentence.tokens.clone() {
            let set = |condition: bool, bit: u32| u64::from(condition) << bit;
            seen[at].small |= 1 << (bit::STYLE + style as u32)
                | set(at + 1 == sentence.tokens.end, bit::ENDS)
                | set(layer.gaps[at] == Gap::Break, bit::BREAK)
                | set(layer.gaps[at] == Gap::Line, bit::LINE)
                | set(at == sentence.tokens.start, bit::STARTS);
        }
    }
    seen
}

impl Seen {
    fn new(word: &Word, clue: Clue) -> Self {
        let [p1, p2, p3] = word.prefixes;
        let [s1, s2, s3, s4] = word.suffixes;
        let mut hashed = [word.form, p1, p2, p3, s1, s2, s3, s4, word.shape];
        for (slot, hash) in hashed.iter_mut().enumerate() {
            *hash = hash::slotted(*hash, slot as u32);
        }
        let known = if clue.known == 0 { 0 } else { 1 << (bit::KNOWN + clue.known) };
        let small = 1 << (bit::CASE + word.case as u32)
            | u64::from(word.glued) << bit::GLUED
            | known
            | u64::from(clue.kinds) << bit::KINDS
            | u64::from(clue.elsewhere) << bit::ELSEWHERE;
        Self { lower: word.lower, hashed, small }
    }
}
