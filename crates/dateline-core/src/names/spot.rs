//! Where names stand, and of what kind they are.
//!
//! Three sources are merged; none overlaps another in the result. Who wins:
//!
//! 1. A known name (country, organisation, city, region) wins over everything of its own length or shorter. A longer
//!    name that holds it wins over it: `Bank of England` over `England`, `Jordan Henderson` over `Jordan`.
//! 2. A title before capitals makes them a person, whatever the tagger calls them.
//! 3. The tagger's names, those that it is sure enough of.
//! 4. Names whose shape tells: a listed given name before another, a Korean or Chinese family name before its given
//!    name, an organisation's noun at the end (`Foundation`) or with `of` (`University of …`), a place's noun.
//! 5. Last, single words that repeat the family name of somebody found before.

mod known;
mod shape;

use std::ops::Range;

use super::view::View;
use crate::analysis::EntityType;
use crate::knowledge::Known;

/// Tokens that name somebody or something.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) tokens: Range<usize>,
    pub(super) kind: EntityType,
    /// What a list knows it as.
    pub(super) known: Option<Known>,
}

/// The tagger's names below this probability are left to the other sources.
const SURE: f32 = 0.5;

/// The names of a page, in order, none overlapping another.
pub(super) fn find(view: &View<'_>) -> Vec<Spot> {
    let mut spots = Vec::new();
    for sentence in view.sentences() {
        let known = known::find(view, &sentence);
        let shaped = shape::find(view, &sentence, &known);
        let tagged = tagged(view, &sentence);
        merge(known, tagged, shaped, &mut spots);
    }
    shape::repeat(view, &mut spots);
    spots
}

fn tagged(view: &View<'_>, sentence: &Range<usize>) -> Vec<Spot> {
    let names = &view.tagged.names;
    let first = names.partition_point(|name| name.tokens.end <= sentence.start);
    names[first..]
        .iter()
        .take_while(|name| name.tokens.start < sentence.end)
        .filter(|name| name.confidence >= SURE)
        .filter_map(|name| shape::trimmed(view, name.tokens.clone(), name.kind))
        .collect()
}

/// Puts the sources together; see the module's documentation.
fn merge(known: Vec<Spot>, tagged: Vec<Spot>, shaped: Vec<Spot>, out: &mut Vec<Spot>) {
    let first = out.len();
    let free = |taken: &[Spot], spot: &Spot| taken.iter().all(|other| !overlap(&other.tokens, &spot.tokens));
    let holds_longer = |spot: &Spot, others: &[Spot]| {
        others.iter().any(|other| {
            overlap(&other.tokens, &spot.tokens)
                && other.tokens.len() > spot.tokens.len()
                && other.kind != EntityType::Norp
        })
    };
    let (titled, other_shapes): (Vec<Spot>, Vec<Spot>) =
        shaped.into_iter().partition(|spot| spot.kind == EntityType::Person);
    let winners = known.into_iter().filter(|spot| {
        !holds_longer(spot, &tagged) && !holds_longer(spot, &titled) && !holds_longer(spot, &other_shapes)
    });
    let winners: Vec<Spot> = winners.collect();
    out.extend(winners);
    for spot in titled.into_iter().chain(tagged).chain(other_shapes) {
        if free(&out[first..], &spot) {
            out.push(spot);
        }
    }
    out[first..].sort_by_key(|spot| spot.tokens.start);
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
