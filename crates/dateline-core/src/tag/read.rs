//! What the network reads of a page: rows of its tables, by token.

use super::clues::{self, Clue, Memory};
use super::rows::{self, Rows};
use super::word::Word;
use crate::Text;
use crate::text::Layer;

/// The rows of each token of a page. Clues are looked for block by block: where sentences end is not yet known.
pub fn rows(text: &Text, layer: &Layer) -> Vec<Rows> {
    let words: Vec<Word> = layer.tokens.iter().map(|range| Word::new(text, range)).collect();
    let mut page: Vec<Clue> = Vec::with_capacity(words.len());
    let (mut memory, mut clues) = (Memory::default(), Vec::new());
    for tokens in layer.block_tokens() {
        let (ranges, words) = (&layer.tokens[tokens.clone()], &words[tokens]);
        clues::look_up(text, ranges, words, &mut clues);
        memory.read(text, ranges, words, &clues);
        page.extend(&clues);
    }
    memory.recall(&words, &mut page);
    let row = |(at, (word, clue)): (usize, (&Word, &Clue))| {
        Rows::new(word, clue, rows::is_broken(text, &layer.tokens, at))
    };
    words.iter().zip(&page).enumerate().map(row).collect()
}
