//! Whose post a bare title names: `President X`, `its coordinator, X`.
//!
//! A title whose country or organisation is not said beside it takes it, in this order, from: the same person's same
//! title elsewhere in the page; the person before it in a list (`South Korean President X, Foreign Minister Y`); a
//! visit earlier in the sentence (`head to Tokyo to meet Prime Minister X`); the home of the story; the only country named
//! right before. A country that has no such head (`King X` beside a republic) is never taken. Only heads of state and
//! government and ministers do so; other titles stay without, but for those that a pronoun gives to a body (`its
//! coordinator, X`).

use std::collections::HashMap;

use super::counterpart;
use super::home::Home;
use super::registry::{Identity, Registry};
use super::role::{Reading, is_body};
use super::view::View;
use crate::analysis::EntityType;
use crate::knowledge::{self, Country, Rank};

/// Words that say that somebody goes to the place named after them.
const VISITS: &[&str] = &[
    "visit",
    "visits",
    "visited",
    "visiting",
    "head",
    "heads",
    "headed",
    "fly",
    "flies",
    "flew",
    "flying",
    "arrive",
    "arrives",
    "arrived",
    "arriving",
    "travel",
    "travels",
    "traveled",
    "travelled",
    "trip",
    "tour",
    "land",
    "lands",
    "landed",
];
/// A country that a bare title may take lies this many words before it at most.
const NEIGHBOUR_REACH: usize = 60;

/// Fills in whose the bare titles are.
pub(super) fn complete(
    view: &View<'_>,
    home: &Home,
    registry: &mut Registry,
    opposite: &HashMap<usize, usize>,
    readings: &mut [Reading],
) {
    // The first body that the page gives each person's title, beside any of the mentions.
    let mut owned: HashMap<(usize, &'static str), usize> = HashMap::new();
    for reading in readings.iter() {
        if let Some(of) = reading.role.of {
            owned.entry((reading.person, reading.role.title.name)).or_insert(of);
        }
    }
    for index in 0..readings.len() {
        if readings[index].role.of.is_some() || !matches!(readings[index].rank, Rank::Head | Rank::Minister) {
            continue;
        }
        let own = owned.get(&(readings[index].person, readings[index].role.title.name));
        let of = own.copied().or_else(|| by_list(view, registry, readings, index));
        let title = readings[index].role.tokens.start;
        let of = of.or_else(|| match opposite.get(&readings[index].person) {
            Some(&other) => beside_opposite(view, home, registry, title, other),
            None => by_visit(view, registry, title)
                .or_else(|| home_of(view, home, &readings[index]).map(|country| registry.country(country)))
                .or_else(|| by_neighbour(view, registry, &readings[index])),
        });
        let title = readings[index].role.title.name;
        readings[index].role.of = of.filter(|&of| may_have(registry, of, title));
        if let Some(of) = readings[index].role.of {
            owned.entry((readings[index].person, readings[index].role.title.name)).or_insert(of);
        }
    }
}

/// Whether a body may have such a head: no republic has a king, and no country but the Holy See a pope.
fn may_have(registry: &Registry, of: usize, title: &str) -> bool {
    match registry.drafts[of].identity {
        Identity::Country(country) => knowledge::has_head(country.code, title),
        _ => true,
    }
}

/// The home of the story, where it may be that of somebody with this name and title: where the story is much about a
/// country but not told from it, `president` in small letters may be of anything, and nobody is president of China who is
/// not called by a Chinese name.
fn home_of(view: &View<'_>, home: &Home, reading: &Reading) -> Option<&'static Country> {
    let told_from = home.stated();
    let country = told_from.or(home.country.filter(|_| view.is_capital(reading.role.tokens.start)))?;
    may_serve(view, reading, country).then_some(country)
}

/// Whether the name of a holder does not speak against a country whose people put the family name first.
fn may_serve(view: &View<'_>, reading: &Reading, country: &Country) -> bool {
    let custom = match country.code {
        "KOR" | "PRK" => "Korean",
        "CHN" | "TWN" | "HKG" => "Chinese",
        "VNM" => "Vietnamese",
        _ => return true,
    };
    let mut name = reading.mention.clone().map(|token| view.word(token));
    name.any(|word| knowledge::family_name_first(word) == Some(custom))
}

/// The country of a title whose holder has a counterpart in another body.
fn beside_opposite(
    view: &View<'_>,
    home: &Home,
    registry: &mut Registry,
    title: usize,
    other: usize,
) -> Option<usize> {
    let home = || home.other_than(registry.drafts[other].country.unwrap_or_default());
    let side = counterpart::own_side(view, registry, title, other).and_then(knowledge::country_of_code);
    side.or_else(home).map(|country| registry.country(country))
}

/// The country of the person before it in a list.
fn by_list(view: &View<'_>, registry: &Registry, readings: &[Reading], index: usize) -> Option<usize> {
    let this = &readings[index];
    let before = readings[..index].iter().rev().find(|other| other.mention.end <= this.role.tokens.start)?;
    let between = before.mention.end..this.role.tokens.start;
    let joined = !between.is_empty()
        && between.len() <= 2
        && view.sentence(before.mention.start).contains(&this.mention.start)
        && between.clone().all(|token| matches!(view.word(token), "," | "and" | "&"));
    let country = before.role.of.filter(|&of| matches!(registry.drafts[of].identity, Identity::Country(_)));
    // Two presidents in a row are of two countries.
    country.filter(|_| joined && before.role.title.name != this.role.title.name)
}

/// The only country that the sentence and the one before name before the title: `Chile agreed. President X thanked …`.
fn by_neighbour(view: &View<'_>, registry: &Registry, reading: &Reading) -> Option<usize> {
    let title = reading.role.tokens.start;
    let sentence = view.sentence(title).start;
    let start = view.sentences_before(title).next().map_or(sentence, |before| before.start);
    let named = registry.within(&(start.max(title.saturating_sub(NEIGHBOUR_REACH))..title)).iter();
    let mut countries = named
        .map(|found| found.entity)
        .filter(|&entity| matches!(registry.drafts[entity].identity, Identity::Country(_)));
    let first = countries.next()?;
    let alone = countries.all(|other| other == first);
    let Identity::Country(country) = registry.drafts[first].identity else { return None };
    (alone && view.is_capital(title) && may_serve(view, reading, country)).then_some(first)
}

/// Gives the posts that a page calls a body's by a pronoun to that body: `its coordinator, X`.
pub(super) fn own_by_pronoun(view: &View<'_>, registry: &mut Registry) {
    let mut owned = Vec::new();
    for (person, draft) in registry.drafts.iter().enumerate() {
        for (number, role) in draft.roles.iter().enumerate().filter(|(_, role)| role.of.is_none()) {
            let before = role.tokens.start.saturating_sub(2)..role.tokens.start;
            let pronoun = before.rev().find(|&token| matches!(view.word(token), "its" | "Its"));
            let body = pronoun.and_then(|token| registry.exactly(&(token..token + 1)));
            owned.extend(
                body.filter(|body| is_body(registry, body.entity)).map(|body| (person, number, body.entity)),
            );
        }
    }
    for (person, number, body) in owned {
        registry.drafts[person].roles[number].of = Some(body);
    }
}

/// The country that somebody goes to earlier in the sentence.
fn by_visit(view: &View<'_>, registry: &mut Registry, title: usize) -> Option<usize> {
    let sentence = view.sentence(title);
    let visit = (sentence.start..title).find(|&token| VISITS.contains(&view.lower(token).as_str()))?;
    let mut codes = registry.within(&(visit..title)).iter().filter_map(|found| {
        let draft = &registry.drafts[found.entity];
        (draft.kind == EntityType::Gpe && !found.metonym).then_some(draft.country).flatten()
    });
    let first = codes.next()?;
    let alone = codes.all(|code| code == first);
    let country = knowledge::country_of_code(first).filter(|_| alone)?;
    Some(registry.country(country))
}
