//! How likely two spellings are of one name, from what romanisation changes and what it does not.
//!
//! A name is read in **letters**: single ones and groups that stand for one sound (`data/letters.tsv`). Two names are
//! aligned letter by letter at fixed costs ([`align`]); what differs, and beside what it stands, then has a weight that was
//! learned from spellings of one original and of different ones (`data/spellings.tsv`), for each language that names are
//! romanised from and for all together. Which language that is, runs of letters tell ([`language`]). All weights are integers, in thousandths of a
//! logit, so that a comparison comes out the same on every machine.

mod align;
mod language;
mod letters;
mod rows;
mod weights;

use self::language::Guess;
use self::letters::Letter;
use super::System;

/// What it takes away, in thousandths of a logit, that the words must be turned round for two names to be alike.
const TURNED: i32 = 1_000;

/// A name, read for comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spelling {
    letters: Box<[Letter]>,
    /// The same with the last word first; empty for a single word.
    turned: Box<[Letter]>,
    guess: Guess,
}

/// What two spellings come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weighed {
    /// For one name when above 0, against it when below; thousandths of a logit.
    pub(super) weight: i32,
    /// The language that both were read as romanised from, if one is clearly likelier than the others.
    pub(super) assumed: Option<System>,
    /// Whether the words of one stand in another order.
    pub(super) turned: bool,
}

impl Spelling {
    /// Reads a name.
    pub(super) fn read(name: &str) -> Self {
        let folded = letters::fold(name);
        let letters = letters::read(&folded);
        let turned = letters::turn(&letters);
        Self { guess: Guess::of(&folded), letters: letters.into(), turned: turned.into() }
    }

    /// Weighs what differs. Symmetric.
    pub(super) fn weigh(&self, other: &Self) -> Weighed {
        let assumed = self.guess.together(&other.guess);
        let weights = weights::of(assumed);
        // One order for both directions: among alignments as cheap as each other, the first found counts.
        let (left, right) = if self.letters <= other.letters { (self, other) } else { (other, self) };
        let weigh = |left: &[Letter], right: &[Letter]| {
            let (left, right) = letters::without_common_words(left, right);
            align::weigh(left, right, weights)
        };
        let straight = weigh(&left.letters, &right.letters);
        let mut weighed = Weighed { weight: straight, assumed, turned: false };
        let in_place = letters::share_a_word(&left.letters, &right.letters);
        if straight < 0 && !in_place && right.turned.first() == left.letters.first() {
            let turned = weigh(&left.letters, &right.turned) - TURNED;
            if turned > straight {
                weighed = Weighed { weight: turned, turned: true, ..weighed };
            }
        }
        weighed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left_of(left: &str, right: &str) -> (Vec<Letter>, Vec<Letter>) {
        let (left, right) = (letters::read(left), letters::read(right));
        let (left, right) = letters::without_common_words(&left, &right);
        (left.to_vec(), right.to_vec())
    }

    #[test]
    fn words_that_both_begin_or_end_with_say_nothing() {
        let only = (letters::read("lund"), letters::read("berg"));
        assert_eq!(left_of("anna lund larsen", "anna berg larsen"), only);
        assert_eq!(left_of("lund", "berg"), only);
        assert_eq!(left_of("anna lund", "anna lund"), (letters::read("lund"), letters::read("lund")));
        let one_more = (letters::read("lund"), letters::read("lund larsen"));
        assert_eq!(left_of("anna lund", "anna lund larsen"), one_more);
    }

    #[test]
    fn what_differs_weighs_by_what_stands_beside_it() {
        let weigh = |left: &str, right: &str| Spelling::read(left).weigh(&Spelling::read(right)).weight;
        assert!(weigh("Yousef", "Yusuf") > 0 && weigh("Yousef", "Yakub") < 0);
        assert_eq!(weigh("Yousef Haddad", "Yusuf Hadad"), weigh("Yusuf Hadad", "Yousef Haddad"));
    }

    #[test]
    fn what_is_too_long_to_align_is_not_one() {
        let (left, right) = ("a".repeat(80), "e".repeat(80));
        assert!(Spelling::read(&left).weigh(&Spelling::read(&right)).weight < -10_000);
    }
}
