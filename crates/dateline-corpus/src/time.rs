//! Civil times as text: normalised to the second, so that they compare as text.

use jiff::Span;
use jiff::civil::{Date, DateTime, Time};

use crate::error::{Error, Result};
use crate::query::TimeRange;
use crate::store::Period;

/// The form of every stored time: `2023-01-29T18:16:00`.
const FORM: &str = "%Y-%m-%dT%H:%M:%S";

/// Reads an ISO 8601 year, month, date or date and time; gives its first moment to the second.
pub(crate) fn normalise(text: &str) -> Option<String> {
    let text = text.trim();
    let moment = match text.len() {
        4 => Date::new(text.parse().ok()?, 1, 1).ok()?.to_datetime(Time::midnight()),
        7 => {
            let (year, month) = text.split_once('-')?;
            Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?.to_datetime(Time::midnight())
        }
        10 => text.parse::<Date>().ok()?.to_datetime(Time::midnight()),
        _ => clock(text)?,
    };
    Some(moment.strftime(FORM).to_string())
}

/// A date and time without its zone: news is dated by the clock of its place, and so are events.
fn clock(text: &str) -> Option<DateTime> {
    let time = text.find(['T', ' '])? + 1;
    let end = text[time..].find(['Z', 'z', '+', '-', '[']).map_or(text.len(), |zone| time + zone);
    text[..end].trim_end().parse().ok()
}

/// The day of a stored time: `2023-01-29`.
pub(crate) fn day(time: &str) -> &str {
    time.get(..10).unwrap_or_default()
}

/// The number of the month of a stored time or day, `12 * year + month`; 0 where there is none.
pub(crate) fn month(time: &str) -> i64 {
    let number = |range| time.get(range).and_then(|digits: &str| digits.parse::<i64>().ok());
    number(0..4).zip(number(5..7)).map_or(0, |(year, month)| 12 * year + month)
}

/// A stored time or day moved back by whole days; the same where that leaves the calendar.
pub(crate) fn days_before(time: &str, days: i32) -> String {
    let Some(moment) = normalise(time).and_then(|time| time.parse::<DateTime>().ok()) else {
        return time.to_owned();
    };
    moment.saturating_sub(Span::new().days(days)).strftime(FORM).to_string()
}

/// How many days lie between two stored times.
pub(crate) fn days_between(start: &str, end: &str) -> Option<i32> {
    let (start, end): (Date, Date) = (day(start).parse().ok()?, day(end).parse().ok()?);
    Some((end - start).get_days())
}

/// The range of a filter, normalised.
pub(crate) fn period(field: &str, range: &TimeRange) -> Result<Period> {
    let edge = |name: &str, text: &Option<String>| {
        let Some(text) = text else { return Ok(None) };
        normalise(text).map(Some).ok_or_else(|| {
            Error::invalid(format!("{field}.{name}"), format!("{text:?} is no ISO 8601 date or time"))
        })
    };
    let period = Period { start: edge("start", &range.start)?, end: edge("end", &range.end)? };
    match (&period.start, &period.end) {
        (Some(start), Some(end)) if start > end => {
            Err(Error::invalid(field, format!("it starts at {start}, after its end at {end}")))
        }
        _ => Ok(period),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normalises_what_iso_8601_allows() {
        let check = |text, expected: Option<&str>| assert_eq!(normalise(text).as_deref(), expected, "{text}");
        check("2023", Some("2023-01-01T00:00:00"));
        check("2023-05", Some("2023-05-01T00:00:00"));
        check("2023-01-29", Some("2023-01-29T00:00:00"));
        check("2023-01-29T18:16", Some("2023-01-29T18:16:00"));
        check("2023-01-29T18:16:05+09:00", Some("2023-01-29T18:16:05"));
        check("2023-01-29T18:16:05Z", Some("2023-01-29T18:16:05"));
        check("2023-02-30", None);
        check("last week", None);
        check("", None);
    }

    #[test]
    fn moves_over_the_ends_of_years() {
        assert_eq!(days_before("2024-01-01", 1), "2023-12-31T00:00:00");
        assert_eq!(days_between("2023-12-31", "2024-01-01"), Some(1));
    }
}
