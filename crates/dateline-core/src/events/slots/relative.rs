//! What a clause says of a time or place that stands right before it: `in 1987, when the state closed the mine`, `the
//! palace, where soldiers overpowered the guard`.

use std::ops::Range;

use crate::clause::Tree;

/// Whether the words are followed by `when` or `where`, and the clause that it opens is the spine's.
pub(super) fn is_of_clause_behind(
    tree: &Tree<'_>,
    spine: &[usize],
    words: &Range<usize>,
    adverb: &str,
) -> bool {
    let end = tree.sentence(spine[0]).tokens.end;
    let comma = usize::from(words.end < end && tree.reads(words.end, ","));
    let at = words.end + comma;
    at < end && tree.reads(at, adverb) && tree.head(at).is_some_and(|verb| spine.contains(&verb))
}
