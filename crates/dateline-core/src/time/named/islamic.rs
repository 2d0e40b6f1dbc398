//! Days of the Islamic calendar, by its tables (E. Reingold and N. Dershowitz, Calendrical Calculations, ch. 7).

use jiff::ToSpan;
use jiff::civil::Date;

/// The day number of the calendar's first day, counted from the first of January of the year 1.
const EPOCH: i64 = 227_015;

/// The first time that a day of a month comes in a civil year.
pub(super) fn in_year(year: i16, month: i8, day: i8) -> Option<Date> {
    if !(1583..=9000).contains(&year) {
        return None;
    }
    // Its years are eleven days shorter than ours.
    let about = (i64::from(year) - 622) * 33 / 32;
    (about - 1..=about + 2).filter_map(|islamic| date(islamic, month, day)).find(|date| date.year() == year)
}

fn date(year: i64, month: i8, day: i8) -> Option<Date> {
    let (month, day) = (i64::from(month), i64::from(day));
    let leap_days = (3 + 11 * year).div_euclid(30);
    let number = EPOCH - 1 + 354 * (year - 1) + leap_days + 29 * (month - 1) + month / 2 + day;
    Date::new(1, 1, 1).ok()?.checked_add((number - 1).days()).ok()
}
