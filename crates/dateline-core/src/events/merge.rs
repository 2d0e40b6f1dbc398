//! One page, one report of each statement: headlines repeat the body, and a later mention fills what an earlier left.

use super::draft::Draft;
use crate::analysis::{Act, Scope, When};
use crate::page::BlockKind;

/// Fills empty times and places from other statements of the same act by the same parties, then drops captions and
/// the headlines that the body repeats.
pub(super) fn settle(mut drafts: Vec<Draft>) -> Vec<Draft> {
    let filled: Vec<_> =
        (0..drafts.len()).map(|index| (found_when(&drafts, index), found_place(&drafts, index))).collect();
    for (draft, (when, place)) in drafts.iter_mut().zip(filled) {
        if let Some(when) = when.filter(|when| draft.when.as_ref().is_none_or(|(own, _)| refines(when, own)))
        {
            draft.when = Some((when, Scope::Document));
        }
        if draft.place.is_none() {
            draft.place = place.map(|place| (place, Scope::Document));
        }
    }
    let repeated: Vec<bool> = drafts.iter().map(|draft| is_repeated(&drafts, draft)).collect();
    let mut repeated = repeated.into_iter();
    drafts.retain(|draft| draft.kind != BlockKind::Caption && !repeated.next().unwrap_or(false));
    drafts
}

/// Whether two drafts state one event. Two parties may promise or threaten each other several things in one story, but
/// they hardly meet twice in it without its saying so.
fn states_the_same(one: &Draft, other: &Draft) -> bool {
    one.act == Act::Consult
        && one.act == other.act
        && one.standing.status == other.standing.status
        && one.same_parties(other)
}

fn found_when(drafts: &[Draft], index: usize) -> Option<When> {
    let draft = &drafts[index];
    if draft.when.as_ref().is_some_and(|(_, scope)| *scope == Scope::Clause) {
        return None;
    }
    let mut values = drafts
        .iter()
        .enumerate()
        .filter(|(other, its)| *other != index && states_the_same(draft, its))
        .filter_map(|(_, other)| other.when.as_ref().map(|(when, _)| when));
    let first = values.next()?;
    values.all(|when| when.value == first.value).then(|| first.clone())
}

/// Whether a time lies within another and says more.
fn refines(fine: &When, coarse: &When) -> bool {
    fine.granularity < coarse.granularity && coarse.start <= fine.start && fine.end <= coarse.end
}

fn found_place(drafts: &[Draft], index: usize) -> Option<crate::analysis::Place> {
    let draft = &drafts[index];
    if draft.place.is_some() {
        return None;
    }
    let mut places = drafts
        .iter()
        .enumerate()
        .filter(|(other, its)| *other != index && states_the_same(draft, its))
        .filter_map(|(_, other)| other.place.as_ref().map(|(place, _)| place));
    let first = places.next()?;
    places.all(|place| place.entity == first.entity).then(|| first.clone())
}

/// Whether a headline's statement stands in the body as well.
fn is_repeated(drafts: &[Draft], draft: &Draft) -> bool {
    draft.kind == BlockKind::Title
        && drafts.iter().any(|other| {
            other.kind == BlockKind::Paragraph && other.act == draft.act && other.shares_party(draft)
        })
}
