//! Which outlet published the story, as its own page says.

use super::{Found, masthead, place, site};
use crate::page::dateline::Head;
use crate::page::sheet::Sheet;
use crate::page::{lexicon, stamp};

/// Longest name of an outlet, in words.
const NAME_WORDS: usize = 6;

/// Longest line that names the outlet, in words.
const LINE_WORDS: u32 = 30;

/// Forms of companies, without their stops.
const COMPANY_FORMS: [&str; 10] = ["inc", "ltd", "llc", "corp", "gmbh", "plc", "limited", "pty", "co", "s.a"];

/// Finds the outlet: what a supplier's bracket says, the name of the page's host, `X by Y Corporation` at the foot, an
/// account line (`log in to connect with X`), the name at the head of the page, the holder of the copyright; the surer ways
/// first.
pub(in crate::page) fn outlet(sheet: &Sheet, head: &Head, address: Option<&str>) -> Option<Found> {
    from_bracket(sheet, head)
        .or_else(|| site::name(sheet, address?))
        .or_else(|| from_lines(sheet, published_by))
        .or_else(|| from_lines(sheet, account_with))
        .or_else(|| masthead::name(sheet))
        .or_else(|| from_lines(sheet, copyright_of))
}

/// `(OUTLET- AGENCY)`: of two names the first is the outlet's.
fn from_bracket(sheet: &Sheet, head: &Head) -> Option<Found> {
    let [outlet, _, ..] = &head.suppliers[..] else { return None };
    let start = head.range.start;
    let at = sheet.text.get(head.range.clone())?.find(outlet.as_str())?;
    lexicon::agency(outlet)
        .is_none()
        .then(|| Found::new(outlet.clone(), start + at..start + at + outlet.len()))
}

/// The first line, from the foot of the page up, that the reader understands.
fn from_lines(sheet: &Sheet, read: fn(&str) -> Option<&str>) -> Option<Found> {
    let outside = |piece: &usize| sheet.body.binary_search(piece).is_err();
    (0..sheet.pieces.len()).rev().filter(outside).find_map(|piece| {
        let at = &sheet.pieces[piece];
        let line = sheet.words(piece);
        if at.shape.words > LINE_WORDS {
            return None;
        }
        let name = tidy(read(line)?)?;
        Some(Found::new(name, place(at.range.start, line, name)))
    })
}

/// `The Daily Example by Example Corporation`: a short line without a stop that ends in a kind of company.
fn published_by(line: &str) -> Option<&str> {
    let (name, company) = line.split_once(" by ")?;
    let company = lexicon::plain_words(company);
    let is_company = company.len() >= 2
        && company.len() <= 5
        && company.last().is_some_and(|word| lexicon::is_in("company", word));
    let clean = !name.to_ascii_lowercase().contains("powered") && !name.contains(['©', '|', '.']);
    (is_company && clean).then_some(name)
}

/// `… log in … to connect with the Daily Example`.
fn account_with(line: &str) -> Option<&str> {
    const ACCOUNT: [&str; 6] = ["log in", "login", "sign in", "account", "register", "subscribe"];
    let lower = line.to_ascii_lowercase();
    let at = lower.rfind("with ")?;
    let told = ACCOUNT.iter().any(|word| lower[..at].contains(word));
    let starts = at == 0 || lower.as_bytes()[at - 1].is_ascii_whitespace();
    (told && starts).then(|| line[at + 5..].lines().next()).flatten()
}

/// `© 2024 Example Media. All rights reserved`, `Copyright © The Daily Example`.
fn copyright_of(line: &str) -> Option<&str> {
    let lower = line.to_ascii_lowercase();
    let mark = ["©", "(c)", "copyright", "copyrights", "ⓒ"]
        .iter()
        .filter_map(|mark| lower.find(mark).map(|at| at + mark.len()))
        .min()?;
    let set_off = line[..mark].chars().filter(|c| c.is_alphanumeric()).count() <= 24;
    let rest = &line[mark..];
    let lower = &lower[mark..];
    let end = [
        "all right",
        " - all",
        " | ",
        "  ",
        " · ",
        " • ",
        ", all",
        "terms",
        "privacy",
        "powered",
        "no part",
        "may not",
        " is ",
        "published",
        "unauthor",
    ]
    .iter()
    .filter_map(|stop| lower.find(stop))
    .chain(sentence_end(lower))
    .min()
    .unwrap_or(rest.len());
    let name = rest[..end].trim_start_matches(|c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(c, '©' | 'ⓒ' | '-' | '–' | '—' | ',' | ':' | '|' | '.' | '(' | ')')
    });
    let lead =
        ["copyright ", "copyrights ", "by ", "(c) ", "© ", "c "].iter().find(|lead| starts_with(name, lead));
    let name = lead.map_or(name, |lead| &name[lead.len()..]);
    let name = name.trim_start_matches(|c: char| {
        c.is_ascii_digit() || c.is_whitespace() || matches!(c, '©' | '-' | '–' | ',')
    });
    let name = ["by "].iter().find(|lead| starts_with(name, lead)).map_or(name, |lead| &name[lead.len()..]);
    set_off.then_some(name)
}

/// The first stop that ends a sentence: not that of `U.S. News` or `St. Example`.
fn sentence_end(lower: &str) -> Option<usize> {
    lower.match_indices(". ").map(|(at, _)| at).find(|&at| {
        let word = lower[..at].rsplit(' ').next().unwrap_or_default();
        !word.contains('.') && (word.len() > 2 || COMPANY_FORMS.contains(&word))
    })
}

fn starts_with(text: &str, lead: &str) -> bool {
    text.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead))
}

/// A name that could be an outlet's: short, begins upper-case or with a digit, and is no notice.
fn tidy(name: &str) -> Option<&str> {
    let name = name.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '.' | ',' | ':' | '|' | '-' | '–' | '—' | '"')
    });
    let name = strip_company(name);
    let words = lexicon::plain_words(name);
    let begins = if starts_with(name, "the ") { &name[4..] } else { name };
    let begins_well =
        begins.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase() || name.contains('.'));
    let common = [
        "policy",
        "statement",
        "notice",
        "rights",
        "reserved",
        "us",
        "terms",
        "law",
        "permission",
        "copyright",
        "infringement",
        "website",
        "published",
    ];
    let clean = !words.iter().any(|word| common.contains(&word.as_str()));
    (!words.is_empty() && words.len() <= NAME_WORDS && begins_well && clean && stamp::find(name).is_empty())
        .then_some(name)
}

/// The name without the form of the company: `Example Media Ltd` is `Example Media`.
fn strip_company(name: &str) -> &str {
    let trimmed =
        name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(['.', ',', ' ', '-', '–']);
    // A year at the end goes; digits that are part of the name (`Channel 4`) stay.
    let trimmed =
        if name.len() - trimmed.len() >= 5 { trimmed } else { name.trim_end_matches(['.', ',', ' ']) };
    match trimmed.rsplit_once([' ', ',']) {
        Some((before, last)) if COMPANY_FORMS.contains(&last.to_ascii_lowercase().trim_matches('.')) => {
            strip_company(before)
        }
        _ => trimmed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_from_notices() {
        let check = |line: &str, expected: Option<&str>| {
            assert_eq!(copyright_of(line).and_then(tidy), expected, "{line}");
        };
        check("© 2024 Example Media, Inc. All Rights Reserved.", Some("Example Media"));
        check("Copyright © 2001-2024 The Daily Example", Some("The Daily Example"));
        check("Copyright Example Corporation. All Rights Reserved.", Some("Example Corporation"));
        check("© Copyright 2020 by Daily Example - All rights reserved.", Some("Daily Example"));
        check("© Example Media Group Limited 2024", Some("Example Media Group"));
        check("© 2024 Channel 4", Some("Channel 4"));
        check("© 2024 U.S. Example Report. Published daily.", Some("U.S. Example Report"));
        check("(c) Daily Example 2020   Ethics charter   Jobs", Some("Daily Example"));
        check("COPYRIGHT POLICY", None);
        check("The ministry said on Monday that the copyright of the text was held by the state.", None);
    }

    #[test]
    fn names_are_read_from_account_lines() {
        let check = |line: &str, expected: Option<&str>| {
            assert_eq!(account_with(line).and_then(tidy), expected, "{line}");
        };
        check("Log in to your account to connect\nwith the Daily Example", Some("the Daily Example"));
        check("She left with the Minister", None);
    }

    #[test]
    fn names_are_read_before_their_company() {
        let check = |line: &str, expected: Option<&str>| {
            assert_eq!(published_by(line).and_then(tidy), expected, "{line}");
        };
        check("The Daily Example by Example Corporation", Some("The Daily Example"));
        check("A plan by ministers", None);
    }
}
