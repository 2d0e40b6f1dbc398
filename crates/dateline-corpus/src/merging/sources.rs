//! How many independent sources stand behind reports: an agency's story counts once however many outlets print it, and
//! so does a story that others copied without saying so.

use std::collections::BTreeSet;

/// Words that make one shingle.
const SHINGLE: usize = 3;
/// Shingles below which a body is too short to tell a copy from a coincidence.
const FEWEST_SHINGLES: usize = 20;
/// Bits in which two fingerprints of near-copies differ at most. Unrelated bodies differ in 32 of 64 bits, give or take 4,
/// so that ten lie more than five deviations away, while a story of two hundred words with a line added differs in a few.
const NEAR: u32 = 10;
/// Documents that are compared one with another; past it the names of sources are all that is counted.
const COMPARED: usize = 512;

/// `SimHash` of a body's shingles; 0 for one that is too short.
pub(crate) fn fingerprint(body: &str) -> u64 {
    let words: Vec<String> = body
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.len() < SHINGLE + FEWEST_SHINGLES {
        return 0;
    }
    let mut balance = [0_i32; 64];
    for shingle in words.windows(SHINGLE) {
        let hash = hash(shingle);
        for (bit, weight) in balance.iter_mut().enumerate() {
            *weight += if hash >> bit & 1 == 1 { 1 } else { -1 };
        }
    }
    balance
        .iter()
        .enumerate()
        .fold(0, |print, (bit, &weight)| if weight > 0 { print | 1 << bit } else { print })
}

/// A document that reports an event.
#[derive(Debug, Default)]
pub(super) struct Source {
    /// What stands behind it.
    pub(super) name: String,
    /// The fingerprint of its body.
    pub(super) fingerprint: u64,
    /// The sentences that report the event, those too short to tell a copy left out.
    pub(super) sentences: BTreeSet<String>,
}

/// Counts the independent ones among the documents that report an event.
pub(super) fn independent(documents: &[Source]) -> u64 {
    let named: BTreeSet<&str> = documents.iter().map(|source| source.name.as_str()).collect();
    if documents.len() > COMPARED {
        return named.len() as u64;
    }
    // Each document leads to the first that it depends on; those that lead to themselves are counted.
    let mut leaders: Vec<usize> = (0..documents.len()).collect();
    for later in 1..documents.len() {
        for earlier in 0..later {
            if depend(&documents[earlier], &documents[later]) {
                let (one, other) = (lead(&leaders, earlier), lead(&leaders, later));
                leaders[one.max(other)] = one.min(other);
            }
        }
    }
    leaders.iter().enumerate().filter(|&(place, &leader)| place == leader).count() as u64
}

fn lead(leaders: &[usize], mut place: usize) -> usize {
    while leaders[place] != place {
        place = leaders[place];
    }
    place
}

/// Whether two have the same source, or one is a copy: nearly the same body, or, where much was cut or added, a sentence on
/// the event that is the same word for word.
fn depend(left: &Source, right: &Source) -> bool {
    let same_source = !left.name.is_empty() && left.name == right.name;
    let near = (left.fingerprint ^ right.fingerprint).count_ones() <= NEAR;
    let copied = left.fingerprint != 0 && right.fingerprint != 0 && near;
    same_source || copied || !left.sentences.is_disjoint(&right.sentences)
}

fn hash(words: &[String]) -> u64 {
    // FNV-1a: quick, and the same on every machine.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in words.iter().flat_map(|word| word.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    // FNV leaves the high bits of short input poor; a final mix spreads them.
    hash ^= hash >> 32;
    hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ hash >> 29
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(seed: usize) -> String {
        let words: Vec<String> =
            (0..200).map(|word| format!("word{}", (word * 7 + seed * 131) % 997)).collect();
        words.join(" ")
    }

    fn source(name: &str, body: &str) -> Source {
        Source { name: name.to_owned(), fingerprint: fingerprint(body), sentences: BTreeSet::new() }
    }

    #[test]
    fn copies_count_once() {
        let copy = format!("{} Edited by the desk", story(1));
        let documents = [
            source("yonhap", &story(1)),
            source("yonhap", &story(2)),
            source("a blog", &copy),
            source("reuters", &story(3)),
        ];
        assert_eq!(independent(&documents), 2);
    }

    #[test]
    fn a_sentence_that_is_the_same_word_for_word_is_a_copy() {
        let told = |name: &str, seed: usize, sentence: &str| Source {
            sentences: BTreeSet::from([sentence.to_owned()]),
            ..source(name, &story(seed))
        };
        assert_eq!(independent(&[told("one", 1, "they met"), told("two", 2, "they met")]), 1);
        assert_eq!(independent(&[told("one", 1, "they met"), told("two", 2, "they spoke")]), 2);
    }

    #[test]
    fn short_bodies_and_nameless_sources_stand_alone() {
        assert_eq!(fingerprint("Too short to tell."), 0);
        assert_eq!(independent(&[Source::default(), Source::default()]), 2);
        assert_eq!(independent(&[]), 0);
    }
}
