//! What people decide about who is who.

use serde::{Deserialize, Serialize};

use super::EntityRef;
use crate::query::Who;

/// What kind of decision it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JudgementKind {
    /// Two entities are one.
    Merge,
    /// Some names of an entity are another's.
    Split,
    /// Two entities are not one, and will not become one.
    Distinguish,
    /// An entity goes by that name.
    Rename,
}

/// A decision to be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What kind.
    pub kind: JudgementKind,
    /// The entity that it is about.
    pub entity: Who,
    /// The other entity; of a merge, and of two that are told apart.
    #[serde(default)]
    pub other: Option<Who>,
    /// The names that are another's; of a split.
    #[serde(default)]
    pub names: Vec<String>,
    /// The new name; of a renaming.
    #[serde(default)]
    pub name: Option<String>,
    /// Who decides: 1 to 200 characters.
    pub author: String,
    /// Why: 1 to 2000 characters.
    pub reason: String,
}

/// A decision that was made: an entry of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// Its id: `jdg-1`, `jdg-2`, in order of time.
    pub id: String,
    /// What kind.
    pub kind: JudgementKind,
    /// The entity that it is about, as it was before.
    pub entity: EntityRef,
    /// The other entity, as it was before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<EntityRef>,
    /// The names that are another's.
    pub names: Vec<String>,
    /// The new name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Who decided.
    pub author: String,
    /// Why.
    pub reason: String,
    /// When, in UTC.
    pub time: String,
    /// Who took it back, when and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undone: Option<Undoing>,
}

/// That a judgement was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undoing {
    /// Who took it back.
    pub author: String,
    /// Why.
    pub reason: String,
    /// When, in UTC.
    pub time: String,
}

/// Why two names or entities are one or two.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// One.
    pub left: EntityRef,
    /// The other; the same entity where both names are one's.
    pub right: EntityRef,
    /// Whether they are one entity.
    pub same: bool,
    /// How likely their names alone are one name, from 0 to 1: of the two that are most alike.
    pub score: f64,
    /// What speaks for one.
    pub agreed: Vec<String>,
    /// What speaks for two.
    pub disagreed: Vec<String>,
    /// What decided, in words.
    pub decided_by: String,
    /// The judgement that decided, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judgement: Option<Judgement>,
}
