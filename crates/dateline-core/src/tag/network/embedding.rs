//! From what is seen of a token to the numbers that the network starts from.

use std::collections::HashMap;
use std::ops::Range;

use super::kernel::{self, Level};
use super::sizes::Sizes;
use crate::tag::hash::Spread;
use crate::tag::model::{Model, ModelError};
use crate::tag::rows::{HASHED, Rows};

/// Tables of rows that are added up. The tables stay where they are in the model's file.
#[derive(Debug)]
pub(super) struct Embedding {
    /// The hashes of the words of the vocabulary, rising. Their rows follow the one for all other words.
    keys: Range<usize>,
    vocabulary: Range<usize>,
    hashed: Range<usize>,
    small: Range<usize>,
    /// What the rows of the vocabulary, the hashed and the small features are multiplied with.
    scales: [f32; 3],
    gain: Vec<f32>,
}

/// What was added up for the words of a page, which mostly come again.
#[derive(Debug, Default)]
pub(super) struct Memo {
    known: HashMap<(u32, u32), usize, Spread>,
    words: Vec<[u32; HASHED]>,
    sums: Vec<f32>,
}

impl Embedding {
    pub(super) fn read(model: &Model, sizes: Sizes) -> Result<Self, ModelError> {
        let Sizes { width, vocabulary, hashed, small, .. } = sizes;
        let scales = model.numbers("table.scales", &[3])?;
        Ok(Self {
            keys: model.naturals("vocabulary.hashes", &[vocabulary - 1])?,
            vocabulary: model.integers("vocabulary.rows", &[vocabulary, width])?,
            hashed: model.integers("hashed.rows", &[hashed, width])?,
            small: model.integers("small.rows", &[small, width])?,
            scales: [scales[0], scales[1], scales[2]],
            gain: model.numbers("table.gain", &[width])?,
        })
    }

    /// The numbers of a token.
    pub(super) fn width(&self) -> usize {
        self.gain.len()
    }

    /// Writes the numbers of some tokens.
    pub(super) fn run(
        &self,
        level: Level,
        model: &Model,
        tokens: &[Rows],
        memo: &mut Memo,
        out: &mut Vec<f32>,
    ) {
        let width = self.width();
        let small = model.section(&self.small);
        let mut sums = vec![0i16; width];
        out.clear();
        for token in tokens {
            let word = memo.of(token, |sum| self.word(level, model, token, sum), width);
            out.extend_from_slice(word);
            sums.fill(0);
            let mut bits = token.small;
            while bits != 0 {
                // The table has a row for every bit that is ever set.
                let row = bits.trailing_zeros() as usize;
                kernel::add_row(level, &small[row * width..(row + 1) * width], &mut sums);
                bits &= bits - 1;
            }
            let start = out.len() - width;
            kernel::add_scaled(level, &sums, self.scales[2], &mut out[start..]);
        }
        kernel::normalise(level, out, &self.gain);
    }

    /// Adds up what depends on the word alone.
    fn word(&self, level: Level, model: &Model, token: &Rows, out: &mut [f32]) {
        let width = self.width();
        let row = |table: &Range<usize>, nth: usize| {
            let start = table.start + nth * width;
            model.section(&(start..start + width))
        };
        let keys: &[[u8; 4]] = model.section(&self.keys).as_chunks().0;
        let place = keys.binary_search_by_key(&token.lower, |&key| u32::from_le_bytes(key));
        let mut sums = vec![0i16; width];
        kernel::add_row(level, row(&self.vocabulary, place.map_or(0, |place| place + 1)), &mut sums);
        kernel::add_scaled(level, &sums, self.scales[0], out);
        sums.fill(0);
        let mask = self.hashed.len() / width - 1;
        for hash in token.hashed {
            kernel::add_row(level, row(&self.hashed, hash as usize & mask), &mut sums);
        }
        kernel::add_scaled(level, &sums, self.scales[1], out);
    }
}

impl Memo {
    /// What is known of the token's word, made by `add` if it is not.
    fn of(&mut self, token: &Rows, add: impl Fn(&mut [f32]), width: usize) -> &[f32] {
        let key = (token.lower, token.hashed[0]);
        let found = self.known.get(&key).copied().filter(|&nth| self.words[nth] == token.hashed);
        let nth = found.unwrap_or_else(|| {
            let nth = self.words.len();
            self.known.insert(key, nth);
            self.words.push(token.hashed);
            self.sums.resize((nth + 1) * width, 0.0);
            add(&mut self.sums[nth * width..]);
            nth
        });
        &self.sums[nth * width..(nth + 1) * width]
    }
}
