//! Ranges in which one end leans on the other: `July 11-12`, `June 3 to 5`, `1910-45`, `3-5 June`, `Monday-Friday`.
//!
//! Where both ends can stand alone (`from June 3 to July 5`, `between 2009 and 2011`) they are two expressions, as TimeML
//! has it.

use super::super::meaning::{Base, Meaning, Point, Reading, WeekOf, Year};
use super::super::numbers;
use super::super::pieces::Line;
use super::calendar;

/// Reads a range.
pub(super) fn read(line: &Line, at: usize) -> Option<Reading> {
    month_days(line, at)
        .or_else(|| days_month(line, at))
        .or_else(|| months(line, at))
        .or_else(|| years(line, at))
        .or_else(|| weekdays(line, at))
}

fn range(end: usize, first: Base, second: Base, rule: &'static str) -> Reading {
    Reading { end, meaning: Meaning::Range(Point::whole(first), Point::whole(second)), modifier: None, rule }
}

/// What joins the ends: a dash, or a word.
fn joint(line: &Line, at: usize) -> Option<usize> {
    let dash = line.mark(at, '-') || line.mark(at, '/');
    (dash || line.is_any(at, &["to", "through", "thru", "till", "until"])).then_some(at + 1)
}

/// A day of the month as the second end; `June 3 to 5 million` and `June 3-5 points` are none.
fn last_day(line: &Line, at: usize) -> Option<(usize, i8)> {
    let (end, day) = numbers::day_of_month(line, at)?;
    let counted = line.glued(end) && line.mark(end, '-') || line.mark(end, '%');
    (!counted && super::duration::read(line, at).is_none()).then_some((end, day))
}

/// `July 11-12`, `June 3 to 5, 2009`, `between June 3 and 5`.
fn month_days(line: &Line, at: usize) -> Option<Reading> {
    let (next, month) = calendar::month(line, at)?;
    let (next, first) = numbers::day_of_month(line, next)?;
    let and = (line.is(next, "and") && line.after_any(at, &["between"])).then_some(next + 1);
    let (end, second) = last_day(line, joint(line, next).or(and)?)?;
    if !line.is_capitalised(at) || second <= first {
        return None;
    }
    let (end, year) = calendar::year_after(line, end).unwrap_or((end, Year::Open));
    let day = |day| Base::Day { year, month, day, weekday: None };
    Some(range(end, day(first), day(second), "day-range"))
}

/// `3-5 June 2009`, `3 to 5 June`.
fn days_month(line: &Line, at: usize) -> Option<Reading> {
    let (next, first) = numbers::day_of_month(line, at)?;
    let (next, second) = numbers::day_of_month(line, joint(line, next)?)?;
    let (end, month) = calendar::month(line, next)?;
    if !line.is_capitalised(next) || second <= first {
        return None;
    }
    let (end, year) = calendar::year_after(line, end).unwrap_or((end, Year::Open));
    let day = |day| Base::Day { year, month, day, weekday: None };
    Some(range(end, day(first), day(second), "day-range"))
}

/// `June-August 2008`, `Jan.-Mar.`.
fn months(line: &Line, at: usize) -> Option<Reading> {
    let (next, first) = calendar::month(line, at)?;
    if !line.mark(next, '-') || !line.is_capitalised(at) {
        return None;
    }
    let (end, second) = calendar::month(line, next + 1)?;
    if numbers::day_of_month(line, end).is_some() || !line.is_capitalised(next + 1) {
        return None;
    }
    let (end, year) = calendar::year_after(line, end).unwrap_or((end, Year::Open));
    let month = |month| Base::Month { year, month };
    Some(range(end, month(first), month(second), "month-range"))
}

/// `1910-45`, `2014-2016`: a second year of two digits takes the century of the first.
fn years(line: &Line, at: usize) -> Option<Reading> {
    let (first, 4) = line.digits(at)? else { return None };
    let (second, count @ (2 | 4)) = line.digits(at + 2)? else { return None };
    let second = if count == 2 { first / 100 * 100 + second } else { second };
    let joined = line.mark(at + 1, '-') || line.mark(at + 1, '/') && second == first + 1;
    let apart = |i: usize| {
        !line.glued(i) || !(line.mark(i, '-') || line.mark(i, '/') || line.mark(i, '%') || line.is_word(i))
    };
    let before = at == 0
        || !line.glued(at)
        || line.mark(at - 1, '(')
        || line.mark(at - 1, '"')
        || line.mark(at - 1, '\'');
    let likely =
        (1000..=2100).contains(&first) && first < second && second <= 2200 && second.abs_diff(first) <= 300;
    // `2010-12` is rather a month of a year; it is left to what else it can be.
    let month = count == 2 && second % 100 <= 12 && second.abs_diff(first) > 2;
    (joined && before && apart(at + 3) && likely && !month && line.glued(at + 1) == line.glued(at + 2)).then(
        || {
            let year = |year: u32| Base::Year(Year::Stated(year as i16));
            range(at + 3, year(first), year(second), "year-range")
        },
    )
}

/// `Monday-Friday`.
fn weekdays(line: &Line, at: usize) -> Option<Reading> {
    let first = line.weekday(at)?;
    let second = line.mark(at + 1, '-').then(|| line.weekday(at + 2))??;
    let weekday = |weekday| Base::Weekday { weekday, week: WeekOf::Open };
    Some(range(at + 3, weekday(first), weekday(second), "weekday-range"))
}
