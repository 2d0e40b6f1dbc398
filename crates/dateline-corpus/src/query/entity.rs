//! Asking for entities.

use dateline_core::analysis::{EntityType, MentionKind};
use serde::{Deserialize, Serialize};

use super::TimeRange;

/// An entity, told by its id or by a name.
///
/// Serialised as the bare string: `ent-…` is an id, anything else a name. A name means the entity that
/// [`search_entities`](crate::Queries::search_entities) would put first.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Who {
    /// An id: `ent-…`.
    Id(String),
    /// A name.
    Name(String),
}

impl Who {
    /// What every id of an entity starts with.
    pub const ID_PREFIX: &'static str = "ent-";

    /// The id or name as it was given.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Id(text) | Self::Name(text) => text,
        }
    }
}

impl From<String> for Who {
    fn from(text: String) -> Self {
        if text.starts_with(Self::ID_PREFIX) { Self::Id(text) } else { Self::Name(text) }
    }
}

impl From<&str> for Who {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<Who> for String {
    fn from(who: Who) -> Self {
        match who {
            Who::Id(text) | Who::Name(text) => text,
        }
    }
}

/// Which entities are meant; an empty query means all, the most mentioned first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EntityQuery {
    /// A name or a part of one, in any order of its words, with a slip of typing; empty for any.
    pub name: String,
    /// Of any of these types; empty for any.
    pub kinds: Vec<EntityType>,
    /// Of any of these countries: ISO 3166 alpha-3, `EUR`, `IGO`; empty for any.
    pub countries: Vec<String>,
}

/// Which mentions are meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MentionFilter {
    /// Of this entity.
    pub entity: Who,
    /// Only in this document.
    #[serde(default)]
    pub document: Option<String>,
    /// Only of these kinds; empty for any.
    #[serde(default)]
    pub kinds: Vec<MentionKind>,
}

/// Which posts are meant; an empty filter means all. Conditions of different fields must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoleFilter {
    /// Held by this entity.
    pub holder: Option<Who>,
    /// A post of this country or organisation.
    pub of: Option<Who>,
    /// Whose title holds all these words; empty for any.
    pub title: String,
    /// Shown at some time in this range: by documents published before and after, or in it.
    pub seen: TimeRange,
}

/// Whose post is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostQuery {
    /// The post as people call it, with its country or organisation unless `of` says it: `NATO chief`, `foreign minister
    /// of Norway`.
    pub post: String,
    /// What it is a post of.
    #[serde(default)]
    pub of: Option<Who>,
    /// When: an ISO 8601 date, month or year, meaning all of it.
    pub at: String,
}

/// Which entries of the journal of judgements are meant; an empty filter means all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct JudgementFilter {
    /// Only those that stand: that nobody took back.
    pub standing: bool,
}
