//! Bodies of a state: ministries, forces, courts, parliaments.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table::{list, rows};

/// A noun for a body of a state.
#[derive(Debug)]
pub struct Institution {
    /// The noun, in lower case: `spy agency`.
    pub noun: &'static str,
    /// The PLOVER sector: `GOV`, `MIL`, `SPY`, ….
    pub sector: &'static str,
    /// Whether `the` and the noun alone mean the body of the country in play.
    pub alone: bool,
    /// The noun that a later mention repeats: `agency`.
    pub head: &'static str,
}

/// What a ministry is in charge of.
#[derive(Debug)]
pub struct Portfolio {
    /// The short form: `foreign`, as in `foreign ministry` and `foreign minister`.
    pub short: &'static str,
    /// As in the name of the ministry: `Foreign Affairs`.
    pub name: &'static str,
    /// The PLOVER sector.
    pub sector: &'static str,
}

/// What a noun like `city` or `company` calls again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KindNoun {
    /// A city.
    City,
    /// A part of a country.
    Division,
    /// A company.
    Company,
    /// Any organisation.
    Body,
}

struct Index {
    institutions: Vec<Institution>,
    nouns: HashMap<&'static str, usize>,
    portfolios: Vec<Portfolio>,
    forms: HashMap<String, usize>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let institutions: Vec<Institution> = rows(include_str!("data/institutions.tsv"))
        .map(|[noun, sector, alone, head]| Institution { noun, sector, alone: alone == "yes", head })
        .collect();
    let nouns = institutions.iter().enumerate().map(|(number, found)| (found.noun, number)).collect();
    let mut portfolios = Vec::new();
    let mut forms = HashMap::new();
    for [short, name, sector, others] in rows(include_str!("data/portfolios.tsv")) {
        for form in list(others).into_iter().chain([short]) {
            forms.entry(form.to_owned()).or_insert(portfolios.len());
        }
        forms.entry(name.to_lowercase()).or_insert(portfolios.len());
        portfolios.push(Portfolio { short, name, sector });
    }
    Index { institutions, nouns, portfolios, forms }
});

static ORGANISATION_NOUNS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    rows(include_str!("data/organisation_nouns.tsv")).map(|[noun, sector]| (noun, sector)).collect()
});

static KIND_NOUNS: LazyLock<HashMap<&str, KindNoun>> = LazyLock::new(|| {
    let read = |[noun, kind]: [&'static str; 2]| {
        let kind = match kind {
            "city" => KindNoun::City,
            "division" => KindNoun::Division,
            "company" => KindNoun::Company,
            _ => KindNoun::Body,
        };
        (noun, kind)
    };
    rows(include_str!("data/kind_nouns.tsv")).map(read).collect()
});

/// What a noun in lower case calls again that was named before: `city`, `company`.
pub fn kind_noun(noun: &str) -> Option<KindNoun> {
    KIND_NOUNS.get(noun).copied()
}

/// The body that a noun means, in any case: `Foreign Ministry`, `spy agency`.
pub fn institution(noun: &str) -> Option<&'static Institution> {
    INDEX.nouns.get(noun.to_lowercase().as_str()).map(|&number| &INDEX.institutions[number])
}

/// The longest institution noun that ends the words, in any case, and its number of words.
pub fn institution_in(words: &[&str]) -> Option<(usize, &'static Institution)> {
    let longest = words.len().min(4);
    (1..=longest).rev().find_map(|count| {
        let noun = words[words.len() - count..].join(" ");
        institution(&noun).map(|found| (count, found))
    })
}

/// What a ministry is in charge of, by any of its forms and in any case: `national defense`, `foreign affairs`.
pub fn portfolio(form: &str) -> Option<&'static Portfolio> {
    let lower = form.to_lowercase();
    INDEX.forms.get(&lower).map(|&number| &INDEX.portfolios[number])
}

/// The PLOVER sector of an organisation whose name ends in the capitalised noun: `Foundation`, `Police`.
pub fn organisation_noun(noun: &str) -> Option<&'static str> {
    ORGANISATION_NOUNS.get(noun).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn institutions_by_longest_noun() {
        let found = institution_in(&["South", "Korea", "spy", "agency"]);
        assert_eq!(found.map(|(count, found)| (count, found.sector)), Some((2, "SPY")));
        assert_eq!(institution("Foreign Ministry").map(|found| found.head), Some("ministry"));
        assert!(institution_in(&["banana"]).is_none() && institution_in(&[]).is_none());
    }

    #[test]
    fn portfolios_have_many_forms() {
        for form in ["defense", "defence", "National Defense"] {
            assert_eq!(portfolio(form).map(|found| found.short), Some("defense"), "{form}");
        }
        assert_eq!(portfolio("external affairs").map(|found| found.name), Some("Foreign Affairs"));
        assert_eq!(organisation_noun("Foundation"), Some("CVL"));
    }
}
