//! Whose foreign minister `the foreign minister` is: the country that a story is told from.
//!
//! A bare title or ministry takes its country from the page only when the evidence is clear. Strong evidence is a body
//! of the country that the story names with its owner (`Seoul's foreign ministry`), a post with its country (`South
//! Korean President`), the country in the outlet's name, and the place of the dateline (4 each). Weak evidence is
//! a capital that stands for its government (2) and any other mention (1): a country much spoken of need not be the
//! one that the story is told from. A country is the home when its strong evidence is at least 4 and half as much
//! again as the next country's, and all evidence agrees or the strong is twice that; or, where no strong evidence is
//! clear, when all evidence is.

use std::collections::HashMap;

use super::institution::Phrase;
use super::registry::{Identity, Registry};
use super::view::View;
use crate::analysis::{Article, MentionKind};
use crate::knowledge::{self, Country, Known, Towns};

/// The country that a story is told from, if the page makes it clear.
#[derive(Debug, Default)]
pub(super) struct Home {
    pub(super) country: Option<&'static Country>,
    /// The strong evidence, and all of it.
    strong: Weights,
    all: Weights,
}

impl Home {
    /// The country that strong evidence makes clear; how often a country is spoken of says nothing of whose president
    /// `President X` is.
    pub(super) fn stated(&self) -> Option<&'static Country> {
        self.country.filter(|country| self.strong.clear_first() == Some(country.code))
    }

    /// The country that the evidence makes clear when it cannot be the one of that code.
    pub(super) fn other_than(&self, code: &str) -> Option<&'static Country> {
        decide(&self.strong.without(code), &self.all.without(code))
    }
}

const OWNED_BODY: u32 = 4;
const OUTLET: u32 = 4;
const DATELINE: u32 = 4;
const METONYM: u32 = 2;
const MENTION: u32 = 1;
const ENOUGH: u32 = 4;
/// A smaller city (thousands of inhabitants) in an outlet's name may be another of its name.
const LARGE_CITY: u32 = 500;

/// Weighs the evidence.
pub(super) fn find(view: &View<'_>, article: &Article, registry: &Registry, phrases: &[Phrase]) -> Home {
    let mut strong = Weights::default();
    let mut weak = Weights::default();
    for owner in phrases.iter().filter_map(Phrase::owner) {
        strong.add(owner.code, OWNED_BODY);
    }
    for reference in &registry.references {
        let Identity::Country(country) = registry.drafts[reference.entity].identity else { continue };
        weak.add(country.code, if reference.metonym { METONYM } else { MENTION });
        if reference.kind == MentionKind::Nominal && super::role::title_follows(view, reference.tokens.end) {
            strong.add(country.code, OWNED_BODY);
        }
    }
    for country in article.outlet.iter().flat_map(|outlet| countries_in(outlet)) {
        strong.add(country, OUTLET);
    }
    for country in article.dateline.iter().flat_map(|dateline| countries_of_dateline(&dateline.place)) {
        strong.add(country, DATELINE);
    }
    strong.0.iter().for_each(|(code, weight)| weak.add(code, *weight));
    Home { country: decide(&strong, &weak), strong, all: weak }
}

/// The country that the evidence makes clear.
fn decide(strong: &Weights, all: &Weights) -> Option<&'static Country> {
    let (by_strong, by_all) = (strong.clear_first(), all.clear_first());
    // One strong sign alone, such as a foreign president's title, is not enough.
    let home = by_strong
        .filter(|code| by_all == Some(code) || strong.0[code] >= 2 * OWNED_BODY)
        .or_else(|| by_all.filter(|_| by_strong.is_none()));
    home.and_then(knowledge::country_of_code)
}

/// Evidence by country.
#[derive(Debug, Default)]
struct Weights(HashMap<&'static str, u32>);

impl Weights {
    fn add(&mut self, code: &'static str, weight: u32) {
        *self.0.entry(code).or_default() += weight;
    }

    fn without(&self, code: &str) -> Self {
        let others = self.0.iter().filter(|(other, _)| **other != code);
        Self(others.map(|(&code, &weight)| (code, weight)).collect())
    }

    /// The country with the most evidence, if it is enough and well above the next.
    fn clear_first(&self) -> Option<&'static str> {
        let mut ranked: Vec<(u32, &'static str)> =
            self.0.iter().map(|(&code, &weight)| (weight, code)).collect();
        ranked.sort_by_key(|&(weight, code)| (std::cmp::Reverse(weight), code));
        let second = ranked.get(1).map_or(0, |found| found.0);
        ranked.first().filter(|found| found.0 >= ENOUGH && 2 * found.0 >= 3 * second).map(|found| found.1)
    }
}

/// The countries of the places of a dateline, a small town included where there is but one of its name.
fn countries_of_dateline(place: &str) -> Vec<&'static str> {
    let found = countries_in(place);
    if !found.is_empty() {
        return found;
    }
    knowledge::towns(place).and_then(Towns::only).map(|town| town.country).into_iter().collect()
}

/// The countries whose names, adjectives or cities stand in the words.
fn countries_in(words: &str) -> Vec<&'static str> {
    let starts = words
        .char_indices()
        .filter(|&(at, c)| c.is_uppercase() && !words[..at].ends_with(char::is_alphanumeric));
    let found = starts.filter_map(|(at, _)| match knowledge::name_at(&words[at..])?.1 {
        Known::Country(country) => Some(country.code),
        Known::Demonym(demonym) => Some(demonym.country.code),
        Known::City(city) => Some(city.country).filter(|_| !city.doubtful && city.thousands >= LARGE_CITY),
        Known::Division(division) => Some(division.country),
        Known::Organisation(_) | Known::Place(_) => None,
    });
    found.collect()
}
