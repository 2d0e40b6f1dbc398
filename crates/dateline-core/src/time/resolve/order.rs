//! What dates near each other say of one another.

use super::super::value::Value;
use super::Resolved;

/// How far ahead a neighbour is looked for.
const NEIGHBOURS: usize = 6;

/// How an expression stands to its neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Place {
    /// The index of its sentence.
    pub(in super::super) sentence: usize,
    /// Its sentence goes on from the one before: `Then, on Monday, …`.
    pub(in super::super) goes_on: bool,
    /// It ends what its sentence tells: `until February 1`.
    pub(in super::super) ends: bool,
}

/// Chooses between the alternatives of a weekday so that the story runs forwards: what `then` follows comes before it,
/// what lasts `until` a day begins before it.
pub(in super::super) fn settle(places: &[Place], resolved: &mut [Resolved]) {
    for this in (0..resolved.len()).rev() {
        if resolved[this].alternatives.is_empty() {
            continue;
        }
        let bounds = later_bounds(places, resolved, this);
        let fits = |value: &Value| match value.interval() {
            Some(interval) => bounds.iter().flatten().all(|bound| interval.start <= bound.start),
            None => false,
        };
        if resolved[this].value.as_ref().is_none_or(&fits) {
            continue;
        }
        if let Some(better) = resolved[this].alternatives.iter().position(fits) {
            let chosen = resolved[this].alternatives.remove(better);
            if let Some(first) = resolved[this].value.replace(chosen) {
                resolved[this].alternatives.insert(0, first);
            }
        }
    }
}

/// What `this` must not begin after.
fn later_bounds(
    places: &[Place],
    resolved: &[Resolved],
    this: usize,
) -> [Option<super::super::value::Interval>; 2] {
    let interval = |index: usize| resolved.get(index).and_then(|next| next.value.as_ref()?.interval());
    // A length between the two (`on Sunday for a two-day visit`) is no neighbour.
    let near = this + 1..resolved.len().min(this + 1 + NEIGHBOURS);
    let next = near.into_iter().find(|&next| interval(next).is_some());
    let Some((next, place)) = next.and_then(|next| Some((next, places.get(next)?))) else {
        return [None, None];
    };
    let same = place.sentence == places[this].sentence;
    let end = (same && place.ends).then(|| interval(next)).flatten();
    let follow = (!same && place.goes_on && place.sentence == places[this].sentence + 1)
        .then(|| interval(next))
        .flatten();
    [end, follow]
}
