//! What two tellings have in common, as numbers, and what the numbers weigh.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::words::{likeness, stem};
use super::{Stories, Telling};

/// What is asked of a pair; the names of the weights in `data/weights.tsv`.
pub const FEATURES: [&str; 43] = [
    "same lemma",
    "same stem",
    "kin",
    "shared word",
    "stories",
    "same document",
    "context",
    "names",
    "names apart",
    "arguments",
    "arguments apart",
    "objects",
    "objects apart",
    "subjects",
    "subjects apart",
    "numbers apart",
    "light",
    "rarity",
    "kin in like stories",
    "same lemma in like stories",
    "kin in like context",
    "kin with like arguments",
    "kin with like objects",
    "kin with objects apart",
    "kin with arguments apart",
    "kin with subjects apart",
    "kin in one document",
    "light kin",
    "rare kin",
    "kin with like names",
    "kin with names apart",
    "kin with numbers apart",
    "like context in like stories",
    "like arguments in like stories",
    "like names in like stories",
    "rare kin in like stories",
    "light kin in like stories",
    "no kin in one document",
    "very like stories",
    "kin in very like stories",
    "others",
    "kin with like others",
    "kin with others apart",
];

/// Words that name so many deeds that they name none.
const LIGHT: [&str; 20] = [
    "be", "have", "do", "say", "make", "take", "get", "go", "tell", "come", "give", "it", "that", "this",
    "what", "put", "see", "keep", "let", "set",
];

/// How alike the stories of one document count as being; as alike as those of one story are.
const ONE_DOCUMENT: f32 = 0.35;

/// From where, on the root of their likeness, documents are very alike.
const VERY_ALIKE: f32 = 0.35;

/// What two sets share of the one that weighs less, by the rarity of its words; and whether they are both there and share
/// nothing.
fn overlap(stories: &Stories, left: &BTreeSet<String>, right: &BTreeSet<String>) -> (f32, f32) {
    if left.is_empty() || right.is_empty() {
        return (0.0, 0.0);
    }
    let weight =
        |words: &mut dyn Iterator<Item = &String>| words.map(|word| stories.rarity(word)).sum::<f32>();
    let shared = weight(&mut left.intersection(right));
    let least = weight(&mut left.iter()).min(weight(&mut right.iter()));
    (if least > 0.0 { shared / least } else { 0.0 }, f32::from(u8::from(shared == 0.0)))
}

/// How surely the words of two tellings name one event, from 0 to 1.
fn kin(left: &Telling, right: &Telling) -> f32 {
    let heads = likeness(&left.lemma, &right.lemma);
    if heads >= SURE || (left.words.len() < 2 && right.words.len() < 2) {
        return heads;
    }
    let long = |word: &&String| word.len() > 2;
    let pairs = left
        .words
        .iter()
        .filter(long)
        .flat_map(|one| right.words.iter().filter(long).map(move |other| (one, other)));
    pairs.map(|(one, other)| SURE * likeness(one, other)).fold(heads, f32::max)
}

/// As sure as words beside the head can make it.
const SURE: f32 = 0.6;

/// What two tellings have in common, in the order of [`FEATURES`].
#[rustfmt::skip]
pub fn features(stories: &Stories, left: &Telling, right: &Telling) -> [f32; FEATURES.len()] {
    let truth = |held: bool| f32::from(u8::from(held));
    let same = truth(left.lemma == right.lemma);
    let kin = kin(left, right);
    let shared = truth(left.lemma != right.lemma && left.words.intersection(&right.words).any(|word| !LIGHT.contains(&word.as_str())));
    let one = truth(left.document == right.document);
    let alike = if left.document == right.document { ONE_DOCUMENT } else { stories.likeness(left.document, right.document) };
    let alike = alike.max(0.0).sqrt();
    let very = (alike - VERY_ALIKE).max(0.0);
    let (context, _) = overlap(stories, &left.context, &right.context);
    let (names, names_apart) = overlap(stories, &left.names, &right.names);
    let (_, numbers_apart) = overlap(stories, &left.numbers, &right.numbers);
    let (subjects, subjects_apart) = overlap(stories, &left.subjects, &right.subjects);
    let (objects, objects_apart) = overlap(stories, &left.objects, &right.objects);
    let (others, others_apart) = overlap(stories, &left.others, &right.others);
    let all = |telling: &Telling| -> BTreeSet<String> {
        telling.subjects.iter().chain(&telling.objects).chain(&telling.others).cloned().collect()
    };
    let (arguments, arguments_apart) = overlap(stories, &all(left), &all(right));
    let light = truth(LIGHT.contains(&left.lemma.as_str()) || LIGHT.contains(&right.lemma.as_str()));
    let rarity = stories.rarity(&left.lemma).max(stories.rarity(&right.lemma));
    [
        same, truth(stem(&left.lemma) == stem(&right.lemma)), kin, shared, alike, one, context, names, names_apart,
        arguments, arguments_apart, objects, objects_apart, subjects, subjects_apart, numbers_apart, light,
        rarity, kin * alike, same * alike, kin * context, kin * arguments,
        kin * objects, kin * objects_apart, kin * arguments_apart, kin * subjects_apart,
        kin * one, kin * light, kin * rarity, kin * names, kin * names_apart,
        kin * numbers_apart, alike * context, alike * arguments,
        alike * names, kin * alike * rarity, kin * alike * light, one * (1.0 - kin),
        very, kin * very, others, kin * others, kin * others_apart,
    ]
}

static WEIGHTS: LazyLock<(f32, [f32; FEATURES.len()])> = LazyLock::new(|| {
    let mut weights = (0.0, [0.0; FEATURES.len()]);
    for line in include_str!("data/weights.tsv").lines().filter(|line| !line.starts_with('#')) {
        let Some((name, weight)) = line.split_once('\t') else { continue };
        let weight = weight.trim().parse().unwrap_or(0.0);
        match FEATURES.iter().position(|feature| *feature == name) {
            Some(place) => weights.1[place] = weight,
            None => weights.0 = weight,
        }
    }
    weights
});

/// The surest that a pair can be made, either way; one pair must not outweigh many.
const SUREST: f32 = 6.0;

/// The logarithm of the odds that two tellings are of one event, from −6 to 6.
pub fn odds(stories: &Stories, left: &Telling, right: &Telling) -> f32 {
    let (start, weights) = &*WEIGHTS;
    let sum: f32 =
        features(stories, left, right).iter().zip(weights).map(|(feature, weight)| feature * weight).sum();
    (start + sum).clamp(-SUREST, SUREST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_belongs_to_a_feature() {
        let lines = include_str!("data/weights.tsv").lines().filter(|line| !line.starts_with('#'));
        let names: Vec<&str> = lines.filter_map(|line| line.split_once('\t')).map(|(name, _)| name).collect();
        assert_eq!(names[0], "start");
        assert_eq!(names[1..], FEATURES);
        assert!(WEIGHTS.1.iter().any(|weight| *weight != 0.0));
    }
}
