//! The file of weights, read into tables.

use std::collections::HashMap;

use super::letters::{Kind, LETTERS_MOST, Letter, table};
use super::weights::{ALL_BESIDE, KINDS_BESIDE, PAIRS_OF_KINDS, Tables, Weights, Whole, of_kinds};

const SIDE: usize = LETTERS_MOST as usize;
/// Differences that stand beside a difference, by their kinds, as the file marks them.
const DIFFERENCES: [&str; BESIDE] = ["~vv", "~-v", "~cc", "~-c", "~"];
pub(super) const BESIDE: usize = 5;
/// Kinds of letters, as the file marks them; those of differences follow.
const KINDS: [Kind; 4] = [Kind::VOWEL, Kind::CONSONANT, Kind::SPACE, Kind::ARTICLE];

/// One line of the file: which language (`*` for all), what, of which letters or kinds, beside what.
type Key = (&'static str, &'static str, &'static str, &'static str, &'static str);
/// The lines of the file, with their weights in thousandths of a logit.
pub(super) type Rows = HashMap<Key, i32>;

/// What stands beside a difference.
#[derive(Clone, Copy)]
pub(super) struct Beside {
    /// Its column in tables of letters.
    pub(super) place: usize,
    /// Its column in tables of kinds.
    pub(super) kind: usize,
}

impl Beside {
    /// Reads a step of an alignment: a letter that both have, or another difference.
    pub(super) fn of((this, that): (Letter, Letter)) -> Self {
        if this == that {
            let kind = kind_place(table().kind(this));
            let place = if this < LETTERS_MOST { this as usize } else { SIDE };
            return Self { place, kind };
        }
        let (left, right) = (table().kind(this), table().kind(that));
        let difference = match (left, right) {
            (Kind::VOWEL, Kind::VOWEL) => 0,
            (Kind::VOWEL, Kind::NONE) | (Kind::NONE, Kind::VOWEL) => 1,
            (Kind::CONSONANT, Kind::CONSONANT) => 2,
            (Kind::CONSONANT, Kind::NONE) | (Kind::NONE, Kind::CONSONANT) => 3,
            _ => 4,
        };
        Self { place: SIDE + 1 + difference, kind: KINDS.len() + difference }
    }

    /// Reads a mark of the file.
    fn marked(mark: &str) -> Option<usize> {
        let difference = DIFFERENCES.iter().position(|&known| known == mark);
        let place = difference.map(|difference| SIDE + 1 + difference);
        place.or_else(|| Some(table().letter(mark)? as usize))
    }
}

/// The column of a kind, which is the number of the first four; nothing stands beside what is left out on both sides.
const fn kind_place(kind: Kind) -> usize {
    let number = kind.number();
    if number < KINDS.len() { number } else { Kind::CONSONANT.number() }
}

/// The column of a kind that the file marks.
fn kind_marked(mark: &str) -> Option<usize> {
    let difference = DIFFERENCES.iter().position(|&known| known == mark);
    let letter = KINDS.iter().position(|kind| mark.as_bytes() == [kind.0]);
    letter.or(difference.map(|place| KINDS.len() + place))
}

/// The number of the kinds that two letters of a mark name.
fn kinds_marked(mark: &str) -> Option<usize> {
    let &[left, right] = mark.as_bytes() else { return None };
    Some(of_kinds(Kind(left), Kind(right)))
}

/// Reads the lines of the file.
pub(super) fn read(file: &'static str) -> Rows {
    let rows = file.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| {
        let mut columns = line.split('\t');
        let key = (columns.next()?, columns.next()?, columns.next()?, columns.next()?, columns.next()?);
        Some((key, columns.next()?.parse().ok()?))
    })
    .collect()
}

/// Adds without leaving the range.
fn add(cell: &mut i16, weight: i32) {
    let sum = i32::from(*cell).saturating_add(weight);
    *cell = sum.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16;
}

impl Tables {
    pub(super) fn new(rows: &Rows) -> Self {
        let table = table();
        let pair = |left: &str, right: &str| Some((table.letter(left)?, table.letter(right)?));
        let kinds = |left: Letter, right: Letter| of_kinds(table.kind(left), table.kind(right));
        let sides = || (0..LETTERS_MOST).flat_map(|left| (0..LETTERS_MOST).map(move |right| (left, right)));
        let mut numbers: Vec<u16> = sides().map(|(left, right)| kinds(left, right) as u16).collect();
        let mut last = PAIRS_OF_KINDS as u16 - 1;
        let mut pairs: Vec<_> = rows
            .keys()
            .filter(|key| matches!(key.1, "letters" | "before" | "after" | "kind before" | "kind after"))
            .filter_map(|key| pair(key.2, key.3))
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        for (left, right) in pairs {
            last += 1;
            numbers[left as usize * SIDE + right as usize] = last;
            numbers[right as usize * SIDE + left as usize] = last;
        }
        let empty = vec![[0; ALL_BESIDE]; usize::from(last) + 1];
        let mut tables = Self { numbers, before: empty.clone(), after: empty };
        for (&(_, what, left, right, beside), &weight) in rows {
            let (Some((left, right)), Some(place)) = (pair(left, right), Beside::marked(beside)) else {
                continue;
            };
            let number = tables.number(left, right);
            match what {
                "before" => add(&mut tables.before[number][place], weight),
                "after" => add(&mut tables.after[number][place], weight),
                _ => {}
            }
        }
        tables
    }
}

impl Weights {
    /// What holds for all languages, and what this one adds.
    pub(super) fn new(rows: &Rows, tables: &Tables, language: &str) -> Self {
        let empty = vec![[0; KINDS_BESIDE]; tables.before.len()];
        let mut weights = Self {
            kind_before: empty.clone(),
            kind_after: empty,
            around: vec![[[0; KINDS_BESIDE]; KINDS_BESIDE]; PAIRS_OF_KINDS],
            whole: Whole::default(),
        };
        for (key, &weight) in rows {
            if key.0 == "*" || key.0 == language {
                weights.read(tables, *key, weight);
            }
        }
        weights
    }

    fn read(&mut self, tables: &Tables, (_, what, left, right, beside): Key, weight: i32) {
        let pair = || Some(tables.number(table().letter(left)?, table().letter(right)?));
        match what {
            "letters" => {
                if let Some(number) = pair() {
                    self.kind_before[number].iter_mut().for_each(|cell| add(cell, weight));
                }
            }
            "kind before" | "kind after" => {
                if let (Some(number), Some(kind)) = (pair(), kind_marked(beside)) {
                    let side =
                        if what == "kind before" { &mut self.kind_before } else { &mut self.kind_after };
                    add(&mut side[number][kind], weight);
                }
            }
            "kinds" => {
                if let Some(kinds) = kinds_marked(left) {
                    self.around[kinds].iter_mut().flatten().for_each(|cell| *cell += weight);
                }
            }
            "around" => {
                let places = (kinds_marked(left), kind_marked(right), kind_marked(beside));
                if let (Some(kinds), Some(before), Some(after)) = places {
                    self.around[kinds][before][after] += weight;
                }
            }
            _ => self.whole.read(what, weight),
        }
    }
}

impl Whole {
    fn read(&mut self, what: &str, weight: i32) {
        match what {
            "bias" => self.bias += weight,
            "count" => self.count += weight,
            "consonants" => self.consonants += weight,
            "share" => self.share += weight,
            "share of consonants" => self.share_of_consonants += weight,
            "length" => self.length += weight,
            "shorter" => self.shorter += weight,
            "words" => self.words += weight,
            _ => {}
        }
    }
}
