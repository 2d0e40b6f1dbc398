//! Whether two words can name one event.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The concepts of a word with how surely it names each, from 0 to 1.
type Concepts = Vec<(u32, f32)>;

static WORDS: LazyLock<HashMap<&'static str, Concepts>> = LazyLock::new(|| {
    let lines = include_str!("data/words.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).map(|(word, list)| (word, concepts(list))).collect()
});

fn concepts(list: &str) -> Concepts {
    let read = |pair: &str| {
        let (number, weight) = pair.split_once(':')?;
        Some((number.parse().ok()?, weight.parse::<f32>().ok()? / 100.0))
    };
    list.split(' ').filter_map(read).collect()
}

/// How surely two lemmas can name one event, from 0 to 1: 1 for one lemma, less for those that share a concept or a stem.
pub(super) fn likeness(left: &str, right: &str) -> f32 {
    if left == right {
        return 1.0;
    }
    let kin = if stem(left) == stem(right) { ONE_STEM } else { 0.0 };
    let (Some(left), Some(right)) = (WORDS.get(left), WORDS.get(right)) else { return kin };
    let shared = left.iter().flat_map(|(concept, weight)| {
        right.iter().filter(move |(other, _)| other == concept).map(move |(_, other)| weight * other)
    });
    shared.fold(kin, f32::max)
}

/// How surely two words of one stem name one event.
const ONE_STEM: f32 = 0.8;

/// Endings that verbs and the nouns of their deeds differ in, the longest first.
const ENDINGS: [&str; 24] = [
    "ations", "ation", "ements", "ement", "ances", "ments", "ance", "ment", "ings", "ions", "als", "ers",
    "ing", "ion", "ors", "al", "ed", "er", "es", "or", "e", "s", "y", "t",
];

/// The letters that a stem keeps at least.
const LEAST_STEM: usize = 4;

/// A word without the ending that its kin differ in.
pub(super) fn stem(word: &str) -> &str {
    let kept = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    kept.into_iter().find(|stem| stem.chars().count() >= LEAST_STEM).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_deed_are_alike() {
        for (left, right) in
            [("die", "death"), ("hit", "strike"), ("announce", "announcement"), ("quake", "earthquake")]
        {
            assert!(likeness(left, right) > 0.5, "{left} {right}");
        }
        for (left, right) in [("meet", "die"), ("attack", "announce"), ("nonesuch", "die")] {
            assert!(likeness(left, right) < 0.3, "{left} {right}");
        }
        assert!((likeness("nonesuch", "nonesuch") - 1.0).abs() < 1e-6);
    }
}
