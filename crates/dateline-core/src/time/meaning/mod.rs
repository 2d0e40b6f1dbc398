//! What a time expression means before it is known when it was said.

mod length;
mod words;

use jiff::civil::Weekday;

pub(super) use self::length::{Amount, Length};
pub(super) use self::words::{Modifier, Part, Season, Unit, Vague};
use super::named::NamedDay;

/// Which year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// As written.
    Stated(i16),
    /// So many years from the year of speech.
    Shifted(i32),
    /// `last May`, `this summer`, `next March`: the one before, about or after the time of speech.
    Near(i32),
    /// So many years from the year last spoken of.
    Narrative(i32),
    /// Not said.
    Open,
}

/// From what a relative time is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// The time of speech.
    Speech,
    /// The time last spoken of.
    Narrative,
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    Century(i16),
    Decade(i16),
    Year(Year),
    Fiscal(Year),
    Half {
        year: Year,
        half: i8,
    },
    Quarter {
        year: Year,
        quarter: i8,
    },
    Season {
        year: Year,
        season: Season,
    },
    Named {
        year: Year,
        day: NamedDay,
    },
    Month {
        year: Year,
        month: i8,
    },
    Day {
        year: Year,
        month: i8,
        day: i8,
        weekday: Option<Weekday>,
    },
    /// A weekday, `shift` weeks away where that is said.
    Weekday {
        weekday: Weekday,
        week: WeekOf,
    },
    Weekend {
        week: WeekOf,
    },
    /// So many units away: `last week`, `yesterday`, `two days earlier`.
    Away {
        unit: Unit,
        count: i32,
        from: From,
    },
    /// The unit last spoken of: `the same day`, `that week`; in another year in `the same month last year`.
    Same {
        unit: Unit,
        year: Year,
    },
    /// `the first Monday of May`, `the last day of 2013`, `the second week of June`; −1 is the last.
    Nth {
        what: Countable,
        nth: i8,
        year: Year,
        month: Option<i8>,
    },
    /// The unit in which a day of the year lies: `the quarter ended March 31`, `the week of June 3`.
    Holding {
        unit: Unit,
        year: Year,
        month: i8,
        day: i8,
    },
    /// `the 14th`: a day of the month that is spoken of.
    DayOfMonth(i8),
    /// The day that the sentence or the story is about: of a clock time that names none.
    Here,
}

/// What a month or a year is counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Countable {
    Day,
    Weekday(Weekday),
    Week,
}

/// Which of the weeks a weekday stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WeekOf {
    /// Not said: the nearest that the tense allows.
    Open,
    /// `last`, `this`, `next` before the weekday.
    Near(i32),
    /// `the coming Friday`: the first after the day of speech.
    Coming,
    /// `Tuesday of last week`: so many weeks from the week of speech.
    Shifted(i32),
    /// `the following Tuesday`, `the previous Friday`: counted from the time last spoken of.
    Narrative(i32),
}

/// What of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// The whole of it.
    Whole,
    /// A part.
    Part(Part),
    /// A time on the clock.
    Clock(Clock),
}

/// A time on the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: i8,
    pub(super) minute: Option<i8>,
    pub(super) second: Option<i8>,
    pub(super) utc: bool,
}

impl Clock {
    /// The same time in a part of the day: `3:30` in the afternoon is 15:30.
    pub(super) fn in_part(self, part: Part) -> Self {
        let late = matches!(part, Part::Afternoon | Part::Evening) || part == Part::Night && self.hour >= 6;
        if late && (1..12).contains(&self.hour) { Self { hour: self.hour + 12, ..self } } else { self }
    }
}

/// A time in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) base: Base,
    pub(super) within: Within,
}

impl Point {
    /// The whole of a stretch.
    pub(super) fn whole(base: Base) -> Self {
        Self { base, within: Within::Whole }
    }
}

/// Where a length of time begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Nowhere that is said.
    Loose,
    /// It ends at the time of speech: `the past two years`.
    Back,
    /// It begins there: `the next two years`.
    Ahead,
    /// It ends with a day, or before it: `the nine months ended Sept. 30`, `two days before the March 4 vote`.
    Until(Base, Side),
    /// It begins after a day: `ten days after the March 4 vote`.
    Since(Base),
}

/// Whether a day that ends a length belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    With,
    Without,
}

/// What recurs in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Such {
    Weekday(Weekday),
    Weekend,
    Month(i8),
    Season(Season),
    Part(Part),
}

/// What an expression means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Point(Point),
    /// From one to the other, both meant.
    Range(Point, Point),
    /// A length, and where it begins or ends.
    Duration {
        length: Length,
        reach: Reach,
    },
    /// Again after each such length.
    Every(Length),
    /// Again on each such day, month or part of a day.
    EverySuch(Such),
    /// A time without a place in the calendar.
    Vague(Vague),
}

/// An expression as read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// The piece after its last one.
    pub(super) end: usize,
    pub(super) meaning: Meaning,
    pub(super) modifier: Option<Modifier>,
    /// The name of the rule.
    pub(super) rule: &'static str,
}
