//! Nouns for people and bodies that act, with their PLOVER sectors.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Record, records};
use crate::analysis::{Entity, EntityType, Party, Role};

/// A noun's sector, and whether a word before it tells it instead.
struct Agent {
    sector: &'static str,
    is_led: bool,
}

static SECTORS: LazyLock<HashMap<&'static str, Agent>> = LazyLock::new(|| {
    let agent = |record: Record<'static>| Agent { sector: record.field(1), is_led: record.field(2) == "led" };
    records(include_str!("data/agents.tsv")).map(|record| (record.field(0), agent(record))).collect()
});

/// The sector that a noun for people or a body belongs to: `troop` is `MIL`.
pub(crate) fn sector_of_noun(lemma: &str) -> Option<&'static str> {
    SECTORS.get(lemma).map(|agent| agent.sector)
}

/// Whether the word before a noun tells its sector where it has one: `leader` in `rebel leader`.
pub(super) fn is_led(lemma: &str) -> bool {
    SECTORS.get(lemma).is_some_and(|agent| agent.is_led)
}

/// The sector of the last word of a body's name that tells one: `Ministry of Defense` has but `ministry`.
fn sector_of_body(name: &str) -> Option<&'static str> {
    let official = |sector: &&str| !matches!(*sector, "LAB" | "CVL" | "UNK" | "AGR" | "CRM");
    words(name).filter_map(|word| sector_of_noun(&word.to_lowercase())).rfind(official)
}

/// The sector of the first word of a title that tells one: a `Secretary General` is no general.
fn sector_of_title(title: &str) -> Option<&'static str> {
    let general_of_an_office =
        |word: &&str| !(word.eq_ignore_ascii_case("general") && words(title).next() != Some(*word));
    // Whoever is a chief executive runs a business.
    if title.to_lowercase().contains("chief executive") {
        return Some("BUS");
    }
    words(title).filter(general_of_an_office).find_map(|word| sector_of_noun(&word.to_lowercase()))
}

fn words(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Gives people who hold a post of a country that country, where their party has none: Kenya's minister acts for Kenya.
pub(crate) fn set_countries_of_people<'p>(parties: impl Iterator<Item = &'p mut Party>, entities: &[Entity]) {
    let countries: HashMap<&str, &str> = (entities.iter())
        .filter(|entity| entity.kind == EntityType::Person)
        .filter_map(|entity| Some((entity.id.as_str(), country_served(entity)?)))
        .collect();
    for party in parties.filter(|party| party.country.is_none()) {
        let served = party.entity.as_deref().and_then(|entity| countries.get(entity));
        party.country = served.map(|&country| country.to_owned());
    }
}

/// The country that a person serves: that of the posts held, else that of those held before, where it is one.
fn country_served(person: &Entity) -> Option<&str> {
    let is_former = |role: &Role| role.qualifier.as_deref() == Some("former");
    let of = |former: bool| {
        let posts = person.roles.iter().filter(move |role| is_former(role) == former);
        let mut countries = posts.filter_map(|role| role.of.as_ref()?.country.as_deref());
        let first = countries.next()?;
        countries.all(|country| country == first).then_some(first)
    };
    let held = person.roles.iter().any(|role| !is_former(role));
    of(!held)
}

/// The sector that an entity acts in: a person's by its posts, an organisation's by its name. Bodies of several
/// states have a code in the place of a country and no sector.
pub(super) fn sector_of_entity(entity: &Entity, metonym: bool) -> Option<&'static str> {
    match entity.kind {
        EntityType::Person => entity.roles.iter().find_map(|role| sector_of_title(&role.title)),
        EntityType::Org if matches!(entity.country.as_deref(), Some("EUR" | "IGO" | "UNO")) => None,
        EntityType::Org => sector_of_body(&entity.name),
        EntityType::Gpe if metonym => Some("GOV"),
        _ => None,
    }
}
