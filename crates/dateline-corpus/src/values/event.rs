//! Events, merged from the reports of them.

use dateline_core::analysis::{Act, Attribution, EntityType, Granularity, Plover, Slots, Status};
use serde::{Deserialize, Serialize};

use super::{EntityRef, Inferred, Passage};

/// Something that happened, or is to, merged from the reports of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventRecord {
    /// Its id: `evt-…`.
    pub id: String,
    /// What was done.
    pub act: Act,
    /// The PLOVER mode, where reports give one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// The PLOVER code of the merged event.
    pub plover: Plover,
    /// Who took part, those reported most often first.
    pub participants: Vec<EventParticipant>,
    /// Whether the actors did it with each other.
    pub reciprocal: bool,
    /// When it was, or is to be: the finest time that the reports agree on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<EventTime>,
    /// Where, in words.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Where, as an entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_entity: Option<EntityRef>,
    /// The country that it happened in: ISO 3166 alpha-3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_country: Option<String>,
    /// Whether it happened, after all reports are weighed.
    pub status: Status,
    /// What was said of it over time, the earliest first.
    pub history: Vec<EventStatus>,
    /// The probability that it is right, 0 to 1.
    pub confidence: f32,
    /// How many independent sources report it: copies of an agency's story count once.
    pub sources: u32,
    /// How many documents report it.
    pub document_count: u32,
    /// The reports, the earliest published first. In lists at most [`EventRecord::LISTED_REPORTS`].
    pub reports: Vec<ReportRecord>,
    /// How many reports there are in all.
    pub report_count: u32,
    /// Ids that were found to be this event; each still resolves to it.
    pub merged_from: Vec<String>,
}

impl EventRecord {
    /// How many reports an event carries in a list; [`event`](crate::Queries::event) gives all.
    pub const LISTED_REPORTS: usize = 20;
}

/// One who takes part in an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventParticipant {
    /// The id of the entity, when the words resolve to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// The entity's best name, or the words of the report.
    pub name: String,
    /// What kind of thing it is, when it is known.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<EntityType>,
    /// The country that it acts for: ISO 3166 alpha-3, `EUR`, `IGO`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Its PLOVER sector: `GOV`, `MIL`, ….
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// On which side it stands.
    pub side: Side,
    /// Who it is where documents only tell the post: who held it when the first of them was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inferred: Option<Inferred>,
    /// Whom it acts for: the organisation or country of its post, or what it is a part of, as this document says or
    /// others do that show the post within a year of the event.
    pub acts_for: Vec<EntityRef>,
}

/// The side of an event that somebody stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Acts.
    Actor,
    /// Is acted on.
    Recipient,
}

/// The time of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventTime {
    /// The TIMEX3 value: `2023-01-29`, `2023-01`.
    pub value: String,
    /// The first moment: ISO 8601.
    pub start: String,
    /// The moment after it.
    pub end: String,
    /// How fine it is.
    pub granularity: Granularity,
    /// How it is known.
    pub basis: TimeBasis,
}

/// How the time of an event is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeBasis {
    /// A report states it.
    Stated,
    /// No report states it: about when the first report was published.
    Published,
}

/// What the reports of one day say of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventStatus {
    /// What is said.
    pub status: Status,
    /// When it is said: the publication date of the report; absent when that is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Who says so, when the document does not say it itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
    /// The document that says it.
    pub document: String,
    /// The place of the report among those of the document, counted from 0.
    #[serde(default)]
    pub index: u32,
}

/// One document's report of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportRecord {
    /// The document's id.
    pub document: String,
    /// Its place among the reports of the document, counted from 0.
    pub index: u32,
    /// What it says was done.
    pub act: Act,
    /// Whether it says that it happened.
    pub status: Status,
    /// Who says so, when the document does not say it itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<Attribution>,
    /// The time that it states, as a TIMEX3 value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The word that names the act.
    pub trigger: Passage,
    /// The sentence that states it.
    pub evidence: Passage,
    /// How near to the trigger each slot was filled from.
    pub scope: Slots,
    /// The probability that the report is right, 0 to 1.
    pub confidence: f32,
    /// What stands behind the document: the agency whose story it is, else the outlet, else the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Which of the event's independent sources it is, counted from 1 in order of publication: reports of one agency,
    /// and copies of each other, have one number. [`event`](crate::Queries::event) gives it, lists do not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_number: Option<u32>,
}

/// A count of events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bucket {
    /// What is counted: `2023-01`, `CONSULT`, an entity's id, a country.
    pub key: String,
    /// The key in words: a name where the key is an id.
    pub label: String,
    /// How many events.
    pub events: u64,
    /// How many reports of them.
    pub reports: u64,
    /// How many documents report them.
    pub documents: u64,
}
