//! Dates with or without a time of day, in the ways that pages write them.

use jiff::civil::Date;

use super::clock;
use super::token::{Kind, Token, tokens};
use crate::ByteRange;
use crate::page::lexicon;

/// A calendar date read from a line, with its time of day and zone where stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::page) struct Stamp {
    /// Where it stands, in bytes of the text it was looked for in.
    pub(in crate::page) range: ByteRange,
    /// The date.
    pub(in crate::page) date: Date,
    /// The date with day and month exchanged, where the writing leaves the order open.
    pub(in crate::page) exchanged: Option<Date>,
    /// Whether the day was taken to come first, where both are numbers before the year and differ.
    pub(in crate::page) day_first: Option<bool>,
    /// The time of day.
    pub(in crate::page) time: Option<clock::Time>,
}

/// Years that a news page can carry.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2099;

/// Tokens of one line in which dates are looked for: lines with stamps are short.
const TOKENS: usize = 4_000;

/// Finds the dates of a text, in order.
pub(in crate::page) fn find(text: &str) -> Vec<Stamp> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let mut tokens = tokens(text);
    tokens.truncate(TOKENS);
    let mut found: Vec<Stamp> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(day) = date_at(&tokens, at) else {
            at += 1;
            continue;
        };
        let last = found.last().map_or(0, |stamp| stamp.range.end);
        let (mut start, mut end) = (tokens[at].start, tokens[day.next - 1].end());
        let mut next = day.next;
        let mut time = None;
        if let Some((after, used)) = clock::after(&tokens, day.next) {
            (time, next, end) = (Some(after), used, tokens[used - 1].end());
        } else if let Some((before, first)) = clock::before(&tokens, at)
            && tokens[first].start >= last
        {
            (time, start) = (Some(before), tokens[first].start);
        }
        found.push(Stamp {
            range: start..end,
            date: day.date,
            exchanged: day.exchanged,
            day_first: day.leads,
            time,
        });
        at = next;
    }
    found
}

/// A date and the token after it.
struct Day {
    date: Date,
    exchanged: Option<Date>,
    /// Whether the day was taken to come before the month, where both are numbers before the year and differ.
    leads: Option<bool>,
    next: usize,
}

fn date_at(tokens: &[Token], at: usize) -> Option<Day> {
    let glued = at > 0 && tokens[at - 1].end() == tokens[at].start;
    if glued
        && (tokens[at - 1].kind == Kind::Word && tokens[at].number().is_some()
            || tokens[at - 1].number().is_some())
    {
        return None;
    }
    year_first(tokens, at)
        .or_else(|| east_asian(tokens, at))
        .or_else(|| numeric(tokens, at))
        .or_else(|| month_name_first(tokens, at))
        .or_else(|| day_then_month_name(tokens, at))
}

fn civil(year: u32, month: u32, day: u32) -> Option<Date> {
    if !YEARS.contains(&year) {
        return None;
    }
    Date::new(year as i16, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `2023-01-29`, `2023/1/29`, `2023.01.29`, `2023•01•29`.
fn year_first(tokens: &[Token], at: usize) -> Option<Day> {
    let [year, s1, month, s2, day] = tokens.get(at..at + 5)? else { return None };
    let separator = separator(s1)?;
    if !s2.is(separator) {
        return None;
    }
    let date = civil(year.digits(4..=4)?, month.digits(1..=2)?, day.digits(1..=2)?)?;
    Some(Day { date, exchanged: None, leads: None, next: at + 5 })
}

/// `2023年1月29日`, `2023년 1월 29일`.
fn east_asian(tokens: &[Token], at: usize) -> Option<Day> {
    let [year, y, month, m, day, d] = tokens.get(at..at + 6)? else { return None };
    let marks = [("年", "月", "日"), ("년", "월", "일")];
    if !marks.contains(&(y.text, m.text, d.text)) {
        return None;
    }
    let date = civil(year.digits(4..=4)?, month.digits(1..=2)?, day.digits(1..=2)?)?;
    Some(Day { date, exchanged: None, leads: None, next: at + 6 })
}

fn separator(token: &Token) -> Option<char> {
    match token.kind {
        Kind::Sign(sign @ ('-' | '/' | '.' | '•' | '‑' | '–')) => Some(sign),
        _ => None,
    }
}

/// `1/30/2023`, `30.1.2023`, `30-01-2023`, `01/30/23`: the order of day and month by what is possible, else by the
/// separator (a slash is month first, a stop or hyphen day first).
fn numeric(tokens: &[Token], at: usize) -> Option<Day> {
    let [first, s1, second, s2, year] = tokens.get(at..at + 5)? else { return None };
    let sign = separator(s1)?;
    let year = match year.text.len() {
        4 => year.number()?,
        2 if sign == '/' => 2000 + year.number()?,
        _ => return None,
    };
    if !s2.is(sign) {
        return None;
    }
    let (first, second) = (first.digits(1..=2)?, second.digits(1..=2)?);
    let (month_first, day_first) = (civil(year, first, second), civil(year, second, first));
    let (date, exchanged, leads) = match (month_first, day_first) {
        (Some(a), Some(b)) if a == b => (a, None, None),
        (Some(a), Some(b)) if sign == '/' => (a, Some(b), Some(false)),
        (Some(a), Some(b)) => (b, Some(a), Some(true)),
        (Some(one), None) => (one, None, Some(false)),
        (None, Some(one)) => (one, None, Some(true)),
        (None, None) => return None,
    };
    Some(Day { date, exchanged, leads, next: at + 5 })
}

/// How the English names of the months begin.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The month that a word names.
fn month(token: &Token) -> Option<u32> {
    if token.kind == Kind::Word { month_of(token.text) } else { None }
}

/// The month that a word names, in English or another language of the news.
pub(in crate::page) fn month_of(word: &str) -> Option<u32> {
    if word.len() < 3 || word.len() > 24 {
        return None;
    }
    let lower = word.to_lowercase();
    if lexicon::is_in("month", &lower) {
        return MONTHS.iter().position(|start| lower.starts_with(start)).map(|index| index as u32 + 1);
    }
    lexicon::month(&lower)
}

/// `Jan 29, 2023`, `January 29th 2023`, `JAN. 29, 2023`.
fn month_name_first(tokens: &[Token], at: usize) -> Option<Day> {
    let month = month(&tokens[at])?;
    let mut next = skip_sign(tokens, at + 1, &['.', '-', '/']);
    let day = tokens.get(next)?.digits(1..=2)?;
    next = skip_ordinal(tokens, next + 1);
    next = skip_sign(tokens, next, &['.', ',', '-', '/']);
    let year = tokens.get(next)?.digits(4..=4)?;
    Some(Day { date: civil(year, month, day)?, exchanged: None, leads: None, next: next + 1 })
}

/// `29 Jan 2023`, `29th of January, 2023`, `29-Jan-2023`.
fn day_then_month_name(tokens: &[Token], at: usize) -> Option<Day> {
    let day = tokens[at].digits(1..=2)?;
    let mut next = skip_ordinal(tokens, at + 1);
    next = skip_sign(tokens, next, &['.', '-', '/']);
    // `29th of January`, `29 de enero`.
    if matches!(tokens.get(next)?.text, "of" | "de" | "del" | "di") {
        next += 1;
    }
    let month = month(tokens.get(next)?)?;
    next = skip_sign(tokens, next + 1, &['.', ',', '-', '/']);
    next = skip_sign(tokens, next, &[',']);
    next += usize::from(matches!(tokens.get(next)?.text, "de" | "del"));
    let year = tokens.get(next)?.digits(4..=4)?;
    Some(Day { date: civil(year, month, day)?, exchanged: None, leads: None, next: next + 1 })
}

fn skip_sign(tokens: &[Token], at: usize, signs: &[char]) -> usize {
    at + usize::from(tokens.get(at).is_some_and(|token| signs.iter().any(|&sign| token.is(sign))))
}

fn skip_ordinal(tokens: &[Token], at: usize) -> usize {
    at + usize::from(tokens.get(at).is_some_and(|token| matches!(token.text, "st" | "nd" | "rd" | "th")))
}
