//! How likely two names are one: the rules where they speak, and learned weights of spelling where they do not.

use serde::{Serialize, Serializer};

use super::prepared::one_is_another_name;
use super::spelling::{Spelling, Weighed};
use super::{Comparison, PersonName, Reason, Reasons, System, Verdict, compare};

/// A name, read once to be compared with many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    person: PersonName,
    /// The words without what parts them, and how many there are.
    joined: String,
    words: usize,
    /// Whether a word is a single letter, as an initial is.
    initials: bool,
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
    pub reasons: Reasons,
    /// The language that both were read as romanised from; `None` where no one is clearly likelier than the others, or
    /// where the letters are the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assumed: Option<System>,
}

/// From here on a difference of spelling leaves it open whether the names are one, and the rules are asked.
const UNSURE: i32 = -300;
/// From here on they are.
const SAME: i32 = 0;
/// What it gives that the rules call two names one.
const RULED_SAME: i32 = 1_500;
/// What it takes away that the rules read both in one romanisation, and find other family names.
const OTHER_FAMILY: i32 = 600;
/// What it takes away that the rules find other syllables in Chinese given names, which are spelled in few ways.
const OTHER_SYLLABLES: i32 = 2_600;
/// From here on the rules are not asked of Korean names: they would change no verdict, and the score says enough.
const SURE: i32 = 1_500;
/// What it takes away that the list of Arabic names holds both of two words as names of their own.
const OTHER_NAME: i32 = 1_000;

impl Name {
    /// Reads a name as it stands in a text, with or without a title before it.
    pub fn read(name: &str) -> Self {
        let (person, marked) = PersonName::parse_marked(name);
        let joined = person.joined();
        let words = person.words().iter().flat_map(|word| word.split('-')).count();
        let initials = person.words().iter().any(|word| word.chars().count() == 1);
        let spelling = Spelling::read(&marked);
        Self { person, joined, words, initials, spelling }
    }

    /// The name as the rules read it.
    pub const fn person(&self) -> &PersonName {
        &self.person
    }

    /// Compares with another name. Symmetric.
    pub fn compare(&self, other: &Self) -> Likeness {
        if self.joined.is_empty() || other.joined.is_empty() {
            return likeness_of(Verdict::Different, -10_000, Reasons::one(Reason::Empty), None);
        }
        if self.joined == other.joined && self.person.is_junior() == other.person.is_junior() {
            return Likeness {
                score: 1.0,
                verdict: Verdict::Same,
                reasons: Reasons::one(Reason::SameWords),
                assumed: None,
            };
        }
        let mut weighed = self.spelling.weigh(&other.spelling);
        let near = weighed.weight >= UNSURE && !weighed.turned;
        if near && one_is_another_name(&self.person.prepared().words, &other.person.prepared().words) {
            weighed.weight -= OTHER_NAME;
        }
        if self.is_open(other, weighed) {
            return settle(weighed, compare(&self.person, &other.person));
        }
        let verdict = if weighed.weight >= SAME { Verdict::Same } else { Verdict::Different };
        likeness_of(verdict, weighed.weight, reasons(weighed), weighed.assumed)
    }

    /// Whether the rules may change the verdict, or make a doubtful one surer: where the letters leave it open, where words
    /// are short of letters or of other words, where a given name may be short for the other, and of Korean and Chinese
    /// names, whose syllables they know. They are slow.
    fn is_open(&self, other: &Self, weighed: Weighed) -> bool {
        let spaces = self.person.words().len() == other.person.words().len();
        let alike = (spaces || self.words == other.words) && !self.initials && !other.initials;
        let least = match weighed.assumed {
            Some(System::Korean) => SURE,
            Some(System::Chinese) if self.words > 1 => OTHER_SYLLABLES,
            _ => SAME,
        };
        !alike
            || (weighed.weight < SAME && self.person.prepared().shortens(other.person.prepared()))
            || self.person.is_junior() != other.person.is_junior()
            || (UNSURE..least).contains(&weighed.weight)
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
    let says = |reason: Reason| ruled.reasons.contains(&reason);
    // What Korean may write in both ways is other syllables of Chinese: `Wang Yi`, `Wang Li`.
    let misread = weighed.assumed == Some(System::Chinese) && system(&ruled.reasons) == Some(System::Korean);
    match ruled.verdict {
        Verdict::Same if !misread && (weight >= UNSURE || !by_consonants(&ruled.reasons)) => {
            let assumed = system(&ruled.reasons).or(weighed.assumed);
            likeness_of(Verdict::Same, weight.max(0) + RULED_SAME, ruled.reasons, assumed)
        }
        Verdict::Unsure if !left_out(&ruled.reasons, weighed) => {
            likeness_of(Verdict::Unsure, weight.clamp(UNSURE, -UNSURE), ruled.reasons, weighed.assumed)
        }
        _ => {
            let korean = weighed.assumed == Some(System::Korean);
            let weight = match weighed.assumed {
                Some(System::Korean) if says(Reason::FamilyDiffers) => weight - OTHER_FAMILY,
                Some(System::Chinese) if misread || says(Reason::GivenDiffers) => weight - OTHER_SYLLABLES,
                _ => weight,
            };
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

/// Whether the rules know the names by their consonants alone, which many names share.
fn by_consonants(reasons: &[Reason]) -> bool {
    matches!(system(reasons), Some(System::Arabic | System::Slavic))
}

/// Whether what one name has and the other has not is what its language often leaves out: a father's name between the two
/// others of an Arabic name. A single letter is a syllable in Korean, and no initial. The weights know of both.
fn left_out(reasons: &[Reason], weighed: Weighed) -> bool {
    let often = match weighed.assumed {
        Some(System::Arabic) => Reason::MiddleName,
        Some(System::Korean) => Reason::Initial,
        _ => return false,
    };
    weighed.weight >= SAME && reasons.contains(&often)
}

fn likeness_of(verdict: Verdict, weight: i32, reasons: Reasons, assumed: Option<System>) -> Likeness {
    Likeness { score: score(weight), verdict, reasons, assumed }
}

/// A weight in thousandths of a logit as a probability, to the thousandth.
fn score(weight: i32) -> f64 {
    let probability = 1.0 / (1.0 + (-f64::from(weight) / 1000.0).exp());
    (probability * 1000.0).round() / 1000.0
}

/// Why the letters say what they say.
fn reasons(weighed: Weighed) -> Reasons {
    let mut reasons = match (weighed.weight >= SAME, weighed.assumed) {
        (true, Some(system)) => Reasons::one(Reason::Romanisation(system)),
        (true, None) => Reasons::one(Reason::Spelling),
        (false, _) => Reasons::one(Reason::SpellingDiffers),
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
    fn chinese_full_names_are_read_as_chinese() {
        for (left, right, verdict) in [
            ("Wang Yi", "Wang Li", Verdict::Different),
            ("Wang Wei", "Wang Lei", Verdict::Different),
            ("Li Qiang", "Li Keqiang", Verdict::Different),
            ("Xi Jinping", "Xi Zhongxun", Verdict::Different),
            ("Hu Jintao", "Hu Chin-tao", Verdict::Same),
            ("Chen Shui-bian", "Chen Shuibian", Verdict::Same),
        ] {
            check(left, right, verdict);
            assert_ne!(likeness(left, right).assumed, Some(System::Korean), "{left} / {right}");
        }
    }

    #[test]
    fn short_forms_are_told_by_the_rules() {
        check("Bill Clinton", "William Clinton", Verdict::Same);
        check("Bob Kim", "Robert Kim", Verdict::Unsure);
        check("Sasha Petrenko", "Oleksandr Petrenko", Verdict::Same);
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
