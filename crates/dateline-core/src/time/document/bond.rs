//! What two stories about the same thing have in common.

use std::collections::BTreeMap;

use crate::analysis::{Entity, EntityType, Party};
use crate::{Analysis, hash};

/// How many people of a story are paired: those that it mentions most.
const PEOPLE: usize = 6;

/// How many bonds of a story are kept. Offices, which sort behind, are the first to be left out.
const MOST: usize = 24;

/// Something that a story shares with others about the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bond {
    /// A hash of what is shared: the same on every machine.
    pub key: u64,
    /// What kind of thing it is.
    pub kind: BondKind,
    /// What is shared, in words.
    pub text: String,
}

/// Kinds of bonds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BondKind {
    /// Two people spoken of, or somebody doing something to somebody: stories that share several are one.
    Story,
    /// Somebody in an office.
    Office,
}

/// The bonds of a document, each once: a function of its analysis that does not depend on any date.
pub fn bonds(analysis: &Analysis) -> Vec<Bond> {
    let mut found: BTreeMap<(bool, String), String> = BTreeMap::new();
    let people = people(analysis);
    for (place, one) in people.iter().enumerate() {
        for other in &people[place + 1..] {
            let (first, second) = if one.name <= other.name { (one, other) } else { (other, one) };
            let text = format!("{} and {}", first.name, second.name);
            found.insert((false, format!("{} & {}", folded(&first.name), folded(&second.name))), text);
        }
    }
    for report in &analysis.reports {
        let (actors, recipients) = (names(analysis, &report.actors), names(analysis, &report.recipients));
        if !actors.is_empty() && !recipients.is_empty() {
            let text = format!("{actors}, {:?}, {recipients}", report.act);
            found.insert((false, folded(&text)), text);
        }
    }
    for entity in people {
        for role in entity.roles.iter().filter(|role| role.qualifier.is_none()) {
            let of = role.of.as_ref().map_or("", |of| of.text.as_str());
            let text = format!("{}, {} {of}", entity.name, role.title).trim_end().to_owned();
            found.insert((true, folded(&text)), text);
        }
    }
    let bond = |((office, key), text): ((bool, String), String)| {
        let (kind, mark) = if office { (BondKind::Office, "office") } else { (BondKind::Story, "story") };
        Bond { key: hash::fnv1a(format!("{mark}\n{key}").bytes()), kind, text }
    };
    found.into_iter().take(MOST).map(bond).collect()
}

/// The people of a story by their full names, the most mentioned first.
fn people(analysis: &Analysis) -> Vec<&Entity> {
    let named = |entity: &&Entity| entity.kind == EntityType::Person && entity.name.contains(' ');
    let mut people: Vec<&Entity> = analysis.entities.iter().filter(named).collect();
    people.sort_by(|a, b| (b.mentions.len(), &a.name).cmp(&(a.mentions.len(), &b.name)));
    people.truncate(PEOPLE);
    people
}

/// The names of those parties that the story names.
fn names(analysis: &Analysis, parties: &[Party]) -> String {
    let name = |party: &Party| {
        let id = party.entity.as_ref()?;
        analysis.entities.iter().find(|entity| entity.id == *id).map(|entity| entity.name.as_str())
    };
    let mut names: Vec<&str> = parties.iter().filter_map(name).collect();
    names.sort_unstable();
    names.dedup();
    names.join(" and ")
}

fn folded(text: &str) -> String {
    text.to_lowercase()
}
