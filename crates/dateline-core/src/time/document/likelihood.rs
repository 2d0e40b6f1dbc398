//! How likely a clue is if the page was written on a given day.
//!
//! The figures are shares, rounded. Those of weekdays and of dates in the text were counted over some four hundred
//! English news stories whose date is known, and then leaned towards the manner of agencies, whose stories name the day
//! of a report by its weekday and come out on that day; those of captions and datelines are the agencies' manner alone.

use jiff::civil::Date;

use super::super::value::days_between;
use super::clue::{ClueKind, Said};

/// What is left to a clue that contradicts the day: writers slip, and so do readers.
const SLIP: f64 = 1e-4;

/// The share that a stretch of days has together: up to and with that many days away, and how much.
type Bins = &'static [(i64, f64)];

/// How far dates without a year lie from the day of writing, before it and after it.
struct Shares {
    back: Bins,
    ahead: Bins,
}

const OF_DATELINES: Shares = Shares {
    back: &[(0, 0.62), (1, 0.26), (2, 0.06), (7, 0.03), (183, 0.02)],
    ahead: &[(1, 0.008), (183, 0.002)],
};
const OF_CAPTIONS: Shares = Shares {
    back: &[(0, 0.16), (1, 0.42), (2, 0.13), (4, 0.07), (8, 0.06), (31, 0.05), (90, 0.04), (183, 0.03)],
    ahead: &[(8, 0.01), (183, 0.03)],
};
const OF_PAST: Shares = Shares {
    back: &[(0, 0.06), (1, 0.06), (8, 0.20), (31, 0.19), (90, 0.25), (183, 0.09)],
    ahead: &[(8, 0.04), (31, 0.03), (90, 0.05), (183, 0.03)],
};
const OF_FUTURE: Shares = Shares {
    back: &[(0, 0.03), (8, 0.05), (31, 0.04), (90, 0.04), (183, 0.06)],
    ahead: &[(8, 0.25), (31, 0.33), (90, 0.14), (183, 0.06)],
};
const OF_OTHERS: Shares = Shares {
    back: &[(0, 0.10), (1, 0.04), (8, 0.10), (31, 0.06), (90, 0.12), (183, 0.07)],
    ahead: &[(1, 0.06), (8, 0.09), (31, 0.12), (90, 0.15), (183, 0.09)],
};

/// How far back the last date lies that a text names with its year, and how far ahead.
const OF_LAST_DATE: Shares = Shares {
    back: &[
        (0, 0.22),
        (1, 0.06),
        (8, 0.08),
        (31, 0.05),
        (100, 0.07),
        (366, 0.09),
        (1461, 0.10),
        (7305, 0.08),
        (20_000, 0.03),
    ],
    ahead: &[(31, 0.06), (366, 0.10), (1461, 0.05), (20_000, 0.01)],
};

/// How many years back the last year lies that a text names, and how many ahead.
const OF_LAST_YEAR: Shares = Shares {
    back: &[(0, 0.35), (1, 0.12), (2, 0.04), (4, 0.05), (9, 0.08), (30, 0.06), (100, 0.03)],
    ahead: &[(1, 0.17), (2, 0.03), (5, 0.04), (30, 0.03)],
};

/// How far apart two documents are that tell the same story, by the names and acts that they share. A rule of thumb: of
/// the few such pairs among the pages at hand most came out within a day, some weeks or years apart.
const OF_SAME_STORY: Shares = Shares {
    back: &[(0, 0.24), (1, 0.13), (3, 0.08), (8, 0.06), (31, 0.04), (366, 0.04), (3660, 0.02)],
    ahead: &[(1, 0.13), (3, 0.08), (8, 0.06), (31, 0.04), (366, 0.04), (3660, 0.04)],
};

/// How many days before the first and after the last document that shows it an office may well be held, and over how many
/// more that becomes half as likely.
const OFFICE: (i64, i64) = (365, 365);

/// The probability of a clue, up to a factor that is the same for all days.
pub(super) fn likelihood(kind: ClueKind, day: Date) -> f64 {
    match kind {
        ClueKind::Weekday { weekday, said } => {
            let back = day.weekday().since(weekday) as usize;
            let ahead = day.weekday().until(weekday) as usize;
            match said {
                Said::Dateline => [0.82, 0.10, 0.03, 0.02, 0.01, 0.01, 0.01][back],
                Said::Lead => [0.60, 0.23, 0.08, 0.03, 0.03, 0.02, 0.01][back],
                Said::Report => [0.42, 0.34, 0.10, 0.05, 0.04, 0.03, 0.02][back],
                Said::Past | Said::Caption => [0.36, 0.26, 0.15, 0.07, 0.07, 0.05, 0.04][back],
                Said::Future => [0.25, 0.17, 0.12, 0.12, 0.12, 0.12, 0.10][ahead],
                Said::Open => [0.25, 0.15, 0.10, 0.10, 0.10, 0.15, 0.15][back],
            }
        }
        ClueKind::Day { month, day: number, weekday, said } => {
            nearest(day, month, number).map_or(SLIP, |date| {
                let fits = weekday.is_none_or(|weekday| date.weekday() == weekday);
                shares(said).of(days_back(date, day)) * if fits { 1.0 } else { SLIP }
            })
        }
        ClueKind::Date { date, said } => {
            let shares = if said == Said::Dateline { &OF_DATELINES } else { &OF_LAST_DATE };
            shares.of(days_back(date, day)).max(SLIP * SLIP)
        }
        ClueKind::Year { year } => OF_LAST_YEAR.of(i64::from(day.year()) - i64::from(year)),
        ClueKind::Both { year, shift } => {
            if i32::from(day.year()) + shift == i32::from(year) {
                1.0
            } else {
                0.03
            }
        }
        ClueKind::SameStory { published } => OF_SAME_STORY.of(days_back(published, day)),
        ClueKind::SameOffice { first, last } => {
            let outside = days_back(first, day).min(0).abs() + days_back(last, day).max(0);
            let far = (outside - OFFICE.0).max(0);
            OFFICE.1 as f64 / (OFFICE.1 + far) as f64
        }
    }
}

fn shares(said: Said) -> &'static Shares {
    match said {
        Said::Dateline => &OF_DATELINES,
        Said::Caption => &OF_CAPTIONS,
        Said::Lead | Said::Report | Said::Past => &OF_PAST,
        Said::Future => &OF_FUTURE,
        Said::Open => &OF_OTHERS,
    }
}

/// The occurrence of a day of the year that is nearest to the day of writing.
fn nearest(day: Date, month: i8, number: i8) -> Option<Date> {
    let years = [day.year() - 1, day.year(), day.year() + 1];
    let found = years.into_iter().filter_map(|year| Date::new(year, month, number).ok());
    found.min_by_key(|&date| days_back(date, day).abs())
}

/// How many days a date lies before the day of writing.
fn days_back(date: Date, day: Date) -> i64 {
    if date <= day { days_between(date, day) } else { -days_between(day, date) }
}

impl Shares {
    /// The share of one distance.
    fn of(&self, back: i64) -> f64 {
        let (bins, mut first) = if back >= 0 { (self.back, 0) } else { (self.ahead, 1) };
        for &(last, share) in bins {
            if back.abs() <= last {
                return share / (last - first + 1) as f64;
            }
            first = last + 1;
        }
        SLIP / 365.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_make_up_a_whole() {
        for shares in [
            &OF_DATELINES,
            &OF_CAPTIONS,
            &OF_PAST,
            &OF_FUTURE,
            &OF_OTHERS,
            &OF_LAST_DATE,
            &OF_LAST_YEAR,
            &OF_SAME_STORY,
        ] {
            let sum: f64 = shares.back.iter().chain(shares.ahead).map(|&(_, share)| share).sum();
            assert!((sum - 1.0).abs() < 0.005, "{sum}");
        }
    }

    #[test]
    fn a_share_is_spread_over_its_days() {
        let sum: f64 = (-183..=183).map(|back| OF_PAST.of(back)).sum();
        assert!((sum - 1.0).abs() < 0.005, "{sum}");
    }
}
