//! Times of day: `5:30 p.m.`, `1800 GMT`, `noon`, `Friday night`, `the morning of June 5`, `Tuesday at 10 a.m.`.

use super::super::lexicon::Sense;
use super::super::meaning::{Base, Clock, Part, Point, Within};
use super::super::pieces::Line;
use super::{Taken, date, worded};

/// Prepositions after which `5:30` is a time and no score or ratio.
const BEFORE_CLOCK: &[&str] = &[
    "at", "by", "from", "until", "till", "before", "after", "since", "to", "between", "and", "around",
    "about",
];

/// Reads a time of day, with the date that follows it.
pub(super) fn read(line: &Line, at: usize) -> Option<Taken> {
    if let Some(taken) = part_of(line, at) {
        return Some(taken);
    }
    let (end, clock, told) = told_clock(line, at)?;
    let on = end + usize::from(line.is(end, "on"));
    if let Some(day) = date(line, on).filter(|taken| is_day(taken.point.base)) {
        let part = part(line, day.end);
        let clock = part.map_or(clock, |part| clock.in_part(part));
        return Some(Taken {
            end: day.end + usize::from(part.is_some()),
            point: Point { base: day.point.base, within: Within::Clock(clock) },
            rule: "clock-day",
        });
    }
    told.then_some(Taken {
        end,
        point: Point { base: Base::Here, within: Within::Clock(clock) },
        rule: "clock",
    })
}

/// `the morning of June 5`, `the evening before`, `at dawn`, `in the morning`, `overnight`.
fn part_of(line: &Line, at: usize) -> Option<Taken> {
    if let Some(taken) = hours_of(line, at) {
        return Some(taken);
    }
    let start = at + usize::from(line.is(at, "the"));
    let part = part(line, start)?;
    let on = start + 1;
    if line.is_any(on, &["of", "on"])
        && let Some(day) = date(line, on + 1).filter(|taken| is_day(taken.point.base))
    {
        let point = Point { base: day.point.base, within: Within::Part(part) };
        return Some(Taken { end: day.end, point, rule: "part-of-day" });
    }
    let introduced = line
        .after_any(at, &["at", "in", "by", "until", "during", "through", "before", "after", "since"])
        || line.reads(start, "overnight")
        || at > 0 && line.sense(at - 1, |s| matches!(s, Sense::Position(_)).then_some(())).is_some();
    let plural = line.word(start).ends_with('s');
    let name = line.is_capitalised(start) && line.is_capitalised(start + 1);
    (introduced && !plural && !name).then_some(Taken {
        end: start + 1,
        point: Point { base: Base::Here, within: Within::Part(part) },
        rule: "part-of-day",
    })
}

/// `the early hours of Sunday`, `the wee hours`.
fn hours_of(line: &Line, at: usize) -> Option<Taken> {
    let start = at + usize::from(line.is(at, "the"));
    let late = line.reads(start, "late");
    let small = ["early", "wee", "small"].iter().any(|word| line.reads(start, word));
    let morning = start + 1 + usize::from(line.reads(start + 1, "morning"));
    let hours = line.reads(morning, "hours");
    if !(hours && (small || late)) {
        return None;
    }
    let within = Within::Part(if late { Part::Night } else { Part::Morning });
    let on = morning + 1;
    let day = line.is_any(on, &["of", "on"]).then(|| date(line, on + 1)).flatten();
    let day = day.filter(|taken| is_day(taken.point.base));
    let (end, base) = day.map_or((on, Base::Here), |taken| (taken.end, taken.point.base));
    (start > at).then_some(Taken { end, point: Point { base, within }, rule: "hours-of-day" })
}

/// Takes the part of the day or the clock time that follows a date into it.
pub(super) fn within(line: &Line, taken: Taken) -> Taken {
    if taken.point.within != Within::Whole || !is_day(taken.point.base) {
        return taken;
    }
    let base = taken.point.base;
    let next = taken.end;
    if let Some(part) = part(line, next).filter(|_| !line.word(next).ends_with('s')) {
        let name = line.is_capitalised(next);
        if !name {
            return Taken {
                end: next + 1,
                point: Point { base, within: Within::Part(part) },
                rule: "day-part",
            };
        }
    }
    let comma = next + usize::from(line.mark(next, ','));
    let after = comma + usize::from(line.is(comma, "at"));
    match clock(line, after) {
        Some((end, clock)) => {
            Taken { end, point: Point { base, within: Within::Clock(clock) }, rule: "day-clock" }
        }
        None => taken,
    }
}

fn is_day(base: Base) -> bool {
    use super::super::meaning::Unit;
    match base {
        Base::Day { .. } | Base::Weekday { .. } | Base::Named { .. } | Base::Same { unit: Unit::Day, .. } => {
            true
        }
        Base::Away { unit, .. } => unit == Unit::Day,
        _ => false,
    }
}

pub(super) fn part(line: &Line, at: usize) -> Option<Part> {
    line.sense(at, |sense| match sense {
        Sense::Part(part) => Some(part),
        _ => None,
    })
}

/// A time on the clock and the piece after it, where it is sure to be one.
fn clock(line: &Line, at: usize) -> Option<(usize, Clock)> {
    told_clock(line, at).filter(|&(_, _, told)| told).map(|(end, clock, _)| (end, clock))
}

/// What may be a time on the clock, the piece after it, and whether its own words make it one; `3:30` is one also before
/// a day.
fn told_clock(line: &Line, at: usize) -> Option<(usize, Clock, bool)> {
    let named = line.sense(at, |sense| match sense {
        Sense::Clock(hour) => Some(hour),
        _ => None,
    });
    if let Some(hour) = named {
        return Some((at + 1, Clock { hour, minute: Some(0), second: None, utc: false }, true));
    }
    let (mut end, mut time, worded) = if let Some((end, time)) = worded::read(line, at) {
        (end, time, true)
    } else {
        let (end, time) = written_clock(line, at)?;
        (end, time, false)
    };
    let half = half_of_day(line, end);
    if let Some((after, afternoon)) = half {
        if !(1..=12).contains(&time.hour) {
            return None;
        }
        time.hour = time.hour % 12 + if afternoon { 12 } else { 0 };
        end = after;
    }
    let mut oclock = false;
    if line.is(end, "o") && line.mark(end + 1, '\'') && line.is(end + 2, "clock") {
        (end, oclock) = (end + 3, true);
    }
    let zone = zone(line, end);
    if let Some((after, utc)) = zone {
        (end, time.utc) = (after, utc);
    }
    let introduced = time.minute.is_some() && end > at + 1 && line.after_any(at, BEFORE_CLOCK);
    let told = half.is_some() || oclock || zone.is_some() && time.minute.is_some() || introduced;
    if (told || line.after_any(at, &["at"]))
        && half.is_none()
        && let Some((after, part)) = in_the_part(line, end)
    {
        return Some((after, time.in_part(part), true));
    }
    // A number in words alone is no time: `at eleven`, `half past two` said of a clock are, `eleven` is not.
    (told || !worded && time.minute.is_some()).then_some((end, time, told))
}

/// `in the morning`, `at night` behind a time on the clock.
fn in_the_part(line: &Line, at: usize) -> Option<(usize, Part)> {
    let part_at = match (line.is(at, "in") && line.is(at + 1, "the"), line.is(at, "at")) {
        (true, _) => at + 2,
        (_, true) => at + 1,
        _ => return None,
    };
    Some((part_at + 1, part(line, part_at)?))
}

/// A time in digits, which nothing is joined to.
fn written_clock(line: &Line, at: usize) -> Option<(usize, Clock)> {
    let (value, count) = line.digits(at)?;
    if line.glued(at) && at > 0 && !line.mark(at - 1, '(') && !line.mark(at - 1, '-') {
        return None;
    }
    digits_of_clock(line, at, value, count)
}

/// `5`, `5:30`, `5.30`, `18:00:05`, `1800`.
fn digits_of_clock(line: &Line, at: usize, value: u32, count: u8) -> Option<(usize, Clock)> {
    let plain = |hour: u32, minute: Option<i8>| Clock { hour: hour as i8, minute, second: None, utc: false };
    if count == 4 && zone(line, at + 1).is_some() && value < 2400 && value % 100 < 60 {
        return Some((at + 1, plain(value / 100, Some((value % 100) as i8))));
    }
    if count > 2 || value > 24 {
        return None;
    }
    let sixty = |at: usize| match line.digits(at) {
        Some((value @ 0..60, 2)) if line.glued(at) && line.glued(at - 1) => Some(value as i8),
        _ => None,
    };
    let colon = line.mark(at + 1, ':');
    // `5.30 p.m.`: with a stop only before a half of the day, or it is a decimal.
    let stop =
        line.mark(at + 1, '.') && (half_of_day(line, at + 3).is_some() || zone(line, at + 3).is_some());
    if !colon && !stop {
        return Some((at + 1, plain(value, None)));
    }
    let Some(minute) = sixty(at + 2) else { return (!colon).then_some((at + 1, plain(value, None))) };
    let mut clock = plain(value, Some(minute));
    if line.mark(at + 3, ':') {
        clock.second = Some(sixty(at + 4)?);
        return Some((at + 5, clock));
    }
    Some((at + 3, clock))
}

/// `a.m.`, `pm`, `P.M.`: the piece after it, and whether it is the afternoon.
fn half_of_day(line: &Line, at: usize) -> Option<(usize, bool)> {
    if line.is_any(at, &["am", "pm"]) {
        return Some((at + 1, line.is(at, "pm")));
    }
    let afternoon = line.reads(at, "p");
    if !(afternoon || line.is(at, "a")) || !line.mark(at + 1, '.') || !line.reads(at + 2, "m") {
        return None;
    }
    // The last stop may be the sentence's own token, but it belongs to the abbreviation.
    Some((at + 3 + usize::from(line.mark(at + 3, '.') && line.glued(at + 3)), afternoon))
}

/// A zone in capitals: `GMT`, `(EST)` without the brackets.
fn zone(line: &Line, at: usize) -> Option<(usize, bool)> {
    let capitals = line.word(at).chars().all(char::is_uppercase);
    let utc = line.sense(at, |sense| match sense {
        Sense::Zone { utc } if capitals => Some(utc),
        _ => None,
    })?;
    Some((at + 1, utc))
}
