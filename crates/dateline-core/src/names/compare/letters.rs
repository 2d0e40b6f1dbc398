//! Arabic and Slavic names letter by letter.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::System;

/// Replacements in order: a spelling and the class of sounds that it stands for.
struct Classes(Vec<(&'static str, &'static str)>);

static ARABIC: LazyLock<Classes> = LazyLock::new(|| Classes::read(include_str!("data/arabic_letters.tsv")));
static SLAVIC: LazyLock<Classes> = LazyLock::new(|| Classes::read(include_str!("data/slavic_letters.tsv")));
static ARABIC_NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    include_str!("data/arabic_names.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|name| ARABIC.key(name))
        .collect()
});

/// Endings of Slavic names, as [`SLAVIC`] writes them.
const SLAVIC_ENDINGS: &[&str] =
    &["ov", "ev", "in", "ski", "enko", "chuk", "ich", "ei", "ova", "eva", "ina", "aia", "uk", "ik", "iv"];

/// The first halves of names such as `Abdul Rahman`, which may be written as words of their own.
const SERVANT: &[&str] = &["abd", "abdal", "abdel", "abdul"];

impl Classes {
    fn read(file: &'static str) -> Self {
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        Self(lines.filter_map(|line| line.split_once('\t')).collect())
    }

    /// The word in classes of sounds, doubled ones once.
    fn key(&self, word: &str) -> String {
        let mut key = String::with_capacity(word.len());
        let mut rest = word;
        while let Some(c) = rest.chars().next() {
            let found = self.0.iter().find(|(spelling, _)| rest.starts_with(spelling));
            let (class, length) = found
                .map_or((&rest[..c.len_utf8()], c.len_utf8()), |(spelling, class)| (*class, spelling.len()));
            let start = key.is_empty();
            // A vowel that is dropped inside a word still counts where the word starts.
            let class = if class.is_empty() && start { "*" } else { class };
            if !key.ends_with(class) || class.is_empty() {
                key.push_str(class);
            }
            rest = &rest[length..];
        }
        key
    }
}

/// The system in which two words spell the same name, if there is one. `slavic` says that the name that they are part
/// of is Slavic; otherwise their own endings must tell.
pub(super) fn same(left: &str, right: &str, slavic: bool) -> Option<System> {
    let (left_key, right_key) = (SLAVIC.key(left), SLAVIC.key(right));
    if left_key == right_key && (slavic || ends_slavic(&left_key)) {
        return Some(System::Slavic);
    }
    let (left_key, right_key) = (arabic_key(left), arabic_key(right));
    (left_key == right_key && left_key.len() > 2 && ARABIC_NAMES.contains(&left_key))
        .then_some(System::Arabic)
}

/// How a word sounds, read as Arabic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sound {
    consonants: Box<str>,
    /// Whether the list of Arabic names holds one that sounds so, and the word is a whole name.
    known: bool,
}

impl Sound {
    /// Reads a word.
    pub(super) fn of(word: &str) -> Self {
        let consonants = arabic_key(word);
        let known = !SERVANT.contains(&word) && ARABIC_NAMES.contains(&consonants);
        Self { known, consonants: consonants.into() }
    }

    /// Whether these are two different names that the list holds both: `ahmed`, `mahmoud`.
    fn is_another_name_than(&self, other: &Self) -> bool {
        self.known && other.known && self.consonants != other.consonants
    }
}

/// Whether two names sound alike word for word, but for places in which stand two that are known to be two Arabic names.
pub(super) fn one_is_another_name(left: &[Sound], right: &[Sound]) -> bool {
    let another = |(left, right): (&Sound, &Sound)| left.is_another_name_than(right);
    left.len() == right.len()
        && left.iter().zip(right).any(another)
        && left.iter().zip(right).all(|pair| another(pair) || pair.0.consonants == pair.1.consonants)
}

/// The keys of a word's sounds: words that [`same`] takes for one name have one in common.
pub(super) fn keys(word: &str) -> [String; 2] {
    [format!("slavic {}", SLAVIC.key(word)), format!("arabic {}", arabic_key(word))]
}

/// Whether the word ends as Slavic family names do.
pub(super) fn is_slavic(word: &str) -> bool {
    ends_slavic(&SLAVIC.key(word))
}

fn ends_slavic(key: &str) -> bool {
    key.len() > 4 && SLAVIC_ENDINGS.iter().any(|ending| key.ends_with(ending))
}

/// The consonants of an Arabic name, the article left out.
fn arabic_key(word: &str) -> String {
    let bare = word.strip_prefix("al").or_else(|| word.strip_prefix("el")).filter(|rest| rest.len() > 3);
    ARABIC.key(bare.unwrap_or(word))
}
