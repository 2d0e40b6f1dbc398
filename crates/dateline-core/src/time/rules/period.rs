//! Named stretches: quarters, halves, fiscal years, seasons, named days, weekends, decades, centuries.

use super::super::lexicon::{PhraseSense, Sense, ShiftBase};
use super::super::meaning::{Base, Season, Unit, WeekOf, Year};
use super::super::numbers;
use super::super::pieces::Line;
use super::{Taken, calendar, relative};

/// Reads a named stretch of the calendar.
pub(super) fn read(line: &Line, at: usize) -> Option<Taken> {
    let start = at + usize::from(line.is(at, "the"));
    let taken = fiscal(line, start)
        .or_else(|| part_of_year(line, start))
        .or_else(|| short_quarter(line, start))
        .or_else(|| century(line, start))
        .or_else(|| decade(line, start))
        .or_else(|| season(line, start))
        .or_else(|| weekend(line, at));
    taken.or_else(|| named(line, at))
}

/// Reads a named day: apart from the others because no article belongs to it.
fn named(line: &Line, at: usize) -> Option<Taken> {
    // `last Christmas`, `next Easter`
    let shift = relative::shift(line, at).filter(|(_, base)| *base != ShiftBase::Narrative);
    let start = at + usize::from(shift.is_some());
    let (end, PhraseSense::Named(day)) = line.phrase(start)? else { return None };
    if !line.is_capitalised(start) {
        return None;
    }
    if let Some((count, _)) = shift {
        return Some(Taken::new(end, Base::Named { year: Year::Near(count), day }, "shifted-named-day"));
    }
    let (end, year) = calendar::year_after(line, end).unwrap_or((end, Year::Open));
    Some(Taken::new(end, Base::Named { year, day }, "named-day"))
}

/// `fiscal 2024`, `fiscal year 2024`, `the fiscal year`, `FY2024`.
fn fiscal(line: &Line, at: usize) -> Option<Taken> {
    if line.reads(at, "FY") {
        let (value, count) = line.digits(at + 1)?;
        let year = if count == 2 { 2000 + value } else { value };
        let year = i16::try_from(year).ok().filter(|year| (1900..=2100).contains(year))?;
        return Some(Taken::new(at + 2, Base::Fiscal(Year::Stated(year)), "fiscal-year"));
    }
    if let Some((next, year)) = numbers::year(line, at)
        && line.is_any(next, &["fiscal", "financial"])
        && line.is(next + 1, "year")
    {
        return Some(Taken::new(next + 2, Base::Fiscal(Year::Stated(year)), "fiscal-year"));
    }
    let (start, shifted) = match relative::shift(line, at) {
        Some((count, _)) => (at + 1, Some(count)),
        None => (at, None),
    };
    if !line.is_any(start, &["fiscal", "financial"]) {
        return None;
    }
    let hyphen = start + 1 + usize::from(line.mark(start + 1, '-'));
    let word =
        line.is_any(hyphen, &["year"]) || relative::singular_unit(line, hyphen) == Some((Unit::Year, 1));
    let next = if word { hyphen + 1 } else { start + 1 };
    if let Some((end, year)) = numbers::year(line, next) {
        return Some(Taken::new(end, Base::Fiscal(Year::Stated(year)), "fiscal-year"));
    }
    word.then(|| Taken::new(next, Base::Fiscal(Year::Shifted(shifted.unwrap_or(0))), "fiscal-year"))
}

/// `the fourth quarter`, `the first half of 2009`, `third-quarter`.
fn part_of_year(line: &Line, at: usize) -> Option<Taken> {
    let fiscal = at + usize::from(line.is_any(at, &["fiscal"]));
    let (next, number) = numbers::ordinal(line, fiscal)?;
    let next =
        next + usize::from(line.mark(next, '-') || line.is_any(next, &["fiscal", "financial", "calendar"]));
    let quarter = relative::singular_unit(line, next) == Some((Unit::Quarter, 1));
    let half = line.is(next, "half");
    if !(quarter && number <= 4 || half && number <= 2) {
        return None;
    }
    let (end, year) = year_of_part(line, next + 1).unwrap_or((next + 1, Year::Open));
    if half {
        // `the second half` of a match is no half of a year.
        let half = Base::Half { year, half: number as i8 };
        return (year != Year::Open || is_about_business(line, next + 1))
            .then(|| Taken::new(end, half, "half"));
    }
    Some(Taken::new(end, Base::Quarter { year, quarter: number as i8 }, "quarter"))
}

/// `first-half profit`: a word of business right behind.
fn is_about_business(line: &Line, at: usize) -> bool {
    [
        "profit", "profits", "net", "earnings", "sales", "revenue", "revenues", "results", "loss", "losses",
        "growth", "exports",
    ]
    .iter()
    .any(|word| line.reads(at, word))
}

fn year_of_part(line: &Line, at: usize) -> Option<(usize, Year)> {
    if let Some(found) = calendar::year_after(line, at) {
        return Some(found);
    }
    let of = line.is_any(at, &["of", "in"]).then_some(at + 1)?;
    if let Some(Taken { end, point, .. }) = fiscal(line, of)
        && let Base::Fiscal(year) = point.base
    {
        return Some((end, year));
    }
    let the = line.is(of, "the").then_some(of + 1)?;
    let whole = relative::singular_unit(line, the) == Some((Unit::Year, 1));
    whole.then_some((the + 1, Year::Narrative(0)))
}

/// `Q3 2009`, `Q3`.
fn short_quarter(line: &Line, at: usize) -> Option<Taken> {
    let (quarter @ 1..=4, 1) = line.digits(at + 1)? else { return None };
    if line.word(at) != "Q" || !line.glued(at + 1) || !numbers_end(line, at + 1) {
        return None;
    }
    let (end, year) = calendar::year_after(line, at + 2).unwrap_or((at + 2, Year::Open));
    Some(Taken::new(end, Base::Quarter { year, quarter: quarter as i8 }, "quarter"))
}

fn numbers_end(line: &Line, at: usize) -> bool {
    !(line.glued(at + 1) && (line.is_word(at + 1) || line.mark(at + 1, '-')))
}

/// `the 19th century`, `twentieth-century`.
fn century(line: &Line, at: usize) -> Option<Taken> {
    let (next, number @ 1..=30) = numbers::ordinal(line, at)? else { return None };
    // `the 18th and early 19th centuries`: the word stands behind the last.
    if line.is_any(next, &["and", "to", "or"]) {
        let position = line.sense(next + 1, |s| matches!(s, Sense::Position(_)).then_some(())).is_some();
        let (last, _) = numbers::ordinal(line, next + 1 + usize::from(position))?;
        let centuries = relative::any_unit(line, last) == Some((Unit::Year, 100));
        return centuries.then(|| Taken::new(next, Base::Century(number as i16 - 1), "century"));
    }
    let next = next + usize::from(line.mark(next, '-'));
    let word = relative::any_unit(line, next) == Some((Unit::Year, 100));
    // TIMEX3 has no short value for a century before the first.
    let before_christ =
        line.is_any(next + 1, &["bc", "bce"]) || line.reads(next + 1, "B") && line.mark(next + 2, '.');
    (word && !before_christ).then(|| Taken::new(next + 1, Base::Century(number as i16 - 1), "century"))
}

/// `the 1980s`, `1980's`, `the 80s`, `'80s`.
fn decade(line: &Line, at: usize) -> Option<Taken> {
    let apostrophe = line.mark(at, '\'') && line.glued(at + 1);
    let start = at + usize::from(apostrophe);
    let (value, count) = line.digits(start)?;
    let possessive = line.mark(start + 1, '\'') && line.glued(start + 1);
    let letter = start + 1 + usize::from(possessive);
    if value % 10 != 0 || !line.reads(letter, "s") || !line.glued(letter) {
        return None;
    }
    let decade = match count {
        4 if (1000..=2100).contains(&value) => value / 10,
        // `a man in his 50s` and `temperatures in the 70s` are ages and degrees: only after `the` or an apostrophe.
        2 if apostrophe || line.after_any(at, &["the", "and", "or"]) => {
            (if value >= 20 { 1900 } else { 2000 } + value) / 10
        }
        _ => return None,
    };
    Some(Taken::new(letter + 1, Base::Decade(decade as i16), "decade"))
}

/// `summer 2008`, `the summer of 2008`, `in the fall`, `Autumn`.
fn season(line: &Line, at: usize) -> Option<Taken> {
    let season = line.sense(at, |sense| match sense {
        Sense::Season(season) => Some(season),
        _ => None,
    })?;
    if let Some((end, year)) = calendar::year_after(line, at + 1).filter(|_| !line.mark(at + 1, ',')) {
        // `the winter of 2013-14` is one.
        let both = season == Season::Winter && line.mark(end, '-') && line.glued(end + 1);
        let end = if both && matches!(line.digits(end + 1), Some((_, 2 | 4))) { end + 2 } else { end };
        return Some(Taken::new(end, Base::Season { year, season }, "season-year"));
    }
    // `the summer months`
    let months = line.reads(at + 1, "months");
    let the = line.after_any(at, &["the"]);
    let first = at - usize::from(the);
    let introduced = line
        .after_any(first, &["in", "during", "by", "until", "since", "through", "throughout", "over", "of"]);
    // `fall`, `spring` and `springs` are verbs and waters; without a preposition only the unmistakable words count.
    let clear = introduced && (the || season != Season::Autumn || !line.reads(at, "fall"))
        || matches!(season, Season::Summer | Season::Winter) && !line.is_capitalised(at)
        || line.reads(at, "autumn");
    let name = line.is_capitalised(at) && line.is_capitalised(at + 1);
    // `the fall of the wall`
    let fall = line.reads(at, "fall") && line.is(at + 1, "of");
    let end = at + 1 + usize::from(months);
    ((clear || months) && !name && !fall)
        .then(|| Taken::new(end, Base::Season { year: Year::Open, season }, "season"))
}

fn weekend(line: &Line, at: usize) -> Option<Taken> {
    let start = at + usize::from(line.is(at, "the"));
    line.sense(start, |sense| (sense == Sense::Weekend).then_some(()))?;
    let introduced = start > at || line.after_any(at, &["on", "over", "during", "at"]);
    introduced.then(|| Taken::new(start + 1, Base::Weekend { week: WeekOf::Open }, "weekend"))
}
