//! Feasts of the Hebrew calendar, by its fixed arithmetic (E. Reingold and N. Dershowitz, Calendrical Calculations, ch. 8).

use jiff::ToSpan;
use jiff::civil::Date;

/// The day number of the calendar's first new year, counted from the first of January of the year 1.
const EPOCH: i64 = -1_373_427;

/// A feast. All but Hanukkah lie a fixed number of days from the new year in the autumn of the same civil year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Feast {
    FromNewYear(i16),
    Hanukkah,
}

impl Feast {
    /// The feast of that name.
    pub(super) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "rosh-hashanah" => Self::FromNewYear(0),
            "yom-kippur" => Self::FromNewYear(9),
            "sukkot" => Self::FromNewYear(14),
            // From Nisan to Tishri the months have fixed lengths.
            "purim" => Self::FromNewYear(-193),
            "passover" => Self::FromNewYear(-163),
            "shavuot" => Self::FromNewYear(-113),
            "hanukkah" => Self::Hanukkah,
            _ => return None,
        })
    }

    /// Its first day in a civil year.
    pub(super) fn in_year(self, year: i16) -> Option<Date> {
        if !(1583..=9000).contains(&year) {
            return None;
        }
        let autumn = i64::from(year) + 3761;
        let new_year = new_year(autumn);
        let offset = match self {
            Self::FromNewYear(days) => i64::from(days),
            Self::Hanukkah => {
                // Heshvan has thirty days in years of 355 and 385 days.
                let long = (self::new_year(autumn + 1) - new_year) % 10 == 5;
                if long { 84 } else { 83 }
            }
        };
        Date::new(1, 1, 1).ok()?.checked_add((new_year + offset - 1).days()).ok()
    }
}

/// The number of the day on which a year begins.
fn new_year(year: i64) -> i64 {
    let (before, this, next) = (elapsed(year - 1), elapsed(year), elapsed(year + 1));
    let correction = match (next - this, this - before) {
        (356, _) => 2,
        (_, 382) => 1,
        _ => 0,
    };
    EPOCH + this + correction
}

/// The days from the epoch to the mean conjunction that begins a year, put off where it would fall on a barred weekday.
fn elapsed(year: i64) -> i64 {
    let months = (235 * year - 234) / 19;
    let parts = 12_084 + 13_753 * months;
    let day = 29 * months + parts / 25_920;
    if 3 * (day + 1) % 7 < 3 { day + 1 } else { day }
}
