//! Days that go by a name, and the rules that date them.
//!
//! Only days that a rule of arithmetic fixes are here. The new year of the Chinese calendar and Diwali follow the true
//! moon over a place; no short rule gives them, so they are not dated.

mod easter;
mod hebrew;
mod islamic;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A rule for the date of a named day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NamedDay {
    /// A day of history, whatever the year of writing: `D-Day`.
    Once { year: i16, month: i8, day: i8 },
    /// The same day of the same month each year.
    Fixed { month: i8, day: i8 },
    /// The `nth` weekday of a month (−1: the last), `offset` days later.
    Nth { month: i8, weekday: Weekday, nth: i8, offset: i32 },
    /// So many days after western Easter.
    Easter { offset: i32 },
    /// So many days after the Easter of the eastern churches.
    OrthodoxEaster { offset: i32 },
    /// A day of a month of the Hebrew calendar. It begins on the evening before the date that is given.
    Hebrew(hebrew::Feast),
    /// A stretch of the Islamic calendar by its tables. Where the moon is looked for, the day may be one off, seldom two.
    Islamic { month: i8, day: i8, days: i8 },
}

impl NamedDay {
    /// Reads `fixed 12-25`, `nth 11 4 4 0`, `easter -2`, `hebrew passover` or `islamic 10 1 1`.
    pub(super) fn parse(rule: &str) -> Option<Self> {
        let fields: Vec<&str> = rule.split(' ').collect();
        match *fields.as_slice() {
            ["fixed", day] => {
                let (month, day) = day.split_once('-')?;
                Some(Self::Fixed { month: month.parse().ok()?, day: day.parse().ok()? })
            }
            ["once", day] => {
                let day: Date = day.parse().ok()?;
                Some(Self::Once { year: day.year(), month: day.month(), day: day.day() })
            }
            ["nth", month, weekday, nth, offset] => Some(Self::Nth {
                month: month.parse().ok()?,
                weekday: Weekday::from_monday_one_offset(weekday.parse().ok()?).ok()?,
                nth: nth.parse().ok()?,
                offset: offset.parse().ok()?,
            }),
            ["easter", offset] => Some(Self::Easter { offset: offset.parse().ok()? }),
            ["orthodox", offset] => Some(Self::OrthodoxEaster { offset: offset.parse().ok()? }),
            ["hebrew", feast] => hebrew::Feast::parse(feast).map(Self::Hebrew),
            ["islamic", month, day, days] => Some(Self::Islamic {
                month: month.parse().ok()?,
                day: day.parse().ok()?,
                days: days.parse().ok()?,
            }),
            _ => None,
        }
    }

    /// The day in a year.
    pub(super) fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Self::Once { year, month, day } => Date::new(year, month, day).ok(),
            Self::Fixed { month, day } => Date::new(year, month, day).ok(),
            Self::Nth { month, weekday, nth, offset } => {
                let first = Date::new(year, month, 1).ok()?;
                first.nth_weekday_of_month(nth, weekday).ok()?.checked_add(offset.days()).ok()
            }
            Self::Easter { offset } => easter::western(year)?.checked_add(offset.days()).ok(),
            Self::OrthodoxEaster { offset } => easter::eastern(year)?.checked_add(offset.days()).ok(),
            Self::Hebrew(feast) => feast.in_year(year),
            Self::Islamic { month, day, .. } => islamic::in_year(year, month, day),
        }
    }

    /// How many days it lasts.
    pub(super) fn days(self) -> i8 {
        match self {
            Self::Islamic { days, .. } => days,
            _ => 1,
        }
    }

    /// Whether the rule gives the day only about.
    pub(super) fn is_approximate(self) -> bool {
        matches!(self, Self::Islamic { .. })
    }
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
        for (year, day) in [(2021, "2021-05-02"), (2024, "2024-05-05"), (2025, "2025-04-20")] {
            check("orthodox 0", year, day);
        }
    }

    #[test]
    fn dates_feasts_of_the_hebrew_calendar() {
        check("hebrew rosh-hashanah", 2023, "2023-09-16");
        check("hebrew rosh-hashanah", 2024, "2024-10-03");
        check("hebrew yom-kippur", 2024, "2024-10-12");
        check("hebrew passover", 2023, "2023-04-06");
        check("hebrew passover", 2024, "2024-04-23");
        check("hebrew purim", 2024, "2024-03-24");
        check("hebrew hanukkah", 2022, "2022-12-19");
        check("hebrew hanukkah", 2023, "2023-12-08");
    }

    /// Within two days of what was kept in most countries.
    #[test]
    fn dates_the_islamic_calendar_about() {
        for (rule, year, kept) in [
            ("islamic 9 1 30", 2013, "2013-07-09"),
            ("islamic 9 1 30", 2024, "2024-03-11"),
            ("islamic 10 1 1", 2023, "2023-04-21"),
            ("islamic 12 10 1", 2022, "2022-07-09"),
            ("islamic 1 1 1", 2024, "2024-07-07"),
        ] {
            let day = NamedDay::parse(rule).unwrap().in_year(year).unwrap();
            let kept: Date = kept.parse().unwrap();
            assert!((day - kept).get_days().abs() <= 2, "{rule} {year}: {day} for {kept}");
        }
    }
}
