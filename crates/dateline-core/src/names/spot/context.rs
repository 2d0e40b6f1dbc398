//! What the words around a name say of its kind, wherever the page has it: `firms like Valmor and Kornbrau`, `the city
//! of Karavel`, `shipping company Nordhav`, `Shell, BP and Valmor`. The tagger judges a name by one
//! sentence; one that says it plainly tells it for the whole page.

use std::collections::{HashMap, HashSet};

use super::Spot;
use crate::analysis::EntityType;
use crate::knowledge::{self, KindNoun};
use crate::names::view::View;

/// Words between a name and the noun that says what it is: `, a Milan-based maker of …`.
const REACH: usize = 6;

/// The members of a list whose kind is told by the others, at least.
const MAJORITY: usize = 2;

/// How often a name has to stand right behind `in` to be a place's.
const PLACED: usize = 2;

/// Gives names that no list knows the kind that the page's words tell.
pub(super) fn judge(view: &View<'_>, spots: &mut [Spot]) {
    let mut told: HashMap<String, Vec<EntityType>> = HashMap::new();
    let mut placed: HashMap<String, usize> = HashMap::new();
    let mut named: HashMap<String, usize> = HashMap::new();
    for (at, spot) in spots.iter().enumerate().filter(|(_, spot)| spot.known.is_none()) {
        *named.entry(key(view, spot)).or_default() += 1;
        let kind = by_noun(view, spot).or_else(|| by_list(view, spots, at));
        if let Some(kind) = kind {
            told.entry(key(view, spot)).or_default().push(kind);
        } else if stands_in(view, spot) {
            *placed.entry(key(view, spot)).or_default() += 1;
        }
    }
    let people = people(view, spots);
    for spot in spots.iter_mut().filter(|spot| spot.known.is_none() && spot.kind != EntityType::Norp) {
        let name = key(view, spot);
        let kinds = told.get(&name).map(Vec::as_slice).unwrap_or_default();
        let agreed = kinds.first().filter(|first| kinds.iter().all(|kind| kind == *first)).copied();
        let placed = placed.get(&name).copied().unwrap_or_default();
        let place = is_place(&name, spot.kind, placed, named[&name]).then_some(EntityType::Gpe);
        if let Some(kind) = agreed.or(place).filter(|_| !people.contains(&name)) {
            spot.kind = kind;
        }
    }
}

/// Whether a name that stands `placed` times of `named` right behind `in` is a place's. Of a listed town once is enough; of
/// one that is taken for an organisation it has to be so in half of its places, since many clubs and firms bear a town's name.
fn is_place(name: &str, kind: EntityType, placed: usize, named: usize) -> bool {
    let listed = || knowledge::towns(name).is_some();
    match kind {
        EntityType::Person => placed >= PLACED || placed > 0 && listed(),
        EntityType::Org => placed * 2 >= named && listed(),
        _ => false,
    }
}

/// The single words that are the last name of somebody whom the page names in full.
fn people(view: &View<'_>, spots: &[Spot]) -> HashSet<String> {
    let full = spots.iter().filter(|spot| spot.kind == EntityType::Person && spot.tokens.len() > 1);
    full.map(|spot| view.lower(spot.tokens.end - 1)).collect()
}

/// A name as its places are counted: `KARAVEL` opens a story, `Karavel` stands in it.
fn key(view: &View<'_>, spot: &Spot) -> String {
    view.joined(&spot.tokens).to_lowercase()
}

fn kind_of(noun: KindNoun) -> EntityType {
    match noun {
        KindNoun::City | KindNoun::Division => EntityType::Gpe,
        KindNoun::Company | KindNoun::Body => EntityType::Org,
    }
}

/// By the noun before the name or after it: `the city of …`, `carmaker …`, `firms like …`, `…, a Danish lender`.
fn by_noun(view: &View<'_>, spot: &Spot) -> Option<EntityType> {
    let floor = view.sentence(spot.tokens.start).start;
    let start = spot.tokens.start;
    let before = |back: usize| start.checked_sub(back).filter(|&token| token >= floor);
    let noun = |token: usize| knowledge::kind_noun(view.word(token));
    let of = before(1).filter(|&token| view.word(token) == "of").and(before(2)).and_then(noun);
    let of = of.filter(|noun| matches!(noun, KindNoun::City | KindNoun::Division));
    let apposed = || before(1).and_then(noun);
    of.or_else(apposed).map(kind_of).or_else(|| by_noun_after(view, spot))
}

/// By the noun of an apposition behind the name.
fn by_noun_after(view: &View<'_>, spot: &Spot) -> Option<EntityType> {
    let end = view.sentence(spot.tokens.start).end;
    let comma = spot.tokens.end;
    let opens =
        comma + 1 < end && view.word(comma) == "," && matches!(view.word(comma + 1), "a" | "an" | "the");
    let mut within = (comma + 2..end.min(comma + 2 + REACH)).take_while(|&token| {
        let word = view.word(token);
        word.starts_with(char::is_alphanumeric)
            && !matches!(word, "of" | "that" | "which" | "who" | "in" | "for")
    });
    let is_head = |&token: &usize| {
        token + 1 >= end
            || matches!(view.word(token + 1), "," | "." | "that" | "which" | "based" | "in" | "of")
    };
    let head = within.find(is_head).filter(|_| opens)?;
    knowledge::kind_noun(view.word(head)).map(kind_of)
}

/// By the list that the name stands in: by the noun that opens it (`companies such as`), or by its other members.
fn by_list(view: &View<'_>, spots: &[Spot], at: usize) -> Option<EntityType> {
    let joined = |left: &Spot, right: &Spot| {
        let between = left.tokens.end..right.tokens.start;
        !between.is_empty()
            && between.len() <= 2
            && between.clone().all(|token| matches!(view.word(token), "," | "and" | "or" | "&"))
    };
    let first = (1..=at).rev().find(|&right| !joined(&spots[right - 1], &spots[right])).unwrap_or(0);
    let last = (at + 1..spots.len()).find(|&right| !joined(&spots[right - 1], &spots[right]));
    let members = &spots[first..last.unwrap_or(spots.len())];
    opened_by(view, &members[0]).or_else(|| by_members(members, &spots[at]))
}

/// The kind of the plural noun that opens a list.
fn opened_by(view: &View<'_>, first: &Spot) -> Option<EntityType> {
    let floor = view.sentence(first.tokens.start).start;
    let before = |back: usize| {
        first.tokens.start.checked_sub(back).filter(|&token| token >= floor).map(|token| view.word(token))
    };
    let noun = match (before(2), before(1)) {
        (Some("such"), Some("as")) => before(3)?,
        (Some(noun), Some("like" | "including")) => noun,
        _ => return None,
    };
    let singular = noun.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let singular = singular.or_else(|| noun.strip_suffix('s').map(str::to_owned))?;
    knowledge::kind_noun(&singular).map(kind_of)
}

/// The kind of the other members, where they agree: a name of one word among organisations or places is no person.
fn by_members(members: &[Spot], own: &Spot) -> Option<EntityType> {
    let others = || members.iter().filter(|other| other.tokens != own.tokens);
    let among = |kinds: &[EntityType]| {
        others().count() >= MAJORITY && others().all(|other| kinds.contains(&other.kind))
    };
    if own.kind != EntityType::Person || own.tokens.len() > 1 {
        return None;
    }
    match () {
        () if among(&[EntityType::Org]) => Some(EntityType::Org),
        () if among(&[EntityType::Gpe, EntityType::Loc]) => Some(EntityType::Gpe),
        () => None,
    }
}

/// Whether a name stands where a place does: right behind `in`, owning nothing.
fn stands_in(view: &View<'_>, spot: &Spot) -> bool {
    let start = spot.tokens.start;
    start > view.sentence(start).start
        && matches!(view.lower(start - 1).as_str(), "in" | "near" | "outside")
        && !view.is_possessive(spot.tokens.end)
}
