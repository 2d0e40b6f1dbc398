//! The day of a story where it was published: metadata states instants in UTC, and the evening of a place is the next
//! day there.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

/// Zones differ from UTC by so many minutes at most, and by quarters of an hour.
const FARTHEST: i64 = 14 * 60;
const QUARTER: i64 = 15;

/// An instant in UTC, if the value is one.
pub(super) fn instant(value: &str) -> Option<Timestamp> {
    let in_utc = value.ends_with('Z') || value.ends_with("+00:00");
    value.parse().ok().filter(|_| in_utc)
}

/// The instant in the zone in which the page shows it at that time of day: the same instant, to the minute that is
/// shown, if a zone exists in which both agree.
pub(super) fn as_shown(instant: Timestamp, shown: DateTime) -> Option<String> {
    let utc = Offset::UTC.to_datetime(instant);
    let apart = shown.duration_since(utc.with().second(0).subsec_nanosecond(0).build().ok()?).as_mins();
    if apart == 0 || apart.abs() > FARTHEST || apart % QUARTER != 0 {
        return None;
    }
    let zone = TimeZone::fixed(Offset::from_seconds((apart * 60) as i32).ok()?);
    Some(instant.to_zoned(zone).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// Whether the instant lies on that day somewhere on earth, though not in UTC.
pub(super) fn may_be_on(instant: Timestamp, day: Date) -> bool {
    let on = |minutes: i64| {
        Offset::from_seconds((minutes * 60) as i32)
            .is_ok_and(|offset| offset.to_datetime(instant).date() == day)
    };
    !on(0) && (on(-12 * 60) || on(FARTHEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_put_into_the_zone_of_the_page() {
        let at = |value: &str| instant(value).unwrap_or_default();
        let shown = |value: &str| value.parse::<DateTime>().unwrap_or_default();
        let put = |value: &str, clock: &str| as_shown(at(value), shown(clock));
        assert_eq!(
            put("2023-11-09T02:11:03Z", "2023-11-08T21:11").as_deref(),
            Some("2023-11-08T21:11:03-05:00")
        );
        assert_eq!(put("2023-11-09T02:11:03Z", "2023-11-08T21:10"), None);
        assert_eq!(put("2023-11-09T02:11:03Z", "2023-11-09T02:11"), None);
        assert!(may_be_on(at("2023-11-09T02:11:03Z"), Date::constant(2023, 11, 8)));
        assert!(!may_be_on(at("2023-11-09T16:11:03Z"), Date::constant(2023, 11, 8)));
        assert_eq!(instant("2023-11-09T02:11:03+01:00"), None);
    }
}
