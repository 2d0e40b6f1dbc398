//! Asking for events.

use dateline_core::analysis::{Act, Status};
use serde::{Deserialize, Serialize};

use super::{TimeAxis, TimeRange, Who};

/// Which events are meant; an empty filter means all. Conditions of different fields must all hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EventFilter {
    /// Everyone who takes part; all must.
    pub participants: Vec<Participant>,
    /// Any of these acts; empty for any.
    pub acts: Vec<Act>,
    /// With any of these statuses after all reports are weighed; empty for any.
    pub statuses: Vec<Status>,
    /// In this range of time, on the axis below; an event overlaps the range.
    pub time: TimeRange,
    /// Which time `time` speaks of.
    pub axis: TimeAxis,
    /// At any of these places: an id, a name, or ISO 3166 alpha-3 for anywhere in a country.
    pub places: Vec<Who>,
    /// Reported by any of these documents; empty for any.
    pub documents: Vec<String>,
    /// Whose evidence holds all these words; empty for any.
    pub text: String,
    /// At least this probable, 0 to 1.
    pub min_confidence: Option<f32>,
    /// In this order of time.
    pub order: Order,
}

/// One who takes part in the events asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// Who.
    pub who: Who,
    /// On which side.
    #[serde(default)]
    pub side: ParticipantSide,
    /// Whether those who act for it count too: its officials, its ministries, its members.
    #[serde(default = "yes")]
    pub include_members: bool,
}

impl Participant {
    /// Somebody on either side, or anyone who acts for them.
    pub fn any(who: impl Into<Who>) -> Self {
        Self { who: who.into(), side: ParticipantSide::Any, include_members: true }
    }
}

const fn yes() -> bool {
    true
}

/// A side of an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParticipantSide {
    /// Either side.
    #[default]
    Any,
    /// Those who act.
    Actor,
    /// Those who are acted on.
    Recipient,
}

/// An order of time; what has no time counts as the earliest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// The earliest first.
    #[default]
    OldestFirst,
    /// The latest first.
    NewestFirst,
}

/// How events are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// By a unit of the event's time; an event that lasts longer counts where it starts.
    Time(TimeUnit),
    /// By act.
    Act,
    /// By actor.
    Actor,
    /// By place.
    Place,
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// A day: `2023-01-29`.
    Day,
    /// An ISO week: `2023-W04`.
    Week,
    /// A month: `2023-01`.
    Month,
    /// A quarter: `2023-Q1`.
    Quarter,
    /// A year: `2023`.
    Year,
}
