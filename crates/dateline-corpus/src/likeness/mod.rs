//! Whether two tellings are of one event, as a score: for any words that name something that happens, not for the acts of the
//! ontology alone.
//!
//! A [`Telling`] is taken from a page that was read: the word that names the event, who and what stands around it.
//! [`odds`] compares two by their words ([`words`]: one lemma, one stem, a concept in common), by who takes part, by names,
//! numbers and context, and by how alike the documents are ([`Stories`]); logistic regression learned what each weighs, on
//! the training topics of ECB+ (`training/likeness`). [`events`] puts tellings together. All are functions of the set of
//! documents. The events of a [`Corpus`](crate::Corpus) are joined without it.

mod features;
mod groups;
mod stories;
mod telling;
mod words;

pub use self::features::{FEATURES, features, odds};
pub use self::groups::{ONE_EVENT, OTHER_STORY, events};
pub use self::stories::Stories;
pub use self::telling::Telling;
