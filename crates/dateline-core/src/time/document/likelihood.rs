//! How likely a clue is if the page was written on a given day.
//!
//! The figures are shares, rounded, that general acquaintance with news writing suggests: agencies name the day of a
//! report by its weekday, mostly the day of writing itself; pictures are a day older than the text; a date without a
//! year lies within months. They are not fitted to any page.

use jiff::civil::Date;

use super::super::value::days_between;
use super::clue::{ClueKind, Said};

/// What is left to a clue that contradicts the day: writers slip, and so do readers.
const SLIP: f64 = 1e-4;

/// The probability of a clue, up to a factor that is the same for all days.
pub(super) fn likelihood(kind: ClueKind, day: Date) -> f64 {
    match kind {
        ClueKind::Weekday { weekday, said } => {
            let back = day.weekday().since(weekday) as usize;
            let ahead = day.weekday().until(weekday) as usize;
            match said {
                Said::Dateline | Said::Lead => [0.82, 0.10, 0.03, 0.02, 0.01, 0.01, 0.01][back],
                Said::Report => [0.62, 0.22, 0.06, 0.04, 0.03, 0.02, 0.01][back],
                Said::Past | Said::Caption => [0.42, 0.28, 0.09, 0.07, 0.05, 0.05, 0.04][back],
                Said::Future => [0.24, 0.20, 0.16, 0.13, 0.10, 0.09, 0.08][ahead],
                Said::Open => [0.32, 0.20, 0.11, 0.10, 0.09, 0.09, 0.09][back],
            }
        }
        ClueKind::Day { month, day: number, weekday, said } => {
            let found = nearest(day, month, number, said);
            found.map_or(SLIP, |(date, lag)| {
                let fits = weekday.is_none_or(|weekday| date.weekday() == weekday);
                lag_share(lag, said) * if fits { 1.0 } else { SLIP }
            })
        }
        ClueKind::Date { date, said } => {
            let lag = if date <= day { days_between(date, day) } else { -days_between(day, date) };
            far_lag_share(lag, said)
        }
        ClueKind::Month { year, month, said } => {
            let months =
                (i64::from(day.year()) - i64::from(year)) * 12 + i64::from(day.month()) - i64::from(month);
            year_share(months as f64 / 12.0, said)
        }
        ClueKind::Year { year, said } => year_share((i64::from(day.year()) - i64::from(year)) as f64, said),
        ClueKind::Both { year, shift } => {
            if i32::from(day.year()) + shift == i32::from(year) {
                1.0
            } else {
                0.03
            }
        }
    }
}

/// The occurrence of a day of the year that is meant, and how many days before the day of writing it lies.
fn nearest(day: Date, month: i8, number: i8, said: Said) -> Option<(Date, i64)> {
    let years = [day.year() - 1, day.year(), day.year() + 1];
    let found = years.into_iter().filter_map(|year| Date::new(year, month, number).ok());
    let lags = found
        .map(|date| (date, if date <= day { days_between(date, day) } else { -days_between(day, date) }));
    match said {
        Said::Future => lags.filter(|&(_, lag)| lag <= 0).max_by_key(|&(_, lag)| lag),
        Said::Open => lags.min_by_key(|&(_, lag)| lag.abs()),
        _ => lags.filter(|&(_, lag)| lag >= 0).min_by_key(|&(_, lag)| lag),
    }
}

/// The share of dates without a year that lie `lag` days back.
fn lag_share(lag: i64, said: Said) -> f64 {
    let days = lag.unsigned_abs() as usize;
    let tail = |mass: f64| mass / 3.9 / days as f64;
    match said {
        Said::Dateline => [0.62, 0.26, 0.06].get(days).copied().unwrap_or_else(|| tail(0.06)),
        Said::Caption => {
            [0.16, 0.44, 0.14, 0.06, 0.03, 0.03, 0.02, 0.02].get(days).copied().unwrap_or_else(|| tail(0.10))
        }
        Said::Future => {
            [0.05, 0.07, 0.06, 0.05, 0.05, 0.04, 0.04, 0.04].get(days).copied().unwrap_or_else(|| tail(0.60))
        }
        Said::Lead | Said::Report => {
            [0.20, 0.30, 0.12, 0.06, 0.04, 0.03, 0.03, 0.03].get(days).copied().unwrap_or_else(|| tail(0.2))
        }
        Said::Past => {
            [0.08, 0.22, 0.10, 0.06, 0.05, 0.05, 0.05, 0.05].get(days).copied().unwrap_or_else(|| tail(0.34))
        }
        Said::Open => [0.08, 0.14, 0.07, 0.05, 0.04, 0.04, 0.04, 0.04]
            .get(days)
            .copied()
            .unwrap_or_else(|| tail(0.50) / 2.0),
    }
}

/// The share of dates with a year that lie `lag` days back; they may lie far.
fn far_lag_share(lag: i64, said: Said) -> f64 {
    let past = match said {
        Said::Future => 0.05,
        Said::Open => 0.75,
        _ => 0.98,
    };
    if said == Said::Dateline {
        return if (0..3).contains(&lag) { [0.7, 0.2, 0.05][lag as usize] } else { SLIP };
    }
    let days = lag.unsigned_abs() as f64;
    let share = if lag >= 0 { past } else { 1.0 - past };
    // Half of them within a year, and of those most within weeks; the others spread over the decades.
    share * (0.5 / (3.0 + days) + 0.1 / (365.0 + days))
}

/// The share of years that lie `back` years before the year of writing.
fn year_share(back: f64, said: Said) -> f64 {
    let past = match said {
        Said::Future => 0.1,
        Said::Open => 0.8,
        _ => 0.97,
    };
    let share = if back >= 0.0 { past } else { (1.0 - past) * 0.3 };
    share / (1.5 + back.abs())
}
