//! Units, seasons, parts of the day and the words of TIMEX3.

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in super::super) enum Unit {
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
    pub(in super::super) fn parse(symbol: &str) -> Option<Self> {
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
    pub(in super::super) fn is_clock(self) -> bool {
        self <= Self::Hour
    }
}

/// A season. Its months are those of the northern hemisphere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in super::super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// The TIMEX3 symbol.
    pub(in super::super) fn symbol(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    /// The season of a symbol.
    pub(in super::super) fn parse(symbol: &str) -> Option<Self> {
        [Self::Spring, Self::Summer, Self::Autumn, Self::Winter]
            .into_iter()
            .find(|season| season.symbol() == symbol)
    }

    /// Its first month.
    pub(in super::super) fn first_month(self) -> i8 {
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
pub(in super::super) enum Part {
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
    pub(in super::super) fn symbol(self) -> &'static str {
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
    pub(in super::super) fn parse(symbol: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.symbol() == symbol)
    }

    /// Its first hour, and the hour after it counted from the same midnight.
    pub(in super::super) fn hours(self) -> (i8, i8) {
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
pub(in super::super) enum Vague {
    Past,
    Present,
    Future,
}

impl Vague {
    /// The time of `PAST`, `PRESENT`, `FUTURE`.
    pub(in super::super) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "PAST" => Self::Past,
            "PRESENT" => Self::Present,
            "FUTURE" => Self::Future,
            _ => return None,
        })
    }

    /// The TIMEX3 value.
    pub(in super::super) fn value(self) -> &'static str {
        match self {
            Self::Past => "PAST_REF",
            Self::Present => "PRESENT_REF",
            Self::Future => "FUTURE_REF",
        }
    }
}

/// The TIMEX3 `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in super::super) enum Modifier {
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
    pub(in super::super) fn as_str(self) -> &'static str {
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
    pub(in super::super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|modifier| modifier.as_str() == name)
    }
}
