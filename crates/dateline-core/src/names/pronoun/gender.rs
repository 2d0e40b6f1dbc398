//! Whether somebody is a man or a woman, as far as the page tells.

use std::collections::HashMap;

use super::stage::Who;
use crate::analysis::{EntityType, MentionKind};
use crate::knowledge::{self, Gender};
use crate::names::registry::{Draft, Registry};
use crate::names::view::View;

/// Words before a name that may tell: `Mr.`, `Prime Minister Dame`.
const WORDS_BEFORE: usize = 2;

/// What the page tells of everybody.
#[derive(Debug)]
pub(super) struct Genders {
    /// By entity.
    entities: Vec<Option<Gender>>,
    /// By noun.
    nouns: HashMap<Box<str>, Option<Gender>>,
}

impl Genders {
    /// By forms of address and posts, else by given names.
    pub(super) fn of(view: &View<'_>, registry: &Registry) -> Self {
        let mut entities: Vec<Option<Gender>> = vec![None; registry.drafts.len()];
        for reference in &registry.references {
            let person = registry.drafts[reference.entity].kind == EntityType::Person;
            if person && entities[reference.entity].is_none() {
                let tokens = &reference.tokens;
                let words = if reference.kind == MentionKind::Name {
                    tokens.start.saturating_sub(WORDS_BEFORE).max(view.sentence(tokens.start).start)
                        ..tokens.start
                } else {
                    tokens.clone()
                };
                entities[reference.entity] =
                    words.rev().find_map(|token| knowledge::person_noun(view.word(token))?);
            }
        }
        for (known, draft) in entities.iter_mut().zip(&registry.drafts) {
            if known.is_none() && draft.kind == EntityType::Person {
                *known = by_given_name(draft);
            }
        }
        Self { entities, nouns: HashMap::new() }
    }

    /// Keeps what a noun tells.
    pub(super) fn note_unnamed(&mut self, noun: &str, gender: Option<Gender>) {
        if !self.nouns.contains_key(noun) {
            self.nouns.insert(noun.into(), gender);
        }
    }

    /// Whether somebody may be called by a pronoun of the gender.
    pub(super) fn may_be(&self, who: &Who, gender: Gender) -> bool {
        let known = match who {
            Who::Entity(entity) => self.entities[*entity],
            Who::Unnamed(noun) => self.nouns.get(noun).copied().flatten(),
        };
        known.is_none_or(|known| known == gender)
    }

    /// Somebody was called by a pronoun of the gender.
    pub(super) fn learn(&mut self, entity: usize, gender: Gender) {
        self.entities[entity] = self.entities[entity].or(Some(gender));
    }
}

/// What the given name tells: the first word, or where family names come first the one after.
fn by_given_name(draft: &Draft) -> Option<Gender> {
    draft.names.iter().filter(|name| name.words().len() > 1).find_map(|name| {
        let words = name.words();
        let first = usize::from(knowledge::family_name_first(&words[0]).is_some());
        knowledge::gender(&words[first])
    })
}
