//! Time expressions.

use serde::{Deserialize, Serialize};

use crate::Span;

/// A time expression with its value, after TIMEX3 of ISO-TimeML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timex {
    /// The words, as they stand.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// What kind of time.
    #[serde(rename = "type")]
    pub kind: TimexType,
    /// The TIMEX3 value: `2023-01-29`, `2024-W45`, `P2D`, `2023-07-11/2023-07-12`; absent when it cannot be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The first moment of the interval, `[start, end)`: ISO 8601 civil date or date and time, no zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// The moment after the interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// How fine the value is.
    pub granularity: Granularity,
    /// `APPROX`, `START`, `MID`, `END`, `BEFORE`, `AFTER`, …: the TIMEX3 `mod`.
    #[serde(default, rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<String>,
    /// The date that a relative expression was counted from: ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    /// The name of the rule that gave the value.
    pub rule: String,
    /// Other values that the text leaves open, likeliest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<String>,
}

/// The TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TimexType {
    /// A calendar time of a day or coarser.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// How fine a time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Granularity {
    /// To the second.
    Second,
    /// To the minute.
    Minute,
    /// To the hour.
    Hour,
    /// A part of a day: morning, night.
    PartOfDay,
    /// A day.
    Day,
    /// A weekend.
    Weekend,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A season.
    Season,
    /// Half a year.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// Not a calendar time: `now`, `in the future`.
    Vague,
}
