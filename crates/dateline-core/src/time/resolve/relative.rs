//! Times counted from the day of speech or from the time last spoken of.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::super::meaning::{From, Unit, WeekOf, Year};
use super::super::value::{Open, Value};
use super::{Context, Direction, Resolved};
use crate::analysis::Granularity;

/// A weekday.
pub(super) fn weekday(weekday: Weekday, week: WeekOf, context: &Context) -> Resolved {
    let anchor = match week {
        WeekOf::Narrative(_) => context.told_day().or(context.speech),
        _ => context.speech,
    };
    let Some(anchor) = anchor else { return Resolved::plain(Value::Open(Open::Weekday(weekday))) };
    let (day, other) = match week {
        WeekOf::Open => open_weekday(weekday, anchor, context.direction),
        WeekOf::Near(0) if context.direction == Direction::Past => (at_or_before(anchor, weekday), None),
        WeekOf::Near(0) => (at_or_after(anchor, weekday), None),
        // `next Friday` said on a Tuesday is that of the next week, though some mean the coming one.
        WeekOf::Near(1) => next_weekday(weekday, anchor),
        WeekOf::Coming => (after(anchor, weekday), None),
        WeekOf::Near(_) => {
            let last = before(anchor, weekday);
            (last, last.and_then(|day| add_days(day, -7)).filter(|_| is_same_week(anchor, last)))
        }
        WeekOf::Shifted(weeks) => (in_week(anchor, weekday, weeks), None),
        WeekOf::Narrative(count) if count > 0 => (after(anchor, weekday), None),
        WeekOf::Narrative(_) => (before(anchor, weekday), None),
    };
    Resolved {
        value: day.map(Value::Day),
        anchor: Some(anchor),
        alternatives: other.map(Value::Day).into_iter().collect(),
        reach: None,
    }
}

/// The nearest on the side that the tense says, the day of speech included.
fn open_weekday(weekday: Weekday, anchor: Date, direction: Direction) -> (Option<Date>, Option<Date>) {
    let (back, ahead) = (at_or_before(anchor, weekday), at_or_after(anchor, weekday));
    let (first, second) = if direction == Direction::Future { (ahead, back) } else { (back, ahead) };
    (first, second.filter(|_| second != first))
}

fn next_weekday(weekday: Weekday, anchor: Date) -> (Option<Date>, Option<Date>) {
    let next = in_week(anchor, weekday, 1);
    let coming = after(anchor, weekday);
    (next, coming.filter(|_| coming != next))
}

fn is_same_week(anchor: Date, day: Option<Date>) -> bool {
    day.is_some_and(|day| Value::week_of(day) == Value::week_of(anchor))
}

/// A weekend.
pub(super) fn weekend(week: WeekOf, context: &Context) -> Resolved {
    let anchor = match week {
        WeekOf::Narrative(_) => context.told_day().or(context.speech),
        _ => context.speech,
    };
    let Some(anchor) = anchor else { return Resolved::default() };
    let saturday = match week {
        WeekOf::Open if context.direction != Direction::Future => at_or_before(anchor, Weekday::Saturday),
        WeekOf::Open | WeekOf::Coming | WeekOf::Near(0) => in_week(anchor, Weekday::Saturday, 0),
        WeekOf::Near(count) | WeekOf::Shifted(count) | WeekOf::Narrative(count) => {
            in_week(anchor, Weekday::Saturday, count)
        }
    };
    Resolved::from(anchor, saturday.map(Value::weekend_of))
}

/// So many units away.
pub(super) fn away(unit: Unit, count: i32, from: From, context: &Context) -> Resolved {
    let told = told_as_fine_as(unit, context).filter(|_| from == From::Narrative);
    let Some(anchor) = told.or(context.speech) else { return Resolved::default() };
    let value = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Some(Value::Day(anchor)),
        Unit::Day => add_days(anchor, count).map(Value::Day),
        Unit::Week => count.checked_mul(7).and_then(|days| add_days(anchor, days)).map(Value::week_of),
        Unit::Month => add_months(anchor, count).map(Value::month_of),
        Unit::Quarter => {
            count.checked_mul(3).and_then(|months| add_months(anchor, months)).map(Value::quarter_of)
        }
        Unit::Year => i16::try_from(i32::from(anchor.year()).saturating_add(count))
            .ok()
            .filter(|&y| y > 0)
            .map(Value::Year),
    };
    Resolved::from(anchor, value)
}

/// The unit last spoken of, in its own year or another.
pub(super) fn same(unit: Unit, year: Year, context: &Context) -> Resolved {
    let told = told_as_fine_as(unit, context).or(context.speech);
    let moved = match (year, told, context.speech) {
        (Year::Shifted(count), Some(told), Some(speech)) => {
            add_years(told, i32::from(speech.year() - told.year()) + count)
        }
        (Year::Narrative(count), Some(told), _) => add_years(told, count),
        _ => return away(unit, 0, From::Narrative, context),
    };
    away(unit, 0, From::Speech, &Context { speech: moved, ..context.clone() })
}

fn add_years(day: Date, count: i32) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_years(count).ok()?).ok()
}

/// The first day of the time last spoken of, if that is at least as fine as the unit.
fn told_as_fine_as(unit: Unit, context: &Context) -> Option<Date> {
    let coarsest = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Granularity::Day,
        Unit::Week => Granularity::Week,
        Unit::Month => Granularity::Month,
        Unit::Quarter => Granularity::Quarter,
        Unit::Year => Granularity::Year,
    };
    let told = context.told.as_ref().filter(|told| told.granularity() <= coarsest);
    let day =
        told.and_then(|told| told.day().or_else(|| told.interval().map(|interval| interval.start.date())));
    day.or_else(|| context.told_day.filter(|_| coarsest == Granularity::Day))
}

fn add_days(day: Date, count: i32) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(count).ok()?).ok()
}

fn add_months(day: Date, count: i32) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_months(count).ok()?).ok()
}

fn at_or_before(day: Date, weekday: Weekday) -> Option<Date> {
    add_days(day, -i32::from(day.weekday().since(weekday)))
}

fn at_or_after(day: Date, weekday: Weekday) -> Option<Date> {
    add_days(day, i32::from(day.weekday().until(weekday)))
}

fn before(day: Date, weekday: Weekday) -> Option<Date> {
    at_or_before(day.checked_sub(1.day()).ok()?, weekday)
}

fn after(day: Date, weekday: Weekday) -> Option<Date> {
    at_or_after(day.checked_add(1.day()).ok()?, weekday)
}

/// The weekday of the week that is so many weeks away.
fn in_week(day: Date, weekday: Weekday, weeks: i32) -> Option<Date> {
    let offset =
        i32::from(weekday.to_monday_zero_offset()) - i32::from(day.weekday().to_monday_zero_offset());
    add_days(day, weeks.checked_mul(7)?.checked_add(offset)?)
}
