//! Numbers in words and digits: amounts, days of the month, years.

use super::lexicon::Sense;
use super::meaning::Amount;
use super::pieces::{Kind, Line};

/// An amount at `at`, and the piece after it: `18`, `2.5`, `two and a half`, `twenty-one`, `a few`, `half a`, `a`.
pub(super) fn amount(line: &Line, at: usize) -> Option<(usize, Amount)> {
    if line.is(at, "half") && line.is_any(at + 1, &["a", "an"]) {
        return Some((at + 2, Amount::Exact(500)));
    }
    let joined = line.mark(at + 1, '-') && unit_of_time(line, at + 2).is_some();
    if joined && line.is(at, "half") {
        return Some((at + 1, Amount::Exact(500)));
    }
    if joined && line.reads(at, "quarter") && line.reads(at + 2, "century") {
        return Some((at + 1, Amount::Exact(250)));
    }
    let article = line.is_any(at, &["a", "an"]);
    let start = at + usize::from(article);
    if let Some(found) = some(line, start, article) {
        return Some(found);
    }
    // `a two-day visit` is an article and a length, `a hundred years` is one number.
    let apart = article && magnitude(line, start).is_none();
    if let Some((end, count)) = cardinal(line, start) {
        return (!apart).then(|| half_more(line, end, count));
    }
    article.then(|| half_more(line, start, 1_000))
}

/// `several`, `a few`, `a couple of`, `many`.
fn some(line: &Line, at: usize, article: bool) -> Option<(usize, Amount)> {
    let count = line.sense(at, |sense| match sense {
        Sense::Some(count) => Some(count),
        _ => None,
    })?;
    // `the few years` says nothing; `some 20 years` is twenty.
    if cardinal(line, at + 1).is_some() || (line.reads(at, "couple") && !article) {
        return None;
    }
    let of = usize::from(line.is(at + 1, "of"));
    Some((at + 1 + of, count.map_or(Amount::Some, Amount::whole)))
}

/// Adds `and a half` to an amount in thousandths.
fn half_more(line: &Line, at: usize, thousandths: u64) -> (usize, Amount) {
    let mut next = at;
    for word in ["and", "a", "half"] {
        next += usize::from(line.mark(next, '-'));
        if !line.is(next, word) {
            return (at, Amount::Exact(thousandths));
        }
        next += 1;
    }
    (next, Amount::Exact(thousandths + 500))
}

/// A cardinal number in thousandths.
fn cardinal(line: &Line, at: usize) -> Option<(usize, u64)> {
    if let Some((value, _)) = line.digits(at) {
        return number_in_digits(line, at, value);
    }
    let (mut end, mut total) = below_hundred(line, at).or_else(|| {
        let counted = at > 0 && line.is_any(at - 1, &["a", "an"]);
        (counted && magnitude(line, at).is_some()).then_some((at, 1))
    })?;
    // `two hundred thousand`: at most two magnitudes follow.
    for _ in 0..2 {
        let Some(factor) = magnitude(line, end) else { break };
        total = total.saturating_mul(factor);
        end += 1;
    }
    if end > at && total >= 100 {
        let and = end + usize::from(line.is(end, "and"));
        if let Some((after, rest)) = below_hundred(line, and) {
            return Some((after, (total + rest) * 1000));
        }
    }
    Some((end, total * 1000))
}

/// Digits with thousands' commas or a decimal part.
fn number_in_digits(line: &Line, at: usize, value: u32) -> Option<(usize, u64)> {
    let (mut end, mut whole) = (at + 1, u64::from(value));
    while line.mark(end, ',') && line.glued(end) && line.glued(end + 1) {
        let Some((group, 3)) = line.digits(end + 1) else { break };
        whole = whole.checked_mul(1000)?.checked_add(u64::from(group))?;
        end += 2;
    }
    if line.mark(end, '.') && line.glued(end) && line.glued(end + 1) {
        if let Some((fraction, count @ 1..=3)) = line.digits(end + 1) {
            let scale = 10u64.pow(3 - u32::from(count));
            return Some((end + 2, whole.checked_mul(1000)? + u64::from(fraction) * scale));
        }
        return None;
    }
    if let Some(factor) = magnitude(line, end) {
        return Some((end + 1, whole.checked_mul(1000)?.checked_mul(factor)?));
    }
    Some((end, whole.checked_mul(1000)?))
}

fn below_hundred(line: &Line, at: usize) -> Option<(usize, u64)> {
    if let Some(tens) = tens(line, at) {
        let hyphen = at + 1 + usize::from(line.mark(at + 1, '-'));
        return match unit_number(line, hyphen) {
            Some(unit @ 1..10) => Some((hyphen + 1, u64::from(tens + unit))),
            _ => Some((at + 1, u64::from(tens))),
        };
    }
    unit_number(line, at).map(|number| (at + 1, u64::from(number)))
}

fn unit_number(line: &Line, at: usize) -> Option<u32> {
    line.sense(at, |sense| match sense {
        Sense::Number(number) => Some(number),
        _ => None,
    })
}

fn tens(line: &Line, at: usize) -> Option<u32> {
    line.sense(at, |sense| match sense {
        Sense::Tens(number) => Some(number),
        _ => None,
    })
}

fn magnitude(line: &Line, at: usize) -> Option<u64> {
    line.sense(at, |sense| match sense {
        Sense::Magnitude(factor) => Some(u64::from(factor)),
        _ => None,
    })
}

/// An ordinal: `3rd`, `third`, `twenty-first`.
pub(super) fn ordinal(line: &Line, at: usize) -> Option<(usize, u32)> {
    if let Some((value, 1..=3)) = line.digits(at) {
        let suffix =
            line.glued(at + 1) && line.sense(at + 1, |s| (s == Sense::OrdinalSuffix).then_some(())).is_some();
        return suffix.then_some((at + 2, value));
    }
    let word = |at| {
        line.sense(at, |sense| match sense {
            Sense::Ordinal(number) => Some(number),
            _ => None,
        })
    };
    if let Some(tens) = tens(line, at) {
        let hyphen = at + 1 + usize::from(line.mark(at + 1, '-'));
        return word(hyphen).filter(|&number| number < 10).map(|number| (hyphen + 1, tens + number));
    }
    word(at).map(|number| (at + 1, number))
}

/// A day of the month, as a number or an ordinal.
pub(super) fn day_of_month(line: &Line, at: usize) -> Option<(usize, i8)> {
    let (end, value) = ordinal(line, at).or_else(|| {
        let (value, count) = line.digits(at)?;
        (count <= 2 && stands_alone(line, at)).then_some((at + 1, value))
    })?;
    (1..=31).contains(&value).then_some((end, value as i8))
}

/// A year: four digits, or an apostrophe and two.
pub(super) fn year(line: &Line, at: usize) -> Option<(usize, i16)> {
    if line.mark(at, '\'') {
        let (value, 2) = line.digits(at + 1)? else { return None };
        // `'99` and `'09`: the nearer century of the times that news speaks of.
        let century = if value >= 40 { 1900 } else { 2000 };
        return line.glued(at + 1).then_some((at + 2, century + value as i16));
    }
    let (value, 4) = line.digits(at)? else { return None };
    ((1000..=2200).contains(&value) && stands_alone(line, at)).then_some((at + 1, value as i16))
}

/// Whether digits are a number of their own: no part of a decimal, a clock time, a fraction, a version or an amount.
pub(super) fn stands_alone(line: &Line, at: usize) -> bool {
    let joined_after = line.glued(at + 1)
        && match line.pieces.get(at + 1).map(|piece| piece.kind) {
            Some(Kind::Mark('%' | '°')) => true,
            Some(Kind::Mark('.' | ',' | ':' | '/')) => line.glued(at + 2) && line.digits(at + 2).is_some(),
            Some(Kind::Known(_) | Kind::Letters) => !line.reads(at + 1, "s"),
            _ => false,
        };
    let joined_before = line.glued(at)
        && at > 0
        && match line.pieces[at - 1].kind {
            Kind::Mark('.' | ',' | ':' | '/') => {
                at > 1 && line.glued(at - 1) && line.digits(at - 2).is_some()
            }
            Kind::Mark('$' | '£' | '€' | '¥' | '#' | '+' | '_' | '=' | '&' | '@')
            | Kind::Known(_)
            | Kind::Letters => true,
            _ => false,
        };
    !joined_after && !joined_before
}

/// A unit of time, in either number.
fn unit_of_time(line: &Line, at: usize) -> Option<()> {
    line.sense(at, |sense| matches!(sense, Sense::Unit { .. }).then_some(()))
}
