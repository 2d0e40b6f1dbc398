//! Lengths of time: `18 months`, `almost two and a half years`, `the past decade`, `41-year-old`, `half an hour`.

use super::super::lexicon::{PhraseSense, Sense, ShiftBase};
use super::super::meaning::{Amount, Length, Meaning, Modifier, Reach, Reading, Unit, Vague};
use super::super::numbers;
use super::super::pieces::Line;
use super::{anchored, relative};

/// Reads a length of time, with the words that say how exact it is.
pub(super) fn read(line: &Line, at: usize) -> Option<Reading> {
    // `over two years` says how exact it is, `over the past two years` does not.
    if let Some((next, PhraseSense::Approximate(Some(modifier)))) = line.phrase(at)
        && !line.is(next, "the")
    {
        let reading = stretch(line, next).or_else(|| plain(line, next)).or_else(|| counted(line, next))?;
        return Some(Reading { modifier: reading.modifier.or(Some(modifier)), ..reading });
    }
    stretch(line, at)
        .or_else(|| vague_ago(line, at))
        .or_else(|| some_day(line, at))
        .or_else(|| plain(line, at))
}

fn duration(end: usize, length: Length, reach: Reach, rule: &'static str) -> Reading {
    Reading { end, meaning: Meaning::Duration { length, reach }, modifier: None, rule }
}

/// `about two years ago`: a point, with the doubt of a length.
fn counted(line: &Line, at: usize) -> Option<Reading> {
    relative::read(line, at).filter(|taken| taken.rule == "counted").map(super::Taken::reading)
}

/// `the past two years`, `the last decade`, `the next few days`, `the past week`.
fn stretch(line: &Line, at: usize) -> Option<Reading> {
    let this_past = line.reads(at, "this") && line.reads(at + 1, "past");
    let start = at + usize::from(this_past || line.is_any(at, &["the", "these", "those"]));
    let (count, base) = relative::shift(line, start)?;
    let reach = match count {
        ..0 => Reach::Back,
        0 => Reach::Loose,
        1.. => Reach::Ahead,
    };
    if let Some((next, amount)) = numbers::amount(line, start + 1) {
        let (unit, times) = relative::any_unit(line, next)?;
        let length = Length { amount: amount.times(times), unit };
        return Some(duration(next + 1, length, reach, "stretch"));
    }
    let next = start + 1;
    if let Some((unit, times)) = relative::singular_unit(line, next) {
        // `the next decade` is counted from now, `last century` is the one before this.
        let decades = times > 1 && base == ShiftBase::Speech && count != 0 && start > at;
        let counted = base == ShiftBase::Stretch || decades || relative::is_spanned(line, at);
        let length = Length { amount: Amount::whole(times), unit };
        return counted.then(|| duration(next + 1, length, reach, "stretch"));
    }
    let (unit, times) = relative::any_unit(line, next)?;
    let usable = start > at || base != ShiftBase::Speech;
    usable.then(|| duration(next + 1, Length { amount: Amount::Some.times(times), unit }, reach, "stretch"))
}

/// `a few days ago`, `years ago`: some time in the past.
fn vague_ago(line: &Line, at: usize) -> Option<Reading> {
    let (next, amount) = numbers::amount(line, at).unwrap_or((at, Amount::Some));
    let (_, _) = relative::any_unit(line, next)?;
    let ago = line.is(next + 1, "ago") && amount == Amount::Some;
    ago.then_some(Reading {
        end: next + 2,
        meaning: Meaning::Vague(Vague::Past),
        modifier: None,
        rule: "vague-ago",
    })
}

/// An amount and a unit.
fn plain(line: &Line, at: usize) -> Option<Reading> {
    let long = line.sense(at, |sense| match sense {
        Sense::Long(unit) => Some(unit),
        _ => None,
    });
    if let Some(unit) = long {
        return Some(duration(at + 1, Length { amount: Amount::whole(1), unit }, Reach::Loose, "unit-long"));
    }
    let whole = whole_unit(line, at);
    if whole.is_some() {
        return whole;
    }
    let Some((next, amount)) = numbers::amount(line, at) else { return bare(line, at) };
    if !starts_number(line, at) {
        return None;
    }
    let hyphen = line.mark(next, '-');
    let word = next + usize::from(hyphen);
    let word = word
        + usize::from(
            line.is_any(word, &["straight", "consecutive", "whole", "full", "entire", "long", "more"]),
        );
    let (unit, times) = relative::any_unit(line, word)?;
    if !is_length(line, at, word, unit) {
        return None;
    }
    let length = Length { amount: amount.times(times), unit };
    let (end, more) = and_a_half(line, word + 1);
    let length = if more { half_more(length, times) } else { length };
    let end = end + old(line, end);
    let modifier = line.reads(word + 1, "plus").then_some(Modifier::MoreThan);
    let (end, rule) = beside(line, end).map_or((end, "length"), |end| (end, "length-beside"));
    Some(Reading { modifier, ..duration(end, length, anchored::reach(line, end), rule) })
}

/// Whether digits begin here and are not the end of a larger number.
fn starts_number(line: &Line, at: usize) -> bool {
    line.digits(at).is_none()
        || numbers::stands_alone(line, at)
        || !line.glued(at)
        || at == 0
        || line.mark(at - 1, '(')
}

/// `a second` and `a minute` are rarely lengths, `one day` is one only as one; `a quarter` is a fourth or a coin.
fn is_length(line: &Line, at: usize, word: usize, unit: Unit) -> bool {
    let article = line.is_any(at, &["a", "an"]) && word == at + 1;
    let one = line.reads(at, "one");
    // `130 kilometres an hour`
    let speed =
        ["kilometers", "kilometres", "miles", "km"].iter().any(|word| at > 0 && line.reads(at - 1, word));
    if article && speed {
        return false;
    }
    match unit {
        Unit::Second => !article && !one,
        Unit::Minute => !article,
        // `one quarter` and `three quarters of them` are fractions.
        Unit::Quarter => !article && !one && (word > at + 1 || !line.is(word + 1, "of")),
        Unit::Day | Unit::Week | Unit::Month | Unit::Year => !article || article_length(line, at, word),
        Unit::Hour => true,
    }
}

/// `a year` after `for`, `in`, `over`; as `five dollars a year` it recurs, which another rule reads.
fn article_length(line: &Line, at: usize, word: usize) -> bool {
    line.after_any(
        at,
        &[
            "for",
            "in",
            "within",
            "over",
            "after",
            "than",
            "about",
            "under",
            "half",
            "of",
            "during",
            "throughout",
            "to",
        ],
    ) || ["took", "take", "takes", "spent", "lasted", "lasting", "waited"]
        .iter()
        .any(|verb| at > 0 && line.reads(at - 1, verb))
        || at > 0 && matches!(line.phrase(at - 1), Some((end, PhraseSense::Approximate(_))) if end == at)
        || line.is_any(word + 1, &["after", "before", "and"])
}

/// `a year and a half`: whether it is there, and the piece after it.
fn and_a_half(line: &Line, at: usize) -> (usize, bool) {
    let there = line.is(at, "and") && line.is(at + 1, "a") && line.is(at + 2, "half");
    if there { (at + 3, true) } else { (at, false) }
}

fn half_more(length: Length, times: u32) -> Length {
    match length.amount {
        Amount::Exact(thousandths) => {
            Length { amount: Amount::Exact(thousandths + 500 * u64::from(times)), ..length }
        }
        Amount::Some => length,
    }
}

/// `an hour later`, `months earlier`: the piece after a word that says on which side of the story it lies.
fn beside(line: &Line, at: usize) -> Option<usize> {
    let side = line.is_any(at, &["later", "earlier"]) && !line.is(at + 1, "than");
    side.then_some(at + 1)
}

/// `some day he will`, `one day, he may`: some time in the future.
fn some_day(line: &Line, at: usize) -> Option<Reading> {
    let one = line.reads(at, "one");
    if !(one || line.reads(at, "some")) || !line.is(at + 1, "day") {
        return None;
    }
    let ahead = ["will", "would", "may", "might", "could", "can", "be"];
    let to_come = (at + 2..at + 5).any(|near| ahead.iter().any(|word| line.reads(near, word)))
        || at > 0 && ahead.iter().any(|word| line.reads(at - 1, word));
    let vague = if to_come { Vague::Future } else { Vague::Past };
    // In the midst of a sentence about the past, one day is a length.
    let usable = to_come || one && at == 0 && line.is_word(at + 2);
    usable.then_some(Reading {
        end: at + 2,
        meaning: Meaning::Vague(vague),
        modifier: None,
        rule: "some-day",
    })
}

/// How many pieces `-old`, `-long` or ` old` behind a number adds.
fn old(line: &Line, at: usize) -> usize {
    if line.is(at, "old") {
        return 1;
    }
    let joined = line.mark(at, '-') && line.glued(at) && line.is_any(at + 1, &["old", "long"]);
    if joined { 2 } else { 0 }
}

/// `all day`, `the whole year`, `a full week`.
fn whole_unit(line: &Line, at: usize) -> Option<Reading> {
    let next = if line.reads(at, "all") {
        at + 1
    } else if line.is_any(at, &["the", "a", "an"]) && line.is_any(at + 1, &["whole", "entire", "full"]) {
        at + 2
    } else {
        return None;
    };
    let (unit, times) = relative::singular_unit(line, next)?;
    let length = Length { amount: Amount::whole(times), unit };
    Some(duration(next + 1, length, Reach::Loose, "whole-unit"))
}

/// `for years`, `over the years`, `decades of war`: a plural without an amount.
fn bare(line: &Line, at: usize) -> Option<Reading> {
    if let Some((unit, times)) = relative::singular_unit(line, at)
        && line.mark(at + 1, '-')
        && line.is(at + 2, "long")
    {
        return Some(duration(
            at + 3,
            Length { amount: Amount::whole(times), unit },
            Reach::Loose,
            "unit-long",
        ));
    }
    let start = at + usize::from(line.is(at, "the"));
    let (unit, times) = line.sense(start, |sense| match sense {
        Sense::Unit { unit, count, plural: true } => Some((unit, count)),
        _ => None,
    })?;
    let introduced = line.after_any(
        at,
        &["for", "over", "in", "within", "after", "of", "through", "throughout", "during", "than"],
    ) || at > 0
        && matches!(line.phrase(at - 1), Some((end, PhraseSense::Approximate(_))) if end == at);
    let followed = start == at
        && (line.is_any(start + 1, &["of", "later", "earlier", "before", "after"])
            || line.mark(start + 1, '-') && line.is_any(start + 2, &["long", "old"]));
    let long = start + 1 + old(line, start + 1);
    let long = beside(line, long).unwrap_or(long);
    let worded = line.word(start).len() > 3;
    (worded && (introduced || followed)).then(|| {
        let length = Length { amount: Amount::Some.times(times), unit };
        duration(long, length, Reach::Loose, "bare-plural")
    })
}
