//! What lists and the rest of the page say of a word: the clues that names are found by.

use std::collections::HashMap;

use super::word::{Case, Word};
use crate::analysis::EntityType;
use crate::knowledge::{self, Commonness, Known, Modifier, Position};
use crate::{ByteRange, Text};

/// Clues to one token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clue {
    /// What known name it is part of, and whether it starts that; 0 for none.
    pub known: u32,
    /// What kinds of word it is, a bit for each.
    pub kinds: u32,
    /// How it stands elsewhere in the page, a bit for each way.
    pub elsewhere: u32,
}

const GIVEN: u32 = 1;
const GIVEN_OR_WORD: u32 = 1 << 1;
const FAMILY: u32 = 1 << 2;
const FAMILY_OR_WORD: u32 = 1 << 3;
const FAMILY_FIRST: u32 = 1 << 4;
const PARTICLE: u32 = 1 << 5;
const TITLE: u32 = 1 << 6;
const QUALIFIER: u32 = 1 << 7;
const PORTFOLIO: u32 = 1 << 8;
const ORGANISATION_NOUN: u32 = 1 << 9;
const PLACE_NOUN: u32 = 1 << 10;
const PLACE_NOUN_BEFORE: u32 = 1 << 11;
const EVENT_NOUN: u32 = 1 << 12;
const INSTITUTION: u32 = 1 << 13;
const NOBODY: u32 = 1 << 14;
const ADDRESS: u32 = 1 << 15;
const BUILDING_NOUN: u32 = 1 << 16;

/// In a page: capitalised in mid-sentence.
const CAPITALISED: u32 = 1;
/// In a page: in small letters.
const SMALL: u32 = 1 << 1;
/// In a page: the last of capitalised words that start with a given name.
const AFTER_GIVEN: u32 = 1 << 2;
/// In a page: right after a title.
const AFTER_TITLE: u32 = 1 << 3;
/// In a page: in brackets after a capitalised word, as acronyms are introduced.
const BRACKETED: u32 = 1 << 4;
/// In a page: right after `in`, `at`, `from`.
const AFTER_PLACE_WORD: u32 = 1 << 5;

/// How words stand throughout a page.
#[derive(Clone, Debug, Default)]
pub struct Memory(HashMap<u32, u32>);

impl Memory {
    /// Reads one more sentence of the page.
    pub fn read(&mut self, text: &Text, ranges: &[ByteRange], words: &[Word], clues: &[Clue]) {
        let mut given = false;
        for (at, word) in words.iter().enumerate() {
            let capital = matches!(word.case, Case::Title | Case::Upper | Case::Mixed);
            if !capital {
                if word.case == Case::Lower {
                    self.note(word.lower, SMALL);
                }
                given = false;
                continue;
            }
            let mut ways = 0;
            if at > 0 {
                let before = text.slice(&ranges[at - 1]);
                let name = given && words.get(at + 1).is_none_or(|next| next.case != Case::Title);
                let middle = words[at - 1].case != Case::Mark || before == ",";
                ways |= if middle { CAPITALISED } else { 0 }
                    | if name { AFTER_GIVEN } else { 0 }
                    | if clues[at - 1].kinds & (TITLE | ADDRESS) != 0 { AFTER_TITLE } else { 0 }
                    | if before == "(" && word.case == Case::Upper { BRACKETED } else { 0 }
                    | if matches!(before, "in" | "at" | "from") { AFTER_PLACE_WORD } else { 0 };
            }
            self.note(word.form, ways);
            given = (given || clues[at].kinds & GIVEN != 0)
                && clues[at].kinds & (ORGANISATION_NOUN | NOBODY) == 0;
        }
    }

    fn note(&mut self, word: u32, ways: u32) {
        *self.0.entry(word).or_default() |= ways;
    }

    /// How a word stands elsewhere.
    fn of(&self, word: &Word) -> u32 {
        let capital = self.0.get(&word.form).copied().unwrap_or_default();
        let small = self.0.get(&word.lower).copied().unwrap_or_default() & SMALL;
        if word.case == Case::Lower { 0 } else { capital | small }
    }

    /// Fills in how the words of a sentence stand throughout the page.
    pub fn recall(&self, words: &[Word], clues: &mut [Clue]) {
        for (word, clue) in words.iter().zip(clues) {
            clue.elsewhere = self.of(word);
        }
    }
}

/// What the lists say of the tokens of a sentence.
pub fn look_up(text: &Text, ranges: &[ByteRange], words: &[Word], clues: &mut Vec<Clue>) {
    clues.clear();
    clues.extend(
        ranges
            .iter()
            .zip(words)
            .map(|(range, word)| Clue { kinds: kinds(text.slice(range), word.case), ..Clue::default() }),
    );
    let mut at = 0;
    while at < ranges.len() {
        at += mark_known(text, &ranges[at..], words[at].case, &mut clues[at..]).max(1);
    }
}

/// Marks the tokens of the known name that starts the ranges, and says how many they are.
fn mark_known(text: &Text, ranges: &[ByteRange], case: Case, clues: &mut [Clue]) -> usize {
    if !matches!(case, Case::Title | Case::Upper | Case::Mixed) {
        return 0;
    }
    let start = ranges[0].start;
    let Some((length, known)) = knowledge::name_at(&text.as_str()[start..]) else { return 0 };
    let kind = match known {
        Known::Country(_) => 1,
        Known::Demonym(_) => 2,
        Known::Organisation(_) => 3,
        Known::City(city) if city.doubtful => 4,
        Known::City(_) => 5,
        Known::Division(_) => 6,
        Known::Place(_) => 7,
    };
    let count = ranges.iter().take_while(|range| range.end <= start + length).count();
    for (nth, clue) in clues[..count].iter_mut().enumerate() {
        clue.known = kind * 2 + u32::from(nth > 0);
    }
    count
}

fn kinds(word: &str, case: Case) -> u32 {
    let bit = |condition: bool, bit: u32| if condition { bit } else { 0 };
    if word.len() > 32 || matches!(case, Case::Mark | Case::Digits) {
        return 0;
    }
    let mut kinds = bit(knowledge::title(word).is_some(), TITLE)
        | match knowledge::title_modifier(word) {
            Some(Modifier::Portfolio) => PORTFOLIO,
            Some(_) => QUALIFIER,
            None => 0,
        };
    if case == Case::Lower {
        return kinds | bit(knowledge::particle(word), PARTICLE);
    }
    let name = |found: Option<Commonness>, sure: u32, unsure: u32| match found {
        Some(Commonness::NameOnly) => sure,
        Some(_) => unsure,
        None => 0,
    };
    kinds |= name(knowledge::given_name(word), GIVEN, GIVEN_OR_WORD)
        | name(knowledge::family_name(word), FAMILY, FAMILY_OR_WORD)
        | bit(knowledge::family_name_first(word).is_some(), FAMILY_FIRST)
        | bit(knowledge::particle(word), PARTICLE)
        | bit(knowledge::organisation_noun(word).is_some(), ORGANISATION_NOUN)
        | bit(knowledge::event_noun(word).is_some(), EVENT_NOUN)
        | bit(knowledge::institution(word).is_some(), INSTITUTION)
        | bit(knowledge::names_nobody(word), NOBODY)
        | bit(knowledge::abbreviated_title(word).is_some(), ADDRESS);
    kinds
        | match knowledge::place_noun(word).map(|noun| (noun.position, noun.kind)) {
            Some((Position::Before, _)) => PLACE_NOUN_BEFORE,
            Some((_, EntityType::Fac)) => BUILDING_NOUN,
            Some(_) => PLACE_NOUN,
            None => 0,
        }
}
