//! Arabic and Slavic names letter by letter.

use std::collections::HashSet;
use std::sync::LazyLock;

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

/// Whether the list of Arabic names holds one of these consonants.
pub(super) fn is_arabic(key: &str) -> bool {
    ARABIC_NAMES.contains(key)
}

/// Whether the word is the first half of a name: `Abdul` of `Abdul Rahman`.
pub(super) fn begins_arabic(word: &str) -> bool {
    SERVANT.contains(&word)
}

/// The keys of a word's sounds: words that are spellings of one name in a system have one in common.
pub(super) fn keys(word: &str) -> [String; 2] {
    [format!("slavic {}", slavic_key(word)), format!("arabic {}", arabic_key(word))]
}

/// Whether the word ends as Slavic family names do.
pub(super) fn is_slavic(word: &str) -> bool {
    ends_slavic(&slavic_key(word))
}

/// The word in the sounds of Slavic names.
pub(super) fn slavic_key(word: &str) -> String {
    SLAVIC.key(word)
}

/// Whether a word, written in the sounds of Slavic names, ends as their family names do.
pub(super) fn ends_slavic(key: &str) -> bool {
    key.len() > 4 && SLAVIC_ENDINGS.iter().any(|ending| key.ends_with(ending))
}

/// The consonants of an Arabic name, the article left out.
pub(super) fn arabic_key(word: &str) -> String {
    let bare = word.strip_prefix("al").or_else(|| word.strip_prefix("el")).filter(|rest| rest.len() > 3);
    ARABIC.key(bare.unwrap_or(word))
}
