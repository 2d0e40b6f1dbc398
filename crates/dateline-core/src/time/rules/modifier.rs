//! Which part of a time is meant: `early 2009`, `mid-August`, `late last year`, `the end of June`, `earlier this week`.

use super::super::lexicon::Sense;
use super::super::meaning::{Base, From, Meaning, Modifier, Reading, Unit, Year};
use super::super::pieces::Line;
use super::{Taken, point, relative};

/// Reads a point in the calendar that a word narrows.
pub(super) fn read(line: &Line, at: usize) -> Option<Reading> {
    position(line, at).or_else(|| edge(line, at)).or_else(|| unit_end(line, at))
}

/// `early`, `late`, `mid` and their kin before a point.
fn position(line: &Line, at: usize) -> Option<Reading> {
    let start = at + usize::from(line.is(at, "the"));
    let modifier = line.sense(start, |sense| match sense {
        Sense::Position(modifier) => Some(modifier),
        _ => None,
    })?;
    let hyphen = start + 1 + usize::from(line.mark(start + 1, '-'));
    let inside = hyphen + usize::from(line.is_any(hyphen, &["in", "on"]));
    if inside > hyphen
        && let Some(reading) = in_the_unit(line, inside, modifier)
    {
        return Some(reading);
    }
    let taken = point(line, inside).or_else(|| the_unit(line, hyphen))?;
    let rule = "position";
    (taken.end > inside).then_some(Reading {
        end: taken.end,
        meaning: Meaning::Point(taken.point),
        modifier: Some(modifier),
        rule,
    })
}

/// `earlier in the day`, `later in the week`.
fn in_the_unit(line: &Line, at: usize, modifier: Modifier) -> Option<Reading> {
    let taken = the_unit(line, at)?;
    Some(Reading {
        end: taken.end,
        meaning: Meaning::Point(taken.point),
        modifier: Some(modifier),
        rule: "within-unit",
    })
}

/// `the day`, `the year`: that last spoken of for a day, the current one for longer units.
fn the_unit(line: &Line, at: usize) -> Option<Taken> {
    if !line.is(at, "the") {
        return None;
    }
    let (unit, times) = relative::singular_unit(line, at + 1)?;
    if times != 1 || unit.is_clock() {
        return None;
    }
    let base = match unit {
        Unit::Day => Base::Same { unit, year: Year::Open },
        _ => Base::Away { unit, count: 0, from: From::Speech },
    };
    Some(Taken::new(at + 2, base, "the-unit"))
}

/// `the beginning of June`, `the end of last year`, `the very start of the day`.
fn edge(line: &Line, at: usize) -> Option<Reading> {
    let the = at + usize::from(line.is(at, "the"));
    let start = the + usize::from(line.reads(the, "very"));
    let modifier = line.sense(start, |sense| match sense {
        Sense::Edge(modifier) => Some(modifier),
        _ => None,
    })?;
    if !line.is(start + 1, "of") {
        return None;
    }
    let taken = point(line, start + 2).or_else(|| the_unit(line, start + 2))?;
    Some(Reading {
        end: taken.end,
        meaning: Meaning::Point(taken.point),
        modifier: Some(modifier),
        rule: "edge",
    })
}

/// `year-end`, `the year's end`.
fn unit_end(line: &Line, at: usize) -> Option<Reading> {
    let start = at + usize::from(line.is(at, "the"));
    let (unit @ (Unit::Month | Unit::Year), 1) = relative::singular_unit(line, start)? else { return None };
    let hyphen = line.mark(start + 1, '-') && line.glued(start + 2);
    let possessive = line.mark(start + 1, '\'') && line.is(start + 2, "s");
    let end = start + 2 + usize::from(possessive);
    let base = Base::Away { unit, count: 0, from: From::Speech };
    let reading = Reading {
        end: end + 1,
        meaning: Meaning::Point(super::super::meaning::Point::whole(base)),
        modifier: Some(Modifier::End),
        rule: "unit-end",
    };
    ((hyphen || possessive) && line.is(end, "end")).then_some(reading)
}
