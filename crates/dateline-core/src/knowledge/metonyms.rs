//! Words that tell a city from the government that sits there.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table::rows;

/// Where a word stands beside a city.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Beside {
    /// Directly before: `in Seoul`.
    Before,
    /// Before the preposition before it: `response to Seoul`.
    Pair,
    /// Directly after, a possessive aside: `Seoul's mayor`.
    After,
}

/// What a word beside a city tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// The city.
    Place,
    /// The government.
    Government,
    /// The same as its neighbour in the list.
    Same,
}

static WORDS: LazyLock<HashMap<(Beside, &str), Meant>> = LazyLock::new(|| {
    rows(include_str!("data/metonym_words.tsv"))
        .map(|[word, position, tells]| {
            let beside = match position {
                "before" => Beside::Before,
                "pair" => Beside::Pair,
                _ => Beside::After,
            };
            let meant = match tells {
                "place" => Meant::Place,
                "government" => Meant::Government,
                _ => Meant::Same,
            };
            ((beside, word), meant)
        })
        .collect()
});

/// What the word tells of a city that it stands beside; its case does not matter.
pub fn tells(beside: Beside, word: &str) -> Option<Meant> {
    WORDS.get(&(beside, word.to_lowercase().as_str())).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_by_position() {
        assert_eq!(tells(Beside::Before, "In"), Some(Meant::Place));
        assert_eq!(tells(Beside::Pair, "response"), Some(Meant::Government));
        assert_eq!(tells(Beside::After, "response"), None);
    }
}
