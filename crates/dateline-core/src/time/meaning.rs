//! What a time expression means before it is known when it was said.

use jiff::civil::Weekday;

use super::named::NamedDay;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

impl Unit {
    /// The unit of a symbol: lower-case `s`, `m`, `h` for clock units, `D`, `W`, `M`, `Q`, `Y` for calendar units.
    pub(super) fn parse(symbol: &str) -> Option<Self> {
        Some(match symbol {
            "s" => Self::Second,
            "m" => Self::Minute,
            "h" => Self::Hour,
            "D" => Self::Day,
            "W" => Self::Week,
            "M" => Self::Month,
            "Q" => Self::Quarter,
            "Y" => Self::Year,
            _ => return None,
        })
    }

    /// Whether it is an hour or shorter.
    pub(super) fn is_clock(self) -> bool {
        self <= Self::Hour
    }
}

/// A season. Its months are those of the northern hemisphere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// The TIMEX3 symbol.
    pub(super) fn symbol(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    /// The season of a symbol.
    pub(super) fn parse(symbol: &str) -> Option<Self> {
        [Self::Spring, Self::Summer, Self::Autumn, Self::Winter]
            .into_iter()
            .find(|season| season.symbol() == symbol)
    }

    /// Its first month.
    pub(super) fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl Part {
    const ALL: [Self; 6] =
        [Self::Morning, Self::Midday, Self::Afternoon, Self::Evening, Self::Night, Self::Daytime];

    /// The TIMEX3 symbol.
    pub(super) fn symbol(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Midday => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
            Self::Daytime => "DT",
        }
    }

    /// The part of a symbol.
    pub(super) fn parse(symbol: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.symbol() == symbol)
    }

    /// Its first hour, and the hour after it counted from the same midnight.
    pub(super) fn hours(self) -> (i8, i8) {
        match self {
            Self::Morning => (5, 12),
            Self::Midday => (11, 14),
            Self::Afternoon => (12, 18),
            Self::Evening => (17, 22),
            Self::Night => (20, 29),
            Self::Daytime => (6, 20),
        }
    }
}

/// A time without a place in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Vague {
    Past,
    Present,
    Future,
}

impl Vague {
    /// The time of `PAST`, `PRESENT`, `FUTURE`.
    pub(super) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "PAST" => Self::Past,
            "PRESENT" => Self::Present,
            "FUTURE" => Self::Future,
            _ => return None,
        })
    }

    /// The TIMEX3 value.
    pub(super) fn value(self) -> &'static str {
        match self {
            Self::Past => "PAST_REF",
            Self::Present => "PRESENT_REF",
            Self::Future => "FUTURE_REF",
        }
    }
}

/// The TIMEX3 `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Modifier {
    Start,
    Mid,
    End,
    Approximate,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
}

impl Modifier {
    const ALL: [Self; 8] = [
        Self::Start,
        Self::Mid,
        Self::End,
        Self::Approximate,
        Self::LessThan,
        Self::MoreThan,
        Self::EqualOrLess,
        Self::EqualOrMore,
    ];

    /// The name in TIMEX3.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approximate => "APPROX",
            Self::LessThan => "LESS_THAN",
            Self::MoreThan => "MORE_THAN",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::EqualOrMore => "EQUAL_OR_MORE",
        }
    }

    /// The modifier of that name.
    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|modifier| modifier.as_str() == name)
    }
}

/// How many: thousandths, so that `two and a half` is exact, or an amount that is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Amount {
    Exact(u64),
    Some,
}

impl Amount {
    /// A whole number.
    pub(super) fn whole(count: u32) -> Self {
        Self::Exact(u64::from(count) * 1000)
    }

    /// The amount `factor` times over.
    pub(super) fn times(self, factor: u32) -> Self {
        match self {
            Self::Exact(thousandths) => Self::Exact(thousandths.saturating_mul(u64::from(factor))),
            Self::Some => Self::Some,
        }
    }

    /// The whole number that it is, if it is one.
    pub(super) fn as_whole(self) -> Option<i32> {
        match self {
            Self::Exact(thousandths) if thousandths.is_multiple_of(1000) => {
                i32::try_from(thousandths / 1000).ok()
            }
            _ => None,
        }
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Length {
    pub(super) amount: Amount,
    pub(super) unit: Unit,
}

impl Length {
    /// The length in a unit that makes it whole, where it is less than one: half an hour is thirty minutes.
    pub(super) fn whole(self) -> Self {
        let (unit, factor) = match self.unit {
            Unit::Hour => (Unit::Minute, 60),
            Unit::Day => (Unit::Hour, 24),
            Unit::Year => (Unit::Month, 12),
            _ => return self,
        };
        match self.amount {
            Amount::Exact(1..1000) => Self { amount: self.amount.times(factor), unit },
            _ => self,
        }
    }
}

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
    /// The day that the sentence or the story is about: of a clock time that names none.
    Here,
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

/// What an expression means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Point(Point),
    /// From one to the other, both meant.
    Range(Point, Point),
    /// A length; `reach` says on which side of the time of speech it lies, if it touches it: −1 `the past two years`,
    /// 1 `the next two years`.
    Duration {
        length: Length,
        reach: i8,
    },
    /// Again after each such length.
    Every(Length),
    /// Again on each such day.
    EveryWeekday(Weekday),
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
