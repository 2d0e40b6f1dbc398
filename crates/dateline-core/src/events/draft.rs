//! A report in the making.

use std::ops::Range;

use super::status::Standing;
use crate::analysis::{Act, Attribution, Place, Scope, When};
use crate::clause::Member;
use crate::page::BlockKind;

/// What called a report forth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// A verb with its arguments.
    Verb,
    /// A noun under a light verb.
    Light,
    /// A noun with parties of its own, or in a phrase that takes its act for granted.
    Noun,
    /// Words of obligation in somebody's mouth.
    Obligation,
}

/// A report in the making: tokens and members where the report has text and spans.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) act: Act,
    pub(super) mode: Option<String>,
    pub(super) ground: Ground,
    /// The tokens of the trigger.
    pub(super) trigger: Range<usize>,
    /// The token that heads the trigger.
    pub(super) head: usize,
    pub(super) sentence: usize,
    pub(super) kind: BlockKind,
    pub(super) actors: Vec<Member>,
    pub(super) actor_scope: Scope,
    pub(super) recipients: Vec<Member>,
    pub(super) recipient_scope: Scope,
    pub(super) mutual: bool,
    pub(super) standing: Standing,
    pub(super) when: Option<(When, Scope)>,
    pub(super) place: Option<(Place, Scope)>,
    pub(super) attribution: Option<Attribution>,
    /// Whether a noun takes its deed for granted.
    pub(super) known: bool,
    /// Whether what stands under the trigger is not reported apart.
    pub(super) holds: bool,
    /// The verb whose object the trigger is, where the trigger is a noun: one that takes it in tells the same act.
    pub(super) under: Option<usize>,
}

impl Draft {
    /// Every party, actors first.
    pub(super) fn members(&self) -> impl Iterator<Item = &Member> {
        self.actors.iter().chain(&self.recipients)
    }

    /// Whether whoever acts says so, or somebody of their country.
    pub(super) fn is_in_own_words(&self) -> bool {
        self.attribution.as_ref().is_some_and(|said| {
            let speaker = &said.party;
            self.actors.iter().map(|actor| &actor.party).any(|actor| {
                (actor.entity.is_some() && actor.entity == speaker.entity)
                    || (actor.country.is_some() && actor.country == speaker.country)
            })
        })
    }

    /// Whether whoever does what the other tells of does what this one tells of too.
    pub(super) fn does_what(&self, other: &Self) -> bool {
        let actors = if other.actors.is_empty() { &other.recipients } else { &other.actors };
        actors.iter().all(|actor| self.members().any(|its| same(actor, its)))
    }

    /// Whether each party of the one with fewer is one of the other's, and there are at least two.
    pub(super) fn same_parties(&self, other: &Self) -> bool {
        let (few, many) =
            if self.members().count() <= other.members().count() { (self, other) } else { (other, self) };
        few.members().count() >= 2 && few.members().all(|member| many.members().any(|its| same(member, its)))
    }
}

/// Whether two members are one party: the same entity, people of a country and the country, or the same words.
pub(super) fn same(one: &Member, other: &Member) -> bool {
    match (one.entity, other.entity) {
        (Some(a), Some(b)) if a == b => true,
        (None, None) if one.party.span.is_some() && one.party.span == other.party.span => true,
        _ => one.party.country.is_some() && one.party.country == other.party.country,
    }
}
