//! The line that opens a story with its place, its day and who supplied it: `SEOUL, Jan. 29 (Yonhap) --`.

use super::lexicon;
use crate::ByteRange;
use crate::knowledge::{self, Known};

/// What the head of the first paragraph says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// The place.
    pub(super) place: Option<String>,
    /// What stands in brackets: an agency, or `OUTLET- AGENCY`.
    pub(super) suppliers: Vec<String>,
    /// Where the place and all stands, in bytes of what was read; empty when nothing was found.
    pub(super) range: ByteRange,
}

/// Longest head, in bytes.
const LENGTH: usize = 110;

/// Longest place, in words: `PORT-AU-PRINCE, Haiti` and `UNITED NATIONS` and `WASHINGTON and NEW YORK` fit.
const PLACE_WORDS: usize = 6;

/// What stands between the head and the story.
const DASHES: [char; 5] = ['-', '–', '—', ':', '/'];

/// Longest day after the bracket, in bytes.
const DAY: usize = 24;

/// Reads a line that holds nothing but the head, between headline and story: `BAMAKO, Nov. 10, 2023 (Example) --`,
/// `KATHMANDU, JULY 19`, or a known place (`Lusaka`).
pub(super) fn alone(line: &str) -> Option<Head> {
    let line = line.trim();
    let whole = Head { range: 0..line.len(), ..Head::default() };
    if line.len() > LENGTH || line.contains('\n') {
        return None;
    }
    let bare = line.trim_end_matches(['-', '–', '—', ' ']);
    if bare.len() < line.len() {
        let read = head(line);
        if read.place.is_some() {
            return Some(Head { range: whole.range, ..read });
        }
    }
    let place = place(bare)?;
    let city = place.split(',').next().unwrap_or_default();
    let dated = place.len() < bare.len() && !city.chars().any(char::is_lowercase);
    (dated || is_city(city) && place.len() == bare.len()).then_some(Head { place: Some(place), ..whole })
}

/// Reads the head of a paragraph.
pub(super) fn head(paragraph: &str) -> Head {
    let end = (0..=LENGTH.min(paragraph.len())).rev().find(|&at| paragraph.is_char_boundary(at)).unwrap_or(0);
    let window = &paragraph[..end];
    if window.starts_with('(') {
        return bracket_only(window);
    }
    let dash = ["--", " — ", " – ", " - ", "—", "–"].iter().filter_map(|dash| window.find(dash)).min();
    let bracket = window.find('(');
    bracket
        .and_then(|open| with_bracket(window, open))
        .or_else(|| with_dash(window, dash?))
        .or_else(|| with_colon(window))
        .unwrap_or_default()
}

/// `(OUTLET- AGENCY) The story …`.
fn bracket_only(window: &str) -> Head {
    let Some(close) = window.find(')') else { return Head::default() };
    let inside = &window[1..close];
    let begins_capital = window[close + 1..].trim_start().starts_with(char::is_uppercase);
    let named =
        |word: &str| !word.starts_with(char::is_lowercase) || matches!(word, "and" | "of" | "the" | "for");
    if !begins_capital || inside.len() > 60 || inside.contains(',') || !inside.split_whitespace().all(named) {
        return Head::default();
    }
    Head { place: None, suppliers: suppliers(inside), range: 0..close + 1 }
}

/// `SEOUL, Jan. 29 (Yonhap) --`, `GENEVA (Reuters) -`, `TOKYO (Kyodo)`.
fn with_bracket(window: &str, open: usize) -> Option<Head> {
    let close = open + window[open..].find(')')?;
    let inside = &window[open + 1..close];
    let after = window[close + 1..].trim_start();
    // `NIAMEY (Example) 28 Nov 2023 - Soldiers …`: the day may stand between.
    let day = after.find(DASHES).filter(|&dash| dash <= DAY && is_day(&after[..dash]));
    let after = &after[day.unwrap_or_default()..];
    let dashed = after.starts_with(DASHES);
    let names = suppliers(inside);
    let known = names.iter().any(|name| lexicon::agency(name).is_some());
    let place = place(&window[..open])?;
    // `KOTOR, Montenegro (Example) -`: the city is in capitals, the country need not be.
    let city = place.split(',').next().unwrap_or_default();
    let shouted = !city.chars().any(char::is_lowercase);
    (known || dashed && shouted).then(|| {
        let dashes = after.len() - after.trim_start_matches(DASHES).trim_start().len();
        let end = window.len() - after.len() + dashes;
        Head { place: Some(place), suppliers: names, range: 0..end }
    })
}

/// `SEOUL — The story …`: without an agency the place has to be in capitals.
fn with_dash(window: &str, dash: usize) -> Option<Head> {
    let before = window[..dash].trim();
    let first = before.split([',', '/']).next().unwrap_or_default().trim();
    let capitals =
        first.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !first.chars().any(char::is_lowercase);
    let place = place(before).filter(|_| capitals)?;
    let rest = &window[dash..];
    let skipped = rest.len() - rest.trim_start_matches(['-', '–', '—', ' ']).len();
    Some(Head { place: Some(place), suppliers: Vec::new(), range: 0..dash + skipped })
}

/// `Jakarta, Indonesia: The story …`: the city has to be known.
fn with_colon(window: &str) -> Option<Head> {
    let colon = window.find(": ")?;
    let place = place(&window[..colon])?;
    let known = is_city(place.split(',').next().unwrap_or_default()) && place.len() == colon;
    known.then(|| Head { place: Some(place), suppliers: Vec::new(), range: 0..colon + 2 })
}

fn is_city(name: &str) -> bool {
    matches!(knowledge::name_at(name), Some((length, Known::City(_))) if length == name.len())
}

/// Whether the words are a day: `28 Nov 2023`.
fn is_day(words: &str) -> bool {
    let plain = lexicon::plain_words(words);
    let fits =
        |word: &String| lexicon::is_in("month", word) || word.bytes().all(|byte| byte.is_ascii_digit());
    !plain.is_empty() && plain.iter().all(fits) && plain.iter().any(|word| lexicon::is_in("month", word))
}

/// The place in what stands before the bracket or dash: day and month are left out.
fn place(before: &str) -> Option<String> {
    let before = before.trim().trim_end_matches(',');
    let kept: Vec<&str> = before
        .split(',')
        .map(str::trim)
        .take_while(|part| {
            let first = part.split([' ', '.']).next().unwrap_or_default().to_lowercase();
            !lexicon::is_in("month", &first)
                && !lexicon::is_in("weekday", &first)
                && !part.bytes().any(|byte| byte.is_ascii_digit())
        })
        .collect();
    let place = kept.join(", ");
    let words: Vec<&str> = place.split_whitespace().collect();
    let named = words.iter().all(|word| {
        word.starts_with(char::is_uppercase)
            || matches!(*word, "and" | "of" | "de" | "la" | "al" | "el" | "the" | "/")
    });
    (!words.is_empty() && words.len() <= PLACE_WORDS && named && words[0].starts_with(char::is_uppercase))
        .then_some(place)
}

fn suppliers(inside: &str) -> Vec<String> {
    inside
        .split(['/', '|', ';'])
        .flat_map(|part| part.split("- "))
        .flat_map(|part| part.split(" – "))
        .map(|part| part.trim().trim_end_matches('-').trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paragraph: &str, place: Option<&str>, suppliers: &[&str]) {
        let head = head(paragraph);
        assert_eq!(head.place.as_deref(), place, "{paragraph}");
        assert_eq!(head.suppliers, suppliers, "{paragraph}");
    }

    #[test]
    fn heads_are_read() {
        check("SEOUL, Jan. 29 (Yonhap) -- The minister said so.", Some("SEOUL"), &["Yonhap"]);
        check("WASHINGTON (AP) — The minister said so.", Some("WASHINGTON"), &["AP"]);
        check("PORT-AU-PRINCE, Haiti (Reuters) - The minister", Some("PORT-AU-PRINCE, Haiti"), &["Reuters"]);
        check("TOKYO — The minister said so.", Some("TOKYO"), &[]);
        check("TOKYO, March 3 — The minister said so.", Some("TOKYO"), &[]);
        check("(Herald Wire- Gazette) The minister said so.", None, &["Herald Wire", "Gazette"]);
        check("KOTOR, Montenegro (Example) - The minister", Some("KOTOR, Montenegro"), &["Example"]);
        check("NIAMEY (Example Observer) 28 Nov 2023 - The rulers", Some("NIAMEY"), &["Example Observer"]);
        check("Jakarta, Indonesia: The minister received him.", Some("Jakarta, Indonesia"), &[]);
        check("Analysis: The minister received him.", None, &[]);
        check("The North Atlantic Treaty Organization (NATO) — an alliance — met.", None, &[]);
        check("The minister said on Monday — as he left — that", None, &[]);
        check("(While he left, she stayed.) The minister", None, &[]);
    }

    #[test]
    fn heads_stand_alone() {
        let check = |line: &str, place: Option<&str>| {
            assert_eq!(alone(line).and_then(|head| head.place).as_deref(), place, "{line}");
        };
        check("BAMAKO, Nov. 10, 2023 (Example) --", Some("BAMAKO"));
        check("KATHMANDU, JULY 19", Some("KATHMANDU"));
        check("Lusaka", Some("Lusaka"));
        check("Jakarta, Indonesia", Some("Jakarta, Indonesia"));
        check("Local", None);
        check("Monday, July 19", None);
        check("By Ana Example, Jakarta", None);
        check("SUBSCRIBE", None);
    }
}
