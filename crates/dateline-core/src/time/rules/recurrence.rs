//! What recurs: `every two years`, `each week`, `annual`, `twice a month`, `$5 million a year`, `Mondays`.

use super::super::lexicon::Sense;
use super::super::meaning::{Amount, Length, Meaning, Reading, Such};
use super::super::numbers;
use super::super::pieces::{Kind, Line};
use super::relative;

/// Reads a set of times.
pub(super) fn read(line: &Line, at: usize) -> Option<Reading> {
    every(line, at)
        .or_else(|| times_a_unit(line, at))
        .or_else(|| rate(line, at))
        .or_else(|| adjective(line, at))
        .or_else(|| weekdays(line, at))
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
    if let Some(such) = such(line, start) {
        return Some(set(start + 1, Meaning::EverySuch(such), "every-such"));
    }
    let (next, amount) = numbers::amount(line, start).unwrap_or((start, Amount::whole(1)));
    let (unit, times) = relative::any_unit(line, next)?;
    Some(set(next + 1, Meaning::Every(Length { amount: amount.times(times * factor), unit }), "every"))
}

/// What recurs by its name: `Monday`, `weekend`, `October`, `summer`, `morning`.
fn such(line: &Line, at: usize) -> Option<Such> {
    if let Some(weekday) = line.weekday(at) {
        return Some(Such::Weekday(weekday));
    }
    line.sense(at, |sense| match sense {
        Sense::Weekend => Some(Such::Weekend),
        Sense::Month { number, short: false } if line.is_capitalised(at) => Some(Such::Month(number)),
        Sense::Season(season) if !line.is_capitalised(at + 1) => Some(Such::Season(season)),
        Sense::Part(part) if !line.word(at).ends_with('s') => Some(Such::Part(part)),
        _ => None,
    })
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
    // `500,000 barrels a day`
    let after_counted = at > 1
        && line.is_plural_noun(at - 1)
        && is_number(line, at - 2)
        && relative::direction(line, at + 2).is_none();
    let after_number = after_number || after_counted;
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

fn is_number(line: &Line, at: usize) -> bool {
    line.digits(at).is_some()
        || line.sense(at, |s| matches!(s, Sense::Magnitude(_) | Sense::Number(_)).then_some(())).is_some()
}

/// `three times a day`, `seven days a week`, `three days each month`.
fn times_a_unit(line: &Line, at: usize) -> Option<Reading> {
    let (next, Amount::Exact(_)) = numbers::amount(line, at)? else { return None };
    let counted = line.reads(next, "times") || line.reads(next, "days") || line.reads(next, "hours");
    let each = line.is_any(next + 1, &["a", "an", "per", "each", "every"]);
    let (unit, times) = relative::singular_unit(line, next + 2).filter(|_| counted && each)?;
    Some(set(next + 3, Meaning::Every(Length { amount: Amount::whole(times), unit }), "times-a-unit"))
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
    if line.reads(at, "weekends") && line.after_any(at, &["on", "at", "and", "or"]) {
        return Some(set(at + 1, Meaning::EverySuch(Such::Weekend), "weekends"));
    }
    let weekday = line.sense(at, |sense| match sense {
        Sense::Weekdays(weekday) => Some(weekday),
        _ => None,
    })?;
    line.is_capitalised(at).then(|| set(at + 1, Meaning::EverySuch(Such::Weekday(weekday)), "weekdays"))
}
