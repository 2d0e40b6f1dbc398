//! The words of time expressions, from `lexicon.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Weekday;

use super::meaning::{Modifier, Part, Season, Unit, Vague};
use super::named::NamedDay;

/// What a word can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Month {
        number: i8,
        short: bool,
    },
    Weekday {
        weekday: Weekday,
        short: bool,
    },
    Weekdays(Weekday),
    Weekend,
    Unit {
        unit: Unit,
        count: u32,
        plural: bool,
    },
    Number(u32),
    Tens(u32),
    Magnitude(u32),
    Some(Option<u32>),
    Ordinal(u32),
    OrdinalSuffix,
    Season(Season),
    Part(Part),
    Clock(i8),
    Deictic {
        days: i32,
        part: Option<Part>,
    },
    Shift {
        count: i32,
        base: ShiftBase,
    },
    Position(Modifier),
    Edge(Modifier),
    Recurring {
        unit: Unit,
        count: u32,
    },
    Times(u32),
    Zone {
        utc: bool,
    },
    Masthead,
    /// A word of sport: beside it a quarter is a part of a game.
    Game,
    /// `weeklong`.
    Long(Unit),
    Glue(&'static str),
}

/// From where a shift counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ShiftBase {
    /// The day of speech.
    Speech,
    /// The time last spoken of.
    Narrative,
    /// The day of speech, and the whole stretch up to it is meant: `the past week`.
    Stretch,
}

/// What a run of words means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PhraseSense {
    Vague(Vague),
    Named(NamedDay),
    Approximate(Option<Modifier>),
    /// No time, although it reads like one.
    NotADay,
}

/// A run of words with a meaning; the first word is the key that it is filed under.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// The words after the first, in lower case.
    pub(super) rest: Vec<&'static str>,
    pub(super) sense: PhraseSense,
}

/// All that is known of a word.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub(super) senses: Vec<Sense>,
    /// Phrases that begin with the word, longest first.
    pub(super) phrases: Vec<Phrase>,
}

static WORDS: LazyLock<HashMap<&'static str, Entry>> = LazyLock::new(|| read(include_str!("lexicon.tsv")));

/// The longest word of the lexicon, in bytes.
const LONGEST: usize = 16;

/// Looks a word up, whatever its case, without allocating.
pub(super) fn look_up(word: &str) -> Option<&'static Entry> {
    let mut buffer = [0u8; LONGEST];
    let lower = buffer.get_mut(..word.len())?;
    for (to, from) in lower.iter_mut().zip(word.bytes()) {
        if !from.is_ascii_alphabetic() && !from.is_ascii_punctuation() {
            return None;
        }
        *to = from.to_ascii_lowercase();
    }
    WORDS.get(std::str::from_utf8(lower).ok()?)
}

fn read(table: &'static str) -> HashMap<&'static str, Entry> {
    let mut words: HashMap<&'static str, Entry> = HashMap::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let (Some(key), Some(class), Some(argument)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let mut run = key.split(' ');
        let Some(first) = run.next() else { continue };
        let rest: Vec<&'static str> = run.collect();
        let entry = words.entry(first).or_default();
        if let Some(sense) = phrase_sense(class, argument) {
            entry.phrases.push(Phrase { rest, sense });
        } else if let Some(sense) = sense(class, argument, first) {
            entry.senses.push(sense);
        }
    }
    for entry in words.values_mut() {
        entry.phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
    }
    words
}

fn phrase_sense(class: &str, argument: &str) -> Option<PhraseSense> {
    match class {
        "vague" => Vague::parse(argument).map(PhraseSense::Vague),
        "named" => NamedDay::parse(argument).map(PhraseSense::Named),
        "approximate" => Some(PhraseSense::Approximate(Modifier::parse(argument))),
        "not_day" => Some(PhraseSense::NotADay),
        _ => None,
    }
}

fn sense(class: &str, argument: &'static str, word: &'static str) -> Option<Sense> {
    let mut fields = argument.split(' ');
    let first = fields.next().unwrap_or_default();
    let second = fields.next();
    let number = || first.parse::<u32>().ok();
    let unit = |plural| Some(Sense::Unit { unit: Unit::parse(first)?, count: second?.parse().ok()?, plural });
    match class {
        "month" => Some(Sense::Month { number: first.parse().ok()?, short: false }),
        "month_short" => Some(Sense::Month { number: first.parse().ok()?, short: true }),
        "weekday" => Some(Sense::Weekday { weekday: weekday(first)?, short: false }),
        "weekday_short" => Some(Sense::Weekday { weekday: weekday(first)?, short: true }),
        "weekdays" => Some(Sense::Weekdays(weekday(first)?)),
        "weekend" => Some(Sense::Weekend),
        "unit" => unit(false),
        "units" | "unit_short" => unit(true),
        "number" => number().map(Sense::Number),
        "tens" => number().map(Sense::Tens),
        "magnitude" => number().map(Sense::Magnitude),
        "some" => Some(Sense::Some(number())),
        "ordinal" => number().map(Sense::Ordinal),
        "ordinal_suffix" => Some(Sense::OrdinalSuffix),
        "season" => Season::parse(first).map(Sense::Season),
        "part" => Part::parse(first).map(Sense::Part),
        "clock" => Some(Sense::Clock(first.parse().ok()?)),
        "deictic" => Some(Sense::Deictic { days: first.parse().ok()?, part: second.and_then(Part::parse) }),
        "shift" => Some(Sense::Shift { count: first.parse().ok()?, base: shift_base(second) }),
        "position" => Modifier::parse(first).map(Sense::Position),
        "edge" => Modifier::parse(first).map(Sense::Edge),
        "recurring" => Some(Sense::Recurring { unit: Unit::parse(first)?, count: second?.parse().ok()? }),
        "times" => number().map(Sense::Times),
        "zone" => Some(Sense::Zone { utc: first == "Z" }),
        "masthead" => Some(Sense::Masthead),
        "game" => Some(Sense::Game),
        "long" => Unit::parse(first).map(Sense::Long),
        "glue" => Some(Sense::Glue(word)),
        _ => None,
    }
}

fn weekday(text: &str) -> Option<Weekday> {
    Weekday::from_monday_one_offset(text.parse().ok()?).ok()
}

fn shift_base(field: Option<&str>) -> ShiftBase {
    match field {
        Some("narrative") => ShiftBase::Narrative,
        Some("span") => ShiftBase::Stretch,
        _ => ShiftBase::Speech,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_understood() {
        let table = include_str!("lexicon.tsv");
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&'static str> = line.split('\t').collect();
            assert_eq!(fields.len(), 3, "{line}");
            let first = fields[0].split(' ').next().unwrap();
            assert!(first.len() <= LONGEST, "{line}");
            let known =
                phrase_sense(fields[1], fields[2]).is_some() || sense(fields[1], fields[2], first).is_some();
            assert!(known, "{line}");
            assert!(look_up(&first.to_uppercase()).is_some(), "{line}");
        }
    }
}
