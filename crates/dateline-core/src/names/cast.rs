//! What this stage hands on.

use std::ops::Range;

use crate::analysis::{Entity, MentionKind};

/// The people, organisations and places of a page, and which tokens refer to them.
#[derive(Debug, Default)]
pub struct Cast {
    /// The entities, in order of first mention.
    pub entities: Vec<Entity>,
    /// What refers to them, in order; a mention may lie inside another (`Seoul` in `Seoul's foreign ministry`).
    pub references: Vec<Reference>,
}

/// Tokens that refer to an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The tokens, as indices into the page; all in one sentence.
    pub tokens: Range<usize>,
    /// The index of the entity.
    pub entity: usize,
    /// How they refer.
    pub kind: MentionKind,
    /// For a place name that stands for its government (`Seoul said`), whether it does so here.
    pub metonym: bool,
}

impl Cast {
    /// The entities alone.
    pub fn into_entities(self) -> Vec<Entity> {
        self.entities
    }
}
