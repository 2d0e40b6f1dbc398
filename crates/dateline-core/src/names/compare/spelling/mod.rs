//! How likely two spellings are of one name, from what romanisation changes and what it does not.
//!
//! A name is read in **letters**: single ones and groups that stand for one sound (`data/letters.tsv`). Two names are
//! aligned letter by letter at fixed costs ([`align`]); what differs then has a weight that was learned from spellings of
//! one original and of different ones (`data/spellings.tsv`), for each language that names are romanised from and for all
//! together. Which language that is, runs of letters tell ([`language`]). All weights are integers, in thousandths of a
//! logit, so that a comparison comes out the same on every machine.

mod align;
mod language;
mod letters;
mod weights;

use self::language::Guess;
use self::letters::Letter;
use super::System;

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
        let straight = align::weigh(&left.letters, &right.letters, weights);
        let mut weighed = Weighed { weight: straight, assumed, turned: false };
        if straight < 0 && !right.turned.is_empty() && right.turned.first() == left.letters.first() {
            let turned = align::weigh(&left.letters, &right.turned, weights);
            if turned > straight {
                weighed = Weighed { weight: turned, turned: true, ..weighed };
            }
        }
        weighed
    }
}
