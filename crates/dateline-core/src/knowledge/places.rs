//! Cities, states and provinces, seas and regions, and the nouns that make a name a place's.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table::{list, plain, rows};
use crate::analysis::EntityType;

/// A large city.
#[derive(Debug)]
pub struct City {
    /// The name.
    pub name: &'static str,
    /// The country: ISO 3166 alpha-3.
    pub country: &'static str,
    /// Inhabitants, in thousands.
    pub thousands: u32,
    /// Whether the name is also a word or a given name, so that more than its letters is needed.
    pub doubtful: bool,
    /// Whether the name is also an ordinary English word: `Reading`.
    pub word: bool,
}

/// A state or province.
#[derive(Debug)]
pub struct Division {
    /// The name.
    pub name: &'static str,
    /// The country: ISO 3166 alpha-3.
    pub country: &'static str,
}

/// A place without a government of its own.
#[derive(Debug)]
pub struct Place {
    /// The name.
    pub name: &'static str,
    /// `continent`, `region` or `sea`.
    pub kind: &'static str,
    /// The adjective, if it has one.
    pub adjective: Option<&'static str>,
}

/// A noun that makes a place of the name beside it.
#[derive(Clone, Copy, Debug)]
pub struct PlaceNoun {
    /// Where the noun stands.
    pub position: Position,
    /// What the two name together.
    pub kind: EntityType,
}

/// A noun that makes an event or a work of the name that it ends.
#[derive(Debug)]
pub struct EventNoun {
    /// What it makes of the name.
    pub kind: EntityType,
    after: Vec<&'static str>,
}

impl EventNoun {
    /// Whether it does so behind that word: `Olympic Games` are an event, `Epic Games` are not.
    pub fn fits_behind(&self, word: &str) -> bool {
        self.after.is_empty() || self.after.contains(&word)
    }
}

/// Where a noun stands beside a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// After it: `Korean Peninsula`.
    After,
    /// Before it: `Gulf of Guinea`, `Lake Victoria`.
    Before,
}

static CITIES: LazyLock<HashMap<String, City>> = LazyLock::new(|| {
    rows(include_str!("data/cities.tsv"))
        .map(|[name, country, thousands, doubt]| {
            let thousands = thousands.parse().unwrap_or_default();
            (
                plain(name),
                City { name, country, thousands, doubtful: !doubt.is_empty(), word: doubt == "word" },
            )
        })
        .collect()
});

static DIVISIONS: LazyLock<HashMap<String, Division>> = LazyLock::new(|| {
    rows(include_str!("data/divisions.tsv"))
        .map(|[name, country]| (plain(name), Division { name, country }))
        .collect()
});

static PLACES: LazyLock<HashMap<String, Place>> = LazyLock::new(|| {
    rows(include_str!("data/places.tsv"))
        .map(|[name, kind, adjective]| {
            (plain(name), Place { name, kind, adjective: Some(adjective).filter(|word| !word.is_empty()) })
        })
        .collect()
});

static PLACE_NOUNS: LazyLock<HashMap<&str, PlaceNoun>> = LazyLock::new(|| {
    rows(include_str!("data/place_nouns.tsv"))
        .map(|[noun, position, kind]| {
            let position = if position == "before" { Position::Before } else { Position::After };
            let kind = match kind {
                "GPE" => EntityType::Gpe,
                "FAC" => EntityType::Fac,
                _ => EntityType::Loc,
            };
            (noun, PlaceNoun { position, kind })
        })
        .collect()
});

static EVENT_NOUNS: LazyLock<HashMap<&str, EventNoun>> = LazyLock::new(|| {
    rows(include_str!("data/event_nouns.tsv"))
        .map(|[noun, kind, after]| {
            let kind = if kind == "EVENT" { EntityType::Event } else { EntityType::Work };
            (noun, EventNoun { kind, after: list(after) })
        })
        .collect()
});

/// The city of that name; of several the largest.
pub fn city(name: &str) -> Option<&'static City> {
    CITIES.get(&plain(name))
}

/// The state or province of that name.
pub fn division(name: &str) -> Option<&'static Division> {
    DIVISIONS.get(&plain(name))
}

/// The sea, region or continent of that name.
pub fn place(name: &str) -> Option<&'static Place> {
    PLACES.get(&plain(name))
}

/// What a noun makes of the name beside it.
pub fn place_noun(noun: &str) -> Option<PlaceNoun> {
    PLACE_NOUNS.get(noun).copied()
}

/// What a capitalised noun makes of the name that it ends: an event (`Summit`) or a work (`Treaty`).
pub fn event_noun(noun: &str) -> Option<&'static EventNoun> {
    EVENT_NOUNS.get(noun)
}

pub(super) fn all_cities() -> impl Iterator<Item = &'static City> {
    CITIES.values()
}

pub(super) fn all_divisions() -> impl Iterator<Item = &'static Division> {
    DIVISIONS.values()
}

pub(super) fn all_places() -> impl Iterator<Item = &'static Place> {
    PLACES.values()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cities_know_their_country() {
        for (name, country, doubtful) in
            [("Brussels", "BEL", false), ("Kyiv", "UKR", false), ("Reading", "GBR", true)]
        {
            let found = city(name);
            assert_eq!(found.map(|city| (city.country, city.doubtful)), Some((country, doubtful)), "{name}");
        }
        assert!(city("Nowhere").is_none());
    }

    #[test]
    fn places_and_nouns() {
        assert_eq!(place("Korean Peninsula").map(|place| place.kind), Some("region"));
        assert_eq!(division("California").map(|division| division.country), Some("USA"));
        assert_eq!(place_noun("Gulf of").map(|noun| noun.position), Some(Position::Before));
        assert_eq!(place_noun("Airport").map(|noun| noun.kind), Some(EntityType::Fac));
        assert_eq!(event_noun("Summit").map(|noun| noun.kind), Some(EntityType::Event));
        assert!(event_noun("Summit").is_some_and(|noun| noun.fits_behind("Climate")));
        assert!(
            event_noun("Games").is_some_and(|noun| noun.fits_behind("Asian") && !noun.fits_behind("Epic"))
        );
    }
}
