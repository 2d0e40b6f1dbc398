//! The stretch of the calendar that a value covers.

use jiff::civil::{Date, DateTime, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};

use super::super::meaning::{Amount, Clock, Length, Unit};
use super::Value;

/// `[start, end)` in civil time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Interval {
    pub(in super::super) start: DateTime,
    pub(in super::super) end: DateTime,
}

impl Interval {
    fn of(start: Date, length: Span) -> Option<Self> {
        let start = DateTime::from(start);
        Some(Self { start, end: start.checked_add(length).ok()? })
    }

    /// A length of time before the begin of a day.
    pub(in super::super) fn ending(day: Date, length: Length) -> Option<Self> {
        let end = DateTime::from(day);
        Some(Self { start: end.checked_sub(span(length)?).ok()?, end })
    }

    /// A length of time from the begin of a day on.
    pub(in super::super) fn beginning(day: Date, length: Length) -> Option<Self> {
        let start = DateTime::from(day);
        Some(Self { start, end: start.checked_add(span(length)?).ok()? })
    }

    /// A moment in ISO 8601: a date alone where it is a midnight.
    pub(in super::super) fn format(at: DateTime) -> String {
        if at == DateTime::from(at.date()) {
            return at.date().to_string();
        }
        let (hour, minute, second) = (at.hour(), at.minute(), at.second());
        if second == 0 {
            return format!("{}T{hour:02}:{minute:02}", at.date());
        }
        format!("{}T{hour:02}:{minute:02}:{second:02}", at.date())
    }

    /// How many days lie between the interval and a day; none if the day is in it.
    pub(in super::super) fn days_from(&self, day: Date) -> i64 {
        let first = self.start.date();
        let last = self.end.checked_sub(1.second()).map_or(first, DateTime::date);
        if day < first {
            days_between(day, first)
        } else if day > last {
            days_between(last, day)
        } else {
            0
        }
    }
}

/// Whole days from one day to a later one.
pub(in super::super) fn days_between(from: Date, to: Date) -> i64 {
    i64::from(from.duration_until(to).as_hours() as i32) / 24
}

fn span(length: Length) -> Option<Span> {
    let Amount::Exact(thousandths) = length.amount else { return None };
    let whole = i64::try_from(thousandths / 1000).ok().filter(|&count| count < 1_000_000)?;
    let part = (thousandths % 1000) as i64;
    let span = Span::new();
    match length.unit {
        Unit::Second => span.try_seconds(whole),
        Unit::Minute => span.try_minutes(whole),
        Unit::Hour => span.try_hours(whole),
        Unit::Day => span.try_days(whole),
        Unit::Week => span.try_weeks(whole),
        Unit::Month => span.try_months(whole),
        Unit::Quarter => span.try_months(whole * 3),
        Unit::Year => span.try_months(whole * 12 + part * 12 / 1000),
    }
    .ok()
}

impl Value {
    /// What the value covers, where the calendar says it.
    pub(in super::super) fn interval(&self) -> Option<Interval> {
        match *self {
            Self::Century(century) => Interval::of(first_of(century.checked_mul(100)?, 1)?, 100.years()),
            Self::Decade(decade) => Interval::of(first_of(decade.checked_mul(10)?, 1)?, 10.years()),
            Self::Year(year) => Interval::of(first_of(year, 1)?, 1.year()),
            Self::Half(year, half) => Interval::of(first_of(year, (half - 1) * 6 + 1)?, 6.months()),
            Self::Quarter(year, quarter) => Interval::of(first_of(year, (quarter - 1) * 3 + 1)?, 3.months()),
            Self::Season(year, season) => Interval::of(first_of(year, season.first_month())?, 3.months()),
            Self::Month(year, month) => Interval::of(first_of(year, month)?, 1.month()),
            Self::Week(year, week) => Interval::of(day_of_week(year, week, Weekday::Monday)?, 7.days()),
            Self::Weekend(year, week) => Interval::of(day_of_week(year, week, Weekday::Saturday)?, 2.days()),
            Self::Day(date) => Interval::of(date, 1.day()),
            Self::Part(date, part) => {
                let (first, last) = part.hours();
                let start = DateTime::from(date).checked_add(i64::from(first).hours()).ok()?;
                Some(Interval { start, end: start.checked_add(i64::from(last - first).hours()).ok()? })
            }
            Self::Moment(date, clock) => moment(date, clock),
            Self::Range(ref first, ref second) => {
                let (first, second) = (first.interval()?, second.interval()?);
                (first.start < second.end).then_some(Interval { start: first.start, end: second.end })
            }
            Self::Fiscal(_) | Self::Open(_) | Self::Vague(_) | Self::Length(_) => None,
        }
    }
}

fn first_of(year: i16, month: i8) -> Option<Date> {
    Date::new(year, month, 1).ok()
}

fn day_of_week(year: i16, week: i8, weekday: Weekday) -> Option<Date> {
    ISOWeekDate::new(year, week, weekday).ok().map(ISOWeekDate::date)
}

fn moment(date: Date, clock: Clock) -> Option<Interval> {
    let offset = i64::from(clock.hour).hours().minutes(i64::from(clock.minute.unwrap_or(0)));
    let offset = offset.seconds(i64::from(clock.second.unwrap_or(0)));
    let start = DateTime::from(date).checked_add(offset).ok()?;
    let length = match (clock.minute, clock.second) {
        (_, Some(_)) => 1.second(),
        (Some(_), None) => 1.minute(),
        (None, None) => 1.hour(),
    };
    Some(Interval { start, end: start.checked_add(length).ok()? })
}
