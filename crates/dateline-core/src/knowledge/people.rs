//! Names of people, and capitalised words that are nobody's.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::table::rows;

/// How sure a listed name is to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commonness {
    /// The word is nothing else in English.
    NameOnly,
    /// The word is also an ordinary one: `Grace`, `Mark`.
    AlsoWord,
}

/// Whom a given name is borne by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// Women.
    Female,
    /// Men.
    Male,
}

impl Gender {
    fn parse(letter: &str) -> Option<Self> {
        match letter {
            "f" => Some(Self::Female),
            "m" => Some(Self::Male),
            _ => None,
        }
    }
}

fn read_names(file: &'static str) -> HashMap<&'static str, (Commonness, Option<Gender>)> {
    let read = |[name, common, gender]: [&'static str; 3]| {
        let common = if common.is_empty() { Commonness::NameOnly } else { Commonness::AlsoWord };
        (name, (common, Gender::parse(gender)))
    };
    rows(file).map(read).collect()
}

static GIVEN: LazyLock<HashMap<&str, (Commonness, Option<Gender>)>> =
    LazyLock::new(|| read_names(include_str!("data/given_names.tsv")));
static FAMILY: LazyLock<HashMap<&str, (Commonness, Option<Gender>)>> =
    LazyLock::new(|| read_names(include_str!("data/family_names.tsv")));
static FAMILY_FIRST: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    rows(include_str!("data/family_names_first.tsv")).map(|[name, custom]| (name, custom)).collect()
});
static PARTICLES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| rows::<3>(include_str!("data/particles.tsv")).map(|[particle, ..]| particle).collect());
static NOBODY: LazyLock<HashSet<&str>> =
    LazyLock::new(|| rows::<1>(include_str!("data/not_names.tsv")).map(|[word]| word).collect());

static GROUPS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| rows::<1>(include_str!("data/groups.tsv")).map(|[word]| word).collect());
static OPENERS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| rows::<1>(include_str!("data/openers.tsv")).map(|[word]| word).collect());

static PERSON_NOUNS: LazyLock<HashMap<&str, Option<Gender>>> = LazyLock::new(|| {
    rows(include_str!("data/person_nouns.tsv")).map(|[noun, gender]| (noun, Gender::parse(gender))).collect()
});

/// A name without case and diacritics.
pub(crate) fn fold(name: &str) -> String {
    name.nfd()
        .filter(|&c| !is_combining_mark(c))
        .map(|c| if c == '’' { '\'' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether the word is a given name, and whether it is also something else.
pub fn given_name(word: &str) -> Option<Commonness> {
    GIVEN.get(fold(word).as_str()).map(|found| found.0)
}

/// Whom a given name is borne by, if by one gender alone.
pub fn gender(given_name: &str) -> Option<Gender> {
    GIVEN.get(fold(given_name).as_str()).and_then(|found| found.1)
}

/// For a noun that means one person, the gender that it tells, if any: `woman`, `driver`. The case does not matter.
pub fn person_noun(word: &str) -> Option<Option<Gender>> {
    PERSON_NOUNS.get(word.to_lowercase().as_str()).copied()
}

/// Whether the word is a family name, and whether it is also something else.
pub fn family_name(word: &str) -> Option<Commonness> {
    FAMILY.get(fold(word).as_str()).map(|found| found.0)
}

/// For a family name of a people that puts it first in English news, whose custom that is: `Korean`, `Chinese`,
/// `Vietnamese`.
pub fn family_name_first(word: &str) -> Option<&'static str> {
    FAMILY_FIRST.get(fold(word).as_str()).copied()
}

/// Whether the word is a particle inside names of people: `von`, `bin`. The case does not matter.
pub fn particle(word: &str) -> bool {
    PARTICLES.contains(word.to_lowercase().as_str())
}

/// Whether a capitalised word names nobody: a weekday, a month, a word of menus.
pub fn names_nobody(word: &str) -> bool {
    NOBODY.contains(word)
}

/// Whether the word is for members of a party, a religion or a people that is no nation: `Democrats`, `Kurdish`.
pub fn group(word: &str) -> bool {
    GROUPS.contains(word) || word.strip_suffix('s').is_some_and(|singular| GROUPS.contains(singular))
}

/// Whether the word is capitalised only because it opens a sentence: `After`, `This`.
pub fn opens_sentence(word: &str) -> bool {
    OPENERS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_folded() {
        assert_eq!(fold("José-Zoë"), "jose-zoe");
        assert_eq!(given_name("Zoë"), given_name("zoe"));
        assert_eq!(given_name("Mark"), Some(Commonness::AlsoWord));
        assert_eq!(family_name("Nguyen"), Some(Commonness::NameOnly));
        assert!(given_name("Government").is_none());
    }

    #[test]
    fn genders_groups_and_openers() {
        assert_eq!(gender("Ursula"), Some(Gender::Female));
        assert_eq!(gender("Jens"), Some(Gender::Male));
        assert_eq!(person_noun("Spokeswoman"), Some(Some(Gender::Female)));
        assert_eq!(person_noun("driver"), Some(None));
        assert_eq!(person_noun("house"), None);
        assert!(group("Democrats") && group("Kurdish") && !group("Demo"));
        assert!(opens_sentence("After") && !opens_sentence("Will"));
    }

    #[test]
    fn customs_and_particles() {
        assert_eq!(family_name_first("Kim"), Some("Korean"));
        assert_eq!(family_name_first("Nguyễn"), Some("Vietnamese"));
        assert!(particle("von") && particle("Von") && !particle("Vonn"));
        assert!(names_nobody("Monday") && !names_nobody("Mondale"));
    }
}
