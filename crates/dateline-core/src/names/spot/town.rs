//! Towns that nothing else found, where the sentence asks for a place: `in Agadez`.

use std::ops::Range;

use super::Spot;
use crate::analysis::EntityType;
use crate::knowledge;
use crate::names::view::View;

/// The longest name that is looked for, in tokens.
const LONGEST: usize = 4;

/// Listed towns right behind a preposition of place, in order, none overlapping another.
pub(super) fn find(view: &View<'_>, sentence: &Range<usize>) -> Vec<Spot> {
    if sentence.is_empty() || view.is_flat(sentence.start) {
        return Vec::new();
    }
    let asks = |&token: &usize| {
        matches!(view.lower(token - 1).as_str(), "in" | "near" | "outside" | "around")
            && view.is_capital(token)
    };
    (sentence.start + 1..sentence.end)
        .filter(asks)
        .filter_map(|start| town_at(view, start, sentence.end))
        .map(|tokens| Spot { tokens, kind: EntityType::Gpe, known: None })
        .collect()
}

/// The capitalised words from the token on, if they are a town's name and nothing else's.
fn town_at(view: &View<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let reach = end.min(start + LONGEST + 1);
    let stop = (start..reach).find(|&token| !view.is_capital(token)).unwrap_or(reach);
    let name = start..stop;
    let owns = stop < end && view.is_possessive(stop);
    let listed = knowledge::towns(&view.joined(&name)).is_some_and(|found| !found.doubtful);
    (listed && !owns && name.len() <= LONGEST).then_some(name)
}
