//! Calendar dates, with the year that was left out.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::meaning::{Base, Year};
use super::super::named::NamedDay;
use super::super::value::{Open, Value};
use super::{Context, Direction, Resolved};

/// How much nearer a date on the wrong side of the tense must be to be chosen: tenses mislead (`set a June 1
/// deadline`), so that a date a month ahead beats one a year back even beside a verb in the past.
const AGAINST_THE_TENSE: i64 = 9;

/// The same for quarters, halves and seasons: `it announced cuts for the fourth quarter` speaks of both sides.
const LONG_AGAINST_THE_TENSE: i64 = 2;

/// The same where no tense is known: news tells of what was rather than what will be.
const AHEAD: (i64, i64) = (3, 2);

/// Gives a date its year.
pub(super) fn resolve(base: Base, context: &Context) -> Resolved {
    let (year, in_year): (Year, Box<dyn Fn(i16) -> Option<Value>>) = match base {
        Base::Year(year) => (year, Box::new(|year| Some(Value::Year(year)))),
        Base::Fiscal(year) => (year, Box::new(|year| Some(Value::Fiscal(year)))),
        Base::Half { year, half } => (year, Box::new(move |year| Some(Value::Half(year, half)))),
        Base::Quarter { year, quarter } => (year, Box::new(move |year| Some(Value::Quarter(year, quarter)))),
        Base::Season { year, season } => (year, Box::new(move |year| Some(Value::Season(year, season)))),
        Base::Named { year, day } => (year, Box::new(move |year| named(day, year))),
        Base::Nth { what, nth, year, month } => {
            (year, Box::new(move |year| super::counted::nth(what, nth, year, month)))
        }
        Base::Month { year, month } => (year, Box::new(move |year| Some(Value::Month(year, month)))),
        Base::Day { year, month, day, .. } => {
            (year, Box::new(move |year| Date::new(year, month, day).ok().map(Value::Day)))
        }
        _ => return Resolved::default(),
    };
    match year {
        Year::Stated(year) => Resolved { value: in_year(year), ..Resolved::default() },
        Year::Shifted(count) => shifted(context.speech, count, &in_year),
        Year::Narrative(count) => shifted(told_or_speech(context), count, &in_year),
        Year::Near(count) => near(count, context, &in_year),
        Year::Open => open(base, context, &in_year),
    }
}

fn named(day: NamedDay, year: i16) -> Option<Value> {
    let first = day.in_year(year)?;
    if day.days() == 1 {
        return Some(Value::Day(first));
    }
    let last = first.checked_add(i32::from(day.days() - 1).days()).ok()?;
    Some(Value::Range(Box::new(Value::Day(first)), Box::new(Value::Day(last))))
}

fn told_or_speech(context: &Context) -> Option<Date> {
    let told = context.told.as_ref().and_then(Value::interval).map(|interval| interval.start.date());
    told.or(context.speech)
}

fn shifted(anchor: Option<Date>, count: i32, in_year: &dyn Fn(i16) -> Option<Value>) -> Resolved {
    let Some(anchor) = anchor else { return Resolved::default() };
    let year = i16::try_from(i32::from(anchor.year()) + count).ok();
    Resolved::from(anchor, year.and_then(in_year))
}

/// `last May`, `this summer`, `next March`.
fn near(count: i32, context: &Context, in_year: &dyn Fn(i16) -> Option<Value>) -> Resolved {
    let Some(speech) = context.speech else { return Resolved::default() };
    let year = speech.year();
    let years = [year - 1, year, year + 1];
    let value = match count {
        0 => in_year(year),
        ..0 => years.into_iter().rev().filter_map(in_year).find(|value| ends_by(value, speech)),
        1.. => years.into_iter().filter_map(in_year).find(|value| begins_after(value, speech)),
    };
    Resolved::from(speech, value)
}

fn ends_by(value: &Value, day: Date) -> bool {
    value.interval().is_some_and(|interval| interval.end.date() <= day)
}

fn begins_after(value: &Value, day: Date) -> bool {
    value.interval().is_some_and(|interval| interval.start.date() > day)
}

/// The year that the tense and the nearness to the day of speech make likeliest.
fn open(base: Base, context: &Context, in_year: &dyn Fn(i16) -> Option<Value>) -> Resolved {
    let Some(speech) = context.speech else { return unresolved(base) };
    let mut found: Vec<(i64, Value)> = (-8..=8)
        .filter_map(|away| in_year(speech.year().checked_add(away)?))
        .filter(|value| fits_weekday(base, value))
        .filter_map(|value| Some((cost(&value, speech, context.direction)?, value)))
        .collect();
    found.sort_by_key(|&(cost, _)| cost);
    let mut found = found.into_iter();
    let Some((best, value)) = found.next() else { return unresolved(base) };
    let alternatives =
        found.take_while(|&(cost, _)| cost < 2 * (best + 30)).map(|(_, value)| value).collect();
    Resolved { value: Some(value), anchor: Some(speech), alternatives, reach: None }
}

/// A weekday beside a day of a month decides between years; where it fits none near, it is not heeded.
fn fits_weekday(base: Base, value: &Value) -> bool {
    match (base, value) {
        (Base::Day { weekday: Some(weekday), .. }, Value::Day(day)) => day.weekday() == weekday,
        _ => true,
    }
}

/// How far a value is from the day of speech, the more so on the wrong side of the tense.
fn cost(value: &Value, speech: Date, direction: Direction) -> Option<i64> {
    let interval = value.interval()?;
    let days = interval.days_from(speech);
    let ahead = interval.start.date() > speech;
    let long = matches!(value, Value::Quarter(..) | Value::Half(..) | Value::Season(..));
    let against = if long { LONG_AGAINST_THE_TENSE } else { AGAINST_THE_TENSE };
    Some(match direction {
        Direction::Past if ahead => days * against,
        Direction::Future if !ahead => days * against,
        Direction::Open if ahead => days * AHEAD.0 / AHEAD.1,
        _ => days,
    })
}

fn unresolved(base: Base) -> Resolved {
    let open = match base {
        Base::Quarter { quarter, .. } => Open::Quarter(quarter),
        Base::Season { season, .. } => Open::Season(season),
        Base::Month { month, .. } => Open::Month(month),
        Base::Day { month, day, .. } => Open::Day(month, day),
        _ => return Resolved::default(),
    };
    Resolved::plain(Value::Open(open))
}
