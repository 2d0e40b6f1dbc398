//! How likely two names are one: the rules where they speak, and learned weights of spelling where they do not.

use serde::{Serialize, Serializer};

use super::spelling::{Spelling, Weighed};
use super::{Comparison, PersonName, Reason, System, Verdict, compare, letters};

/// A name, read once to be compared with many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    person: PersonName,
    /// The words without what parts them, and how many there are.
    joined: String,
    words: usize,
    /// Whether a word is a single letter, as an initial is.
    initials: bool,
    sounds: Box<[letters::Sound]>,
    spelling: Spelling,
}

/// What two names come to. Serialised, the reasons are words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Likeness {
    /// How likely they are one name, from 0 to 1, in steps of a thousandth. At 0.5 it is open.
    pub score: f64,
    /// Whether they are.
    pub verdict: Verdict,
    /// Why.
    #[serde(serialize_with = "in_words")]
    pub reasons: Vec<Reason>,
    /// The language that both were read as romanised from; `None` where no one is clearly likelier than the others, or
    /// where the letters are the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assumed: Option<System>,
}

/// How far below no likeness a weight of spelling, in thousandths of a logit, still lets the rules call two names one.
const OPEN: i32 = 1_500;
/// From here on the rules are not asked: they would say nothing that changes the verdict, and the score says enough.
const SURE: i32 = 2_500;
/// From here on a difference of spelling leaves it open whether the names are one.
const UNSURE: i32 = -300;
/// From here on they are.
const SAME: i32 = 0;
/// What it gives that the rules call two names one.
const RULED_SAME: i32 = 1_500;
/// What it takes away that the rules read both in one romanisation, and find other syllables.
const OTHER_SYLLABLES: i32 = 500;

/// What it takes away, from no likeness at all, that the list of Arabic names holds both of two words as names of their own.
const OTHER_NAME: i32 = 1_500;

impl Name {
    /// Reads a name as it stands in a text, with or without a title before it.
    pub fn read(name: &str) -> Self {
        let (person, marked) = PersonName::parse_marked(name);
        let joined = person.joined();
        let words = person.words().iter().flat_map(|word| word.split('-')).count();
        let initials = person.words().iter().any(|word| word.chars().count() == 1);
        let spelling = Spelling::read(&marked);
        Self { joined, words, initials, sounds: person.sounds(), spelling, person }
    }

    /// The name as the rules read it.
    pub const fn person(&self) -> &PersonName {
        &self.person
    }

    /// Compares with another name. Symmetric.
    pub fn compare(&self, other: &Self) -> Likeness {
        if self.joined.is_empty() || other.joined.is_empty() {
            return likeness_of(Verdict::Different, -10_000, vec![Reason::Empty], None);
        }
        if self.joined == other.joined && self.person.is_junior() == other.person.is_junior() {
            return Likeness {
                score: 1.0,
                verdict: Verdict::Same,
                reasons: vec![Reason::SameWords],
                assumed: None,
            };
        }
        let mut weighed = self.spelling.weigh(&other.spelling);
        let near = weighed.weight >= UNSURE && !weighed.turned;
        if near && letters::one_is_another_name(&self.sounds, &other.sounds) {
            weighed.weight = weighed.weight.min(0) - OTHER_NAME;
        }
        let spaces = self.person.words().len() == other.person.words().len();
        let plain = (spaces || self.words == other.words) && !self.initials && !other.initials;
        // Rules are slow, and are asked only where they can change the verdict, or make a doubtful one surer.
        let open = (-OPEN..SURE).contains(&weighed.weight);
        if plain && !open && self.person.is_junior() == other.person.is_junior() {
            let verdict = if weighed.weight >= SAME { Verdict::Same } else { Verdict::Different };
            return likeness_of(verdict, weighed.weight, reasons(weighed), weighed.assumed);
        }
        settle(weighed, compare(&self.person, &other.person))
    }
}

/// Compares two names of people: see [`Name::compare`].
///
/// ```
/// use dateline_core::names::compare::{System, Verdict, likeness};
///
/// let found = likeness("Han Seo-jun", "Han Suh-joon");
/// assert_eq!((found.verdict, found.assumed), (Verdict::Same, Some(System::Korean)));
/// assert!(found.score > 0.9);
/// assert_eq!(likeness("Kim Yong-chol", "Kim Yong-chun").verdict, Verdict::Different);
/// assert_eq!(likeness("Solberg", "Marit Solberg").verdict, Verdict::Unsure);
/// ```
pub fn likeness(left: &str, right: &str) -> Likeness {
    Name::read(left).compare(&Name::read(right))
}

/// Joins what the spelling weighs with what the rules say.
fn settle(weighed: Weighed, ruled: Comparison) -> Likeness {
    let weight = weighed.weight;
    match ruled.verdict {
        Verdict::Same => {
            let assumed = system(&ruled.reasons).or(weighed.assumed);
            likeness_of(Verdict::Same, weight.max(0) + RULED_SAME, ruled.reasons, assumed)
        }
        Verdict::Unsure => {
            likeness_of(Verdict::Unsure, weight.clamp(UNSURE, -UNSURE), ruled.reasons, weighed.assumed)
        }
        Verdict::Different => {
            let korean = weighed.assumed == Some(System::Korean);
            let syllables = korean && ruled.reasons.contains(&Reason::GivenDiffers);
            let weight = if syllables { weight - OTHER_SYLLABLES } else { weight };
            // The rules read Korean by syllables, and other syllables leave nothing open, however alike the letters are.
            let verdict = match weight {
                SAME.. => Verdict::Same,
                UNSURE.. if !korean => Verdict::Unsure,
                _ => Verdict::Different,
            };
            likeness_of(verdict, weight, reasons(Weighed { weight, ..weighed }), weighed.assumed)
        }
    }
}

fn likeness_of(verdict: Verdict, weight: i32, reasons: Vec<Reason>, assumed: Option<System>) -> Likeness {
    Likeness { score: score(weight), verdict, reasons, assumed }
}

/// A weight in thousandths of a logit as a probability, to the thousandth.
fn score(weight: i32) -> f64 {
    let probability = 1.0 / (1.0 + (-f64::from(weight) / 1000.0).exp());
    (probability * 1000.0).round() / 1000.0
}

/// Why the letters say what they say.
fn reasons(weighed: Weighed) -> Vec<Reason> {
    let mut reasons = match (weighed.weight >= SAME, weighed.assumed) {
        (true, Some(system)) => vec![Reason::Romanisation(system)],
        (true, None) => vec![Reason::Spelling],
        (false, _) => vec![Reason::SpellingDiffers],
    };
    if weighed.turned {
        reasons.push(Reason::Order);
    }
    reasons
}

/// The language that a rule read the names as.
fn system(reasons: &[Reason]) -> Option<System> {
    reasons.iter().find_map(|reason| match reason {
        Reason::Romanisation(system) => Some(*system),
        _ => None,
    })
}

fn in_words<S: Serializer>(reasons: &[Reason], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(reasons.iter().map(ToString::to_string))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(left: &str, right: &str, verdict: Verdict) {
        let found = likeness(left, right);
        assert_eq!(found.verdict, verdict, "{left} / {right}: {found:?}");
        assert_eq!(likeness(right, left), found, "{left} / {right} the other way round");
    }

    #[test]
    fn spellings_of_one_name_are_the_same() {
        for (left, right) in [
            ("Yoon Suk Yeol", "Yun Sŏk-yŏl"),
            ("Lee Jong-sup", "Yi Chong-sop"),
            ("Zhang Ziyi", "Chang Tzu-i"),
            ("Yousef Haddad", "Yusuf Hadad"),
            ("Abdel Rahman al-Qahtani", "Abdulrahman Al Kahtani"),
            ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
            ("Sergei Sokolov", "Sergey Sokoloff"),
        ] {
            check(left, right, Verdict::Same);
        }
    }

    #[test]
    fn different_names_are_told_apart() {
        for (left, right) in [
            ("Kim Yong-chol", "Kim Yong-chun"),
            ("Park Joon-hee", "Park Chung-hee"),
            ("Lee Jae-myung", "Lee Jae-hyung"),
            ("Sergei Ivanov", "Sergei Petrov"),
            ("John Smith", "Peter Smith"),
        ] {
            check(left, right, Verdict::Different);
        }
    }

    #[test]
    fn different_arabic_names_are_told_apart() {
        check("Ahmed Hassan", "Mahmoud Hassan", Verdict::Different);
        check("Mohammed Hassan", "Mohamed Hasan", Verdict::Same);
    }

    #[test]
    fn a_part_of_a_name_leaves_it_open() {
        check("Solberg", "Marit Solberg", Verdict::Unsure);
        check("J. Lund", "Jens Lund", Verdict::Unsure);
    }

    #[test]
    fn reasons_and_language_are_told() {
        let found = likeness("Han Seo-jun", "Han Suh-joon");
        assert_eq!(found.assumed, Some(System::Korean));
        let line = serde_json::to_string(&found).unwrap_or_default();
        assert!(line.contains("\"verdict\":\"same\"") && line.contains("Korean"), "{line}");
    }

    proptest! {
        #[test]
        fn any_two_texts_compare_in_both_directions_alike(left in "\\PC{0,120}", right in "\\PC{0,120}") {
            let found = likeness(&left, &right);
            prop_assert!((0.0..=1.0).contains(&found.score));
            prop_assert_eq!(found, likeness(&right, &left));
        }
    }
}
