//! Whose body a phrase means, by the name before it or after it: `Seoul's`, `the South Korean`, `of Japan`.

use super::{Spot, View};
use crate::analysis::EntityType;
use crate::knowledge::{self, Country, Known};

/// No adjective of a country has more tokens: `South Korean`, `Sao Tomean`.
const LONGEST_ADJECTIVE: usize = 2;

/// Whose body it is, by the name before or after it.
#[derive(Clone, Debug)]
pub(super) enum Owner {
    /// A country's, or that of its seat of government.
    Country(&'static Country),
    /// That of a place which is no country: `Gaza's health ministry`, `the Busan police`.
    Place {
        name: String,
        /// The country that the place lies in, where it is known: ISO 3166 alpha-3.
        country: Option<&'static str>,
    },
}

/// The country before the phrase, `Seoul's`, `the South Korean`, `Japan`, and where the owner starts.
pub(super) fn owner_before(
    view: &View<'_>,
    start: usize,
    floor: usize,
    spots: &[Spot],
) -> (Option<Owner>, usize) {
    let mut end = start;
    // `South Korea's national police`, `Israel's top court`: one adjective may stand between.
    if end > floor
        && matches!(view.lower(end - 1).as_str(), "top" | "national" | "federal" | "own" | "main" | "state")
    {
        end -= 1;
    }
    if end > floor && view.is_possessive(end - 1) {
        end -= 1;
    }
    let index = spots.partition_point(|spot| spot.tokens.end < end);
    let spot = spots.get(index).filter(|spot| spot.tokens.end == end && spot.tokens.start >= floor);
    let named = spot.and_then(|spot| Some((owner_by(view, spot)?, spot.tokens.start)));
    match named.or_else(|| adjective_before(view, end, floor)) {
        Some((owner, first)) => (Some(owner), first),
        None => (None, start),
    }
}

/// The country by an adjective that is part of the body's own name: `Palestinian Health Ministry`.
fn adjective_before(view: &View<'_>, end: usize, floor: usize) -> Option<(Owner, usize)> {
    let firsts = (1..=LONGEST_ADJECTIVE.min(end - floor)).rev().map(|length| end - length);
    firsts.filter(|&first| view.is_capital(first)).find_map(|first| {
        let demonym = knowledge::demonym(&view.joined(&(first..end)))?;
        Some((Owner::Country(demonym.country), first))
    })
}

/// The owner that a name before a body tells.
fn owner_by(view: &View<'_>, spot: &Spot) -> Option<Owner> {
    let name = || view.joined(&spot.tokens);
    let place = |country| Some(Owner::Place { name: name(), country });
    match spot.known {
        Some(Known::Country(country)) => Some(Owner::Country(country)),
        Some(Known::Demonym(demonym)) => Some(Owner::Country(demonym.country)),
        Some(Known::City(city)) => {
            knowledge::seat(city.name).map(Owner::Country).or_else(|| place(Some(city.country)))
        }
        Some(Known::Division(division)) => place(Some(division.country)),
        Some(Known::Place(_)) => knowledge::country(view.slice(&spot.tokens))
            .map(Owner::Country)
            .or_else(|| place(knowledge::city(&name()).map(|city| city.country))),
        None if matches!(spot.kind, EntityType::Gpe | EntityType::Loc) => place(None),
        Some(Known::Organisation(_)) | None => None,
    }
}

/// The country after it: `the ministry of foreign affairs of Japan`.
pub(super) fn owner_after(view: &View<'_>, end: usize, spots: &[Spot]) -> (Option<Owner>, usize) {
    if !matches!(view.word(end), "of" | "in") {
        return (None, end);
    }
    let first = if view.word(end + 1) == "the" { end + 2 } else { end + 1 };
    let index = spots.partition_point(|spot| spot.tokens.start < first);
    let spot = spots.get(index).filter(|spot| spot.tokens.start == first);
    let sits = view.lower(end - 1) == "parliament" && view.word(end) == "in";
    match spot.and_then(|spot| Some((spot, spot.known?))) {
        Some((spot, Known::Country(country))) if view.word(end) == "of" => {
            (Some(Owner::Country(country)), spot.tokens.end)
        }
        Some((_, Known::Country(country))) => (Some(Owner::Country(country)), end),
        Some((_, Known::City(city))) if sits => (knowledge::seat(city.name).map(Owner::Country), end),
        _ => (None, end),
    }
}
