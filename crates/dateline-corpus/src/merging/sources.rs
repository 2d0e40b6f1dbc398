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

/// Counts the independent ones among documents, each given by its source's name and its body's fingerprint.
pub(super) fn independent(documents: &[(String, u64)]) -> u64 {
    let named: BTreeSet<&str> = documents.iter().map(|(source, _)| source.as_str()).collect();
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

fn depend(left: &(String, u64), right: &(String, u64)) -> bool {
    let same_source = !left.0.is_empty() && left.0 == right.0;
    let copied = left.1 != 0 && right.1 != 0 && (left.1 ^ right.1).count_ones() <= NEAR;
    same_source || copied
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

    #[test]
    fn copies_count_once() {
        let copy = format!("{} Edited by the desk", story(1));
        let documents = [
            ("yonhap".to_owned(), fingerprint(&story(1))),
            ("yonhap".to_owned(), fingerprint(&story(2))),
            ("a blog".to_owned(), fingerprint(&copy)),
            ("reuters".to_owned(), fingerprint(&story(3))),
        ];
        assert_eq!(independent(&documents), 2);
    }

    #[test]
    fn short_bodies_and_nameless_sources_stand_alone() {
        assert_eq!(fingerprint("Too short to tell."), 0);
        assert_eq!(independent(&[(String::new(), 0), (String::new(), 0)]), 2);
        assert_eq!(independent(&[]), 0);
    }
}
