//! TIMEX3 values.

mod interval;
mod read;

pub(super) use self::interval::{Interval, days_between};
pub(super) use self::read::date;

use std::fmt;

use jiff::civil::{Date, Weekday};

use super::meaning::{Amount, Clock, Length, Part, Season, Unit, Vague};
use crate::analysis::Granularity;

/// The value of a time expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Century(i16),
    Decade(i16),
    Year(i16),
    Fiscal(i16),
    Half(i16, i8),
    Quarter(i16, i8),
    Season(i16, Season),
    Month(i16, i8),
    /// An ISO week: the year that it belongs to, and its number.
    Week(i16, i8),
    /// The weekend of an ISO week.
    Weekend(i16, i8),
    Day(Date),
    Part(Date, Part),
    Moment(Date, Clock),
    /// Known but for the year, or but for the week.
    Open(Open),
    Vague(Vague),
    Length(Length),
    /// Both ends are meant.
    Range(Box<Value>, Box<Value>),
}

/// A time whose year or week is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    Month(i8),
    Day(i8, i8),
    Quarter(i8),
    Season(Season),
    Weekday(Weekday),
    Weekend,
    Part(Part),
}

impl Value {
    /// The month of a day.
    pub(super) fn month_of(date: Date) -> Self {
        Self::Month(date.year(), date.month())
    }

    /// The quarter of a day.
    pub(super) fn quarter_of(date: Date) -> Self {
        Self::Quarter(date.year(), (date.month() - 1) / 3 + 1)
    }

    /// The ISO week of a day.
    pub(super) fn week_of(date: Date) -> Self {
        let week = date.iso_week_date();
        Self::Week(week.year(), week.week())
    }

    /// The weekend of the ISO week of a day.
    pub(super) fn weekend_of(date: Date) -> Self {
        let week = date.iso_week_date();
        Self::Weekend(week.year(), week.week())
    }

    /// How fine the value is.
    pub(super) fn granularity(&self) -> Granularity {
        match self {
            Self::Century(_) => Granularity::Century,
            Self::Decade(_) => Granularity::Decade,
            Self::Year(_) | Self::Fiscal(_) => Granularity::Year,
            Self::Half(..) => Granularity::Half,
            Self::Quarter(..) | Self::Open(Open::Quarter(_)) => Granularity::Quarter,
            Self::Season(..) | Self::Open(Open::Season(_)) => Granularity::Season,
            Self::Month(..) | Self::Open(Open::Month(_)) => Granularity::Month,
            Self::Week(..) => Granularity::Week,
            Self::Weekend(..) | Self::Open(Open::Weekend) => Granularity::Weekend,
            Self::Day(_) | Self::Open(Open::Day(..) | Open::Weekday(_)) => Granularity::Day,
            Self::Part(..) | Self::Open(Open::Part(_)) => Granularity::PartOfDay,
            Self::Moment(_, Clock { second: Some(_), .. }) => Granularity::Second,
            Self::Moment(_, Clock { minute: Some(_), .. }) => Granularity::Minute,
            Self::Moment(..) => Granularity::Hour,
            Self::Vague(_) => Granularity::Vague,
            Self::Length(length) => match length.unit {
                Unit::Second => Granularity::Second,
                Unit::Minute => Granularity::Minute,
                Unit::Hour => Granularity::Hour,
                Unit::Day => Granularity::Day,
                Unit::Week => Granularity::Week,
                Unit::Month => Granularity::Month,
                Unit::Quarter => Granularity::Quarter,
                Unit::Year => Granularity::Year,
            },
            Self::Range(first, second) => first.granularity().min(second.granularity()),
        }
    }

    /// The day that the value is or lies in, when it is that fine.
    pub(super) fn day(&self) -> Option<Date> {
        match self {
            Self::Day(date) | Self::Part(date, _) | Self::Moment(date, _) => Some(*date),
            Self::Range(_, second) => second.day(),
            _ => None,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Century(century) => write!(out, "{century:02}"),
            Self::Decade(decade) => write!(out, "{decade:03}"),
            Self::Year(year) => write!(out, "{year:04}"),
            Self::Fiscal(year) => write!(out, "FY{year:04}"),
            Self::Half(year, half) => write!(out, "{year:04}-H{half}"),
            Self::Quarter(year, quarter) => write!(out, "{year:04}-Q{quarter}"),
            Self::Season(year, season) => write!(out, "{year:04}-{}", season.symbol()),
            Self::Month(year, month) => write!(out, "{year:04}-{month:02}"),
            Self::Week(year, week) => write!(out, "{year:04}-W{week:02}"),
            Self::Weekend(year, week) => write!(out, "{year:04}-W{week:02}-WE"),
            Self::Day(date) => write!(out, "{date}"),
            Self::Part(date, part) => write!(out, "{date}T{}", part.symbol()),
            Self::Moment(date, clock) => write!(out, "{date}T{clock}"),
            Self::Open(open) => write!(out, "{open}"),
            Self::Vague(vague) => out.write_str(vague.value()),
            Self::Length(length) => write!(out, "{length}"),
            Self::Range(first, second) => write!(out, "{first}/{second}"),
        }
    }
}

impl fmt::Display for Open {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(month) => write!(out, "XXXX-{month:02}"),
            Self::Day(month, day) => write!(out, "XXXX-{month:02}-{day:02}"),
            Self::Quarter(quarter) => write!(out, "XXXX-Q{quarter}"),
            Self::Season(season) => write!(out, "XXXX-{}", season.symbol()),
            Self::Weekday(weekday) => write!(out, "XXXX-WXX-{}", weekday.to_monday_one_offset()),
            Self::Weekend => out.write_str("XXXX-WXX-WE"),
            Self::Part(part) => write!(out, "XXXX-XX-XXT{}", part.symbol()),
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `9 a.m.` is written `T09:00`, as annotators of news do, though it names no minute.
        write!(out, "{:02}:{:02}", self.hour, self.minute.unwrap_or(0))?;
        if let Some(second) = self.second {
            write!(out, ":{second:02}")?;
        }
        out.write_str(if self.utc { "Z" } else { "" })
    }
}

impl fmt::Display for Length {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(if self.unit.is_clock() { "PT" } else { "P" })?;
        match self.amount {
            Amount::Some => out.write_str("X")?,
            Amount::Exact(thousandths) => {
                write!(out, "{}", thousandths / 1000)?;
                if thousandths % 1000 != 0 {
                    let fraction = format!("{:03}", thousandths % 1000);
                    write!(out, ".{}", fraction.trim_end_matches('0'))?;
                }
            }
        }
        out.write_str(match self.unit {
            Unit::Second => "S",
            Unit::Minute | Unit::Month => "M",
            Unit::Hour => "H",
            Unit::Day => "D",
            Unit::Week => "W",
            Unit::Quarter => "Q",
            Unit::Year => "Y",
        })
    }
}
