//! When an act was.

use super::offset::counted;
use super::relative::is_of_clause_behind;
use super::{anchor, in_clause, in_matter, is_argument, is_of_other_noun, is_shared};
use crate::analysis::{Granularity, Scope, TimexType, When};
use crate::clause::Tree;
use crate::events::arguments::Arguments;
use crate::quotes::cue_verb_at;
use crate::time;

/// When the act was. What stands in the `matter` of a promise or a demand is the matter's time, not the act's.
pub(in super::super) fn when(
    arguments: &Arguments<'_, '_>,
    timexes: &[time::Found],
    spine: &[usize],
    matter: &[usize],
) -> Option<(When, Scope)> {
    let tree = &arguments.scene.tree;
    let sentence = tree.sentence(spine[0]).tokens.clone();
    let from = timexes.partition_point(|found| found.tokens.start < sentence.start);
    let until = timexes.partition_point(|found| found.tokens.start < sentence.end);
    let in_sentence = &timexes[from..until];
    let behind = |found: &&time::Found| is_of_clause_behind(tree, spine, &found.tokens, "when");
    if let Some(when) = in_sentence.iter().filter(behind).find_map(dated) {
        return Some((when, Scope::Clause));
    }
    let here: Vec<(&time::Found, When)> = in_sentence
        .iter()
        .filter(|found| !in_matter(tree, matter, &found.tokens) && is_when(tree, spine, found))
        .filter_map(|found| dated(found).map(|when| (found, when)))
        .collect();
    let distance = |found: &time::Found| found.tokens.start.abs_diff(spine[0]);
    let near = here
        .iter()
        .filter(|(found, _)| {
            let inside = in_clause(tree, spine, anchor(tree, &found.tokens));
            inside || is_argument(arguments, spine, &found.tokens)
        })
        .min_by_key(|(found, _)| (fineness(found), distance(found)));
    if let Some((_, when)) = near {
        return Some((when.clone(), Scope::Clause));
    }
    if let Some(when) = counted(tree, in_sentence, spine) {
        return Some((when, Scope::Sentence));
    }
    let mut shared = here.iter().filter(|(found, _)| is_shared(tree, spine, anchor(tree, &found.tokens)));
    let (only, rest) = (shared.next()?, shared.next());
    rest.is_none().then(|| (only.1.clone(), Scope::Sentence))
}

/// Whether a time can say when an act of the sentence was: it is not when somebody said something, does not belong to
/// another noun, and is no mere bound of the act (`since May`, `until Friday`).
fn is_when(tree: &Tree<'_>, spine: &[usize], found: &time::Found) -> bool {
    let top = anchor(tree, &found.tokens);
    let bound = matches!(
        tree.preposition(top).as_deref(),
        Some("since" | "until" | "till" | "before" | "after" | "ahead of" | "prior to" | "beyond")
    );
    let said = || {
        let before = found.tokens.start.checked_sub(1).filter(|before| !spine.contains(before));
        before.is_some_and(|before| cue_verb_at(tree, before).is_some())
    };
    !bound && !said() && !is_of_other_noun(tree, spine, top)
}

/// Days before months and years: the finer says more.
fn fineness(found: &time::Found) -> u8 {
    match found.timex.granularity {
        Granularity::Day | Granularity::Weekend | Granularity::PartOfDay => 0,
        Granularity::Second | Granularity::Minute | Granularity::Hour => 1,
        Granularity::Week => 2,
        _ => 3,
    }
}

fn dated(found: &time::Found) -> Option<When> {
    let timex = &found.timex;
    let dates =
        matches!(timex.kind, TimexType::Date | TimexType::Time) && timex.granularity != Granularity::Vague;
    let (value, start, end) = (timex.value.clone()?, timex.start.clone()?, timex.end.clone()?);
    dates.then_some(When { value, start, end, granularity: timex.granularity, span: Some(timex.span) })
}
