//! The frames of triggers: which act a word names, and who stands where around it.

use crate::analysis::{Act, Status};

/// A place in a clause.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in super::super) enum Slot {
    /// The subject; in the passive, the agent.
    Subject,
    /// The object; in the passive, the subject.
    Object,
    /// The indirect object.
    Indirect,
    /// The subject of the clause that is the verb's complement: `demanded that Seoul withdraw`.
    Complement,
    /// The possessor of a noun, or the name before it: `Seoul's visit`, `the Russian attack`.
    Possessor,
    /// The subject of the light verb over a noun: `held talks`.
    Light,
    /// Who is in the state that a noun with its preposition names: `Seoul is in talks`, `an editor under arrest`.
    State,
    /// What a preposition governs.
    Preposition(String),
}

/// Where a side of an act is to be sought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct ParticipantSlots {
    /// The slots, in order.
    pub(in super::super) slots: Vec<Slot>,
    /// Whether all of them count, not only the first that is filled.
    pub(in super::super) all: bool,
}

/// What must hold of a clause for a frame to fit it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Condition {
    /// What stands in the slot is one of these lemmas; anything, when there are none.
    Words(Slot, Vec<String>),
    /// One of these words stands before the noun.
    Modifier(Vec<String>),
    /// There is no object.
    NoObject,
    /// The object is somebody.
    Party,
    /// The object is a place by name.
    Place,
    /// The verb has a clause for a complement.
    Clause,
    /// The complement is an infinitive: `told them to leave`.
    Infinitive,
    /// The complement is about whoever speaks: `warned that it would close the border`.
    Own,
    /// The complement is no question: `asked whether`.
    NoQuestion,
    /// Who acts is no private person.
    Body,
    /// Who acts is no state body.
    Crowd,
    /// The verb tells of a deed at some time, not of a habit.
    Once,
    /// Harm to bodies: counts with somebody who acts, or beside a word for violence.
    Hurt,
}

/// How many parties there must be for a frame to fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Fewest {
    /// As many as there are.
    Any,
    /// Two, or one that is several: `the ministers`.
    Two,
    /// Those of two countries.
    TwoCountries,
}

/// A verb that names an act.
#[derive(Clone, Debug)]
pub(in super::super) struct VerbFrame {
    /// The particle or preposition that it needs, or nothing.
    pub(in super::super) particle: String,
    /// The act; nothing where the line is there to keep later ones from fitting.
    pub(in super::super) act: Option<Act>,
    pub(in super::super) mode: Option<String>,
    pub(in super::super) actors: ParticipantSlots,
    pub(in super::super) recipients: ParticipantSlots,
    pub(in super::super) conditions: Vec<Condition>,
    /// Whether every party does it to every other.
    pub(in super::super) mutual: bool,
    /// How many there must be.
    pub(in super::super) fewest: Fewest,
    /// Whether what stands under it is not reported apart.
    pub(in super::super) holds: bool,
}

/// A noun that names an act.
#[derive(Clone, Debug)]
pub(in super::super) struct NounFrame {
    /// The word that must stand before it, or nothing.
    pub(in super::super) before: String,
    pub(in super::super) act: Act,
    pub(in super::super) mode: Option<String>,
    pub(in super::super) actors: ParticipantSlots,
    pub(in super::super) recipients: ParticipantSlots,
    pub(in super::super) conditions: Vec<Condition>,
    pub(in super::super) mutual: bool,
    /// Whether `X's NOUN` takes the deed for granted.
    pub(in super::super) known: bool,
    /// Whether it counts only under a light verb.
    pub(in super::super) only_light: bool,
    /// The groups of light verbs that it goes with.
    pub(in super::super) lights: Vec<String>,
}

/// What a light verb says of the act that its object names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Effect {
    /// The verb's own status is the act's.
    Does,
    /// It sets this status.
    Sets(Status),
}

/// A light verb.
#[derive(Clone, Debug)]
pub(in super::super) struct Light {
    /// The particle or preposition that it needs, or nothing.
    pub(in super::super) particle: String,
    pub(in super::super) effect: Effect,
    /// The groups of nouns that it goes with.
    pub(in super::super) groups: Vec<String>,
}
