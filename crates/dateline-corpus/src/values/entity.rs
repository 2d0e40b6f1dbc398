//! People, organisations and places across documents.

use dateline_core::analysis::{EntityType, MentionKind};
use serde::{Deserialize, Serialize};

use super::{ListedAs, Passage};

/// One real person, organisation or place, as the corpus shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntityRecord {
    /// Its id: `ent-…`.
    pub id: String,
    /// Its best name.
    pub name: String,
    /// What kind of thing it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The country that it is, lies in or serves: ISO 3166 alpha-3, `EUR`, `IGO`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// What it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<EntityRef>,
    /// Its names, the commonest first.
    pub aliases: Vec<Alias>,
    /// The posts that documents say it holds or held, the latest seen first.
    pub roles: Vec<RoleRecord>,
    /// How often it is mentioned.
    pub mention_count: u64,
    /// How many documents mention it.
    pub document_count: u64,
    /// The earliest publication date of a document that mentions it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_seen: Option<String>,
    /// The latest publication date of a document that mentions it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<String>,
    /// Ids that were found to be this entity; each still resolves to it.
    pub merged_from: Vec<String>,
    /// Why its names are one entity's.
    pub same_because: Vec<SameBecause>,
    /// The entities of users' lists that it is.
    pub listed: Vec<ListedAs>,
    /// Where it is named, the earliest and fullest first; a few.
    pub passages: Vec<Passage>,
}

/// An entity in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityRef {
    /// Its id: `ent-…`.
    pub id: String,
    /// Its best name.
    pub name: String,
    /// What kind of thing it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// Its country: ISO 3166 alpha-3, `EUR`, `IGO`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// A name of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// The name.
    pub name: String,
    /// How often it stands for the entity.
    pub count: u64,
}

/// A post, and the time over which documents show it held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleRecord {
    /// The title: `Foreign Minister`.
    pub title: String,
    /// What it is a post of, in words: `South Korea`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// What it is a post of, as an entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of_entity: Option<EntityRef>,
    /// `former`, `acting`, `elect`: how it is held, when not plainly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    /// The earliest publication date of a document that shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_seen: Option<String>,
    /// The latest publication date of a document that shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<String>,
    /// How many documents show it.
    pub document_count: u64,
    /// The words that show it, in the earliest document.
    pub evidence: Passage,
}

/// A post and the one who holds or held it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldRole {
    /// Who.
    pub holder: EntityRef,
    /// The post.
    pub role: RoleRecord,
}

/// Somebody whom a text does not name, found by what the corpus shows. Inferred: no passage of that text says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inferred {
    /// Who.
    pub entity: EntityRef,
    /// From what, in words.
    pub reason: String,
    /// Passages of other documents that show it: the last before and the first after.
    pub evidence: Vec<Passage>,
}

/// Who held a post at a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incumbent {
    /// The post, in the words of the question: `chief`.
    pub title: String,
    /// What it is a post of.
    pub of: EntityRef,
    /// Who held it; absent where the corpus does not know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<Inferred>,
    /// Why, or why it is not known, in words.
    pub reason: String,
    /// All who are shown to have held it at any time, the latest seen first; at most 100.
    pub holders: Vec<Holder>,
}

/// Somebody who held a post, and when documents show it, or a list has it: then `document_count` is 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Who.
    pub entity: EntityRef,
    /// The earliest publication date of a document that shows it, or the first day by the list.
    pub first_seen: String,
    /// The latest, or the last day by the list; `9999-12-31` where it names none and nobody who came next.
    pub last_seen: String,
    /// The earliest publication date after that of a document that says `former`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<String>,
    /// How many documents show it, counted for each of its titles.
    pub document_count: u64,
}

/// Why two names are one entity's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SameBecause {
    /// One name.
    pub left: String,
    /// The other.
    pub right: String,
    /// Why, in words.
    pub reason: String,
}

/// An entity that matches a query.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntityHit {
    /// The entity in short.
    pub entity: EntityRef,
    /// The name that matches; absent when no name was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matched: Option<String>,
    /// How it matches; absent when no name was asked for.
    #[serde(default, rename = "match", skip_serializing_if = "Option::is_none")]
    pub match_kind: Option<MatchKind>,
    /// How often the entity is mentioned.
    pub mention_count: u64,
    /// How many documents mention it.
    pub document_count: u64,
    /// The post it was last seen in: `Foreign Minister, South Korea`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

/// How a name matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchKind {
    /// The same name; case, diacritics and punctuation aside.
    Exact,
    /// The same words in another order.
    Reordered,
    /// Another spelling of the same name: a romanisation, a short form.
    Variant,
    /// The beginning of a name, or some of its words.
    Partial,
    /// The same but for a slip of typing.
    Slip,
}

/// One mention of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MentionRecord {
    /// The entity in short.
    pub entity: EntityRef,
    /// How the words refer.
    pub kind: MentionKind,
    /// The words, and where they stand.
    pub passage: Passage,
}
