//! Nouns for people and bodies that act, with their PLOVER sectors.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::records;
use crate::analysis::{Entity, EntityType};

static SECTORS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    records(include_str!("data/agents.tsv")).map(|record| (record.field(0), record.field(1))).collect()
});

/// The sector that a noun for people or a body belongs to: `troop` is `MIL`.
pub(crate) fn sector_of_noun(lemma: &str) -> Option<&'static str> {
    SECTORS.get(lemma).copied()
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
    words(title).filter(general_of_an_office).find_map(|word| sector_of_noun(&word.to_lowercase()))
}

fn words(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
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
