//! One page's statement of one event.

use serde::{Deserialize, Serialize};

use super::{CameoRoot, Cue, Granularity, Party, Place};
use crate::Span;

/// One page's statement of one event. A slot that the text does not fill is left empty, never borrowed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// What was done.
    pub act: Act,
    /// The PLOVER mode, where the act has modes: `visit`, `phone`, `arrest`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// Who did it; every party of a reciprocal act.
    pub actors: Vec<Party>,
    /// To whom.
    pub recipients: Vec<Party>,
    /// Whether the actors did it with each other.
    pub reciprocal: bool,
    /// When it was, or is to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// Where.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Whether it happened.
    pub status: Status,
    /// The words that set the status apart from `occurred`: `will`, `denied that`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status_cue: Option<Cited>,
    /// Who says so, when the page does not say it itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<Attribution>,
    /// The word that names the act.
    pub trigger: Cited,
    /// The sentence that states it.
    pub evidence: Cited,
    /// How near to the trigger each slot was filled from.
    pub scope: Slots,
    /// The PLOVER code of the same report, by the manual's rules.
    pub plover: Plover,
    /// The probability that the report is right, 0 to 1.
    pub confidence: f32,
}

/// Words and where they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cited {
    /// The words, as they stand.
    pub text: String,
    /// Where they stand.
    pub span: Span,
}

/// Who says that the event is so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// The one who says it.
    #[serde(flatten)]
    pub party: Party,
    /// The words that tell of the saying.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Cue>,
}

/// When an event was, or is to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// The TIMEX3 value.
    pub value: String,
    /// The first moment of the interval, `[start, end)`: ISO 8601.
    pub start: String,
    /// The moment after the interval.
    pub end: String,
    /// How fine the value is.
    pub granularity: Granularity,
    /// The words that say so; absent when it follows from the document's date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// How near to its trigger each slot of a report was filled from; absent for an empty slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Slots {
    /// The actors' scope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actors: Option<Scope>,
    /// The recipients' scope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipients: Option<Scope>,
    /// The time's scope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Scope>,
    /// The place's scope.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    pub place: Option<Scope>,
}

/// How near to its trigger a slot was filled from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The trigger's own clause.
    Clause,
    /// The same sentence.
    Sentence,
    /// Elsewhere in the document.
    Document,
}

/// Whether the event happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It happened.
    Occurred,
    /// It is going on.
    Ongoing,
    /// It is to happen.
    Planned,
    /// It may happen: a condition, `may`, `if`.
    Possible,
    /// Somebody asks for it.
    Requested,
    /// Somebody says that it did not happen.
    Denied,
    /// The text says that it did not happen.
    Negated,
    /// It was to happen and will not.
    Cancelled,
}

/// The sixteen event types of PLOVER (draft 2.0 of the manual).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Act {
    /// Says that it will cooperate.
    Agree,
    /// Talks or meets.
    Consult,
    /// Backs in words or by recognition.
    Support,
    /// Gives way in words.
    Concede,
    /// Cooperates in deeds, both ways.
    Cooperate,
    /// Helps in deeds, one way.
    Aid,
    /// Gives way in deeds.
    Retreat,
    /// Asks, demands or orders.
    Request,
    /// Disapproves, alleges, charges or investigates.
    Accuse,
    /// Refuses or calls off.
    Reject,
    /// Warns of harm.
    Threaten,
    /// Dissents in the street.
    Protest,
    /// Cuts back relations.
    Sanction,
    /// Moves forces, short of using them.
    Mobilize,
    /// Represses, short of violence.
    Coerce,
    /// Harms bodies or things.
    Assault,
}

/// The PLOVER code of a report, by the manual's rules: a planned CONSULT is AGREE.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plover {
    /// The event type that the manual would give.
    #[serde(rename = "type")]
    pub act: Act,
    /// The quad class of that type.
    pub quad: Quad,
    /// PLOVER's own scale, −10 (conflict) to +10 (cooperation), by type and mode.
    pub intensity: f32,
    /// The root that CAMEO gives the same: an export, which loses what `events/data/cameo.tsv` says. Absent in what was
    /// read by a version that did not give it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cameo_root: Option<CameoRoot>,
}

/// PLOVER's quad classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quad {
    /// Class 1.
    VerbalCooperation,
    /// Class 2.
    MaterialCooperation,
    /// Class 3.
    VerbalConflict,
    /// Class 4.
    MaterialConflict,
}
