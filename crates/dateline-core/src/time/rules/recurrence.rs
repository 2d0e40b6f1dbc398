//! What recurs: `every two years`, `each week`, `annual`, `twice a month`, `$5 million a year`, `Mondays`.

use super::super::lexicon::Sense;
use super::super::meaning::{Amount, Length, Meaning, Reading};
use super::super::numbers;
use super::super::pieces::{Kind, Line};
use super::relative;

/// Reads a set of times.
pub(super) fn read(line: &Line, at: usize) -> Option<Reading> {
    every(line, at).or_else(|| rate(line, at)).or_else(|| adjective(line, at)).or_else(|| weekdays(line, at))
}

fn set(end: usize, meaning: Meaning, rule: &'static str) -> Reading {
    Reading { end, meaning, modifier: None, rule }
}

/// `every day`, `every two years`, `every other week`, `every Monday`, `each morning`.
fn every(line: &Line, at: usize) -> Option<Reading> {
    if !line.is_any(at, &["every", "each"]) {
        return None;
    }
    let other = line.reads(at + 1, "other");
    let start = at + 1 + usize::from(other);
    let factor = if other { 2 } else { 1 };
    if let Some(weekday) = line.weekday(start) {
        return Some(set(start + 1, Meaning::EveryWeekday(weekday), "every-weekday"));
    }
    let (next, amount) = numbers::amount(line, start).unwrap_or((start, Amount::whole(1)));
    let (unit, times) = relative::any_unit(line, next)?;
    Some(set(next + 1, Meaning::Every(Length { amount: amount.times(times * factor), unit }), "every"))
}

/// `once a year`, `twice a week`, `$5 million a year`, `per day`.
fn rate(line: &Line, at: usize) -> Option<Reading> {
    let per = line.is(at, "per");
    let article = line.is_any(at, &["a", "an"]);
    let after_number = at > 0
        && (line.digits(at - 1).is_some()
            || matches!(line.pieces[at - 1].kind, Kind::Mark('%'))
            || line.reads(at - 1, "times")
            || line.reads(at - 1, "percent")
            || line
                .sense(at - 1, |s| matches!(s, Sense::Magnitude(_) | Sense::Times(_)).then_some(()))
                .is_some());
    let times = line.sense(at, |sense| matches!(sense, Sense::Times(_)).then_some(()));
    if times.is_some() {
        return once(line, at);
    }
    let counted = per || article && after_number;
    if !counted {
        return None;
    }
    // `60 frames per second` and `miles an hour` are speeds.
    let (unit, times) = relative::singular_unit(line, at + 1).filter(|(unit, _)| !unit.is_clock())?;
    Some(set(at + 2, Meaning::Every(Length { amount: Amount::whole(times), unit }), "rate"))
}

/// `once a year`, `once every two years`, `twice in two years`.
fn once(line: &Line, at: usize) -> Option<Reading> {
    if let Some(reading) = every(line, at + 1) {
        return Some(Reading { rule: "rate", ..reading });
    }
    let start = at + 1 + usize::from(line.is_any(at + 1, &["in", "per"]));
    let (next, amount) = numbers::amount(line, start).unwrap_or((start, Amount::whole(1)));
    let (unit, times) = relative::any_unit(line, next)?;
    let named = next > start || start > at + 1;
    named.then(|| set(next + 1, Meaning::Every(Length { amount: amount.times(times), unit }), "rate"))
}

/// `annual`, `weekly`; a capital makes it a part of a name, unless it begins the sentence.
fn adjective(line: &Line, at: usize) -> Option<Reading> {
    let (unit, count) = line.sense(at, |sense| match sense {
        Sense::Recurring { unit, count } => Some((unit, count)),
        _ => None,
    })?;
    let name = line.is_capitalised(at) && (at > 0 || line.is_capitalised(at + 1));
    (!name).then(|| set(at + 1, Meaning::Every(Length { amount: Amount::whole(count), unit }), "recurring"))
}

/// `Mondays`.
fn weekdays(line: &Line, at: usize) -> Option<Reading> {
    let weekday = line.sense(at, |sense| match sense {
        Sense::Weekdays(weekday) => Some(weekday),
        _ => None,
    })?;
    line.is_capitalised(at).then(|| set(at + 1, Meaning::EveryWeekday(weekday), "weekdays"))
}
