//! What the value of an expression depends on beside its words.

use jiff::civil::Date;

use super::super::value::Value;

/// On which side of the time of speech an expression lies, by its verb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) enum Direction {
    /// It happened.
    Past,
    /// It is to happen.
    Future,
    /// The verb does not say.
    #[default]
    Open,
}

/// What the value of an expression depends on beside its words.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Context {
    /// The day of speech.
    pub(in super::super) speech: Option<Date>,
    /// The tense.
    pub(in super::super) direction: Direction,
    /// The day that the sentence names.
    pub(in super::super) sentence_day: Option<Date>,
    /// The time last spoken of.
    pub(in super::super) told: Option<Value>,
    /// The day last spoken of: a month or a year named after it does not efface it.
    pub(in super::super) told_day: Option<Date>,
}

impl Context {
    /// The day that a clock time without a date belongs to.
    pub(super) fn day_here(&self) -> Option<Date> {
        self.sentence_day.or_else(|| self.told_day()).or(self.speech)
    }

    /// The day last spoken of.
    pub(super) fn told_day(&self) -> Option<Date> {
        self.told.as_ref().and_then(Value::day).or(self.told_day)
    }

    /// The same, for what follows a value in a range.
    pub(super) fn after(&self, value: &Value) -> Self {
        let start = value.interval().map(|interval| interval.start.date());
        Self { speech: start.or(self.speech), direction: Direction::Future, ..self.clone() }
    }
}
