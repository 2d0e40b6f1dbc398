//! Easter of the western and of the eastern churches.

use jiff::ToSpan;
use jiff::civil::Date;

/// Western Easter by the Gregorian computus (the "anonymous" algorithm of J. Meeus, Astronomical Algorithms, ch. 8).
pub(super) fn western(year: i16) -> Option<Date> {
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

/// Eastern Easter by the Julian computus (Meeus, the same chapter), as a date of the Gregorian calendar.
pub(super) fn eastern(year: i16) -> Option<Date> {
    if !(1583..=9000).contains(&year) {
        return None;
    }
    let year_number = i32::from(year);
    let age = (19 * (year_number % 19) + 15) % 30;
    let weekday = (2 * (year_number % 4) + 4 * (year_number % 7) - age + 34) % 7;
    let (month, day) = ((age + weekday + 114) / 31, (age + weekday + 114) % 31 + 1);
    let behind = year_number / 100 - year_number / 400 - 2;
    Date::new(year, month as i8, day as i8).ok()?.checked_add(behind.days()).ok()
}
