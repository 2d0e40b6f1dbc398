//! What is counted inside a month or a year, and the unit that a day lies in.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::super::meaning::{Countable, Unit};
use super::super::value::Value;
use super::{Context, Direction, Resolved};

/// `the first Monday of May`, `the last day of 2013`, `the second week of June`; −1 is the last.
pub(super) fn nth(what: Countable, nth: i8, year: i16, month: Option<i8>) -> Option<Value> {
    let first = Date::new(year, month.unwrap_or(1), 1).ok()?;
    let last = if month.is_some() { first.last_of_month() } else { first.last_of_year() };
    let day = match (what, nth) {
        (Countable::Weekday(weekday), _) if month.is_some() => {
            first.nth_weekday_of_month(nth, weekday).ok()?
        }
        (Countable::Weekday(weekday), 1) => on_or_after(first, weekday)?,
        (Countable::Weekday(weekday), -1) => {
            last.checked_sub(i32::from(last.weekday().since(weekday)).days()).ok()?
        }
        (Countable::Weekday(_), _) => return None,
        (Countable::Day | Countable::Week, ..0) => last,
        (Countable::Day, _) => first.checked_add(i32::from(nth - 1).days()).ok()?,
        (Countable::Week, _) => first.checked_add((i32::from(nth - 1) * 7).days()).ok()?,
    };
    let inside = first <= day && day <= last;
    let value = if what == Countable::Week { Value::week_of(day) } else { Value::Day(day) };
    inside.then_some(value)
}

fn on_or_after(day: Date, weekday: Weekday) -> Option<Date> {
    day.checked_add(i32::from(day.weekday().until(weekday)).days()).ok()
}

/// `the quarter ended March 31`: the unit in which a day lies.
pub(super) fn holding(unit: Unit, day: Date) -> Option<Value> {
    Some(match unit {
        Unit::Week => Value::week_of(day),
        Unit::Month => Value::month_of(day),
        Unit::Quarter => Value::quarter_of(day),
        Unit::Year => Value::Year(day.year()),
        _ => return None,
    })
}

/// `on the 14th`: the nearest day of that number on the side that the tense says; the month last spoken of decides where
/// there is one.
pub(super) fn day_of_month(number: i8, context: &Context) -> Resolved {
    let told = context.told.as_ref().and_then(Value::interval).map(|interval| interval.start.date());
    let near =
        told.filter(|told| context.speech.is_none_or(|speech| (speech - *told).get_days().abs() <= 62));
    let Some(anchor) = near.or(context.speech) else { return Resolved::default() };
    let candidates = (-1..=1).filter_map(|months: i32| {
        let month = anchor.first_of_month().checked_add(months.months()).ok()?;
        Date::new(month.year(), month.month(), number).ok()
    });
    let speech = context.speech.unwrap_or(anchor);
    let cost = |day: &Date| {
        let days = (*day - speech).get_days();
        let against = match context.direction {
            Direction::Past => days > 0,
            Direction::Future => days < 0,
            Direction::Open => false,
        };
        (against, (*day - anchor).get_days().abs())
    };
    Resolved::from(anchor, candidates.min_by_key(cost).map(Value::Day))
}
