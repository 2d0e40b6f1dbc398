//! What comparisons ask of a name, worked out once, so that a pair costs only comparing.

use super::romanised::{self, Reading};
use super::short_forms::{self, Forms};
use super::{PersonName, System, letters};
use crate::knowledge;

/// A name as the rules compare it.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    /// The name without spaces, hyphens and apostrophes.
    pub(super) joined: String,
    /// What spaces and hyphens part, in alphabetical order.
    pub(super) sorted: Vec<String>,
    /// The ways to read it as Korean, and as Chinese.
    pub(super) korean: Box<[Reading]>,
    pub(super) chinese: Box<[Reading]>,
    /// Each word.
    pub(super) words: Box<[Part]>,
    /// How many of them are given names where the family name is last.
    pub(super) given: usize,
    /// All given names in one, and the family name; particles belong to it.
    pub(super) whole_given: Part,
    pub(super) family: Part,
    /// The family name without particles and article.
    pub(super) bare_family: Part,
    /// The same with the spaces between its words.
    pub(super) spaced_family: String,
    /// The words that can be the family name, by each custom.
    pub(super) families: Vec<String>,
    /// Whether the family name ends as Slavic ones do.
    pub(super) slavic: bool,
    /// Whether so many people bear the family name that it tells little.
    pub(super) frequent: bool,
}

/// A given or a family name, and how it sounds.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The name without what is no letter or digit.
    plain: Box<str>,
    first: Option<char>,
    /// Whether it is a single letter, as an initial is.
    single: bool,
    slavic: Box<str>,
    arabic: Box<str>,
    /// Whether the list of Arabic names holds one that sounds so.
    known: bool,
    /// Whether it is a whole name, and not the first half of one as `Abdul` is.
    whole: bool,
    /// What it is a short form of, as a given name.
    forms: Forms,
}

/// How two parts compare.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Alike {
    Same,
    Spelled(System),
    /// One is a short form of the other, or both are of one name.
    Short,
    Initial,
    No,
}

impl Prepared {
    pub(super) fn of(name: &PersonName) -> Self {
        let words = name.words();
        let (given, family) = name.split_last().unwrap_or_default();
        let bare: String =
            family.iter().filter(|word| !knowledge::particle(word)).map(String::as_str).collect();
        let bare = bare.strip_prefix("al-").or_else(|| bare.strip_prefix("el-")).unwrap_or(&bare);
        Self {
            joined: name.joined(),
            sorted: name.sorted(),
            korean: romanised::korean(name),
            chinese: romanised::chinese(name),
            words: words.iter().map(|word| Part::of(word)).collect(),
            given: given.len(),
            whole_given: Part::of(&given.concat()),
            family: Part::of(&family.concat()),
            bare_family: Part::of(bare),
            spaced_family: family.join(" "),
            families: name.family_names(),
            frequent: short_forms::is_frequent(&family.concat()),
            slavic: family.last().is_some_and(|family| letters::is_slavic(family)),
        }
    }

    /// The given names where the family name is last.
    pub(super) fn given_names(&self) -> &[Part] {
        &self.words[..self.given]
    }

    /// Whether the first given name of one is a short form of the other's.
    pub(super) fn shortens(&self, other: &Self) -> bool {
        let first = (self.given_names().first(), other.given_names().first());
        matches!(first, (Some(left), Some(right)) if left.is_short_form_beside(right))
    }
}

impl Part {
    pub(super) fn of(name: &str) -> Self {
        let plain = plain(name);
        let mut letters = plain.chars();
        let first = letters.next();
        let (slavic, arabic) = (letters::slavic_key(&plain), letters::arabic_key(&plain));
        Self {
            first,
            single: first.is_some() && letters.next().is_none(),
            slavic: slavic.into(),
            known: letters::is_arabic(&arabic),
            arabic: arabic.into(),
            whole: !letters::begins_arabic(&plain),
            forms: Forms::of(&plain),
            plain: plain.into(),
        }
    }

    /// How it compares with another. `slavic` says that the name that it is part of is Slavic; otherwise its own ending
    /// must tell.
    pub(super) fn alike(&self, other: &Self, slavic: bool) -> Alike {
        if self.plain == other.plain {
            return Alike::Same;
        }
        if self.single || other.single {
            return if self.first == other.first { Alike::Initial } else { Alike::No };
        }
        if self.slavic == other.slavic && (slavic || letters::ends_slavic(&self.slavic)) {
            return Alike::Spelled(System::Slavic);
        }
        if self.known && self.arabic.len() > 2 && self.arabic == other.arabic {
            return Alike::Spelled(System::Arabic);
        }
        Alike::No
    }

    /// The same for given names, which have short forms.
    pub(super) fn alike_as_given(&self, other: &Self, slavic: bool) -> Alike {
        match self.alike(other, slavic) {
            Alike::No if self.is_short_form_beside(other) => Alike::Short,
            found => found,
        }
    }

    /// Whether, of two given names that differ, one is a short form of the other, or both are of one name.
    fn is_short_form_beside(&self, other: &Self) -> bool {
        self.plain != other.plain && self.forms.share_a_name(&other.forms)
    }

    /// Whether both are spelled with the same consonants, read as Arabic.
    pub(super) fn sounds_like(&self, other: &Self) -> bool {
        self.arabic == other.arabic
    }

    /// Whether these are two different names that the list of Arabic names holds both: `ahmed`, `mahmoud`.
    pub(super) fn is_another_name_than(&self, other: &Self) -> bool {
        self.known && self.whole && other.known && other.whole && self.arabic != other.arabic
    }
}

/// Whether two names sound alike word for word, but for places in which stand two that are known to be two Arabic names.
pub(super) fn one_is_another_name(left: &[Part], right: &[Part]) -> bool {
    let another = |(left, right): (&Part, &Part)| left.is_another_name_than(right);
    left.len() == right.len()
        && left.iter().zip(right).any(another)
        && left.iter().zip(right).all(|pair| another(pair) || pair.0.sounds_like(pair.1))
}

/// A word without hyphens and apostrophes.
pub(super) fn plain(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).collect()
}
