//! Posts that are told by somebody else's: `Trade Minister A and his Chilean counterpart, B`; `her successor, B`.
//!
//! A successor holds the same post, and a predecessor held it. A counterpart B holds A's post for the country or
//! organisation of the adjective. A's own post is of the other side: what stands between A and `counterpart` never is A's.

use std::collections::HashMap;
use std::ops::Range;

use super::registry::{Registry, RoleDraft};
use super::role::{Reading, is_body};
use super::view::View;
use crate::analysis::{EntityType, MentionKind};

/// `He met his Chilean counterpart, B`: who he is stands at most this many tokens before.
const REACH: usize = 60;

/// Somebody's counterpart in a body.
struct Counterpart {
    /// Where the words start.
    start: usize,
    /// The body whose post it is.
    of: usize,
}

/// Adds the posts of counterparts; tells, for each person who has one, what that counterpart is of.
pub(super) fn read(
    view: &View<'_>,
    registry: &Registry,
    readings: &mut Vec<Reading>,
) -> HashMap<usize, usize> {
    let mut posts: HashMap<usize, &Reading> = HashMap::new();
    for reading in readings.iter().filter(|reading| reading.role.qualifier.is_none()) {
        posts.entry(reading.person).or_insert(reading);
    }
    let mut opposite = HashMap::new();
    let mut added = Vec::new();
    for reference in &registry.references {
        if reference.kind != MentionKind::Name || !is_person(registry, reference.entity) {
            continue;
        }
        if let Some((start, qualifier)) = succession(view, &reference.tokens) {
            let before = registry.within(&(start.saturating_sub(REACH)..start)).iter().rev();
            let mut others = before.map(|other| other.entity).filter(|&person| person != reference.entity);
            if let Some(post) = others.find_map(|person| posts.get(&person)) {
                let qualifier = qualifier.map(str::to_owned);
                added.push(Reading {
                    person: reference.entity,
                    mention: reference.tokens.clone(),
                    rank: post.rank,
                    role: RoleDraft { qualifier, ..post.role.clone() },
                });
            }
            continue;
        }
        let Some(found) = beside(view, &reference.tokens, registry) else { continue };
        let before = registry.within(&(found.start.saturating_sub(REACH)..found.start)).iter().rev();
        let mut named = before.filter(|other| is_person(registry, other.entity)).map(|other| other.entity);
        let Some(holder) = named.find(|&person| person != reference.entity) else { continue };
        opposite.insert(holder, found.of);
        let Some(post) = posts.get(&holder) else { continue };
        let role = RoleDraft { of: Some(found.of), ..post.role.clone() };
        added.push(Reading {
            person: reference.entity,
            mention: reference.tokens.clone(),
            rank: post.rank,
            role,
        });
    }
    readings.extend(added);
    readings.sort_by_key(|reading| reading.mention.start);
    opposite
}

/// The place before the title in its sentence whose country is not the counterpart's: `Morocco called off a meeting
/// between Trade Minister A and his Chilean counterpart`; where there is none, the only such country shortly before.
pub(super) fn own_side(
    view: &View<'_>,
    registry: &Registry,
    title: usize,
    other: usize,
) -> Option<&'static str> {
    let theirs = registry.drafts[other].country;
    let codes = |tokens: Range<usize>| {
        let places = registry.within(&tokens).iter().map(|found| &registry.drafts[found.entity]);
        let codes = places.filter(|draft| draft.kind == EntityType::Gpe).filter_map(|draft| draft.country);
        codes.filter(|code| Some(*code) != theirs).collect::<Vec<_>>()
    };
    let sentence = view.sentence(title).start;
    let near = codes(sentence..title);
    near.first().copied().or_else(|| {
        let before = codes(sentence.saturating_sub(REACH)..sentence);
        before.first().copied().filter(|first| before.iter().all(|code| code == first))
    })
}

fn is_person(registry: &Registry, entity: usize) -> bool {
    registry.drafts[entity].kind == EntityType::Person
}

/// Where `her successor, NAME` or `NAME, her predecessor,` starts, and how the post is held.
fn succession(view: &View<'_>, name: &Range<usize>) -> Option<(usize, Option<&'static str>)> {
    let sentence = view.sentence(name.start);
    let reads = |noun: usize| match view.word(noun) {
        "successor" => Some(None),
        "predecessor" => Some(Some("former")),
        _ => None,
    };
    let comma = usize::from(name.start > sentence.start && view.word(name.start - 1) == ",");
    let before = name.start.checked_sub(1 + comma).filter(|&noun| noun > sentence.start);
    let before = before.filter(|&noun| owned(view, noun, sentence.start));
    if let Some((noun, qualifier)) = before.and_then(|noun| Some((noun, reads(noun)?))) {
        return Some((noun, qualifier));
    }
    let noun = name.end + 2;
    let after = view.word(name.end) == "," && noun < sentence.end && owned(view, noun, name.end);
    reads(noun).filter(|_| after).map(|qualifier| (name.start, qualifier))
}

/// The counterpart that the words beside a name make of it.
fn beside(view: &View<'_>, name: &Range<usize>, registry: &Registry) -> Option<Counterpart> {
    let sentence = view.sentence(name.start);
    let comma = name.start > sentence.start && view.word(name.start - 1) == ",";
    let end = name.start - usize::from(comma);
    before(view, end, sentence.start, registry).or_else(|| after(view, name.end, sentence.end, registry))
}

/// `his Chilean counterpart, NAME` and `her counterpart from Chile, NAME`, up to the token `end`.
fn before(view: &View<'_>, end: usize, floor: usize, registry: &Registry) -> Option<Counterpart> {
    let last = end.checked_sub(1).filter(|&last| last > floor)?;
    if view.word(last) == "counterpart" {
        let body = body_before(registry, last, floor)?;
        return owned(view, body.0, floor).then_some(Counterpart { start: body.0, of: body.1 });
    }
    let (start, of) = body_before(registry, end, floor)?;
    let preposition = start.checked_sub(1)?;
    let preposition = preposition - usize::from(view.word(preposition) == "the" && preposition > floor);
    let noun = preposition.checked_sub(1).filter(|&noun| noun > floor)?;
    let reads = matches!(view.word(preposition), "from" | "in" | "of") && view.word(noun) == "counterpart";
    (reads && owned(view, noun, floor)).then_some(Counterpart { start: noun, of })
}

/// `NAME, his Chilean counterpart,`.
fn after(view: &View<'_>, end: usize, ceiling: usize, registry: &Registry) -> Option<Counterpart> {
    let start = end + 2;
    if start >= ceiling || view.word(end) != "," || !owned(view, start, end) {
        return None;
    }
    let body = registry.starting_near(start).find(|found| is_body(registry, found.entity))?;
    (view.word(body.tokens.end) == "counterpart").then_some(Counterpart { start: end, of: body.entity })
}

/// Where the country or organisation that ends at the token starts, and which it is.
fn body_before(registry: &Registry, end: usize, floor: usize) -> Option<(usize, usize)> {
    let found = registry.ending_at(end).filter(|found| found.tokens.start > floor)?;
    is_body(registry, found.entity).then_some((found.tokens.start, found.entity))
}

/// Whether the words from the token on are somebody's.
fn owned(view: &View<'_>, start: usize, floor: usize) -> bool {
    start > floor
        && (view.is_possessive(start - 1)
            || matches!(view.lower(start - 1).as_str(), "his" | "her" | "their" | "its"))
}
