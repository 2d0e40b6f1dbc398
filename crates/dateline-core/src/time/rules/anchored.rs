//! Units and lengths that a date behind them fixes: `the quarter ended March 31`, `the week of June 3`, `ten days after
//! the March 4 vote`.

use super::super::meaning::{Base, Reach, Side, Unit, Within, Year};
use super::super::pieces::Line;
use super::{Taken, date, relative};

/// `the quarter ended March 31`, `the week of June 3`, `the year-earlier quarter`, `the latest quarter`.
pub(super) fn read(line: &Line, at: usize) -> Option<Taken> {
    ended(line, at).or_else(|| unit_earlier(line, at)).or_else(|| latest(line, at))
}

fn ended(line: &Line, at: usize) -> Option<Taken> {
    let start = at + usize::from(line.is(at, "the"));
    let start = start + usize::from(line.is_any(start, &["fiscal", "financial"]));
    let (unit, 1) = relative::singular_unit(line, start)? else { return None };
    let next = start + 1 + usize::from(line.is(start + 1, "that"));
    let ends = line.is_any(next, &["ended", "ending"])
        && matches!(unit, Unit::Quarter | Unit::Year | Unit::Month | Unit::Week);
    let of = unit == Unit::Week && line.is(next, "of");
    if start == at || !(ends || of) {
        return None;
    }
    let day = date(line, next + 1 + usize::from(line.is(next + 1, "on")))?;
    let Base::Day { year, month, day: number, .. } = day.point.base else { return None };
    let base = Base::Holding { unit, year, month, day: number };
    // The date that ends a unit is an expression of its own; that which names a week is not.
    Some(Taken::new(if of { day.end } else { start + 1 }, base, "unit-holding"))
}

/// `the year-earlier quarter`, `the year-ago period`, `a month-earlier figure`.
fn unit_earlier(line: &Line, at: usize) -> Option<Taken> {
    let start = at + usize::from(line.is(at, "the"));
    let (unit @ (Unit::Year | Unit::Month | Unit::Week), 1) = relative::singular_unit(line, start)? else {
        return None;
    };
    if !line.mark(start + 1, '-') || !line.is_any(start + 2, &["earlier", "ago"]) {
        return None;
    }
    let next = start + 3;
    let of_year = relative::singular_unit(line, next).filter(|_| unit == Unit::Year);
    if let Some((unit @ (Unit::Quarter | Unit::Month), 1)) = of_year {
        return Some(Taken::new(next + 1, Base::Same { unit, year: Year::Narrative(-1) }, "unit-earlier"));
    }
    let end = next + usize::from(line.is(next, "period"));
    let from = super::super::meaning::From::Speech;
    Some(Taken::new(end, Base::Away { unit, count: -1, from }, "unit-earlier"))
}

/// `the latest quarter`: the last that is over.
fn latest(line: &Line, at: usize) -> Option<Taken> {
    let start = at + usize::from(line.is(at, "the"));
    let unit = relative::singular_unit(line, start + 1);
    let Some((unit @ (Unit::Quarter | Unit::Month | Unit::Week), 1)) = unit else { return None };
    let base = Base::Away { unit, count: -1, from: super::super::meaning::From::Speech };
    line.reads(start, "latest").then(|| Taken::new(start + 2, base, "latest-unit"))
}

/// Where a length that ends at `at` begins or ends, by the date behind it.
pub(super) fn reach(line: &Line, at: usize) -> Reach {
    let day = |next: usize| {
        let skipped =
            next + usize::from(line.is_any(next, &["the", "his", "her", "its", "their", "a", "on"]));
        let taken = date(line, skipped).or_else(|| date(line, next))?;
        let is_day = matches!(taken.point.base, Base::Day { .. } | Base::Weekday { .. } | Base::Named { .. })
            || matches!(taken.point.base, Base::Away { unit: Unit::Day, .. });
        (is_day && taken.point.within == Within::Whole).then_some(taken.point.base)
    };
    if line.is_any(at, &["ended", "ending", "to", "through"]) {
        return day(at + 1).map_or(Reach::Loose, |base| Reach::Until(base, Side::With));
    }
    let prior = line.is(at, "prior") && line.is(at + 1, "to");
    if line.is(at, "before") || prior {
        return day(at + 1 + usize::from(prior))
            .map_or(Reach::Loose, |base| Reach::Until(base, Side::Without));
    }
    if line.is_any(at, &["after", "following", "from"]) {
        return day(at + 1).map_or(Reach::Loose, Reach::Since);
    }
    Reach::Loose
}
