//! The rules that read time expressions, a family a file.
//!
//! A rule looks at the pieces from one place on, bounded far ahead, and says where the expression ends and what it means.
//! The longest reading wins; what an expression means in the calendar is decided later, by `resolve`.

mod calendar;
mod clock;
mod duration;
mod guard;
mod modifier;
mod numeric;
mod period;
mod range;
mod recurrence;
mod relative;

use super::lexicon::{PhraseSense, Sense};
use super::meaning::{Base, Meaning, Point, Reading};
use super::numbers;
use super::pieces::Line;

/// A point in the calendar as read.
#[derive(Clone, Copy, Debug)]
struct Taken {
    end: usize,
    point: Point,
    rule: &'static str,
}

impl Taken {
    fn new(end: usize, base: Base, rule: &'static str) -> Self {
        Self { end, point: Point::whole(base), rule }
    }

    fn reading(self) -> Reading {
        Reading { end: self.end, meaning: Meaning::Point(self.point), modifier: None, rule: self.rule }
    }
}

/// Reads the longest time expression that begins at `at`.
pub(super) fn read(line: &Line, at: usize) -> Option<Reading> {
    [
        modifier::read(line, at),
        range::read(line, at),
        point(line, at).map(Taken::reading),
        duration::read(line, at),
        recurrence::read(line, at),
        vague(line, at),
    ]
    .into_iter()
    .flatten()
    .reduce(|best, next| if next.end > best.end { next } else { best })
    .filter(|reading| !guard::is_refused(line, at, reading))
}

/// A point in the calendar: a date with what follows it, or a time on the clock.
fn point(line: &Line, at: usize) -> Option<Taken> {
    let date = date(line, at).map(|taken| clock::within(line, taken));
    let clock = clock::read(line, at);
    longest([date, clock])
}

/// A date, without the part of the day.
fn date(line: &Line, at: usize) -> Option<Taken> {
    longest([
        calendar::read(line, at),
        numeric::read(line, at),
        relative::read(line, at),
        period::read(line, at),
        calendar::year(line, at),
    ])
}

fn longest<const N: usize>(readings: [Option<Taken>; N]) -> Option<Taken> {
    readings.into_iter().flatten().reduce(|best, next| if next.end > best.end { next } else { best })
}

fn vague(line: &Line, at: usize) -> Option<Reading> {
    let (end, PhraseSense::Vague(vague)) = line.phrase(at)? else { return None };
    // `the past` is vague, `the past decade` and `the past 20 years` are not.
    let goes_on = line
        .sense(end - 1, |sense| matches!(sense, Sense::Shift { .. } | Sense::Some(_)).then_some(()))
        .is_some()
        && (numbers::amount(line, end).is_some() || relative::any_unit(line, end).is_some());
    (!goes_on).then_some(Reading { end, meaning: Meaning::Vague(vague), modifier: None, rule: "vague" })
}
