//! Weighs the clues for every candidate day.

use jiff::ToSpan;
use jiff::civil::Date;

use super::clue::{Clue, ClueKind};
use super::likelihood::likelihood;
use super::prior::{FIRST_YEAR, NEWEST_YEAR, prior};
use crate::analysis::Granularity;

/// The share of the probability that a day must gather to be the answer.
const ENOUGH_FOR_A_DAY: f64 = 0.5;

/// A day may gather less where a report or a caption fixes the day of the year and leaves only the year open: this is what the day of
/// the year must then gather over all years, and what the day itself must.
const ENOUGH_FOR_A_DAY_OF_THE_YEAR: (f64, f64) = (0.35, 0.12);

/// The share that a month or a year must gather.
const ENOUGH_FOR_A_MONTH: f64 = 0.5;

/// The share from which on another value is worth naming.
const WORTH_NAMING: f64 = 0.02;

/// How many alternatives are named.
const ALTERNATIVES: usize = 8;

/// Between which days the page was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// When the page was fetched, if that is known.
    pub fetched: Option<Date>,
}

impl Bounds {
    /// The bounds of a page of which nothing but perhaps the day of fetching is known; none if it was fetched before there
    /// were any.
    pub fn new(fetched: Option<Date>) -> Option<Self> {
        let first = Date::new(FIRST_YEAR, 1, 1).ok()?;
        let last = fetched.or(Date::new(NEWEST_YEAR + 1, 12, 31).ok())?;
        (first <= last).then_some(Self { first, last, fetched })
    }
}

/// The answer.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub(super) day: Date,
    pub(super) value: String,
    pub(super) granularity: Granularity,
    pub(super) confidence: f32,
    pub(super) alternatives: Vec<String>,
}

/// The finest value that gathers enough of the probability.
pub(super) fn weigh(clues: &[Clue], bounds: Bounds) -> Option<Outcome> {
    let days = shares(clues, bounds);
    let &(best, share) = days.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let same_day = |day: Date| (day.month(), day.day()) == (best.month(), best.day());
    let day_of_year: f64 = days.iter().filter(|(day, _)| same_day(*day)).map(|(_, share)| share).sum();
    let reported = clues.iter().any(|clue| clue.kind.is_of_the_report());
    let is_day = share >= ENOUGH_FOR_A_DAY
        || reported
            && day_of_year >= ENOUGH_FOR_A_DAY_OF_THE_YEAR.0
            && share >= ENOUGH_FOR_A_DAY_OF_THE_YEAR.1;
    // Dates and years named in full bound the day of writing from one side; a month or a year they do not make sure.
    let fixes_a_year = |kind| matches!(kind, ClueKind::Both { .. } | ClueKind::SameStory { .. });
    let anchored = clues.iter().any(|clue| fixes_a_year(clue.kind));
    let granularities: &[Granularity] = match (is_day, anchored) {
        (true, _) => &[Granularity::Day],
        (false, true) => &[Granularity::Month, Granularity::Year],
        (false, false) => &[],
    };
    for &granularity in granularities {
        let values = gathered(&days, granularity);
        let (value, share) = values.first()?;
        if granularity != Granularity::Day && *share < ENOUGH_FOR_A_MONTH {
            continue;
        }
        let others = values.iter().skip(1).filter(|(_, share)| *share >= WORTH_NAMING).take(ALTERNATIVES);
        return Some(Outcome {
            day: best,
            value: value.clone(),
            granularity,
            confidence: *share as f32,
            alternatives: others.map(|(value, _)| value.clone()).collect(),
        });
    }
    None
}

/// Every candidate day and its share of the probability.
fn shares(clues: &[Clue], bounds: Bounds) -> Vec<(Date, f64)> {
    let mut days: Vec<(Date, f64)> = Vec::new();
    let mut day = bounds.first;
    while day <= bounds.last {
        let weight = clues
            .iter()
            .fold(prior(day, &bounds).ln(), |sum, clue| sum + likelihood(clue.kind, day).max(1e-12).ln());
        days.push((day, weight));
        let Ok(next) = day.checked_add(1.day()) else { break };
        day = next;
    }
    let most = days.iter().map(|&(_, weight)| weight).fold(f64::NEG_INFINITY, f64::max);
    let mut total = 0.0;
    for (_, weight) in &mut days {
        *weight = (*weight - most).exp();
        total += *weight;
    }
    for (_, weight) in &mut days {
        *weight /= total;
    }
    days
}

/// The values of a granularity with their shares, the likeliest first.
fn gathered(days: &[(Date, f64)], granularity: Granularity) -> Vec<(String, f64)> {
    let name = |day: Date| match granularity {
        Granularity::Day => day.to_string(),
        Granularity::Month => format!("{:04}-{:02}", day.year(), day.month()),
        _ => format!("{:04}", day.year()),
    };
    let mut values: Vec<(String, f64)> = Vec::new();
    for &(day, share) in days.iter().filter(|(_, share)| *share > 1e-6) {
        let name = name(day);
        match values.last_mut() {
            Some((last, sum)) if *last == name => *sum += share,
            _ => values.push((name, share)),
        }
    }
    values.sort_by(|a, b| b.1.total_cmp(&a.1));
    values
}
