//! Nouns for people and bodies that act, with their PLOVER sectors.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::records;
use crate::analysis::{Entity, EntityType};

static SECTORS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    records(include_str!("data/agents.tsv")).map(|record| (record.field(0), record.field(1))).collect()
});

/// The sector that a noun for people or a body belongs to: `troop` is `MIL`.
pub(super) fn sector_of_noun(lemma: &str) -> Option<&'static str> {
    SECTORS.get(lemma).copied()
}

/// The sector of the last word of `name` that tells one: `Ministry of Defense`, `General Kovac`.
fn sector_of_words(name: &str) -> Option<&'static str> {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter_map(|word| sector_of_noun(&word.to_lowercase())).next_back()
}

/// The sector that an entity acts in: a person's by its posts, an organisation's by its name.
pub(super) fn sector_of_entity(entity: &Entity, metonym: bool) -> Option<&'static str> {
    match entity.kind {
        EntityType::Person => entity.roles.iter().find_map(|role| {
            let of = role.of.as_ref().and_then(|party| sector_of_words(&party.text));
            sector_of_words(&role.title).map(|own| of.filter(|_| own == "GOV").unwrap_or(own))
        }),
        EntityType::Org => sector_of_words(&entity.name),
        EntityType::Gpe if metonym => Some("GOV"),
        _ => None,
    }
}
