//! Countries, their capitals, and what their people are called.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table::{list, plain, rows};

/// A country or territory.
#[derive(Debug)]
pub struct Country {
    /// ISO 3166 alpha-3: `KOR`; `XKX` for Kosovo.
    pub code: &'static str,
    /// The usual English name: `South Korea`.
    pub name: &'static str,
    /// The seats of its government; the first is the capital that stands for it in the news.
    pub seats: Vec<&'static str>,
    /// Adjectives of the areas that it lies in: `Asian`, `East Asian`.
    pub areas: Vec<&'static str>,
    /// Adjectives: `South Korean`.
    pub adjectives: Vec<&'static str>,
    /// What one of its people is called: `Dane`; the plural adds `s` where none is listed.
    pub people: Vec<&'static str>,
    /// Other names: official, abbreviated, older.
    pub aliases: Vec<&'static str>,
}

/// A word for what belongs to a country.
#[derive(Clone, Copy, Debug)]
pub struct Demonym {
    /// The country.
    pub country: &'static Country,
    /// What the word can be.
    pub kind: DemonymKind,
}

/// What a demonym can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemonymKind {
    /// Only an adjective or the people as a whole: `Danish`, `French`.
    Adjective,
    /// One or several of the people: `Dane`, `Danes`.
    People,
    /// Either: `German`.
    Either,
}

struct Index {
    countries: Vec<Country>,
    names: HashMap<String, usize>,
    codes: HashMap<&'static str, usize>,
    demonyms: HashMap<String, (usize, DemonymKind)>,
    seats: HashMap<String, (usize, bool)>,
}

static INDEX: LazyLock<Index> = LazyLock::new(Index::read);

impl Index {
    fn read() -> Self {
        let countries: Vec<Country> = rows(include_str!("data/countries.tsv"))
            .map(|[code, name, seats, areas, adjectives, people, aliases]| Country {
                code,
                name,
                seats: list(seats),
                areas: list(areas),
                adjectives: list(adjectives),
                people: list(people),
                aliases: list(aliases),
            })
            .collect();
        let mut index = Self {
            names: HashMap::new(),
            codes: HashMap::new(),
            demonyms: HashMap::new(),
            seats: HashMap::new(),
            countries: Vec::new(),
        };
        for (number, country) in countries.iter().enumerate() {
            index.codes.insert(country.code, number);
            for name in country.aliases.iter().chain([&country.name]) {
                index.names.entry(plain(name)).or_insert(number);
            }
            for (rank, seat) in country.seats.iter().enumerate() {
                index.seats.entry(plain(seat)).or_insert((number, rank == 0));
            }
            index.add_demonyms(number, country);
        }
        index.countries = countries;
        index
    }

    fn add_demonyms(&mut self, number: usize, country: &Country) {
        for adjective in &country.adjectives {
            self.demonyms.entry(plain(adjective)).or_insert((number, DemonymKind::Adjective));
        }
        for people in &country.people {
            for (form, kind) in
                [(plain(people), DemonymKind::Either), (format!("{}s", plain(people)), DemonymKind::People)]
            {
                let entry = self.demonyms.entry(form).or_insert((number, DemonymKind::People));
                if entry.0 == number && entry.1 == DemonymKind::Adjective {
                    entry.1 = kind;
                }
            }
        }
    }
}

/// Every country.
pub fn countries() -> &'static [Country] {
    &INDEX.countries
}

/// The country of that name, official name or abbreviation, `the` left out: `S. Korea`, `US`, `United Kingdom`.
pub fn country(name: &str) -> Option<&'static Country> {
    INDEX.names.get(&plain(name)).map(|&number| &INDEX.countries[number])
}

/// The country of an ISO 3166 alpha-3 code.
pub fn country_of_code(code: &str) -> Option<&'static Country> {
    INDEX.codes.get(code).map(|&number| &INDEX.countries[number])
}

/// The country that an adjective or a word for its people belongs to: `Danish`, `Danes`.
pub fn demonym(word: &str) -> Option<Demonym> {
    INDEX
        .demonyms
        .get(&plain(word))
        .map(|&(number, kind)| Demonym { country: &INDEX.countries[number], kind })
}

/// The country whose capital the city is: the one that stands for the government in the news.
pub fn capital(city: &str) -> Option<&'static Country> {
    INDEX.seats.get(&plain(city)).filter(|seat| seat.1).map(|&(number, _)| &INDEX.countries[number])
}

/// The country one of whose seats of government the city is, the capital or another.
pub fn seat(city: &str) -> Option<&'static Country> {
    INDEX.seats.get(&plain(city)).map(|&(number, _)| &INDEX.countries[number])
}

/// Whether the word is the adjective of an area that countries lie in: `Asian`, `Balkan`.
pub fn area(word: &str) -> bool {
    INDEX.countries.iter().any(|country| country.areas.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_country(name: &str, code: Option<&str>) {
        assert_eq!(country(name).map(|found| found.code), code, "{name}");
    }

    #[test]
    fn countries_by_any_name() {
        for (name, code) in
            [("South Korea", "KOR"), ("S. Korea", "KOR"), ("ROK", "KOR"), ("NK", "PRK"), ("DPRK", "PRK")]
        {
            check_country(name, Some(code));
        }
        for (name, code) in
            [("US", "USA"), ("U.S.", "USA"), ("UK", "GBR"), ("Türkiye", "TUR"), ("Côte d’Ivoire", "CIV")]
        {
            check_country(name, Some(code));
        }
        for name in ["us", "turkey", "North", "Seoul", ""] {
            check_country(name, None);
        }
    }

    #[test]
    fn demonyms_know_what_they_can_be() {
        for (word, code, kind) in [
            ("German", "DEU", DemonymKind::Either),
            ("Germans", "DEU", DemonymKind::People),
            ("Danish", "DNK", DemonymKind::Adjective),
            ("Dane", "DNK", DemonymKind::People),
            ("South Koreans", "KOR", DemonymKind::People),
            ("Swiss", "CHE", DemonymKind::Adjective),
        ] {
            let found = demonym(word);
            assert_eq!(found.map(|found| (found.country.code, found.kind)), Some((code, kind)), "{word}");
        }
        assert!(demonym("polish").is_none());
    }

    #[test]
    fn capitals_stand_for_one_country() {
        assert_eq!(capital("Pyongyang").map(|country| country.code), Some("PRK"));
        assert_eq!(capital("Kyiv").map(|country| country.code), Some("UKR"));
        assert!(capital("Kiev").is_none() && seat("Kiev").is_some());
        assert!(capital("Barcelona").is_none());
    }

    #[test]
    fn codes_are_unique_and_three_letters() {
        assert!(countries().iter().all(|country| country.code.len() == 3));
        assert_eq!(INDEX.codes.len(), countries().len());
        assert!(area("Asian") && !area("asian"));
    }
}
