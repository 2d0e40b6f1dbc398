//! In which country the towns, provinces and districts of a page lie.
//!
//! Several countries may have a place of one name. A large town beside which all others are small is meant everywhere;
//! else one in a country of which the page speaks, the more often the rather. Where that leaves several alike, the place is
//! left without a country.

use std::collections::HashMap;

use super::registry::{Draft, Identity, Registry};
use super::view::View;
use crate::analysis::{EntityType, MentionKind};
use crate::knowledge::{self, Town};

/// How many times the inhabitants of the next the place that a name alone means has.
const BY_FAR: u32 = 10;
/// How many times the inhabitants of the next, times how often the page speaks of the country, the place that the page
/// means has.
const CLEARLY: u32 = 4;
/// A town of that many inhabitants (in thousands) and more, by far the largest of its name, is meant on every page.
const FAMOUS: u32 = 100;
/// A place of fewer inhabitants, the one listed, may not be the one meant: villages are not listed.
const KNOWN: u32 = 15;
/// So may a district: a province alone is known by its name.
const PROVINCE: u32 = 1_000;

/// Gives places without a country the one that their name and the page tell.
pub(super) fn settle(view: &View<'_>, registry: &mut Registry) {
    // What the first round tells (`Calif.` is in the United States) tells more in the second.
    for _ in 0..2 {
        let spoken_of = spoken_of(registry);
        let told: Vec<(usize, &'static str)> = registry
            .references
            .iter()
            .filter(|reference| {
                reference.kind == MentionKind::Name && is_open(&registry.drafts[reference.entity])
            })
            .filter_map(|reference| {
                Some((reference.entity, country_of(view.slice(&reference.tokens), &spoken_of)?))
            })
            .collect();
        for (entity, country) in told {
            registry.drafts[entity].country.get_or_insert(country);
        }
    }
}

/// Whether it is a place of which no country is known.
fn is_open(draft: &Draft) -> bool {
    draft.kind == EntityType::Gpe && matches!(draft.identity, Identity::Named) && draft.country.is_none()
}

/// How often the page speaks of each country, by any name of it or of something in it.
fn spoken_of(registry: &Registry) -> HashMap<&'static str, u32> {
    let mut times: HashMap<&'static str, u32> = HashMap::new();
    for reference in &registry.references {
        let draft = &registry.drafts[reference.entity];
        let country = match draft.identity {
            Identity::Country(country) => Some(country.code),
            _ => draft.country,
        };
        if let Some(country) = country {
            *times.entry(country).or_default() += 1;
        }
    }
    times
}

/// The country of the place of that name that is meant.
fn country_of(name: &str, spoken_of: &HashMap<&'static str, u32>) -> Option<&'static str> {
    let found = knowledge::towns(name).or_else(|| knowledge::towns(without_noun(name)?))?;
    let all: Vec<Town> = found.each().collect();
    let famous = || first_by_far(&all, BY_FAR, |town| town.thousands).filter(|town| is_famous(*town));
    let of_the_page: Vec<Town> =
        all.iter().filter(|town| spoken_of.contains_key(town.country)).copied().collect();
    let weight = |town: &Town| town.thousands.saturating_mul(spoken_of[town.country]);
    let told = || first_by_far(&of_the_page, CLEARLY, weight);
    let only = || found.only().filter(|town| is_known(*town));
    famous().or_else(told).or_else(only).map(|town| town.country)
}

/// The heaviest, if there is no other or it is so many times as heavy as the next.
fn first_by_far(towns: &[Town], times: u32, weight: impl Fn(&Town) -> u32) -> Option<Town> {
    let mut ranked: Vec<(u32, Town)> = towns.iter().map(|town| (weight(town), *town)).collect();
    ranked.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let (first, rest) = ranked.split_first()?;
    rest.first().is_none_or(|next| first.0 >= next.0.max(1).saturating_mul(times)).then_some(first.1)
}

fn is_famous(town: Town) -> bool {
    town.thousands >= FAMOUS && !town.division
}

fn is_known(town: Town) -> bool {
    town.thousands >= if town.division { PROVINCE } else { KNOWN }
}

/// `Ruvenga` of `Ruvenga province`.
fn without_noun(name: &str) -> Option<&str> {
    let (bare, noun) = name.rsplit_once(char::is_whitespace)?;
    knowledge::place_noun(noun).filter(|noun| noun.kind == EntityType::Gpe).map(|_| bare.trim_end())
}
