//! Titles of people: `president`, `director general`, `Lt. Gen.`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table::{list, rows};

/// What a person can be by post.
#[derive(Debug)]
pub struct Title {
    /// The title, in lower case.
    pub name: &'static str,
    /// The PLOVER sector: `GOV`, `MIL`, `LEG`, ….
    pub sector: &'static str,
    /// Its rank in the body that it belongs to.
    pub rank: Rank,
}

/// The rank of a title in its body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rank {
    /// Head of a state or government.
    Head,
    /// Of a reigning family.
    Royal,
    /// Heads a ministry.
    Minister,
    /// Leads a body: `director`, `chief`.
    Chief,
    /// Stands in for its head.
    Deputy,
    /// Represents it elsewhere.
    Envoy,
    /// Speaks for it.
    Speaker,
    /// Sits in a parliament.
    Legislator,
    /// A rank of a force, a court or a clergy.
    Ranked,
    /// Knows about something.
    Expert,
    /// A form of respect.
    Honorific,
    /// Anything else.
    Other,
}

/// A word inside a title before its head noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modifier {
    /// How the post is held: `former`, `acting`.
    Qualifier,
    /// Its degree: `deputy`, `senior`.
    Degree,
    /// What it is in charge of: `police`, `security`.
    Portfolio,
    /// No part of the title: `new`, `veteran`.
    Passing,
}

static TITLES: LazyLock<HashMap<&str, Title>> = LazyLock::new(|| {
    rows(include_str!("data/titles.tsv"))
        .map(|[name, sector, rank]| (name, Title { name, sector, rank: Rank::parse(rank) }))
        .collect()
});

static ABBREVIATIONS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    rows(include_str!("data/abbreviations.tsv")).map(|[abbreviation, title]| (abbreviation, title)).collect()
});

/// By title, whether the countries that follow alone have such a head, or do not.
static HEADS: LazyLock<HashMap<&str, (bool, Vec<&str>)>> = LazyLock::new(|| {
    rows(include_str!("data/heads.tsv"))
        .map(|[title, alone, codes]| (title, (alone == "only", list(codes))))
        .collect()
});

static MODIFIERS: LazyLock<HashMap<&str, Modifier>> = LazyLock::new(|| {
    rows(include_str!("data/title_modifiers.tsv"))
        .map(|[word, kind]| {
            let kind = match kind {
                "qualifier" => Modifier::Qualifier,
                "degree" => Modifier::Degree,
                "passing" => Modifier::Passing,
                _ => Modifier::Portfolio,
            };
            (word, kind)
        })
        .collect()
});

impl Rank {
    fn parse(name: &str) -> Self {
        match name {
            "head" => Self::Head,
            "royal" => Self::Royal,
            "minister" => Self::Minister,
            "chief" => Self::Chief,
            "deputy" => Self::Deputy,
            "envoy" => Self::Envoy,
            "speaker" => Self::Speaker,
            "legislator" => Self::Legislator,
            "rank" => Self::Ranked,
            "expert" => Self::Expert,
            "honorific" => Self::Honorific,
            _ => Self::Other,
        }
    }

    /// Whether one person holds such a post in its body at a time.
    pub const fn is_single(self) -> bool {
        matches!(self, Self::Head | Self::Minister | Self::Chief)
    }
}

/// The title of that name, in any case, with hyphens or spaces (`Secretary-General`); plurals too (`ministers`).
pub fn title(name: &str) -> Option<&'static Title> {
    let lower = name.to_lowercase();
    let spaced = lower.replace('-', " ");
    [lower.as_str(), spaced.as_str()].into_iter().find_map(|form| {
        TITLES.get(form).or_else(|| form.strip_suffix('s').and_then(|singular| TITLES.get(singular)))
    })
}

/// Whether the country of that code may have a head of that title, by its name in lower case: `king` of Norway, and of no
/// republic.
pub fn has_head(code: &str, title: &str) -> bool {
    HEADS.get(title).is_none_or(|(alone, codes)| codes.contains(&code) == *alone)
}

/// What an abbreviated title before a name is short for: `FM` for `foreign minister`; empty for a form of address.
pub fn abbreviated_title(word: &str) -> Option<&'static str> {
    ABBREVIATIONS.get(word).copied()
}

/// Whether the word is a form of address: `Mr.`, `Sir`.
pub fn is_form_of_address(word: &str) -> bool {
    abbreviated_title(word) == Some("")
}

/// How many of the words of a person's name are titles before it, with what goes with them: two in `Prime Minister Ana
/// Kovac`, two in `French President Luc Morel`. Never all of them; a given name that is a title too is taken for a name, unless it is a military rank.
pub fn leading_titles(words: &[&str]) -> usize {
    let mut count = 0;
    for (at, pair) in words.windows(2).enumerate() {
        let (word, next) = (pair[0], pair[1]);
        if is_title_alone(word) {
            count = at + 1;
            continue;
        }
        let goes_with = title_modifier(word).is_some()
            || super::demonym(word).is_some()
            || super::country(word).is_some()
            || super::portfolio(word).is_some()
            || matches!(word, "of" | "the" | "-" | "and")
            || word.starts_with(char::is_lowercase) && !super::particle(word)
            || title(&format!("{word} {next}")).is_some();
        if !goes_with {
            break;
        }
    }
    count
}

/// Whether a word alone says a post or rank, and names nobody. A word that is a given name too (`Dean`) does not, unless
/// it is a military rank: lists of given names hold `colonel`.
pub fn is_title_alone(word: &str) -> bool {
    let is_title =
        title(word).is_some_and(|title| title.sector == "MIL" || super::given_name(word).is_none());
    is_title || abbreviated_title(word).is_some()
}

/// What a word can be inside a title, in any case.
pub fn title_modifier(word: &str) -> Option<Modifier> {
    MODIFIERS.get(word.to_lowercase().as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_in_any_case_and_number() {
        assert_eq!(title("Secretary-General").map(|title| title.rank), Some(Rank::Chief));
        assert_eq!(title("ministers").map(|title| (title.name, title.sector)), Some(("minister", "GOV")));
        assert!(title("ministry").is_none() && title("s").is_none());
    }

    #[test]
    fn abbreviations_and_modifiers() {
        assert_eq!(abbreviated_title("FM"), Some("foreign minister"));
        assert!(is_form_of_address("Mr.") && !is_form_of_address("Gen."));
        assert_eq!(title_modifier("Former"), Some(Modifier::Qualifier));
        assert!(title_modifier("green").is_none());
    }

    #[test]
    fn titles_before_names_are_counted() {
        for (name, titles) in [
            ("Prime Minister Ana Kovac", 2),
            ("French President Luc Morel", 2),
            ("Ana Kovac", 0),
            ("Lt. Gen. Tor Bakke", 2),
            ("Dean Martin", 0),
            ("Colonel Anna Smith", 1),
            ("Minister", 0),
            ("President of the Republic Luc Morel", 1),
        ] {
            let words: Vec<&str> = name.split(' ').collect();
            assert_eq!(leading_titles(&words), titles, "{name}");
        }
    }

    #[test]
    fn heads_are_of_the_countries_that_have_them() {
        assert!(has_head("NOR", "king") && !has_head("FRA", "king"));
        assert!(has_head("VAT", "pope") && !has_head("LUX", "pope"));
        assert!(has_head("FRA", "president") && !has_head("CAN", "president"));
        assert!(has_head("FRA", "foreign minister"));
        let codes = HEADS.values().flat_map(|(_, codes)| codes);
        for code in codes {
            assert!(crate::knowledge::country_of_code(code).is_some(), "{code}");
        }
    }
}
