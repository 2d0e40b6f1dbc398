//! Times counted from others: `yesterday`, `last year`, `next Monday`, `two days ago`, `the following week`, `the same day`.

use super::super::lexicon::{Sense, ShiftBase};
use super::super::meaning::{Base, From, Point, Unit, WeekOf, Within, Year};
use super::super::numbers;
use super::super::pieces::{Line, as_month};
use super::{Taken, calendar, clock};

/// Reads a relative date.
pub(super) fn read(line: &Line, at: usize) -> Option<Taken> {
    deictic(line, at)
        .or_else(|| beyond(line, at))
        .or_else(|| beyond_unit(line, at))
        .or_else(|| shifted(line, at))
        .or_else(|| counted(line, at))
        .or_else(|| same(line, at))
        .or_else(|| beside(line, at))
}

fn deictic(line: &Line, at: usize) -> Option<Taken> {
    let (days, part) = line.sense(at, |sense| match sense {
        Sense::Deictic { days, part } => Some((days, part)),
        _ => None,
    })?;
    let base = Base::Away { unit: Unit::Day, count: days, from: From::Speech };
    let within = part.map_or(Within::Whole, Within::Part);
    Some(Taken { end: at + 1, point: Point { base, within }, rule: "day-of-speech" })
}

/// `the day before yesterday`, `the day after tomorrow`.
fn beyond(line: &Line, at: usize) -> Option<Taken> {
    let day = at + usize::from(line.is(at, "the"));
    let step = match (line.is(day, "day"), line.is(day + 1, "before"), line.is(day + 1, "after")) {
        (true, true, _) => -1,
        (true, _, true) => 1,
        _ => return None,
    };
    let days = line.sense(day + 2, |sense| match sense {
        Sense::Deictic { days, .. } if days == step => Some(days),
        _ => None,
    })?;
    let base = Base::Away { unit: Unit::Day, count: days + step, from: From::Speech };
    Some(Taken::new(day + 3, base, "day-beyond"))
}

/// A shift and what it shifts: a unit, a weekday, a month, a season, a part of the day.
fn shifted(line: &Line, at: usize) -> Option<Taken> {
    let mut start = at + usize::from(line.is(at, "the"));
    let (mut count, mut base) = shift(line, start)?;
    // `this past summer`, `this coming Friday`: the second word says where, the first that it is the nearest.
    if count == 0
        && let Some((second, of @ (ShiftBase::Stretch | ShiftBase::Speech))) = shift(line, start + 1)
        && second != 0
    {
        // `this past year` is the stretch up to now.
        if of == ShiftBase::Stretch && any_unit(line, start + 2).is_some() {
            return None;
        }
        (start, count) = (start + 1, second);
        base = if of == ShiftBase::Stretch { ShiftBase::Speech } else { of };
    }
    let next = start + 1 + usize::from(line.mark(start + 1, '-'));
    if let Some((unit, times)) = singular_unit(line, next) {
        // `the last year of his life` is counted from his death.
        let of_another =
            line.reads(start, "last") && line.after_any(start, &["the"]) && line.is(next + 1, "of");
        let elsewhere = of_another || is_spanned(line, at);
        return shifted_unit(next, Shifted { unit, times, count, base }).filter(|_| !elsewhere);
    }
    let from = if base == ShiftBase::Narrative { From::Narrative } else { From::Speech };
    if let Some(weekday) = line.weekday(next) {
        let week = match from {
            From::Narrative => WeekOf::Narrative(count),
            From::Speech if line.word(start).ends_with("coming") => WeekOf::Coming,
            From::Speech => WeekOf::Near(count),
        };
        return Some(Taken::new(next + 1, Base::Weekday { weekday, week }, "shifted-weekday"));
    }
    if let Some((_, month)) = line.sense(next, as_month).and_then(|_| calendar::month(line, next)) {
        return line.is_capitalised(next).then(|| {
            let base = shifted_month(count, from, month);
            Taken::new(next + 1, base, "shifted-month")
        });
    }
    line.sense(next, |sense| match sense {
        Sense::Weekend => {
            let week = if from == From::Narrative { WeekOf::Narrative(count) } else { WeekOf::Near(count) };
            Some(Taken::new(next + 1, Base::Weekend { week }, "shifted-weekend"))
        }
        Sense::Season(season) => Some(Taken::new(
            next + 1,
            Base::Season { year: shifted_from(count, from), season },
            "shifted-season",
        )),
        // `this morning` is today's, `last night` was yesterday's, `the next morning` is that of the next day.
        Sense::Part(part) if base != ShiftBase::Stretch => {
            let base =
                Base::Away { unit: Unit::Day, count, from: if count == 1 { From::Narrative } else { from } };
            Some(Taken {
                end: next + 1,
                point: Point { base, within: Within::Part(part) },
                rule: "shifted-part",
            })
        }
        _ => None,
    })
}

/// Whether `the last year`, `the next month` are the stretch up to now or from now on, `over the last year`, and not the
/// calendar's year before this one.
pub(super) fn is_spanned(line: &Line, at: usize) -> bool {
    let nearest = line.is(at, "the") && ["last", "next"].iter().any(|word| line.reads(at + 1, word));
    nearest && line.after_any(at, &["in", "over", "during", "within", "for", "throughout", "across"])
}

fn shifted_month(count: i32, from: From, month: i8) -> Base {
    Base::Month { year: shifted_from(count, from), month }
}

fn shifted_from(count: i32, from: From) -> Year {
    if from == From::Narrative { Year::Narrative(count) } else { Year::Near(count) }
}

#[derive(Clone, Copy)]
struct Shifted {
    unit: Unit,
    times: u32,
    count: i32,
    base: ShiftBase,
}

fn shifted_unit(at: usize, shifted: Shifted) -> Option<Taken> {
    let Shifted { unit, times, count, base } = shifted;
    // `the past week` is a stretch of seven days, `the last minute` is no minute, `this second` and `next time` neither;
    // `the next decade` is a stretch as well.
    if base == ShiftBase::Stretch || unit.is_clock() && unit != Unit::Hour {
        return None;
    }
    let count = count.checked_mul(i32::try_from(times).ok()?)?;
    // `the next day` in a story is the day after the one told of.
    let told = base == ShiftBase::Narrative || unit == Unit::Day && count == 1;
    let from = if told { From::Narrative } else { From::Speech };
    if times > 1 && unit == Unit::Year {
        let decade = times == 10 && base != ShiftBase::Speech;
        return decade.then(|| Taken::new(at + 1, Base::Away { unit, count, from }, "shifted-decade"));
    }
    Some(Taken::new(at + 1, Base::Away { unit, count, from }, "shifted-unit"))
}

/// `two days ago`, `a year earlier`, `three weeks later`, `ten days from now`.
fn counted(line: &Line, at: usize) -> Option<Taken> {
    let (next, amount) = numbers::amount(line, at)?;
    let (unit, times) = any_unit(line, next)?;
    let (end, sign, from) = direction(line, next + 1)?;
    // `an hour later` is left a length: no clock stands in a story from which it could be counted.
    if unit.is_clock() && from == From::Narrative || is_fraction(line, at) {
        return None;
    }
    let count = amount.times(times).as_whole()?;
    Some(Taken::new(end, Base::Away { unit, count: count.checked_mul(sign)?, from }, "counted"))
}

/// `a quarter of a century ago`: the amount is only a part of the whole one.
fn is_fraction(line: &Line, at: usize) -> bool {
    at > 1 && line.is(at - 1, "of") && (line.reads(at - 2, "quarter") || line.is(at - 2, "half"))
}

/// `the week before last`, `the year after next`.
fn beyond_unit(line: &Line, at: usize) -> Option<Taken> {
    let start = at + usize::from(line.is(at, "the"));
    let count = match (line.is(start + 1, "before"), line.is(start + 1, "after")) {
        (true, _) if line.reads(start + 2, "last") => -2,
        (_, true) if line.reads(start + 2, "next") => 2,
        _ => return None,
    };
    if let Some((unit, 1)) = singular_unit(line, start) {
        let base = Base::Away { unit, count, from: From::Speech };
        return (!unit.is_clock()).then(|| Taken::new(start + 3, base, "unit-beyond"));
    }
    line.sense(start, |sense| (sense == Sense::Weekend).then_some(()))?;
    Some(Taken::new(start + 3, Base::Weekend { week: WeekOf::Near(count) }, "unit-beyond"))
}

/// The word that says on which side of what an amount lies.
pub(super) fn direction(line: &Line, at: usize) -> Option<(usize, i32, From)> {
    if line.is(at, "ago") {
        return Some((at + 1, -1, From::Speech));
    }
    if line.is(at, "from") && (line.reads(at + 1, "now") || line.reads(at + 1, "today")) {
        return Some((at + 2, 1, From::Speech));
    }
    if line.is(at, "earlier") && !line.reads(at + 1, "than") {
        return Some((at + 1, -1, From::Narrative));
    }
    if line.is(at, "later") && !line.reads(at + 1, "than") {
        return Some((at + 1, 1, From::Narrative));
    }
    // `two days before.` looks back from the story; `two days before the vote` is counted from the vote.
    if line.is(at, "before") && !line.is_word(at + 1) {
        return Some((at + 1, -1, From::Narrative));
    }
    None
}

/// `the day before`, `the year after`, where nothing follows that it could be counted from.
fn beside(line: &Line, at: usize) -> Option<Taken> {
    if !line.is(at, "the") {
        return None;
    }
    let (unit, times) = singular_unit(line, at + 1)?;
    let count = match (line.is(at + 2, "before"), line.is(at + 2, "after")) {
        (true, _) => -1,
        (_, true) => 1,
        _ => return None,
    };
    let ends = !line.is_word(at + 3) && line.digits(at + 3).is_none() && !line.mark(at + 3, '$');
    (ends && times == 1)
        .then(|| Taken::new(at + 3, Base::Away { unit, count, from: From::Narrative }, "unit-beside"))
}

/// `the same day`, `that week`, `that same year`.
fn same(line: &Line, at: usize) -> Option<Taken> {
    let the = line.is(at, "the");
    let that = line.is(at, "that");
    if the && at > 0 && is_the_day(line, at) {
        return Some(Taken::new(at + 2, Base::Same { unit: Unit::Day, year: Year::Open }, "the-day"));
    }
    if the && let Some(taken) = current(line, at) {
        return Some(taken);
    }
    if !the && !that {
        return None;
    }
    let same = line.is(at + 1, "same");
    let next = at + 1 + usize::from(same);
    if !same && !that {
        return None;
    }
    if let Some(part) = clock::part(line, next).filter(|_| !line.word(next).ends_with('s')) {
        // `that night`: of the day that is told of.
        let point =
            Point { base: Base::Same { unit: Unit::Day, year: Year::Open }, within: Within::Part(part) };
        return Some(Taken { end: next + 1, point, rule: "same-part" });
    }
    let period = line.is(next, "period") || line.reads(next, "time");
    let (unit, times) = singular_unit(line, next).or(period.then_some((Unit::Year, 1)))?;
    let (end, year) = other_year(line, next + 1).filter(|_| same).unwrap_or((next + 1, Year::Open));
    let usable = times == 1 && !unit.is_clock() && (!period || year != Year::Open);
    usable.then(|| Taken::new(end, Base::Same { unit, year }, "same-unit"))
}

/// `profits for the quarter`, `in the year to June`: the current unit, where nothing says which is meant.
fn current(line: &Line, at: usize) -> Option<Taken> {
    let (unit @ (Unit::Month | Unit::Quarter | Unit::Year), 1) = singular_unit(line, at + 1)? else {
        return None;
    };
    let introduced = line.after_any(at, &["for", "during"]);
    let next = at + 2;
    let defined = line.is_any(next, &["that", "of", "after", "before", "ended", "ending", "to", "in", "and"])
        || line.reads(next, "when")
        || line.reads(next, "ahead")
        || line.is_word(next) && !line.is_any(next, &["by", "on", "at", "as", "with", "from", "it"]);
    // `the quarter` in a story about one is that one.
    let base = if unit == Unit::Quarter {
        Base::Same { unit, year: Year::Open }
    } else {
        Base::Away { unit, count: 0, from: From::Speech }
    };
    (introduced && !defined).then(|| Taken::new(next, base, "current-unit"))
}

/// `ended the day at 7,114`: the day of the story, where nothing says which day is meant.
fn is_the_day(line: &Line, at: usize) -> bool {
    let verb = [
        "end", "ended", "ending", "ends", "close", "closed", "finished", "start", "started", "began",
        "during",
    ];
    let introduced = verb.iter().any(|word| line.reads(at - 1, word));
    let defined = line.is_any(at + 2, &["that", "of", "after", "before"]) || line.reads(at + 2, "when");
    introduced && line.is(at + 1, "day") && !defined
}

/// `last year`, `of the previous year`, `a year ago`, `two years earlier`: in which year the same time lay.
fn other_year(line: &Line, at: usize) -> Option<(usize, Year)> {
    let of = at + usize::from(line.is_any(at, &["of", "in"]));
    if let Some(found) = shifted_year(line, of) {
        return Some(found);
    }
    let Taken { end, point, .. } = counted(line, at)?;
    match point.base {
        Base::Away { unit: Unit::Year, count, from: From::Speech } => Some((end, Year::Shifted(count))),
        Base::Away { unit: Unit::Year, count, from: From::Narrative } => Some((end, Year::Narrative(count))),
        _ => None,
    }
}

/// `last year`, `this year`, `the following year`, `the same year`: the year of a month or a day.
pub(super) fn shifted_year(line: &Line, at: usize) -> Option<(usize, Year)> {
    let start = at + usize::from(line.is(at, "the"));
    if line.is_any(start, &["same", "that"]) {
        let end = unit_of(line, start + 1, Unit::Year)?;
        return Some((end, Year::Narrative(0)));
    }
    let (count, base) = shift(line, start)?;
    let end = unit_of(line, start + 1, Unit::Year)?;
    match base {
        ShiftBase::Narrative => Some((end, Year::Narrative(count))),
        ShiftBase::Speech => Some((end, Year::Shifted(count))),
        ShiftBase::Stretch => None,
    }
}

/// `last week`, `next week`: how many weeks away.
pub(super) fn shifted_week(line: &Line, at: usize) -> Option<(usize, i32)> {
    let (count, ShiftBase::Speech) = shift(line, at)? else { return None };
    Some((unit_of(line, at + 1, Unit::Week)?, count))
}

fn unit_of(line: &Line, at: usize, wanted: Unit) -> Option<usize> {
    singular_unit(line, at).filter(|&unit| unit == (wanted, 1)).map(|_| at + 1)
}

/// The shift at `at`.
pub(super) fn shift(line: &Line, at: usize) -> Option<(i32, ShiftBase)> {
    line.sense(at, |sense| match sense {
        Sense::Shift { count, base } => Some((count, base)),
        _ => None,
    })
}

/// A unit in the singular, and how many of it the word means.
pub(super) fn singular_unit(line: &Line, at: usize) -> Option<(Unit, u32)> {
    line.sense(at, |sense| match sense {
        Sense::Unit { unit, count, plural: false } => Some((unit, count)),
        _ => None,
    })
}

/// A unit in either number, and how many of it the word means.
pub(super) fn any_unit(line: &Line, at: usize) -> Option<(Unit, u32)> {
    line.sense(at, |sense| match sense {
        Sense::Unit { unit, count, .. } => Some((unit, count)),
        _ => None,
    })
}
