//! Which names of people are one person's within a page.

use super::compare::{self, PersonName, Verdict};
use super::registry::{Draft, Identity, Registry};
use super::spot::Spot;
use super::view::View;
use crate::analysis::{EntityType, MentionKind};
use crate::knowledge::fold;

/// A name is compared with this many others at most, the nearest ones: pages that list thousands of people stay quick.
const MOST_COMPARED: usize = 300;
/// Spellings of one person's name that are kept for comparison.
const MOST_FORMS: usize = 8;

/// Where each person is named: the token, and the entity.
type Namings = Vec<(usize, usize)>;

/// Links the names of people: whole names first, then single words to the nearest whole name that they fit.
pub(super) fn link(view: &View<'_>, spots: &[&Spot], registry: &mut Registry) {
    let (whole, single): (Vec<&&Spot>, Vec<&&Spot>) =
        spots.iter().partition(|spot| content_words(view, spot) > 1);
    let mut people: Vec<usize> = Vec::new();
    let mut namings: Namings = Vec::new();
    for spot in whole {
        let name = PersonName::parse(&view.joined(&spot.tokens));
        let recent = people.iter().rev().take(MOST_COMPARED).copied();
        let found = recent.into_iter().find(|&person| is_same(&registry.drafts[person], &name));
        let person = found.unwrap_or_else(|| {
            let added = registry.add(Draft::new(EntityType::Person, Identity::Named));
            people.push(added);
            added
        });
        if registry.drafts[person].names.len() < MOST_FORMS && !registry.drafts[person].names.contains(&name)
        {
            registry.drafts[person].names.push(name);
        }
        namings.push((spot.tokens.start, person));
        registry.refer(spot.tokens.clone(), person, MentionKind::Name, false);
    }
    namings.sort_unstable();
    for spot in single {
        let name = PersonName::parse(&view.joined(&spot.tokens));
        let person = nearest(&namings, registry, spot.tokens.start, &name).unwrap_or_else(|| {
            let words = fold(&view.joined(&spot.tokens));
            registry.keyed(format!("person {words}"), || {
                let mut draft = Draft::new(EntityType::Person, Identity::Named);
                draft.names.push(name.clone());
                draft
            })
        });
        let place = namings.partition_point(|naming| naming.0 < spot.tokens.start);
        namings.insert(place, (spot.tokens.start, person));
        registry.refer(spot.tokens.clone(), person, MentionKind::Name, false);
    }
}

/// How many words of the name are no particles: `von der Leyen` is one.
fn content_words(view: &View<'_>, spot: &Spot) -> usize {
    spot.tokens
        .clone()
        .filter(|&token| !crate::knowledge::particle(view.word(token)) || token + 1 == spot.tokens.end)
        .count()
}

/// Whether the name is a form of the person's. Within a page a shorter form is taken for the same person.
fn is_same(draft: &Draft, name: &PersonName) -> bool {
    draft.names.iter().take(MOST_FORMS).any(|known| {
        let found = compare::compare(known, name);
        found.verdict >= Verdict::Compatible && !found.reasons.contains(&compare::Reason::Suffix)
    })
}

/// The person whom a single word means: the last one named before who bears it, else the first one after.
/// Family names go before given names.
fn nearest(namings: &Namings, registry: &Registry, token: usize, name: &PersonName) -> Option<usize> {
    let fits = |person: usize, reason: compare::Reason| {
        let known = &registry.drafts[person].names;
        known.iter().any(|known| {
            let found = compare::compare(known, name);
            found.verdict == Verdict::Equal
                || (found.verdict == Verdict::Compatible && found.reasons.contains(&reason))
        })
    };
    let middle = namings.partition_point(|naming| naming.0 < token);
    let (before, after) = namings.split_at(middle);
    for reason in [compare::Reason::FamilyOnly, compare::Reason::GivenOnly] {
        let near = before.iter().rev().take(MOST_COMPARED).chain(after.iter().take(MOST_COMPARED));
        let found = near.into_iter().find(|naming| fits(naming.1, reason));
        if let Some(&(_, person)) = found {
            return Some(person);
        }
    }
    None
}
