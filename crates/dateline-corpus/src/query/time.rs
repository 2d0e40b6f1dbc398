//! Ranges of time.

use serde::{Deserialize, Serialize};

/// A half-open range of time `[start, end)`, open where an end is absent.
///
/// The ends are ISO 8601 civil times: `2023`, `2023-01`, `2023-01-29`, `2023-01-29T18:16` or finer, each meaning its
/// first moment. A zone is left aside: news is dated by the clock of its place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TimeRange {
    /// The first moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// The moment after the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
}

impl TimeRange {
    /// The range `[start, end)`.
    pub fn new(start: impl Into<String>, end: impl Into<String>) -> Self {
        Self { start: Some(start.into()), end: Some(end.into()) }
    }

    /// Whether the range is all of time.
    pub const fn is_unbounded(&self) -> bool {
        self.start.is_none() && self.end.is_none()
    }
}

/// Which of the three times of an event a range speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeAxis {
    /// When the event was, or is to be: what the text states, else (marked so) about when it was published.
    #[default]
    Event,
    /// The same, but only where the text states it.
    Stated,
    /// When a document that reports it was published.
    Published,
}
