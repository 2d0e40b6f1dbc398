//! What a body is compared by: its runs of words, and a short sketch of them by which likely copies are found.

use std::collections::HashSet;

use dateline_core::hash::fnv1a;

/// Words that make one shingle.
const SHINGLE: usize = 4;

/// Shingles below which a body is too short to tell a copy from a coincidence.
const FEWEST_SHINGLES: usize = 20;

/// Shingles of one body that are compared: more than a long book has.
const MOST_SHINGLES: usize = 200_000;

/// Bands of a sketch: bodies that share one are looked at closely.
const BANDS: usize = 40;

/// Values of a band. With 40 bands of 3, bodies that share a share s of their shingles share a band with a probability
/// of 1 − (1 − s³)⁴⁰: 0.995 at a half, 0.93 at 0.4, 0.04 at 0.1, and 0.00004 at 0.01, as unrelated news has.
const ROWS: usize = 3;

/// The shingles of a body, as numbers, in no order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shingles(HashSet<u64>);

impl Shingles {
    /// Cuts a body, paragraph after paragraph; `None` for one that is too short to compare.
    pub(crate) fn of<'b>(body: impl IntoIterator<Item = &'b str>) -> Option<Self> {
        let words = body.into_iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        let words: Vec<u64> = words.filter(|word| !word.is_empty()).map(number).collect();
        let shingles: HashSet<u64> = words.windows(SHINGLE).take(MOST_SHINGLES).map(join).collect();
        (shingles.len() >= FEWEST_SHINGLES).then_some(Self(shingles))
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The share of the shingles of two bodies that both hold, 0 to 1 (the Jaccard index).
    pub(crate) fn similarity(&self, other: &Self) -> f32 {
        let both = self.0.intersection(&other.0).count();
        both as f32 / (self.0.len() + other.0.len() - both) as f32
    }

    /// The least value of the shingles under each of many hash functions (`MinHash`, Broder 1997). The share of values
    /// that two sketches have in common estimates how similar the bodies are.
    pub(crate) fn sketch(&self) -> Sketch {
        let mut least = vec![u32::MAX; BANDS * ROWS];
        let functions: Vec<(u64, u64)> = (0..BANDS * ROWS)
            .map(|function| (mix(2 * function as u64) | 1, mix(2 * function as u64 + 1)))
            .collect();
        for &shingle in &self.0 {
            for (least, &(factor, addend)) in least.iter_mut().zip(&functions) {
                let value = (factor.wrapping_mul(shingle).wrapping_add(addend) >> 32) as u32;
                *least = value.min(*least);
            }
        }
        Sketch(least)
    }
}

/// The sketch of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sketch(Vec<u32>);

impl Sketch {
    /// The numbers of its bands, by which it is found.
    pub(crate) fn bands(&self) -> impl Iterator<Item = i64> + '_ {
        let bands = self.0.chunks(ROWS).enumerate();
        bands.map(|(band, values)| {
            values.iter().fold(mix(band as u64), |hash, &value| mix(hash ^ u64::from(value))).cast_signed()
        })
    }

    /// About how similar the bodies are, 0 to 1; off by 0.045 in the mean.
    pub(crate) fn resemblance(&self, other: &Self) -> f32 {
        let same = self.0.iter().zip(&other.0).filter(|(left, right)| left == right).count();
        same as f32 / self.0.len().max(1) as f32
    }

    /// As it is kept.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|value| value.to_le_bytes()).collect()
    }

    /// From what was kept.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Self {
        Self(
            bytes
                .chunks_exact(4)
                .map(|value| u32::from_le_bytes([value[0], value[1], value[2], value[3]]))
                .collect(),
        )
    }
}

/// The number of a word, its case aside.
fn number(word: &str) -> u64 {
    let mut letter = [0; 4];
    mix(fnv1a(word.chars().flat_map(char::to_lowercase).flat_map(|lower| {
        let length = lower.encode_utf8(&mut letter).len();
        letter.into_iter().take(length)
    })))
}

/// The number of a run of words.
fn join(words: &[u64]) -> u64 {
    words.iter().fold(0, |hash, word| mix(hash.rotate_left(5) ^ word))
}

/// Spreads a number over all bits (the finaliser of `SplitMix64`).
fn mix(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(seed: usize, words: usize) -> String {
        let words: Vec<String> =
            (0..words).map(|word| format!("word{}", (word * 7 + seed * 131) % 9_973)).collect();
        words.join(" ")
    }

    fn shingles(body: &str) -> Shingles {
        Shingles::of([body]).unwrap()
    }

    #[test]
    fn sketches_estimate_what_shingles_tell() {
        let whole = story(1, 400);
        for kept in [400, 300, 200, 100] {
            let part = format!("{} {}", story(1, kept), story(7, 400 - kept));
            let (left, right) = (shingles(&whole), shingles(&part));
            let (exact, near) = (left.similarity(&right), left.sketch().resemblance(&right.sketch()));
            assert!((exact - near).abs() < 0.15, "{kept} words: {exact} and {near}");
        }
    }

    #[test]
    fn case_and_signs_do_not_matter() {
        let body = story(3, 60);
        let shouted = body.to_uppercase().replace(' ', ", “");
        assert_eq!(shingles(&body), shingles(&shouted));
        assert_eq!(Sketch::from_bytes(&shingles(&body).sketch().to_bytes()), shingles(&body).sketch());
    }

    #[test]
    fn short_bodies_are_not_compared() {
        assert_eq!(Shingles::of(["Too short", "to tell."]), None);
        assert_eq!(Shingles::of([]), None);
    }
}
