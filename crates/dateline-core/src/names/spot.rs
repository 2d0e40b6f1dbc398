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
//!    Last a listed town's where a place is asked for (`in Agadez`).
//! 5. Names that repeat: whole ones that were found in another place, and the family name of somebody found before.
//! 6. Last, what the page says of a name in plain words tells its kind (`context`): `firms like …`, `the city of …`.

mod body;
mod context;
mod known;
mod people;
mod repeat;
mod shape;
mod tagged;
mod town;

use std::collections::HashSet;
use std::ops::Range;

use super::view::View;
use crate::analysis::EntityType;
use crate::knowledge::{self, Known};

/// Tokens that name somebody or something.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) tokens: Range<usize>,
    pub(super) kind: EntityType,
    /// What a list knows it as.
    pub(super) known: Option<Known>,
}

/// Acronyms of up to this many letters mean many things.
const SHORT: usize = 3;
/// The tagger's names below this probability are left to the other sources.
const SURE: f32 = 0.5;

/// The names of a page, in order, none overlapping another.
pub(super) fn find(view: &View<'_>) -> Vec<Spot> {
    let mut spots = Vec::new();
    for sentence in view.sentences() {
        let known = known::find(view, &sentence);
        let shaped = shape::find(view, &sentence, &known);
        let tagged = sure_names(view, &sentence);
        merge(view, &known, &tagged, shaped, &mut spots);
        add_free(&mut spots, town::find(view, &sentence));
    }
    doubt_acronyms(view, &mut spots);
    doubt_divided_names(&mut spots);
    repeat::repeat_whole(view, &mut spots);
    repeat::repeat(view, &mut spots);
    context::judge(view, &mut spots);
    spots
}

/// Adds what nothing that was found before overlaps.
fn add_free(spots: &mut Vec<Spot>, others: Vec<Spot>) {
    for other in others {
        let at = spots.partition_point(|spot| spot.tokens.end <= other.tokens.start);
        if spots.get(at).is_none_or(|spot| spot.tokens.start >= other.tokens.end) {
            spots.insert(at, other);
        }
    }
}

/// Short acronyms mean many things: one of a country's bodies is believed where the page speaks of that country, and
/// one of two letters where the page writes it out, the best known aside.
fn doubt_acronyms(view: &View<'_>, spots: &mut Vec<Spot>) {
    let mut written_out: HashSet<&str> = HashSet::new();
    let mut countries: HashSet<&str> = HashSet::from(["USA"]);
    for spot in spots.iter() {
        let country = match spot.known {
            Some(Known::Organisation(found)) if view.slice(&spot.tokens).len() > SHORT => {
                written_out.insert(found.name);
                None
            }
            Some(Known::Country(country)) => Some(country.code),
            Some(Known::Demonym(demonym)) => Some(demonym.country.code),
            Some(Known::City(city)) => Some(city.country),
            _ => None,
        };
        countries.extend(country);
    }
    spots.retain(|spot| {
        let Some(Known::Organisation(found)) = spot.known else { return true };
        let words = view.slice(&spot.tokens);
        let acronym = words.len() <= SHORT && words.chars().all(|c| c.is_uppercase() || c == '.');
        let sure = match (words.len(), found.code) {
            (2, "EUR" | "UNO") => true,
            (2, _) => written_out.contains(found.name),
            (_, code) => {
                knowledge::country_of_code(code).is_none()
                    || countries.contains(code)
                    || written_out.contains(found.name)
            }
        };
        !acronym || sure
    });
}

/// A name of both a country and a part of another one (`Georgia`) is the part where the page names other parts of that
/// country and nothing else of the first.
fn doubt_divided_names(spots: &mut [Spot]) {
    let divided: HashSet<&str> = spots
        .iter()
        .filter_map(|spot| match spot.known {
            Some(Known::Division(division)) => Some(division.country),
            _ => None,
        })
        .collect();
    let spoken_of: HashSet<&str> = spots
        .iter()
        .filter_map(|spot| match spot.known {
            Some(Known::Demonym(demonym)) => Some(demonym.country.code),
            Some(Known::City(city)) => Some(city.country),
            _ => None,
        })
        .collect();
    for spot in spots {
        let Some(Known::Country(country)) = spot.known else { continue };
        let division =
            knowledge::division(country.name).filter(|division| divided.contains(division.country));
        if let Some(division) = division.filter(|_| !spoken_of.contains(country.code)) {
            spot.known = Some(Known::Division(division));
        }
    }
}

fn sure_names(view: &View<'_>, sentence: &Range<usize>) -> Vec<Spot> {
    let names = &view.tagged.names;
    let first = names.partition_point(|name| name.tokens.end <= sentence.start);
    names[first..]
        .iter()
        .take_while(|name| name.tokens.start < sentence.end)
        .filter(|name| name.confidence >= SURE)
        .filter_map(|name| tagged::trimmed(view, name.tokens.clone(), name.kind))
        .collect()
}

/// Puts the sources together; see the module's documentation.
fn merge(view: &View<'_>, known: &[Spot], tagged: &[Spot], shaped: Vec<Spot>, out: &mut Vec<Spot>) {
    let first = out.len();
    let (people, other_shapes): (Vec<Spot>, Vec<Spot>) =
        shaped.into_iter().partition(|spot| spot.kind == EntityType::Person);
    let in_longer = |spot: &Spot| {
        let others = people.iter().chain(tagged).chain(&other_shapes);
        others.clone().any(|other| is_longer_name(view, known, spot, other))
    };
    let winners: Vec<Spot> = known.iter().filter(|spot| !in_longer(spot)).cloned().collect();
    out.extend(winners);
    for spot in people.into_iter().chain(tagged.iter().cloned()).chain(other_shapes) {
        if out[first..].iter().all(|other| !overlap(&other.tokens, &spot.tokens)) {
            out.push(spot);
        }
    }
    out[first..].sort_by_key(|spot| spot.tokens.start);
}

/// Whether `other` is a longer name that holds the known one, and not several known names in a row (`Russia-China`).
fn is_longer_name(view: &View<'_>, known: &[Spot], spot: &Spot, other: &Spot) -> bool {
    if !overlap(&spot.tokens, &other.tokens)
        || other.tokens.len() <= spot.tokens.len()
        || other.kind == EntityType::Norp
    {
        return false;
    }
    let of_its_own = |token: usize| {
        let listed = known.iter().any(|spot| spot.tokens.contains(&token));
        !listed && view.word(token).chars().any(char::is_alphabetic) && view.is_capital(token)
    };
    other.tokens.clone().any(of_its_own)
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
