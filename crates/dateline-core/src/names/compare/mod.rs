//! Whether two names of people can be one person's.
//!
//! Names compare as names, not as strings: family name first or last, case, diacritics, hyphens, titles and initials
//! aside, romanised names by what they romanise, and given names by their short forms (`Bill`, `William`). `Han Seo-jun`
//! and `Han Suh-joon` are two spellings of the same two Korean syllables; `Kim Yong-chol` and `Kim Yong-chun` are not. How
//! Korean, Chinese, Arabic and Slavic names are spelled in Latin letters is data (`data/`).
//!
//! Two answers are given. [`people`] speaks by rules alone: what it calls one name is one, and it is what mentions are
//! linked by. [`likeness`] adds weights learned from spellings of one original, and gives a score for every pair.
//!
//! ```
//! use dateline_core::names::compare::{Verdict, people};
//!
//! assert_eq!(people("Han Seo-jun", "Han Suh-joon").verdict, Verdict::Same);
//! assert_eq!(people("Bill Lundqvist", "William Lundqvist").verdict, Verdict::Same);
//! assert_eq!(people("Henrik Lund", "Lund").verdict, Verdict::Unsure);
//! assert_eq!(people("Kim Yong-chol", "Kim Yong-chun").verdict, Verdict::Different);
//! ```

mod keys;
mod letters;
mod likeness;
mod parts;
mod prepared;
mod reasons;
mod romanised;
mod short_forms;
mod spelling;
mod syllables;
mod words;

pub use self::keys::sounds;
pub use self::likeness::{Likeness, Name, likeness};
pub use self::parts::PersonName;
pub use self::reasons::Reasons;

use serde::{Deserialize, Serialize};

/// What a comparison of two names comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Whether they can be one person's.
    pub verdict: Verdict,
    /// Why.
    pub reasons: Reasons,
}

/// Whether two names can be one person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// They cannot.
    Different,
    /// They can; the names leave open whether they are.
    Unsure,
    /// They are one name.
    Same,
}

/// Why two names compare as they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// The same words, case and diacritics aside.
    SameWords,
    /// The same words in another order.
    Order,
    /// Spellings of the same syllables or letters in the named system.
    Romanisation(System),
    /// Spelled differently only in what spellings of one name differ in.
    Spelling,
    /// Spelled differently in what tells names apart.
    SpellingDiffers,
    /// One gives the family name alone.
    FamilyOnly,
    /// One gives the given name alone.
    GivenOnly,
    /// One gives a short form of the given name.
    ShortForm,
    /// One gives an initial for a name.
    Initial,
    /// One gives a further name between the first and the last.
    MiddleName,
    /// One has a suffix (`Jr.`) that the other has not.
    Suffix,
    /// The family names differ.
    FamilyDiffers,
    /// The given names differ.
    GivenDiffers,
    /// One of them holds no name.
    Empty,
}

/// Writing systems whose names are spelled in several ways in Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum System {
    /// Korean.
    Korean,
    /// Chinese.
    Chinese,
    /// Arabic.
    Arabic,
    /// Russian, Ukrainian and their kin.
    Slavic,
}

impl Comparison {
    const fn new(verdict: Verdict, reason: Reason) -> Self {
        Self { verdict, reasons: Reasons::one(reason) }
    }
}

/// Compares two names of people. Symmetric; each name compares as equal to itself unless it is empty.
pub fn people(left: &str, right: &str) -> Comparison {
    let (left, right) = (PersonName::parse(left), PersonName::parse(right));
    compare(&left, &right)
}

/// Compares two names that have been read before; quicker where one is compared with many.
pub fn compare(left: &PersonName, right: &PersonName) -> Comparison {
    if left.words().is_empty() || right.words().is_empty() {
        return Comparison::new(Verdict::Different, Reason::Empty);
    }
    if left.is_junior() != right.is_junior() && left.words().len() > 1 && right.words().len() > 1 {
        // A father and a son, or one man with and without the suffix: the names leave it open.
        let mut found = compare_words(left, right);
        found.reasons.push(Reason::Suffix);
        return Comparison { verdict: found.verdict.min(Verdict::Unsure), ..found };
    }
    compare_words(left, right)
}

fn compare_words(left: &PersonName, right: &PersonName) -> Comparison {
    let (left_parts, right_parts) = (left.prepared(), right.prepared());
    if left_parts.joined == right_parts.joined {
        return Comparison::new(Verdict::Same, Reason::SameWords);
    }
    if let Some(found) = romanised::compare(left_parts, right_parts)
        && (found.verdict == Verdict::Same || !left_parts.shortens(right_parts))
    {
        return found;
    }
    if left_parts.sorted == right_parts.sorted {
        return Comparison::new(Verdict::Same, Reason::Order);
    }
    parts::compare_in_parts(left, right)
}

#[cfg(test)]
mod tests;
