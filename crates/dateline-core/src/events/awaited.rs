//! What a clause of time says has yet to come: `until Hamas is removed`, `will attack once the ministers have met`.

use super::objects::TIMES;
use crate::clause::Tree;
use crate::tag::{Deprel, Tense};

/// Words after which a present tense tells what is waited for, whatever the clause above tells.
const AWAITING: [&str; 3] = ["until", "till", "once"];

/// Words after which it does where the clause above is itself still to come: `will meet after the army withdraws`. Headlines
/// use the present of what is past, `Crowds gather after police kill man`.
const FOLLOWING: [&str; 4] = ["when", "after", "before", "whenever"];

/// The word that opens a clause of time told in the present tense, if it says that what it tells has yet to come.
/// `is_above_to_come` answers whether the clause above is.
pub(super) fn cue(tree: &Tree<'_>, verb: usize, is_above_to_come: impl FnOnce() -> bool) -> Option<usize> {
    if tree.deprel(verb) != Deprel::Advcl || !is_present(tree, verb) {
        return None;
    }
    let opens = |&&child: &&usize| {
        child < verb && matches!(tree.deprel(child), Deprel::Mark | Deprel::Advmod | Deprel::Case)
    };
    let among = |words: &[&str], token: usize| words.iter().any(|word| tree.reads(token, word));
    let opener = |words: &'static [&str]| {
        tree.children(verb).iter().filter(opens).copied().find(|&child| among(words, child))
    };
    // `a day before the council meets`: nobody counts the days to what is past in the present tense.
    let counted = |&opener: &usize| {
        tree.reads(opener, "before")
            && opener.checked_sub(1).is_some_and(|time| TIMES.contains(&tree.lemma(time)))
    };
    let following = opener(&FOLLOWING);
    opener(&AWAITING)
        .or_else(|| following.filter(counted))
        .or_else(|| following.filter(|_| is_above_to_come()))
}

/// Whether a clause is told in the present: by its first auxiliary, else by its verb.
pub(super) fn is_present(tree: &Tree<'_>, verb: usize) -> bool {
    let first = tree.child(verb, &[Deprel::Aux, Deprel::AuxPass, Deprel::Cop]).filter(|&first| first < verb);
    tree.token(first.unwrap_or(verb)).features.tense == Some(Tense::Present)
}
