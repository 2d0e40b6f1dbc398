//! Times that a page tells by how long ago they were: `2 hours ago`.

use super::token::{Kind, Token, tokens};
use crate::ByteRange;

/// What a page counts in; longer units say too little of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::page) enum Unit {
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
}

/// How long ago something was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::page) struct Ago {
    /// Where it stands, in bytes of the line.
    pub(in crate::page) range: ByteRange,
    /// How many.
    pub(in crate::page) amount: u32,
    /// Of what.
    pub(in crate::page) unit: Unit,
}

/// Most of a unit that is believed: pages that count further name the day.
const MOST: u32 = 60;

/// Finds the first of a line.
pub(in crate::page) fn ago(line: &str) -> Option<Ago> {
    let tokens = tokens(line);
    tokens.windows(3).find_map(|found| {
        let [amount, unit, ago] = found else { return None };
        let amount_of = amount_of(amount).filter(|&amount| amount <= MOST)?;
        let is_ago = ago.text.eq_ignore_ascii_case("ago");
        is_ago.then_some(Ago { range: amount.start..ago.end(), amount: amount_of, unit: unit_of(unit)? })
    })
}

fn amount_of(token: &Token) -> Option<u32> {
    let one = ["a", "an", "one"].iter().any(|word| token.text.eq_ignore_ascii_case(word));
    token.number().or(one.then_some(1))
}

fn unit_of(token: &Token) -> Option<Unit> {
    if token.kind != Kind::Word {
        return None;
    }
    match token.text.to_ascii_lowercase().as_str() {
        "m" | "min" | "mins" | "minute" | "minutes" => Some(Unit::Minute),
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(Unit::Hour),
        "d" | "day" | "days" => Some(Unit::Day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_ago_is_read() {
        let check = |line: &str, expected: Option<(u32, Unit)>| {
            assert_eq!(ago(line).map(|ago| (ago.amount, ago.unit)), expected, "{line}");
        };
        check("Updated 2 hours ago", Some((2, Unit::Hour)));
        check("Published an hour ago | By Jane Doe", Some((1, Unit::Hour)));
        check("35m ago", Some((35, Unit::Minute)));
        check("3 Days Ago", Some((3, Unit::Day)));
        check("2 years ago", None);
        check("900 minutes ago", None);
        check("long ago", None);
    }
}
