//! One page, one report of each statement: headlines repeat the body, and a later mention fills what an earlier left.

use std::collections::HashSet;

use super::draft::Draft;
use crate::analysis::{Act, Place, Scope, When};
use crate::page::BlockKind;

/// Meetings before and after one with which it is compared, at most: so many that no story reaches it, and the work
/// stays linear on pages that list thousands.
const MOST_COMPARED: usize = 64;

/// Fills empty times and places from other statements of the same act by the same parties, then drops captions and
/// the headlines that the body repeats.
pub(super) fn settle(mut drafts: Vec<Draft>) -> Vec<Draft> {
    for (index, when, place) in found_elsewhere(&drafts) {
        let draft = &mut drafts[index];
        if let Some(when) = when.filter(|when| draft.when.as_ref().is_none_or(|(own, _)| refines(when, own)))
        {
            draft.when = Some((when, Scope::Document));
        }
        if draft.place.is_none() {
            draft.place = place.map(|place| (place, Scope::Document));
        }
    }
    let told = Told::new(&drafts);
    let kept = drafts.iter().map(|draft| match draft.kind {
        BlockKind::Caption => false,
        BlockKind::Title => !told.has(draft),
        BlockKind::Paragraph => true,
    });
    let mut kept = kept.collect::<Vec<bool>>().into_iter();
    drafts.retain(|_| kept.next().unwrap_or(true));
    drafts
}

/// For every meeting, the time and the place that other statements of it give.
fn found_elsewhere(drafts: &[Draft]) -> Vec<(usize, Option<When>, Option<Place>)> {
    let meetings: Vec<usize> = (0..drafts.len()).filter(|&index| drafts[index].act == Act::Consult).collect();
    let found = meetings.iter().enumerate().map(|(place, &index)| {
        let draft = &drafts[index];
        let near = place.saturating_sub(MOST_COMPARED)..meetings.len().min(place + MOST_COMPARED + 1);
        let others = meetings[near].iter().filter(|&&other| other != index).map(|&other| &drafts[other]);
        let same: Vec<&Draft> = others.filter(|other| states_the_same(draft, other)).collect();
        (index, found_when(draft, &same), found_place(draft, &same))
    });
    found.collect()
}

/// Whether two drafts state one event. Two parties may promise or threaten each other several things in one story, but
/// they hardly meet twice in it without its saying so.
fn states_the_same(one: &Draft, other: &Draft) -> bool {
    one.act == Act::Consult
        && one.act == other.act
        && one.standing.status == other.standing.status
        && one.same_parties(other)
}

fn found_when(draft: &Draft, same: &[&Draft]) -> Option<When> {
    if draft.when.as_ref().is_some_and(|(_, scope)| *scope == Scope::Clause) {
        return None;
    }
    let mut values = same.iter().filter_map(|other| other.when.as_ref().map(|(when, _)| when));
    let first = values.next()?;
    values.all(|when| when.value == first.value).then(|| first.clone())
}

/// Whether a time lies within another and says more.
fn refines(fine: &When, coarse: &When) -> bool {
    fine.granularity < coarse.granularity && coarse.start <= fine.start && fine.end <= coarse.end
}

fn found_place(draft: &Draft, same: &[&Draft]) -> Option<Place> {
    if draft.place.is_some() {
        return None;
    }
    let mut places = same.iter().filter_map(|other| other.place.as_ref().map(|(place, _)| place));
    let first = places.next()?;
    places.all(|place| place.entity == first.entity).then(|| first.clone())
}

/// Who is in which act in the body of the page, to tell whether a headline's statement stands there as well.
struct Told<'d> {
    entities: HashSet<(Act, usize)>,
    countries: HashSet<(Act, &'d str)>,
}

impl<'d> Told<'d> {
    fn new(drafts: &'d [Draft]) -> Self {
        let body = || drafts.iter().filter(|draft| draft.kind == BlockKind::Paragraph);
        let parties = || body().flat_map(|draft| draft.members().map(|member| (draft.act, member)));
        Self {
            entities: parties().filter_map(|(act, member)| Some((act, member.entity?))).collect(),
            countries: parties()
                .filter_map(|(act, member)| Some((act, member.party.country.as_deref()?)))
                .collect(),
        }
    }

    /// Whether a draft of the body is of the same act and shares a party.
    fn has(&self, draft: &Draft) -> bool {
        draft.members().any(|member| {
            let entity = member.entity.is_some_and(|entity| self.entities.contains(&(draft.act, entity)));
            let country = member.party.country.as_deref();
            entity || country.is_some_and(|country| self.countries.contains(&(draft.act, country)))
        })
    }
}
