//! Comparisons in words.

use std::fmt::{self, Display, Formatter};

use super::{Reason, System, Verdict};

impl Display for Verdict {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Different => "different",
            Self::Unsure => "unsure",
            Self::Same => "same",
        })
    }
}

impl Display for System {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Korean => "Korean",
            Self::Chinese => "Chinese",
            Self::Arabic => "Arabic",
            Self::Slavic => "Slavic",
        })
    }
}

impl Display for Reason {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Romanisation(system) => return write!(formatter, "spellings of one {system} name"),
            Self::SameWords => "the same words",
            Self::Order => "the words in another order",
            Self::Spelling => "spelled apart only as one name is",
            Self::SpellingDiffers => "spelled apart as different names are",
            Self::FamilyOnly => "one gives the family name alone",
            Self::GivenOnly => "one gives the given name alone",
            Self::ShortForm => "one gives a short form of the given name",
            Self::Initial => "one gives an initial for a name",
            Self::MiddleName => "one gives a further name",
            Self::Suffix => "one has a suffix that the other has not",
            Self::FamilyDiffers => "the family names differ",
            Self::GivenDiffers => "the given names differ",
            Self::Empty => "one holds no name",
        })
    }
}
