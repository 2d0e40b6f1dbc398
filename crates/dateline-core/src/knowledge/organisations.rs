//! Organisations that a reader is taken to know.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table::{list, plain, rows};

/// A well-known organisation.
#[derive(Debug)]
pub struct Organisation {
    /// The short name: `NATO`.
    pub name: &'static str,
    /// The name in full: `North Atlantic Treaty Organization`.
    pub full_name: &'static str,
    /// Its country (ISO 3166 alpha-3), or `UNO`, `EUR`, `IGO`, `NGO`, `IMG`; empty where several bear the name.
    pub code: &'static str,
    /// The PLOVER sector: `IGO`, `MIL`, `LEG`, ….
    pub sector: &'static str,
    /// What it belongs to: the short name of an organisation or a country code; empty for none.
    pub parent: &'static str,
    /// Other names.
    pub aliases: Vec<&'static str>,
    /// Nouns that refer to it once it is named: `alliance`, `bloc`.
    pub nouns: Vec<&'static str>,
}

struct Index {
    organisations: Vec<Organisation>,
    names: HashMap<String, usize>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let organisations: Vec<Organisation> = rows(include_str!("data/organisations.tsv"))
        .map(|[name, full_name, code, sector, parent, aliases, nouns]| Organisation {
            name,
            full_name,
            code,
            sector,
            parent,
            aliases: list(aliases),
            nouns: list(nouns),
        })
        .collect();
    let mut names = HashMap::new();
    for (number, organisation) in organisations.iter().enumerate() {
        for name in organisation.all_names() {
            names.entry(plain(name)).or_insert(number);
        }
    }
    Index { organisations, names }
});

impl Organisation {
    /// Every name, the short one first.
    pub fn all_names(&self) -> impl Iterator<Item = &'static str> + '_ {
        [self.name, self.full_name].into_iter().chain(self.aliases.iter().copied())
    }
}

/// Every organisation.
pub fn organisations() -> &'static [Organisation] {
    &INDEX.organisations
}

/// The organisation of that name or acronym, `the` left out.
pub fn organisation(name: &str) -> Option<&'static Organisation> {
    INDEX.names.get(&plain(name)).map(|&number| &INDEX.organisations[number])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_full_names_are_one() {
        for (short, full, code) in [
            ("NATO", "North Atlantic Treaty Organization", "IGO"),
            ("EU", "European Union", "EUR"),
            ("U.N.", "United Nations", "UNO"),
            ("IDF", "Israel Defense Forces", "ISR"),
        ] {
            let (by_short, by_full) = (organisation(short), organisation(full));
            assert_eq!(by_short.map(|found| found.name), by_full.map(|found| found.name), "{short}");
            assert_eq!(by_full.map(|found| found.code), Some(code), "{full}");
        }
        assert!(organisation("who").is_none() && organisation("nato").is_none());
    }

    #[test]
    fn parents_are_known() {
        for found in organisations() {
            let parent = found.parent;
            let known = parent.is_empty()
                || organisation(parent).is_some()
                || crate::knowledge::country_of_code(parent).is_some();
            assert!(known, "{}: {parent}", found.name);
        }
    }
}
