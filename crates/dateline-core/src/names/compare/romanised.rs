//! Names whose family name can stand first: Korean, Chinese.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::prepared::Prepared;
use super::syllables::{self, Readings};
use super::{Comparison, PersonName, Reason, System, Verdict};
use crate::knowledge;

/// Family names by spelling: the numbers of the groups (one written name each) that it may belong to.
struct Families(HashMap<&'static str, Vec<usize>>);

static KOREAN: LazyLock<Families> =
    LazyLock::new(|| Families::read(include_str!("data/korean_families.tsv")));
static CHINESE: LazyLock<Families> =
    LazyLock::new(|| Families::read(include_str!("data/chinese_families.tsv")));

impl Families {
    fn read(file: &'static str) -> Self {
        let mut groups: HashMap<&str, Vec<usize>> = HashMap::new();
        for (number, line) in file.lines().filter(|line| !line.starts_with('#')).enumerate() {
            for spelling in line.split('\t').nth(1).unwrap_or_default().split('|') {
                groups.entry(spelling).or_default().push(number);
            }
        }
        Self(groups)
    }

    fn knows(&self, family: &str) -> bool {
        self.0.contains_key(family)
    }
}

/// A name read with a family name of one system.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    family: Box<str>,
    /// The written names that the family name may be.
    groups: &'static [usize],
    /// The given name without what parts it, and in how many parts it stood.
    given: Box<str>,
    parts: usize,
    /// Whether Chinese syllables are spelled so in other systems than Pinyin.
    other_system: bool,
    syllables: Readings,
}

/// A name cut into family name and the parts of the given name.
struct Cut<'n> {
    family: &'n str,
    given: Vec<&'n str>,
}

/// The keys of the family names that a name may hold: spellings of one family name have one in common.
pub(super) fn keys(name: &PersonName) -> Vec<String> {
    let words = name.words();
    let ends = [words.first(), words.last()];
    let families = [("korean", &*KOREAN), ("chinese", &*CHINESE)].into_iter();
    let groups = families.flat_map(|(system, families)| {
        let known = ends.into_iter().flatten().filter_map(|word| families.0.get(word.as_str()));
        known.flatten().map(move |group| format!("{system} {group}"))
    });
    groups.collect()
}

/// The groups of the family names that a name may hold, each with the words that are then given ones.
pub(super) fn families(name: &PersonName) -> Vec<(String, Vec<&str>)> {
    let mut found = Vec::new();
    for (system, families) in [("korean", &*KOREAN), ("chinese", &*CHINESE)] {
        for Cut { family, given } in cuts(name, families) {
            let groups = families.0.get(family).into_iter().flatten();
            found.extend(groups.map(|group| (format!("{system} {group}"), given.clone())));
        }
    }
    found
}

/// The ways to read a name as Korean.
pub(super) fn korean(name: &PersonName) -> Box<[Reading]> {
    cuts(name, &KOREAN).iter().map(|cut| Reading::of(cut, &KOREAN, syllables::korean(&cut.given))).collect()
}

/// The ways to read a name as Chinese.
pub(super) fn chinese(name: &PersonName) -> Box<[Reading]> {
    cuts(name, &CHINESE)
        .iter()
        .map(|cut| Reading::of(cut, &CHINESE, syllables::chinese(&cut.given)))
        .collect()
}

/// Compares the names if both can be read as Korean, or both as Chinese.
pub(super) fn compare(left: &Prepared, right: &Prepared) -> Option<Comparison> {
    let korean = compare_as(&left.korean, &right.korean, System::Korean);
    if korean.as_ref().is_some_and(|found| found.verdict != Verdict::Different) {
        return korean;
    }
    // Family names are shared; what only Korean can read is not given away because the family name may be Chinese.
    compare_as(&left.chinese, &right.chinese, System::Chinese).or(korean)
}

fn compare_as(lefts: &[Reading], rights: &[Reading], system: System) -> Option<Comparison> {
    let mut best: Option<Comparison> = None;
    for left in lefts {
        for right in rights {
            let found = left.compare(right, system)?;
            if best.as_ref().is_none_or(|best| best.verdict < found.verdict) {
                best = Some(found);
            }
        }
    }
    best
}

/// The ways to cut a name with a family name of the system first, or last.
fn cuts<'n>(name: &'n PersonName, families: &Families) -> Vec<Cut<'n>> {
    let words: Vec<&str> = name.words().iter().map(String::as_str).collect();
    let mut found = Vec::new();
    if !(2..=3).contains(&words.len()) || words.iter().any(|word| knowledge::particle(word) && word.len() > 2)
    {
        return found;
    }
    let parts = |words: &[&'n str]| {
        words.iter().flat_map(|word| word.split('-')).filter(|part| !part.is_empty()).collect()
    };
    let (first, last) = (words[0], words[words.len() - 1]);
    if families.knows(first) {
        found.push(Cut { family: first, given: parts(&words[1..]) });
    }
    if families.knows(last) {
        found.push(Cut { family: last, given: parts(&words[..words.len() - 1]) });
    }
    found
}

impl Reading {
    fn of(cut: &Cut<'_>, families: &'static Families, syllables: Readings) -> Self {
        let given = cut.given.concat();
        let marks = ["hs", "ts", "tz", "ung", "ien", "ieh", "ueh", "uei", "ih"];
        Self {
            family: cut.family.into(),
            groups: families.0.get(cut.family).map_or(&[], Vec::as_slice),
            parts: cut.given.len(),
            other_system: marks.iter().any(|mark| given.contains(mark)),
            syllables,
            given: given.into(),
        }
    }

    fn compare(&self, other: &Self, system: System) -> Option<Comparison> {
        let legible = !self.syllables.is_empty() && !other.syllables.is_empty();
        if !legible && (system == System::Korean || self.given != other.given) {
            return None;
        }
        let family =
            self.family == other.family || self.groups.iter().any(|group| other.groups.contains(group));
        Some(if !family {
            Comparison::new(Verdict::Different, Reason::FamilyDiffers)
        } else if self.same_given(other, system) {
            Comparison::new(Verdict::Same, Reason::Romanisation(system))
        } else {
            Comparison::new(Verdict::Different, Reason::GivenDiffers)
        })
    }

    /// Whether the given names can spell the same syllables. Two Pinyin spellings are compared letter by letter: only
    /// another romanisation leaves a choice.
    fn same_given(&self, other: &Self, system: System) -> bool {
        if system == System::Korean {
            return self.syllables.share_one(&other.syllables);
        }
        let hyphenated = self.parts != other.parts && (self.parts > 1 || other.parts > 1);
        self.given == other.given
            || ((self.other_system || other.other_system || hyphenated)
                && self.syllables.share_one(&other.syllables))
    }
}
