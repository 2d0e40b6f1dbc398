//! How likely a day is as the day of writing before the text is read.

use jiff::civil::Date;

use super::super::value::days_between;
use super::Bounds;

/// The last year that a page may be from when nothing else bounds it: the year of this engine's release. It is a
/// constant, set with each release, so that the same page gives the same date on every machine and day; a page that is
/// known to be fetched later is bounded by that instead.
pub(super) const RELEASE_YEAR: i16 = 2026;

/// The first year: there were hardly any news pages before.
pub(super) const FIRST_YEAR: i16 = 1995;

/// What a year weighs beside the year after it.
const YEAR_BACK: f64 = 0.8;

/// The share of the days that lie shortly before the page was fetched, where that is known: feeds are fetched within
/// days, archives at any time.
const FRESH: f64 = 0.5;

/// The weight of a day.
///
/// Pages that are read today cluster in recent years: the web keeps growing, and old stories vanish from it. Each year
/// back weighs four fifths of the year after it; in two public collections of dated web articles the share fell off
/// faster still. The year of release itself weighs half, since collections are read after they are made and the year is
/// not over when the engine is released.
pub(super) fn prior(day: Date, bounds: &Bounds) -> f64 {
    let last = bounds.last.year();
    let back = f64::from(last - day.year());
    let unfinished = if bounds.fetched.is_none() && day.year() == RELEASE_YEAR { 0.5 } else { 1.0 };
    let spread = YEAR_BACK.powf(back) * unfinished;
    match bounds.fetched {
        Some(fetched) => (1.0 - FRESH) * spread * (1.0 - YEAR_BACK) / 365.0 + FRESH * fresh(fetched, day),
        None => spread,
    }
}

fn fresh(fetched: Date, day: Date) -> f64 {
    let age = days_between(day, fetched) as f64;
    1.0 / (1.0 + age).powf(1.7) / 2.05
}
