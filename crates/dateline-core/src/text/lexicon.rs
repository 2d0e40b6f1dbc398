//! The word lists that segmentation reads, each made once from its data file.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// How an abbreviation behaves where a sentence could end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Stands before a name: no sentence ends after it.
    Title,
    /// A month: a day or a year may follow.
    Month,
    /// An abbreviation only before a number (`No. 5`).
    Number,
    /// Ends a sentence only where a word that starts sentences follows.
    Other,
}

type Words = HashSet<&'static str>;

static ABBREVIATIONS: LazyLock<HashMap<&'static str, Abbreviation>> =
    LazyLock::new(|| read_abbreviations(include_str!("data/abbreviations.txt")));
static STARTERS: LazyLock<Words> = LazyLock::new(|| read_words(include_str!("data/starters.txt")));
static SPEECH: LazyLock<Words> = LazyLock::new(|| read_words(include_str!("data/speech.txt")));
static CUT_AFTER_NAME: LazyLock<Words> = LazyLock::new(|| read_words(include_str!("data/hyphens.txt")));
static PREFIXES: LazyLock<Words> = LazyLock::new(|| read_words(include_str!("data/prefixes.txt")));
static LANDS: LazyLock<Words> = LazyLock::new(|| read_words(include_str!("data/lands.txt")));

/// Longer words are in no list; this keeps look-ups short on any input.
const LONGEST: usize = 24;

/// How the word (without its last stop) behaves as an abbreviation, if it is a listed one.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    (word.len() <= LONGEST).then(|| ABBREVIATIONS.get(word).copied()).flatten()
}

/// Whether the word, whatever its case, starts sentences rather than going on with one.
pub(super) fn starts_sentences(word: &str) -> bool {
    has_lowered(&STARTERS, word)
}

/// Whether the word is a form of a verb of speech.
pub(super) fn speaks(word: &str) -> bool {
    word.len() <= LONGEST && SPEECH.contains(word)
}

/// Whether the word after a name and a hyphen stands alone (`led` in `U.S.-led`).
pub(super) fn is_cut_after_name(word: &str) -> bool {
    word.len() <= LONGEST && CUT_AFTER_NAME.contains(word)
}

/// Whether the part before a hyphen is no word of its own (`non` in `non-member`), whatever its case.
pub(super) fn is_prefix(part: &str) -> bool {
    has_lowered(&PREFIXES, part)
}

/// Whether the word is a country's name or the last word of one.
pub(super) fn is_land(word: &str) -> bool {
    word.len() <= LONGEST && LANDS.contains(word)
}

fn has_lowered(words: &Words, word: &str) -> bool {
    word.len() <= LONGEST && words.contains(word.to_lowercase().as_str())
}

fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().filter(|line| !line.starts_with('#'))
}

fn read_words(data: &'static str) -> Words {
    lines(data).flat_map(str::split_ascii_whitespace).collect()
}

fn read_abbreviations(data: &'static str) -> HashMap<&'static str, Abbreviation> {
    let mut behaviour = Abbreviation::Other;
    let mut found = HashMap::new();
    for line in lines(data) {
        if let Some(heading) = line.strip_prefix('[') {
            behaviour = match heading.split(']').next() {
                Some("title") => Abbreviation::Title,
                Some("month") => Abbreviation::Month,
                Some("number") => Abbreviation::Number,
                _ => Abbreviation::Other,
            };
        } else {
            found.extend(line.split_ascii_whitespace().map(|word| (word, behaviour)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_files_are_read() {
        assert_eq!(abbreviation("Gen"), Some(Abbreviation::Title));
        assert_eq!(abbreviation("Oct"), Some(Abbreviation::Month));
        assert_eq!(abbreviation("No"), Some(Abbreviation::Number));
        assert_eq!(abbreviation("Corp"), Some(Abbreviation::Other));
        assert_eq!(abbreviation("minister"), None);
        assert!(starts_sentences("The") && speaks("asked") && is_cut_after_name("led") && is_land("Korea"));
        assert!(is_prefix("Non") && !is_prefix("long"));
    }
}
