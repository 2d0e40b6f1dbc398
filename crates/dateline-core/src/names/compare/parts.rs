//! Names of people in their parts, and how parts compare.

use super::{Comparison, Reason, System, Verdict};
use super::{letters, romanised};
use crate::knowledge::{self, fold};

/// A name of a person, read: folded words without titles and suffixes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName {
    words: Vec<String>,
    /// Whether `Jr.` or its like follows.
    junior: bool,
}

/// Words after a name that are no part of it.
const JUNIOR: &[&str] = &["jr", "ii", "iii", "iv"];
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv", "phd", "md"];

impl PersonName {
    /// Reads a name as it stands in a text, with or without a title before it.
    pub fn parse(name: &str) -> Self {
        Self::parse_marked(name).0
    }

    /// The same, and the words that were kept as they are written.
    pub(super) fn parse_marked(name: &str) -> (Self, String) {
        let mut words: Vec<String> = Vec::new();
        let mut marked = String::with_capacity(name.len());
        let mut junior = false;
        let turned = turn_around(name);
        for word in turned.split_whitespace() {
            if words.is_empty() && is_title(word) {
                continue;
            }
            let folded: String =
                fold(word).chars().filter(|&c| c.is_alphanumeric() || c == '-' || c == '\'').collect();
            let folded = folded.trim_end_matches("'s").trim_matches(['-', '\'']);
            if SUFFIXES.contains(&folded) {
                junior |= JUNIOR.contains(&folded);
            } else if !folded.is_empty() {
                if !marked.is_empty() {
                    marked.push(' ');
                }
                marked.push_str(word);
                words.push(folded.to_owned());
            }
        }
        (Self { words, junior }, marked)
    }

    /// The words, folded: lower case without diacritics.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether `Jr.`, `III` or their like tells the person from a namesake.
    pub fn is_junior(&self) -> bool {
        self.junior
    }

    /// The words that can be the family name, by each custom that the name allows: the likeliest first.
    pub fn family_names(&self) -> Vec<String> {
        let mut found = Vec::new();
        if self.words.len() > 1 && knowledge::family_name_first(&self.words[0]).is_some() {
            found.push(self.words[0].clone());
        }
        if let Some((_, family)) = self.split_last() {
            found.push(family.join(" "));
        }
        found
    }

    /// Words and keys of sounds such that two whole names that can be one person's have one in common: what to look
    /// names up by before they are compared.
    pub fn keys(&self) -> Vec<String> {
        let words = self.words.iter().filter(|word| !knowledge::particle(word));
        let parts = words.clone().filter(|word| word.contains('-')).flat_map(|word| word.split('-'));
        let mut keys: Vec<String> =
            words.clone().map(String::as_str).chain(parts).map(str::to_owned).collect();
        let family = self.split_last().map(|(_, family)| family.concat());
        keys.extend(words.chain(&family).flat_map(|word| letters::keys(&plain(word))));
        keys.extend(romanised::keys(self));
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// The Korean and Chinese family names that the name may hold, as keys that all spellings of one share (`Lee`, `Yi`,
    /// `Rhee`), each with the parts of the given name that are then left.
    pub fn romanised_families(&self) -> Vec<(String, Vec<&str>)> {
        romanised::families(self)
    }

    /// How each word sounds, read as Arabic.
    pub(super) fn sounds(&self) -> Box<[letters::Sound]> {
        self.words.iter().map(|word| letters::Sound::of(&plain(word))).collect()
    }

    /// The name without spaces, hyphens and apostrophes.
    pub(super) fn joined(&self) -> String {
        self.words.iter().flat_map(|word| word.chars()).filter(|c| c.is_alphanumeric()).collect()
    }

    pub(super) fn sorted(&self) -> Vec<String> {
        let mut parts: Vec<String> =
            self.words.iter().flat_map(|word| word.split('-')).map(str::to_owned).collect();
        parts.sort();
        parts
    }

    /// Given names and family name where the family name is last; particles belong to the family name.
    fn split_last(&self) -> Option<(&[String], &[String])> {
        let last = self.words.len().checked_sub(1)?;
        let mut family = last;
        while family > 1 && knowledge::particle(&self.words[family - 1]) {
            family -= 1;
        }
        if family == 1 && knowledge::particle(&self.words[0]) {
            family = 0;
        }
        Some(self.words.split_at(family))
    }
}

/// A word without hyphens and apostrophes.
fn plain(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// `Family, Given` the other way round.
fn turn_around(name: &str) -> String {
    match name.split_once(',') {
        Some((family, given))
            if !given.trim().is_empty()
                && !SUFFIXES.contains(&fold(given.trim().trim_end_matches('.')).as_str()) =>
        {
            format!("{given} {family}")
        }
        _ => name.replace(',', " "),
    }
}

fn is_title(word: &str) -> bool {
    let plain = word.trim_end_matches('.');
    knowledge::abbreviated_title(word).is_some()
        || (knowledge::title(plain).is_some()
            && knowledge::given_name(plain).is_none()
            && knowledge::family_name(plain).is_none())
        || knowledge::title_modifier(word).is_some_and(|_| knowledge::family_name(plain).is_none())
}

/// How two words, each a given or a family name, compare.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alike {
    Same,
    Spelled(System),
    Initial,
    No,
}

fn alike(left: &str, right: &str, slavic: bool) -> Alike {
    let (left, right) = (plain(left), plain(right));
    if left == right {
        return Alike::Same;
    }
    if left.chars().count() == 1 || right.chars().count() == 1 {
        return if left.chars().next() == right.chars().next() { Alike::Initial } else { Alike::No };
    }
    letters::same(&left, &right, slavic).map_or(Alike::No, Alike::Spelled)
}

/// Compares names whose family name is last, or that are single words.
pub(super) fn compare_in_parts(left: &PersonName, right: &PersonName) -> Comparison {
    let (Some((left_given, left_family)), Some((right_given, right_family))) =
        (left.split_last(), right.split_last())
    else {
        return Comparison::new(Verdict::Different, [Reason::Empty]);
    };
    if left_given.is_empty() != right_given.is_empty() {
        let (short, long_given, long_family, long) = if left_given.is_empty() {
            (left_family, right_given, right_family, right)
        } else {
            (right_family, left_given, left_family, left)
        };
        return one_part(short, long_given, long_family, long);
    }
    let mut reasons = Vec::new();
    match families_alike(left_family, right_family) {
        Alike::Same => {}
        Alike::Spelled(system) => reasons.push(Reason::Romanisation(system)),
        Alike::Initial | Alike::No => return Comparison::new(Verdict::Different, [Reason::FamilyDiffers]),
    }
    if left_given.is_empty() {
        return Comparison::new(Verdict::Same, reasons);
    }
    let slavic = left_family.last().is_some_and(|family| letters::is_slavic(family));
    compare_given(left_given, right_given, slavic, reasons)
}

/// A single name against a whole one.
fn one_part(short: &[String], given: &[String], family: &[String], long: &PersonName) -> Comparison {
    let short = short.join(" ");
    let last = family.last().map_or("", String::as_str);
    let is_family = alike(&short, &family.join(" "), false) != Alike::No
        || alike(&short, last, false) != Alike::No
        || long.family_names().contains(&short)
        || (given.len() > 1 && given[1..].contains(&short))
        || family.join(" ").split('-').any(|part| part == short);
    if is_family && short.chars().count() > 1 {
        return Comparison::new(Verdict::Unsure, [Reason::FamilyOnly]);
    }
    if given.first().is_some_and(|first| alike(&short, first, false) != Alike::No) {
        return Comparison::new(Verdict::Unsure, [Reason::GivenOnly]);
    }
    Comparison::new(Verdict::Different, [Reason::FamilyDiffers])
}

/// Family names are alike when they are one, when one has a particle more, or when one of two is given.
fn families_alike(left: &[String], right: &[String]) -> Alike {
    let whole = alike(&left.join(""), &right.join(""), false);
    if whole != Alike::No {
        return whole;
    }
    let bare = |family: &[String]| {
        let bare: Vec<String> = family.iter().filter(|word| !knowledge::particle(word)).cloned().collect();
        let joined = bare.join("");
        joined.strip_prefix("al-").or_else(|| joined.strip_prefix("el-")).unwrap_or(&joined).to_owned()
    };
    alike(&bare(left), &bare(right), false)
}

fn compare_given(left: &[String], right: &[String], slavic: bool, mut reasons: Vec<Reason>) -> Comparison {
    let whole = alike(&left.concat(), &right.concat(), slavic);
    let joined = matches!(whole, Alike::Same | Alike::Spelled(_));
    let found = if joined {
        vec![whole]
    } else if left.len() == right.len() {
        left.iter().zip(right).map(|(left, right)| alike(left, right, slavic)).collect()
    } else {
        vec![alike(&left[0], &right[0], slavic)]
    };
    if found.contains(&Alike::No) {
        return Comparison::new(Verdict::Different, [Reason::GivenDiffers]);
    }
    reasons.extend(found.iter().find_map(|alike| match alike {
        Alike::Spelled(system) => Some(Reason::Romanisation(*system)),
        _ => None,
    }));
    let initial = found.contains(&Alike::Initial);
    let middle = !joined && left.len() != right.len();
    reasons.extend(initial.then_some(Reason::Initial));
    reasons.extend(middle.then_some(Reason::MiddleName));
    if reasons.is_empty() {
        reasons.push(Reason::SameWords);
    }
    let verdict = if initial || middle { Verdict::Unsure } else { Verdict::Same };
    Comparison::new(verdict, reasons)
}
