//! How likely a day is as the day of writing before the text is read.

use jiff::civil::Date;
use unicode_normalization::UNICODE_VERSION;

use super::super::value::days_between;
use super::Bounds;

/// The year of the newest data that this engine was built with. A page of which nothing else is known is from then or
/// before, or at most from the year after. The figure must be the same on every machine and day, and yet follow the times;
/// so it comes from the version of the Unicode tables, of which one comes out each autumn (version 16 in 2024) and which
/// are pinned with all other dependencies. A page that is known to be fetched is bounded by that instead.
pub(super) const NEWEST_YEAR: i16 = 2008 + UNICODE_VERSION.0 as i16;

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
/// faster still. The newest year weighs half, since collections are
/// read after they are made, and the one after it a tenth.
pub(super) fn prior(day: Date, bounds: &Bounds) -> f64 {
    let newest = bounds.fetched.map_or(NEWEST_YEAR, Date::year);
    let spread = match (bounds.fetched, newest - day.year()) {
        (None, ..0) => 0.1,
        (None, 0) => 0.5,
        (_, back) => YEAR_BACK.powf(f64::from(back)),
    };
    match bounds.fetched {
        Some(fetched) => (1.0 - FRESH) * spread * (1.0 - YEAR_BACK) / 365.0 + FRESH * fresh(fetched, day),
        None => spread,
    }
}

fn fresh(fetched: Date, day: Date) -> f64 {
    let age = days_between(day, fetched) as f64;
    1.0 / (1.0 + age).powf(1.7) / 2.05
}
