//! The rules that read time expressions, a family a file.
//!
//! A rule looks at the pieces from one place on, bounded far ahead, and says where the expression ends and what it means.
//! The longest reading wins; what an expression means in the calendar is decided later, by `resolve`.

mod anchored;
mod calendar;
mod clock;
mod duration;
mod guard;
mod modifier;
mod nth;
mod numeric;
mod period;
mod range;
mod recurrence;
mod relative;
mod worded;

use super::lexicon::{PhraseSense, Sense};
use super::meaning::{Base, Meaning, Modifier, Point, Reading, Vague};
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
        let about = matches!(self.point.base, Base::Named { day, .. } if day.is_approximate());
        let modifier = about.then_some(Modifier::Approximate);
        Reading { end: self.end, meaning: Meaning::Point(self.point), modifier, rule: self.rule }
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
        nth::read(line, at),
        anchored::read(line, at),
    ])
}

fn longest<const N: usize>(readings: [Option<Taken>; N]) -> Option<Taken> {
    readings.into_iter().flatten().reduce(|best, next| if next.end > best.end { next } else { best })
}

fn vague(line: &Line, at: usize) -> Option<Reading> {
    if is_formerly(line, at) {
        let meaning = Meaning::Vague(Vague::Past);
        return Some(Reading { end: at + 1, meaning, modifier: None, rule: "once" });
    }
    let (end, PhraseSense::Vague(vague)) = line.phrase(at)? else { return None };
    // `soon after the vote`, `as soon as he` and `how soon` say when by something else.
    if vague == Vague::Future && end == at + 1 {
        let beside = line.is_any(end, &["before", "after"]) || line.reads(end, "enough");
        if beside
            || line.after_any(at, &["as"])
            || at > 0 && (line.reads(at - 1, "how") || line.reads(at - 1, "too"))
        {
            return None;
        }
    }
    // `the past` is vague, `the past decade` and `the past 20 years` are not.
    let goes_on = line
        .sense(end - 1, |sense| matches!(sense, Sense::Shift { .. } | Sense::Some(_)).then_some(()))
        .is_some()
        && (numbers::amount(line, end).is_some() || relative::any_unit(line, end).is_some());
    (!goes_on).then_some(Reading { end, meaning: Meaning::Vague(vague), modifier: None, rule: "vague" })
}

/// `was once`, `who once`, `once-mighty`: formerly.
fn is_formerly(line: &Line, at: usize) -> bool {
    if !line.reads(at, "once") || at == 0 {
        return false;
    }
    let before =
        ["was", "were", "is", "are", "who", "that", "which", "had", "has", "have", "he", "she", "it", "they"];
    let again = [
        "again", "more", "and", "every", "a", "in", "per", "upon", "the", "he", "she", "it", "they", "you",
        "we",
    ];
    let said = ["was", "were", "is", "are"].iter().any(|word| line.reads(at - 1, word));
    let follows = said && (line.is(at + 1, "a") || line.is(at + 1, "the"));
    let joined = line.mark(at + 1, '-') && line.glued(at + 1) && line.is_word(at + 2);
    let told = before.iter().any(|word| line.reads(at - 1, word)) && line.is_word(at + 1);
    joined || follows || told && !again.iter().any(|word| line.reads(at + 1, word))
}
