//! Names whose family name can stand first: Korean, Chinese.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::syllables;
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

    fn same(&self, left: &str, right: &str) -> bool {
        let (Some(left_groups), Some(right_groups)) = (self.0.get(left), self.0.get(right)) else {
            return left == right;
        };
        left_groups.iter().any(|group| right_groups.contains(group))
    }
}

/// A name read as family name and the parts of the given name.
struct Reading<'n> {
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
        for Reading { family, given } in readings(name, families) {
            let groups = families.0.get(family).into_iter().flatten();
            found.extend(groups.map(|group| (format!("{system} {group}"), given.clone())));
        }
    }
    found
}

/// Compares the names if both can be read as Korean, or both as Chinese.
pub(super) fn compare(left: &PersonName, right: &PersonName) -> Option<Comparison> {
    let korean = compare_as(left, right, &KOREAN, System::Korean, syllables::same_korean);
    if korean.as_ref().is_some_and(|found| found.verdict != Verdict::Different) {
        return korean;
    }
    // Family names are shared; what only Korean can read is not given away because the family name may be Chinese.
    compare_as(left, right, &CHINESE, System::Chinese, chinese_given).or(korean)
}

type SameGiven = fn(&[&str], &[&str]) -> Option<bool>;

fn compare_as(
    left: &PersonName,
    right: &PersonName,
    families: &Families,
    system: System,
    same_given: SameGiven,
) -> Option<Comparison> {
    let (lefts, rights) = (readings(left, families), readings(right, families));
    let mut verdict: Option<Comparison> = None;
    for left in &lefts {
        for right in &rights {
            let found = compare_readings(left, right, families, system, same_given)?;
            if verdict.as_ref().is_none_or(|best| best.verdict < found.verdict) {
                verdict = Some(found);
            }
        }
    }
    verdict
}

/// The ways to read a name with a family name of the system first, or last.
fn readings<'n>(name: &'n PersonName, families: &Families) -> Vec<Reading<'n>> {
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
        found.push(Reading { family: first, given: parts(&words[1..]) });
    }
    if families.knows(last) {
        found.push(Reading { family: last, given: parts(&words[..words.len() - 1]) });
    }
    found
}

fn compare_readings(
    left: &Reading<'_>,
    right: &Reading<'_>,
    families: &Families,
    system: System,
    same_given: SameGiven,
) -> Option<Comparison> {
    let given = same_given(&left.given, &right.given)?;
    let family = left.family == right.family || families.same(left.family, right.family);
    Some(match (family, given) {
        (true, true) => Comparison::new(Verdict::Same, [Reason::Romanisation(system)]),
        (false, _) => Comparison::new(Verdict::Different, [Reason::FamilyDiffers]),
        (true, false) => Comparison::new(Verdict::Different, [Reason::GivenDiffers]),
    })
}

/// Two Pinyin spellings are compared letter by letter: only another romanisation leaves a choice.
fn chinese_given(left: &[&str], right: &[&str]) -> Option<bool> {
    let (left_joined, right_joined) = (left.concat(), right.concat());
    if left_joined == right_joined {
        return Some(true);
    }
    let other_system = |joined: &str| {
        ["hs", "ts", "tz", "ung", "ien", "ieh", "ueh", "uei", "ih"].iter().any(|mark| joined.contains(mark))
    };
    let same = syllables::same_chinese(left, right)?;
    let hyphenated = left.len() > 1 || right.len() > 1;
    Some(
        same && (other_system(&left_joined)
            || other_system(&right_joined)
            || (hyphenated && left.len() != right.len())),
    )
}
