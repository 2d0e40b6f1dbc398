//! What is counted inside a month or a year: `the first Monday of May`, `the last day of 2013`, `on the 14th`.

use super::super::lexicon::Sense;
use super::super::meaning::{Base, Countable, Unit, Year};
use super::super::numbers;
use super::super::pieces::{Kind, Line};
use super::{Taken, calendar, relative};

/// Reads a counted day or week.
pub(super) fn read(line: &Line, at: usize) -> Option<Taken> {
    inside(line, at).or_else(|| day_of_month(line, at))
}

fn inside(line: &Line, at: usize) -> Option<Taken> {
    let start = at + usize::from(line.is(at, "the"));
    let (next, nth) = if line.reads(start, "last") || line.reads(start, "final") {
        (start + 1, -1)
    } else {
        let (next, number @ 1..=31) = numbers::ordinal(line, start)? else { return None };
        (next, number as i8)
    };
    let what = match (line.weekday(next), relative::singular_unit(line, next)) {
        (Some(weekday), _) if nth <= 5 => Countable::Weekday(weekday),
        (_, Some((Unit::Day, 1))) => Countable::Day,
        (_, Some((Unit::Week, 1))) if nth <= 5 => Countable::Week,
        _ => return None,
    };
    let of = next + 1;
    if !line.is_any(of, &["of", "in"]) {
        return None;
    }
    if let Some((month_end, month)) = calendar::month(line, of + 1).filter(|_| line.is_capitalised(of + 1)) {
        let (end, year) = calendar::year_after(line, month_end).unwrap_or((month_end, Year::Open));
        return Some(Taken::new(end, Base::Nth { what, nth, year, month: Some(month) }, "nth-of-month"));
    }
    let (end, year) = numbers::year(line, of + 1)
        .map(|(end, year)| (end, Year::Stated(year)))
        .or_else(|| relative::shifted_year(line, of + 1))?;
    Some(Taken::new(end, Base::Nth { what, nth, year, month: None }, "nth-of-year"))
}

/// `on the 14th`, where no noun follows that it could be counting.
fn day_of_month(line: &Line, at: usize) -> Option<Taken> {
    if !line.is(at, "the") || !line.after_any(at, &["on", "until", "till", "by", "since"]) {
        return None;
    }
    line.digits(at + 1)?;
    let (end, number @ 1..=31) = numbers::ordinal(line, at + 1)? else { return None };
    let of_the_month = line.is(end, "of") && line.is(end + 1, "the") && line.reads(end + 2, "month");
    let end = if of_the_month { end + 3 } else { end };
    let ends = match line.pieces.get(end).map(|piece| piece.kind) {
        None => true,
        Some(Kind::Mark(mark)) => matches!(mark, '.' | ',' | ';' | ')' | ':'),
        Some(_) => line
            .sense(end, |sense| {
                matches!(sense, Sense::Glue("and" | "at" | "in" | "to" | "for" | "on")).then_some(())
            })
            .is_some(),
    };
    ends.then(|| Taken::new(end, Base::DayOfMonth(number as i8), "day-of-month"))
}
