//! The words of a page's pieces in lower case, cut once for everything that judges pieces by their words.

use super::lexicon;
use super::line::Piece;
use super::story::word_number;
use crate::hash;

/// Letters of a word that tell it from others: `minister` and `ministers` are one.
const STEM: usize = 6;

/// The words of pieces.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// All words, one after another.
    text: String,
    /// Where each word ends in the text, and its number.
    cut: Vec<(usize, u32)>,
    /// Where the words of each piece end.
    pieces: Vec<usize>,
    /// The numbers of the words that carry meaning, each once and in order, piece by piece.
    content: Vec<u64>,
    /// Where those of each piece end.
    contents: Vec<usize>,
}

impl Words {
    /// Cuts the pieces of a text. Of a piece, only so many words are kept as furniture has at most.
    pub(super) fn of(text: &str, pieces: &[Piece]) -> Self {
        let mut words = Self::default();
        for piece in pieces {
            words.add(&text[piece.range.clone()]);
        }
        words
    }

    fn add(&mut self, piece: &str) {
        let first = self.cut.len();
        for word in lexicon::cut(piece).take(lexicon::WORDS) {
            let start = self.text.len();
            push_lower(word, &mut self.text);
            self.cut.push((self.text.len(), word_number(&self.text[start..])));
        }
        self.pieces.push(self.cut.len());
        let start = self.content.len();
        let Self { text, cut, content, .. } = self;
        content.extend(content_numbers((first..cut.len()).map(|word| slice(text, cut, word))));
        sort_from(content, start);
        self.contents.push(content.len());
    }

    /// The words of a piece.
    pub(super) fn of_piece(&self, piece: usize) -> impl ExactSizeIterator<Item = &str> + Clone {
        range(&self.pieces, piece).map(|word| slice(&self.text, &self.cut, word))
    }

    /// Their numbers.
    pub(super) fn numbers(&self, piece: usize) -> impl ExactSizeIterator<Item = u32> + '_ {
        self.cut[range(&self.pieces, piece)].iter().map(|&(_, number)| number)
    }

    /// The numbers of a piece's words that carry meaning, each once and in order.
    pub(super) fn content(&self, piece: usize) -> &[u64] {
        &self.content[range(&self.contents, piece)]
    }

    /// The numbers of the words of several pieces that carry meaning, each once and in order.
    pub(super) fn content_of(&self, pieces: impl Iterator<Item = usize>) -> Vec<u64> {
        let mut found: Vec<u64> = pieces.flat_map(|piece| self.content(piece)).copied().collect();
        sort_from(&mut found, 0);
        found
    }
}

fn range(ends: &[usize], at: usize) -> std::ops::Range<usize> {
    at.checked_sub(1).map_or(0, |before| ends[before])..ends[at]
}

fn slice<'t>(text: &'t str, words: &[(usize, u32)], word: usize) -> &'t str {
    &text[word.checked_sub(1).map_or(0, |before| words[before].0)..words[word].0]
}

fn push_lower(word: &str, text: &mut String) {
    if word.is_ascii() {
        text.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
    } else {
        text.push_str(&word.to_lowercase());
    }
}

/// The numbers of the words that carry meaning, in order and each once, of a text.
pub(super) fn content_words(text: &str) -> Vec<u64> {
    content_words_if(text, |_| true)
}

/// The same, of those words of a text in lower case that pass.
pub(super) fn content_words_if(text: &str, pass: impl Fn(&str) -> bool) -> Vec<u64> {
    let words = lexicon::plain_words(text);
    let words = words.iter().map(String::as_str);
    let mut found: Vec<u64> = content_numbers(words.filter(|word| pass(stem(word)))).collect();
    sort_from(&mut found, 0);
    found
}

fn content_numbers<'w>(words: impl Iterator<Item = &'w str>) -> impl Iterator<Item = u64> {
    let telling = words.filter(|word| word.len() > 1 && !lexicon::is_function(word));
    telling.map(|word| hash::fnv1a(stem(word).bytes()))
}

fn stem(word: &str) -> &str {
    word.char_indices().nth(STEM).map_or(word, |(end, _)| &word[..end])
}

fn sort_from(numbers: &mut Vec<u64>, start: usize) {
    numbers[start..].sort_unstable();
    let mut kept = start;
    for at in start..numbers.len() {
        if kept == start || numbers[at] != numbers[kept - 1] {
            numbers[kept] = numbers[at];
            kept += 1;
        }
    }
    numbers.truncate(kept);
}

/// How many of some numbers stand among others that are in order.
pub(super) fn shared(own: &[u64], others: &[u64]) -> usize {
    own.iter().filter(|number| others.binary_search(number).is_ok()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::line;

    #[test]
    fn pieces_are_cut_into_words() {
        let text = "The Ministers met.\n\nÉlan, and the minister MET élan";
        let pieces = line::join(text, &line::cut(text).0);
        let words = Words::of(text, &pieces);
        assert_eq!(words.of_piece(0).collect::<Vec<_>>(), ["the", "ministers", "met"]);
        assert_eq!(words.of_piece(1).collect::<Vec<_>>(), ["élan", "and", "the", "minister", "met", "élan"]);
        assert_eq!(words.numbers(1).collect::<Vec<_>>()[4], word_number("met"));
        assert_eq!(words.content(0).len(), 2);
        assert_eq!(words.content(1), content_words("minister élan met"));
        assert_eq!(shared(words.content(0), words.content(1)), 2);
        assert_eq!(words.content_of(0..2).len(), 3);
    }
}
