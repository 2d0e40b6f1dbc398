//! Dates in digits alone: `2003-06-05`, `6/5/2003`, `05.06.2003`.

use jiff::civil::Date;

use super::super::meaning::{Base, Year};
use super::super::pieces::Line;
use super::Taken;

/// Reads numbers joined by the same mark.
pub(super) fn read(line: &Line, at: usize) -> Option<Taken> {
    three(line, at).or_else(|| nine_eleven(line, at))
}

/// `9/11` is a date and its year in all English news.
fn nine_eleven(line: &Line, at: usize) -> Option<Taken> {
    let is = line.digits(at)? == (9, 1) && line.mark(at + 1, '/') && line.digits(at + 2)? == (11, 2);
    let joined = (at > 0 && line.glued(at) && !line.mark(at - 1, '-') && !line.mark(at - 1, '"'))
        || line.mark(at + 3, '/');
    let base = Base::Day { year: Year::Stated(2001), month: 9, day: 11, weekday: None };
    (is && line.glued(at + 1) && line.glued(at + 2) && !joined)
        .then(|| Taken::new(at + 3, base, "nine-eleven"))
}

/// Three numbers joined by the same mark.
fn three(line: &Line, at: usize) -> Option<Taken> {
    let (first, second, third) = (line.digits(at)?, line.digits(at + 2)?, line.digits(at + 4)?);
    let joined = (at + 1..at + 5).all(|i| line.glued(i));
    let mark =
        ['-', '/', '.'].into_iter().find(|&mark| line.mark(at + 1, mark) && line.mark(at + 3, mark))?;
    let open =
        |i: usize| line.glued(i) && (line.mark(i, mark) || line.digits(i).is_some() || line.is_word(i));
    let before = at > 0 && line.glued(at) && (line.mark(at - 1, mark) || line.is_word(at - 1));
    // A stop at the end of a sentence is no fourth part: `on 05.06.2003.`
    let ends = line.mark(at + 5, '.') && !line.glued(at + 6);
    let goes_on = open(at + 5) && !ends;
    if !joined || goes_on || before {
        return None;
    }
    let (year, month, day) = match (first.1, third.1, mark) {
        (4, 1..=2, _) => (first.0, second.0, third.0),
        // American news writes the month first; where it cannot be one, it is the day. With stops the day is first.
        (1..=2, 4, '/') if first.0 <= 12 => (third.0, first.0, second.0),
        (1..=2, 4, _) => (third.0, second.0, first.0),
        (1..=2, 2, '/') if first.0 <= 12 => (2000 + third.0, first.0, second.0),
        _ => return None,
    };
    let date =
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    if !(1000..=2200).contains(&date.year()) {
        return None;
    }
    let base =
        Base::Day { year: Year::Stated(date.year()), month: date.month(), day: date.day(), weekday: None };
    Some(Taken::new(at + 5, base, "numeric"))
}
