//! A user's own lists of who is who.

use dateline_core::analysis::EntityType;
use serde::{Deserialize, Serialize};

/// One entity of a list: a line of the JSON Lines that [`lists::read`](crate::lists::read) takes.
///
/// `{"id": "Q1", "type": "PERSON", "name": "Henrik Lund", "aliases": ["H. Lund"], "country": "NOR",
/// "identifiers": [{"kind": "wikidata", "value": "Q1"}], "roles": [{"title": "Foreign Minister", "of": "Norway",
/// "start": "2021", "end": "2024-09"}]}`; only `id`, `type` and `name` are needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListedEntity {
    /// Its id in the list.
    pub id: String,
    /// What kind of thing it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// Its name.
    pub name: String,
    /// Other names that are its own.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Names that others bear too: shown, and never linked by.
    #[serde(default)]
    pub weak_aliases: Vec<String>,
    /// Its country: ISO 3166 alpha-3, `EUR`, `IGO`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Numbers and codes that tell it from all others.
    #[serde(default)]
    pub identifiers: Vec<Identifier>,
    /// Posts.
    #[serde(default)]
    pub roles: Vec<ListedRole>,
}

/// What tells an entity from all others of one kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Identifier {
    /// What kind it is: `wikidata`, `lei`, `passport`.
    pub kind: String,
    /// The number or code.
    pub value: String,
}

/// A post as a list states it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ListedRole {
    /// The title: `Foreign Minister`.
    pub title: String,
    /// The country or organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Since when: an ISO 8601 year, month or date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
}

/// A part of a list that is being loaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListBatch {
    /// The list: 1 to 200 characters.
    pub list: String,
    /// What tells this loading of the list from others: any text, the same in all parts.
    pub load: String,
    /// Entities; 1000 at most.
    pub entities: Vec<ListedEntity>,
    /// Whether this is the last part: what the list held and no part of this loading brought is then removed.
    pub last: bool,
}

/// What became of a part of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListLoaded {
    /// Entities that are new.
    pub added: u64,
    /// Entities that the list held in another form.
    pub changed: u64,
    /// Entities that the list held as they are.
    pub unchanged: u64,
    /// Entities that the list holds no more.
    pub removed: u64,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListSummary {
    /// Its name.
    pub list: String,
    /// How many entities it holds.
    pub entities: u64,
}

/// That an entity of the corpus stands in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedAs {
    /// The list.
    pub list: String,
    /// The entity as the list has it.
    pub entity: ListedEntity,
    /// By which names they are one, and whether others of the lists bear them too.
    pub reason: String,
}
