//! Names of people in their parts, and how parts compare.

use std::sync::OnceLock;

use super::prepared::{Alike, Part, Prepared, plain};
use super::{Comparison, Reason, Reasons, Verdict, letters, romanised};
use crate::knowledge::{self, fold};

/// A name of a person, read: folded words without titles and suffixes.
#[derive(Clone, Debug)]
pub struct PersonName {
    words: Vec<String>,
    /// Whether `Jr.` or its like follows.
    junior: bool,
    /// What comparisons ask of it, from the first one on.
    prepared: OnceLock<Box<Prepared>>,
}

impl PartialEq for PersonName {
    fn eq(&self, other: &Self) -> bool {
        (&self.words, self.junior) == (&other.words, other.junior)
    }
}

impl Eq for PersonName {}

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
        (Self { words, junior, prepared: OnceLock::new() }, marked)
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

    /// What comparisons ask of the name.
    pub(super) fn prepared(&self) -> &Prepared {
        self.prepared.get_or_init(|| Box::new(Prepared::of(self)))
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
    pub(super) fn split_last(&self) -> Option<(&[String], &[String])> {
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

/// Compares names whose family name is last, or that are single words.
pub(super) fn compare_in_parts(left: &PersonName, right: &PersonName) -> Comparison {
    let (left_parts, right_parts) = (left.prepared(), right.prepared());
    match (left_parts.given == 0, right_parts.given == 0) {
        (true, false) => return one_part(left_parts, right, right_parts),
        (false, true) => return one_part(right_parts, left, left_parts),
        _ => {}
    }
    let mut reasons = Reasons::NONE;
    match families_alike(left_parts, right_parts) {
        Alike::Same => {}
        Alike::Spelled(system) => reasons.push(Reason::Romanisation(system)),
        _ => return Comparison::new(Verdict::Different, Reason::FamilyDiffers),
    }
    if left_parts.given == 0 {
        return Comparison { verdict: Verdict::Same, reasons };
    }
    compare_given(left_parts, right_parts, reasons)
}

/// A single name against a whole one.
fn one_part(short: &Prepared, long: &PersonName, long_parts: &Prepared) -> Comparison {
    let alike = |part: &Part| short.family.alike(part, false) != Alike::No;
    let given = &long.words()[..long_parts.given];
    let name = &short.spaced_family;
    let is_family = alike(&long_parts.family)
        || long_parts.words.last().is_some_and(alike)
        || long_parts.families.contains(name)
        || given.iter().skip(1).any(|word| word == name)
        || long_parts.spaced_family.split('-').any(|part| part == name);
    if is_family && name.chars().nth(1).is_some() {
        return Comparison::new(Verdict::Unsure, Reason::FamilyOnly);
    }
    let given_name = |part: &Part| short.family.alike_as_given(part, false) != Alike::No;
    if long_parts.given_names().first().is_some_and(given_name) {
        return Comparison::new(Verdict::Unsure, Reason::GivenOnly);
    }
    Comparison::new(Verdict::Different, Reason::FamilyDiffers)
}

/// Family names are alike when they are one, when one has a particle more, or when one of two is given.
fn families_alike(left: &Prepared, right: &Prepared) -> Alike {
    match left.family.alike(&right.family, false) {
        Alike::No => left.bare_family.alike(&right.bare_family, false),
        whole => whole,
    }
}

fn compare_given(left: &Prepared, right: &Prepared, mut reasons: Reasons) -> Comparison {
    let slavic = left.slavic;
    let frequent = left.frequent || right.frequent;
    let whole = left.whole_given.alike(&right.whole_given, slavic);
    let joined = matches!(whole, Alike::Same | Alike::Spelled(_));
    let (left, right) = (left.given_names(), right.given_names());
    // Where one gives more names than the other, the first ones are compared.
    let compared = if left.len() == right.len() { left.len() } else { 1 };
    let mut spelled = if let Alike::Spelled(system) = whole { Some(system) } else { None };
    let mut initial = false;
    let mut short = false;
    for (left, right) in left.iter().zip(right).take(if joined { 0 } else { compared }) {
        match left.alike_as_given(right, slavic) {
            Alike::No => return Comparison::new(Verdict::Different, Reason::GivenDiffers),
            Alike::Short => short = true,
            Alike::Spelled(system) => spelled = spelled.or(Some(system)),
            Alike::Initial => initial = true,
            Alike::Same => {}
        }
    }
    let middle = !joined && left.len() != right.len();
    reasons.extend(spelled.map(Reason::Romanisation));
    reasons.extend(short.then_some(Reason::ShortForm));
    reasons.extend(initial.then_some(Reason::Initial));
    reasons.extend(middle.then_some(Reason::MiddleName));
    if reasons.is_empty() {
        reasons.push(Reason::SameWords);
    }
    let verdict = if initial || middle || (short && frequent) { Verdict::Unsure } else { Verdict::Same };
    Comparison { verdict, reasons }
}
