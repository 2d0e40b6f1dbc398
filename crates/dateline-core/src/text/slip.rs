//! Words that have lost their apostrophe and are words without it too: what stands around tells them apart.

use super::token::is_blank;

/// What no possessive stands before: `its a shame`, `its not`, `its been`.
const NO_NOUNS: &[&str] = &[
    "a",
    "an",
    "the",
    "this",
    "that",
    "these",
    "those",
    "my",
    "your",
    "our",
    "his",
    "her",
    "their",
    "not",
    "been",
    "really",
    "simply",
    "too",
    "so",
    "nothing",
    "because",
    "going",
    "getting",
    "gonna",
    "always",
    "never",
    "probably",
    "definitely",
];

/// What stands before `wont` where it is the word for a habit: `as is his wont`, `they are wont to`.
const HABITS: &[&str] = &[
    "his", "her", "their", "its", "my", "your", "our", "am", "is", "are", "was", "were", "be", "been",
    "being",
];

/// Where `word`, after the token `before` and before `after`, is cut.
pub(super) fn cut(before: &str, word: &str, after: &str) -> Option<usize> {
    let is = |other| word.eq_ignore_ascii_case(other);
    if is("its") {
        let next = after.trim_start_matches(is_blank);
        let is_next = |word: &&str| {
            next.strip_prefix(*word).is_some_and(|rest| rest.chars().next().is_none_or(is_blank))
        };
        return NO_NOUNS.iter().any(is_next).then_some(2);
    }
    (is("wont") && !HABITS.contains(&before)).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_lost_apostrophe_is_seen_by_what_stands_around() {
        for (before, word, after, expected) in [
            ("", "Its", " a shame", Some(2)),
            ("and", "its", " not", Some(2)),
            ("and", "its", " army", None),
            ("and", "its", " no-fly zone", None),
            ("and", "its", "", None),
            ("it", "wont", " do", Some(2)),
            ("his", "wont", ".", None),
            ("is", "wont", " to", None),
            ("it", "won't", " do", None),
        ] {
            assert_eq!(cut(before, word, after), expected, "{before} {word}{after}");
        }
    }
}
