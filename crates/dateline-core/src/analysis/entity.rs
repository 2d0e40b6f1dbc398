//! The people, organisations and places of one page.

use serde::{Deserialize, Serialize};

use super::Party;
use crate::Span;

/// One person, organisation or place, with all that refers to it in the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// The id in this page: `e1`, `e2`, ….
    pub id: String,
    /// The fullest name: `Henrik Lund`; for an institution known only by its kind, `Ministry of Defense`.
    pub name: String,
    /// What kind of thing it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The country that it is, lies in or serves: ISO 3166 alpha-3, `EUR`, `IGO`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The entity that it belongs to, for an institution: the id of its country or parent organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// Every reference to it, in order.
    pub mentions: Vec<Mention>,
    /// The posts that the page says it holds or held.
    pub roles: Vec<Role>,
}

/// What kind of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EntityType {
    /// A person.
    Person,
    /// An organisation.
    Org,
    /// A place with a government: a country, a state, a city.
    Gpe,
    /// Another place: a sea, a peninsula, a region.
    Loc,
    /// A nationality, religion or political group.
    Norp,
    /// A named event: a summit, a war.
    Event,
    /// A building, an airport, a road.
    Fac,
    /// A book, a law, a treaty.
    Work,
}

/// One reference to an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The words, as they stand.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// How they refer.
    pub kind: MentionKind,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MentionKind {
    /// By name: `Lund`, `Seoul`.
    Name,
    /// By post: `the NATO chief`.
    Role,
    /// By kind: `the ministry`, `the Asian country`.
    Nominal,
    /// By pronoun: `he`, `it`.
    Pronoun,
}

/// A post that a person holds or held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// The title: `Foreign Minister`, `director general of international policy`.
    pub title: String,
    /// What it is a post of: a country or an organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Party>,
    /// Where the title stands.
    pub span: Span,
    /// `former`, `acting`, `elect`: how it is held, when not plainly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
}
