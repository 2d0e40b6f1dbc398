//! Days that go by a name, and the rules that date them.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A rule for the date of a named day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NamedDay {
    /// The same day of the same month each year.
    Fixed { month: i8, day: i8 },
    /// The `nth` weekday of a month (−1: the last), `offset` days later.
    Nth { month: i8, weekday: Weekday, nth: i8, offset: i32 },
    /// So many days after western Easter.
    Easter { offset: i32 },
}

impl NamedDay {
    /// Reads `fixed 12-25`, `nth 11 4 4 0` or `easter -2`.
    pub(super) fn parse(rule: &str) -> Option<Self> {
        let fields: Vec<&str> = rule.split(' ').collect();
        match *fields.as_slice() {
            ["fixed", day] => {
                let (month, day) = day.split_once('-')?;
                Some(Self::Fixed { month: month.parse().ok()?, day: day.parse().ok()? })
            }
            ["nth", month, weekday, nth, offset] => Some(Self::Nth {
                month: month.parse().ok()?,
                weekday: Weekday::from_monday_one_offset(weekday.parse().ok()?).ok()?,
                nth: nth.parse().ok()?,
                offset: offset.parse().ok()?,
            }),
            ["easter", offset] => Some(Self::Easter { offset: offset.parse().ok()? }),
            _ => None,
        }
    }

    /// The day in a year.
    pub(super) fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed { month, day } => Date::new(year, month, day).ok(),
            Self::Nth { month, weekday, nth, offset } => {
                let first = Date::new(year, month, 1).ok()?;
                first.nth_weekday_of_month(nth, weekday).ok()?.checked_add(offset.days()).ok()
            }
            Self::Easter { offset } => easter(year)?.checked_add(offset.days()).ok(),
        }
    }
}

/// Western Easter by the Gregorian computus (the "anonymous" algorithm of J. Meeus, Astronomical Algorithms, ch. 8).
fn easter(year: i16) -> Option<Date> {
    if !(1583..=9000).contains(&year) {
        return None;
    }
    let year_number = i32::from(year);
    let (golden, century, rest) = (year_number % 19, year_number / 100, year_number % 100);
    let skipped = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - skipped + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 19 * weekday) / 433;
    let month = (epact + weekday - 7 * late + 90) / 25;
    let day = (epact + weekday - 7 * late + 33 * month + 19) % 32;
    Date::new(year, month as i8, day as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rule: &str, year: i16, expected: &str) {
        let day = NamedDay::parse(rule).unwrap().in_year(year).unwrap();
        assert_eq!(day.to_string(), expected, "{rule} {year}");
    }

    #[test]
    fn dates_named_days() {
        check("fixed 12-25", 2021, "2021-12-25");
        check("nth 11 4 4 0", 2023, "2023-11-23");
        check("nth 11 4 4 1", 2023, "2023-11-24");
        check("nth 5 1 -1 0", 2024, "2024-05-27");
        check("nth 11 1 1 1", 2024, "2024-11-05");
    }

    #[test]
    fn dates_easter() {
        for (year, day) in
            [(1961, "1961-04-02"), (2000, "2000-04-23"), (2019, "2019-04-21"), (2024, "2024-03-31")]
        {
            check("easter 0", year, day);
        }
        check("easter -2", 2025, "2025-04-18");
    }
}
