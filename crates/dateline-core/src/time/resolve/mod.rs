//! From what an expression means to its value.

mod calendar;
mod context;
mod counted;
mod order;
mod relative;
mod tense;

pub(super) use self::context::{Context, Direction};
pub(super) use self::order::{Place, settle};
pub(super) use self::tense::{Verb, governing};
use super::meaning::{Base, Length, Meaning, Point, Reach, Side, Such, Within};
use super::value::{Interval, Open, Value};
use jiff::civil::Date;

/// A value and how it came about.
#[derive(Clone, Debug, Default)]
pub(super) struct Resolved {
    pub(super) value: Option<Value>,
    /// The day that it was counted from.
    pub(super) anchor: Option<Date>,
    /// Other values that are nearly as likely, likeliest first.
    pub(super) alternatives: Vec<Value>,
    /// What a duration beside the time of speech covers.
    pub(super) reach: Option<Interval>,
}

impl Resolved {
    fn plain(value: Value) -> Self {
        Self { value: Some(value), ..Self::default() }
    }

    fn from(anchor: Date, value: Option<Value>) -> Self {
        Self { value, anchor: Some(anchor), ..Self::default() }
    }
}

/// Gives an expression its value.
pub(super) fn resolve(meaning: &Meaning, context: &Context) -> Resolved {
    match *meaning {
        Meaning::Point(point) => resolve_point(point, context),
        Meaning::Range(first, second) => range(first, second, context),
        Meaning::Duration { length, reach } => duration(length, reach, context),
        Meaning::Every(length) => Resolved::plain(Value::Length(length)),
        Meaning::EverySuch(such) => Resolved::plain(Value::Open(open(such))),
        Meaning::Vague(vague) => Resolved::plain(Value::Vague(vague)),
    }
}

fn resolve_point(point: Point, context: &Context) -> Resolved {
    let mut resolved = base(point.base, context);
    let inside = |value: Value| match (point.within, value.day()) {
        (Within::Part(part), Some(day)) => Some(Value::Part(day, part)),
        (Within::Clock(clock), Some(day)) => Some(Value::Moment(day, clock)),
        (Within::Whole, _) => Some(value),
        (_, None) => None,
    };
    resolved.value = resolved.value.and_then(inside);
    resolved.alternatives = resolved.alternatives.into_iter().filter_map(inside).collect();
    resolved
}

fn base(base: Base, context: &Context) -> Resolved {
    match base {
        Base::Century(century) => Resolved::plain(Value::Century(century)),
        Base::Decade(decade) => Resolved::plain(Value::Decade(decade)),
        Base::Weekday { weekday, week } => relative::weekday(weekday, week, context),
        Base::Weekend { week } => relative::weekend(week, context),
        Base::Away { unit, count, from } => relative::away(unit, count, from, context),
        Base::Same { unit, year } => relative::same(unit, year, context),
        Base::Holding { unit, year, month, day } => {
            let day = calendar::resolve(Base::Day { year, month, day, weekday: None }, context);
            let holding = |value: Value| counted::holding(unit, value.day()?);
            Resolved { value: day.value.and_then(holding), anchor: day.anchor, ..Resolved::default() }
        }
        Base::DayOfMonth(day) => counted::day_of_month(day, context),
        Base::Here => match context.day_here() {
            Some(day) => Resolved::from(day, Some(Value::Day(day))),
            None => Resolved::default(),
        },
        _ => calendar::resolve(base, context),
    }
}

/// Both ends; the second is not before the first.
fn range(first: Point, second: Point, context: &Context) -> Resolved {
    let first = resolve_point(first, context);
    let Some(start) = first.value.clone() else { return Resolved::default() };
    let second = resolve_point(second, &context.after(&start));
    let Some(end) = second.value else { return Resolved::default() };
    let anchor = first.anchor.or(second.anchor);
    Resolved { value: Some(Value::Range(Box::new(start), Box::new(end))), anchor, ..Resolved::default() }
}

fn open(such: Such) -> Open {
    match such {
        Such::Weekday(weekday) => Open::Weekday(weekday),
        Such::Weekend => Open::Weekend,
        Such::Month(month) => Open::Month(month),
        Such::Season(season) => Open::Season(season),
        Such::Part(part) => Open::Part(part),
    }
}

/// A length, which covers something only where it is said at which day it begins or ends.
fn duration(length: Length, reach: Reach, context: &Context) -> Resolved {
    let day_of = |of: Base| base(of, context).value.and_then(|value| value.day());
    let anchor = match reach {
        Reach::Loose => None,
        Reach::Back | Reach::Ahead => context.speech,
        Reach::Until(day, _) | Reach::Since(day) => day_of(day),
    };
    let covered = anchor.and_then(|day| match reach {
        Reach::Loose => None,
        Reach::Back | Reach::Until(_, Side::With) => Interval::ending(day.tomorrow().ok()?, length),
        Reach::Until(_, Side::Without) => Interval::ending(day, length),
        Reach::Ahead | Reach::Since(_) => Interval::beginning(day, length),
    });
    Resolved { value: Some(Value::Length(length.whole())), anchor, alternatives: Vec::new(), reach: covered }
}
