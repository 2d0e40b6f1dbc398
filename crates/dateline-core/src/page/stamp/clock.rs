//! The time of day beside a date, and its zone.

use super::token::{Kind, Token};
use crate::page::lexicon;

/// A time of day as stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::page) struct Time {
    /// 0 to 23.
    pub(in crate::page) hour: u32,
    /// 0 to 59.
    pub(in crate::page) minute: u32,
    /// 0 to 59, where stated.
    pub(in crate::page) second: Option<u32>,
    /// The zone's distance from UTC in minutes, where stated and unambiguous.
    pub(in crate::page) offset: Option<i32>,
}

/// Signs and words between a date and its time that are passed over, at most.
const BETWEEN: usize = 4;

/// The time that stands after a date, and the token after it.
pub(super) fn after(tokens: &[Token], from: usize) -> Option<(Time, usize)> {
    (from..=(from + BETWEEN).min(tokens.len()))
        .take_while(|&at| at == from || is_between(&tokens[at - 1]))
        .find_map(|at| {
            let (mut time, mut next) = time_at(tokens, at)?;
            if let Some((offset, used)) = zone_at(tokens, next) {
                (time.offset, next) = (Some(offset), used);
            }
            Some((time, next))
        })
}

/// The time that stands before a date, and its first token.
pub(super) fn before(tokens: &[Token], date: usize) -> Option<(Time, usize)> {
    (1..=9usize).rev().find_map(|back| {
        let at = date.checked_sub(back)?;
        let (mut time, mut next) = time_at(tokens, at)?;
        if let Some((offset, used)) = zone_at(tokens, next)
            && used <= date
        {
            (time.offset, next) = (Some(offset), used);
        }
        let touches = tokens.get(next..date)?.iter().all(|token| is_between(token) || is_zone_word(token));
        touches.then_some((time, at))
    })
}

fn is_between(token: &Token) -> bool {
    match token.kind {
        Kind::Sign(sign) => {
            matches!(sign, '-' | '–' | '—' | '|' | ',' | '@' | '·' | '•' | '/' | '(' | ')' | '.' | ':')
        }
        Kind::Word => {
            let lower = token.text.to_lowercase();
            matches!(lower.as_str(), "t" | "at" | "on" | "um" | "à" | "a" | "kl" | "time")
                || lexicon::is_in("weekday", &lower)
        }
        Kind::Number(_) => false,
    }
}

/// `20:56`, `12:19:20 AM`, `6.30pm`, `8 p.m.`, `20h30`, `1856 GMT`.
fn time_at(tokens: &[Token], at: usize) -> Option<(Time, usize)> {
    let first = tokens.get(at)?;
    let mut hour = first.digits(1..=2).or_else(|| military(tokens, at))?;
    let (mut minute, mut second, mut next, mut whole) = (0, None, at + 1, false);
    if first.text.len() == 4 {
        (minute, hour, whole) = (hour % 100, hour / 100, true);
    } else if let Some(found) = minutes(tokens, next) {
        (minute, next, whole) = (found, next + 2, true);
        if tokens.get(next).is_some_and(|token| token.is(':'))
            && let Some(found) = tokens.get(next + 1).and_then(|token| token.digits(2..=2))
        {
            (second, next) = (Some(found), next + 2);
            next = skip_fraction(tokens, next);
        }
    }
    if let Some((afternoon, used)) = half_of_day(tokens, next) {
        if hour > 12 && afternoon || hour == 0 {
            // `18:16 PM` is 18:16; the mark adds nothing.
        } else {
            hour = hour % 12 + if afternoon { 12 } else { 0 };
        }
        (next, whole) = (used, true);
    }
    let valid = whole && hour < 24 && minute < 60 && second.is_none_or(|second| second < 60);
    valid.then_some((Time { hour, minute, second, offset: None }, next))
}

/// Four digits are a time only before a zone: `1856 GMT`.
fn military(tokens: &[Token], at: usize) -> Option<u32> {
    let value = tokens[at].digits(4..=4)?;
    let zoned = tokens.get(at + 1).is_some_and(|token| is_zone_word(token));
    (zoned && value % 100 < 60 && value < 2400).then_some(value)
}

fn minutes(tokens: &[Token], at: usize) -> Option<u32> {
    let sign = tokens.get(at)?;
    let minute = tokens.get(at + 1)?;
    let written = sign.is(':') || matches!(sign.text, "h" | "H");
    // `6.30pm`: a stop only where am, pm or a zone follows, or it would be a date or an amount.
    let followed = half_of_day(tokens, at + 2).is_some() || tokens.get(at + 2).is_some_and(is_zone_word);
    let stopped = sign.is('.') && followed;
    minute.digits(2..=2).filter(|_| written || stopped)
}

fn skip_fraction(tokens: &[Token], at: usize) -> usize {
    let is_fraction = tokens.get(at).is_some_and(|token| token.is('.'))
        && tokens.get(at + 1).is_some_and(|token| token.number().is_some());
    if is_fraction { at + 2 } else { at }
}

/// `am`, `p.m.`: whether it is the afternoon, and the token after it.
fn half_of_day(tokens: &[Token], at: usize) -> Option<(bool, usize)> {
    let token = tokens.get(at)?;
    let lower = token.text.to_lowercase();
    match lower.as_str() {
        "am" => return Some((false, at + 1)),
        "pm" => return Some((true, at + 1)),
        "a" | "p" => {}
        _ => return None,
    }
    let stop = tokens.get(at + 1)?.is('.');
    let m = tokens.get(at + 2)?.text.eq_ignore_ascii_case("m");
    let last = usize::from(tokens.get(at + 3).is_some_and(|token| token.is('.')));
    (stop && m).then_some((lower == "p", at + 3 + last))
}

/// Zones whose letters mean one distance from UTC in the news; `IST`, `CST` and `BST` mean several, so that they are
/// read as zones but their distance is not told.
const ZONES: [(&str, Option<i32>); 28] = [
    ("z", Some(0)),
    ("utc", Some(0)),
    ("gmt", Some(0)),
    ("est", Some(-300)),
    ("edt", Some(-240)),
    ("et", None),
    ("ct", None),
    ("mt", None),
    ("pt", None),
    ("cst", None),
    ("cdt", Some(-300)),
    ("mst", Some(-420)),
    ("mdt", Some(-360)),
    ("pst", Some(-480)),
    ("pdt", Some(-420)),
    ("cet", Some(60)),
    ("cest", Some(120)),
    ("eet", Some(120)),
    ("eest", Some(180)),
    ("msk", Some(180)),
    ("kst", Some(540)),
    ("jst", Some(540)),
    ("hkt", Some(480)),
    ("sgt", Some(480)),
    ("aest", Some(600)),
    ("aedt", Some(660)),
    ("ist", None),
    ("bst", None),
];

fn is_zone_word(token: &Token) -> bool {
    let lower = token.text.to_lowercase();
    ZONES.iter().any(|&(name, _)| name == lower)
}

/// The zone at that token: its distance from UTC in minutes, and the token after it.
fn zone_at(tokens: &[Token], at: usize) -> Option<(i32, usize)> {
    let at = at + usize::from(tokens.get(at)?.is('('));
    let token = tokens.get(at)?;
    let lower = token.text.to_lowercase();
    let named = ZONES.iter().find(|&&(name, _)| name == lower);
    if let Some(&(_, offset)) = named {
        return match (offset, signed(tokens, at + 1)) {
            (Some(0), Some(found)) => Some(found),
            (offset, _) => offset.map(|offset| (offset, at + 1)),
        };
    }
    signed(tokens, at)
}

/// `+09:00`, `-0500`, `+9`.
fn signed(tokens: &[Token], at: usize) -> Option<(i32, usize)> {
    let sign = match tokens.get(at)?.kind {
        Kind::Sign('+') => 1,
        Kind::Sign('-' | '−') => -1,
        _ => return None,
    };
    let first = tokens.get(at + 1)?;
    if first.start != tokens[at].end() {
        return None;
    }
    let (minutes, next) = match first.text.len() {
        4 => (first.number()? / 100 * 60 + first.number()? % 100, at + 2),
        1 | 2 if tokens.get(at + 2).is_some_and(|token| token.is(':')) => {
            (first.number()? * 60 + tokens.get(at + 3)?.digits(2..=2)?, at + 4)
        }
        1 | 2 => (first.number()? * 60, at + 2),
        _ => return None,
    };
    (minutes <= 14 * 60).then_some((sign * minutes as i32, next))
}
