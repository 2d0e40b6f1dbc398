//! Months, days of a month, years, weekdays: `Oct. 28`, `5 June 2003`, `Friday, June 5`, `May last year`, `2022`.

use super::super::lexicon::Sense;
use super::super::meaning::{Base, WeekOf, Year};
use super::super::numbers;
use super::super::pieces::{Line, as_month};
use super::{Taken, relative};

/// Words after which a bare month is a month.
const BEFORE_MONTH: &[&str] = &[
    "in", "since", "by", "until", "till", "from", "to", "of", "and", "between", "during", "through",
    "before", "after", "or",
];

/// Reads a date that begins with a month, a day or a weekday.
pub(super) fn read(line: &Line, at: usize) -> Option<Taken> {
    weekday(line, at).or_else(|| month_first(line, at)).or_else(|| day_first(line, at))
}

/// A weekday, alone or before a day of a month.
fn weekday(line: &Line, at: usize) -> Option<Taken> {
    let weekday = line.weekday(at)?;
    let mut next = at + 1;
    next += usize::from(line.mark(next, '.') && line.word(at).len() < 6);
    let dated = next + usize::from(line.mark(next, ','));
    let dated = dated + usize::from(line.is(dated, "the"));
    if let Some(taken) = month_first(line, dated).or_else(|| day_first(line, dated))
        && let Base::Day { year, month, day, .. } = taken.point.base
    {
        let base = Base::Day { year, month, day, weekday: Some(weekday) };
        return Some(Taken::new(taken.end, base, "weekday-and-day"));
    }
    let of = next + usize::from(line.is(next, "of"));
    if let Some((end, weeks)) = relative::shifted_week(line, of) {
        return Some(Taken::new(
            end,
            Base::Weekday { weekday, week: WeekOf::Shifted(weeks) },
            "weekday-of-week",
        ));
    }
    Some(Taken::new(next, Base::Weekday { weekday, week: WeekOf::Open }, "weekday"))
}

/// The month at `at` and the piece after it, with the stop of an abbreviation.
pub(super) fn month(line: &Line, at: usize) -> Option<(usize, i8)> {
    let (number, short) = line.sense(at, as_month)?;
    let stop = at + 1 + usize::from(short && line.mark(at + 1, '.'));
    Some((stop, number))
}

fn month_first(line: &Line, at: usize) -> Option<Taken> {
    let (next, month) = month(line, at)?;
    if let Some((end, day)) = numbers::day_of_month(line, next) {
        // `May 2` may be the verb only in lower case, and `March 20 miles` is a march.
        if line.is_capitalised(at) || numbers::year(line, end + usize::from(line.mark(end, ','))).is_some() {
            let (end, year) = year_after(line, end).unwrap_or((end, Year::Open));
            return Some(Taken::new(end, Base::Day { year, month, day, weekday: None }, "month-day"));
        }
        return None;
    }
    if let Some((end, year)) = year_after(line, next) {
        return line.is_capitalised(at).then(|| Taken::new(end, Base::Month { year, month }, "month-year"));
    }
    is_bare_month(line, at, next).then(|| Taken::new(next, Base::Month { year: Year::Open, month }, "month"))
}

/// `5 June`, `the 5th of June 2003`.
fn day_first(line: &Line, at: usize) -> Option<Taken> {
    let at = at + usize::from(line.is(at, "the"));
    let (next, day) = numbers::day_of_month(line, at)?;
    let of = next + usize::from(line.is(next, "of"));
    let (end, month) = month(line, of)?;
    if !line.is_capitalised(of) {
        return None;
    }
    let (end, year) = year_after(line, end).unwrap_or((end, Year::Open));
    Some(Taken::new(end, Base::Day { year, month, day, weekday: None }, "day-month"))
}

/// The year after a month or a day: `, 2003`, `of 2003`, `'03`, `last year`, `of this year`.
pub(super) fn year_after(line: &Line, at: usize) -> Option<(usize, Year)> {
    if let Some((end, year)) = numbers::year(line, at) {
        return Some((end, Year::Stated(year)));
    }
    if line.mark(at, ',') {
        return numbers::year(line, at + 1).map(|(end, year)| (end, Year::Stated(year)));
    }
    let of = at + usize::from(line.is_any(at, &["of", "in"]));
    if of > at
        && let Some((end, year)) = numbers::year(line, of)
    {
        return Some((end, Year::Stated(year)));
    }
    relative::shifted_year(line, of)
}

/// Whether a month that stands alone is a month: not the verb, the march or a person's name.
fn is_bare_month(line: &Line, at: usize, next: usize) -> bool {
    if !line.is_capitalised(at) {
        return false;
    }
    let introduced = line.after_any(at, BEFORE_MONTH)
        || line.after_mark(at, '-') && !line.glued(at)
        || at > 1 && line.reads(at - 1, "s") && line.mark(at - 2, '\'')
        || at > 0 && line.sense(at - 1, introduces_month).is_some();
    let word = line.word(at);
    if line.sense(at, as_month).is_some_and(|(_, short)| short) && !line.mark(at + 1, '.') && !introduced {
        return false;
    }
    if ["may", "march", "mar", "jan", "dec", "jun"].iter().any(|name| word.eq_ignore_ascii_case(name)) {
        return introduced && !line.is_capitalised(next);
    }
    let named = line.is_capitalised(next) && line.entry(next).is_none();
    let clearly = line.after_any(at, &["in", "since", "until", "till", "during"]);
    clearly || !named || !["april", "june", "august"].iter().any(|name| word.eq_ignore_ascii_case(name))
}

fn introduces_month(sense: Sense) -> Option<()> {
    matches!(sense, Sense::Shift { .. } | Sense::Position(_) | Sense::Month { .. } | Sense::Glue("a" | "the"))
        .then_some(())
}

/// A year that stands alone: any of the modern ones, others only after a preposition of time.
pub(super) fn year(line: &Line, at: usize) -> Option<Taken> {
    if line.is(at, "the") && line.is(at + 1, "year") {
        let (end, year) = numbers::year(line, at + 2)?;
        return Some(Taken::new(end, Base::Year(Year::Stated(year)), "year"));
    }
    let (end, year) = numbers::year(line, at)?;
    let introduced = line.after_any(
        at,
        &["in", "since", "by", "until", "till", "from", "of", "before", "after", "during", "to", "circa"],
    ) || at > 0
        && line.sense(at - 1, |s| matches!(s, Sense::Position(_)).then_some(())).is_some()
        || line.after_mark(at, '(') && line.mark(end, ')');
    let counted = line.is_word(end)
        && line.sense(end, |s| matches!(s, Sense::Unit { .. } | Sense::Magnitude(_)).then_some(())).is_some();
    // `2000 copies` are counted, `2009 sales` are of a year.
    let counted = counted || year % 50 == 0 && !introduced && line.is_plural_noun(end);
    let modern = (1900..=2099).contains(&year);
    let apart =
        !(line.mark(end, '-') && line.glued(end) && line.glued(end + 1) && line.digits(end + 1).is_some());
    let apart =
        apart && !(line.after_mark(at, '-') && line.glued(at) && at > 1 && line.digits(at - 2).is_some());
    let named =
        at > 0 && line.is_capitalised(at - 1) && line.entry(at - 1).is_none() && line.is_capitalised(end);
    (!counted && apart && (introduced || modern && !named))
        .then(|| Taken::new(end, Base::Year(Year::Stated(year)), "year"))
}
