//! Days that go by a name, and the rules that date them.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

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
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Some(date(year, month as i8, 1).with().day(day as i8).build().ok()?)
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
        for (year, day) in [(1961, "1961-04-02"), (2000, "2000-04-23"), (2019, "2019-04-21"), (2024, "2024-03-31")] {
            check("easter 0", year, day);
        }
        check("easter -2", 2025, "2025-04-18");
    }
}
