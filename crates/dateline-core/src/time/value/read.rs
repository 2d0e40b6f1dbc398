//! Reading values back, of the calendar alone: what other stages and stored analyses hand over.

use std::str::FromStr;

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::super::meaning::{Clock, Part, Season};
use super::Value;

impl FromStr for Value {
    type Err = ();

    /// Reads a calendar value as [`Value`] prints it.
    fn from_str(text: &str) -> Result<Self, ()> {
        if let Some((first, second)) = text.split_once('/') {
            return Ok(Self::Range(Box::new(first.parse()?), Box::new(second.parse()?)));
        }
        calendar(text).ok_or(())
    }
}

fn calendar(text: &str) -> Option<Value> {
    if let Some((day, time)) = text.split_once('T') {
        let date = date(day)?;
        return Part::parse(time)
            .map(|part| Value::Part(date, part))
            .or_else(|| Some(Value::Moment(date, clock(time)?)));
    }
    if let Some(year) = text.strip_prefix("FY") {
        return Some(Value::Fiscal(number(year, 4)?));
    }
    match text.len() {
        2 => return Some(Value::Century(number(text, 2)?)),
        3 => return Some(Value::Decade(number(text, 3)?)),
        4 => return Some(Value::Year(number(text, 4)?)),
        11 => return week(text.strip_suffix("-WE")?).map(|(year, week)| Value::Weekend(year, week)),
        10 => return date(text).map(Value::Day),
        _ => {}
    }
    let (year, rest) = (number(text.get(..4)?, 4)?, text.get(4..)?.strip_prefix('-')?);
    if let Some(season) = Season::parse(rest) {
        return Some(Value::Season(year, season));
    }
    if let Some(half) = rest.strip_prefix('H') {
        return Some(Value::Half(year, number(half, 1)? as i8)).filter(|_| matches!(half, "1" | "2"));
    }
    if let Some(quarter) = rest.strip_prefix('Q') {
        return Some(Value::Quarter(year, number(quarter, 1)? as i8))
            .filter(|_| matches!(quarter, "1" | "2" | "3" | "4"));
    }
    if rest.starts_with('W') {
        return week(text).map(|(year, week)| Value::Week(year, week));
    }
    let month = number(rest, 2)? as i8;
    (1..=12).contains(&month).then_some(Value::Month(year, month))
}

fn week(text: &str) -> Option<(i16, i8)> {
    let (year, week) = text.split_once("-W")?;
    let (year, week) = (number(year, 4)?, number(week, 2)? as i8);
    ISOWeekDate::new(year, week, Weekday::Monday).ok().map(|_| (year, week))
}

/// A day, `2023-01-29`.
pub(in super::super) fn date(text: &str) -> Option<Date> {
    let mut fields = text.splitn(3, '-');
    let (year, month, day) = (fields.next()?, fields.next()?, fields.next()?);
    Date::new(number(year, 4)?, number(month, 2)? as i8, number(day, 2)? as i8).ok()
}

fn clock(text: &str) -> Option<Clock> {
    let utc = text.ends_with('Z');
    let mut fields = text.trim_end_matches('Z').split(':');
    let hour = number(fields.next()?, 2)? as i8;
    let mut sixty =
        || fields.next().map(|field| number(field, 2).filter(|&value| value < 60).map(|value| value as i8));
    let (minute, second) = (sixty(), sixty());
    if minute == Some(None) || second == Some(None) || fields.next().is_some() || hour > 24 {
        return None;
    }
    Some(Clock { hour, minute: minute.flatten(), second: second.flatten(), utc })
}

fn number(text: &str, digits: usize) -> Option<i16> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}
