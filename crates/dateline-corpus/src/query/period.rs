//! Periods of the calendar, as people write them.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday, date};

use super::TimeRange;
use crate::error::{Error, Result};

impl TimeRange {
    /// The days of a year, quarter, month, week or day: `2023`, `2023-Q1`, `2023-01`, `2023-W05`, `2023-01-29`.
    ///
    /// ```
    /// use dateline_corpus::TimeRange;
    ///
    /// assert_eq!(TimeRange::period("2023-Q4")?, TimeRange::new("2023-10-01", "2024-01-01"));
    /// # Ok::<(), dateline_corpus::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// An invalid argument, if `text` is none of these.
    pub fn period(text: &str) -> Result<Self> {
        let unknown = || {
            let forms = "write 2023, 2023-Q1, 2023-01, 2023-W05 or 2023-01-29";
            Error::invalid("period", format!("{text:?} is no year, quarter, month, week or day; {forms}"))
        };
        let (start, end) = days(text).ok_or_else(unknown)?;
        Ok(Self::new(start.to_string(), end.to_string()))
    }
}

/// The first day of a period and the day after it.
fn days(text: &str) -> Option<(Date, Date)> {
    let (year, rest) = text.split_at_checked(4)?;
    let year: i16 = number(year)?;
    let until = |start: Date, span: jiff::Span| Some((start, start.checked_add(span).ok()?));
    let Some(rest) = rest.strip_prefix('-') else {
        return if rest.is_empty() { until(Date::new(year, 1, 1).ok()?, 1.year()) } else { None };
    };
    if let Some(quarter) = rest.strip_prefix('Q') {
        let quarter: i8 = number(quarter).filter(|quarter| (1..=4).contains(quarter))?;
        return until(date(year, 3 * quarter - 2, 1), 3.months());
    }
    if let Some(week) = rest.strip_prefix('W') {
        let monday = ISOWeekDate::new(year, number(week)?, Weekday::Monday).ok()?;
        return until(monday.date(), 1.week());
    }
    match rest.split_once('-') {
        None => until(Date::new(year, number(rest)?, 1).ok()?, 1.month()),
        Some((month, day)) => until(Date::new(year, number(month)?, number(day)?).ok()?, 1.day()),
    }
}

/// A number written in digits alone.
fn number<N: std::str::FromStr>(digits: &str) -> Option<N> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, start: &str, end: &str) {
        assert_eq!(TimeRange::period(text).unwrap(), TimeRange::new(start, end), "{text}");
    }

    #[test]
    fn periods_are_half_open_ranges_of_days() {
        check("2023", "2023-01-01", "2024-01-01");
        check("2023-Q4", "2023-10-01", "2024-01-01");
        check("2024-02", "2024-02-01", "2024-03-01");
        check("2020-W53", "2020-12-28", "2021-01-04");
        check("2023-12-31", "2023-12-31", "2024-01-01");
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in
            ["", "23", "2023-", "2023-13", "2023-Q5", "2021-W53", "2023-02-29", "+023", "last year", "20233"]
        {
            assert!(TimeRange::period(text).is_err(), "{text}");
        }
        assert!(TimeRange::period("9999").is_err(), "its end is past the calendar");
    }
}
