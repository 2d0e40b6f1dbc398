//! Words that stand for others: what a line says of a word holds of its kinds and of other words for it too.

use std::collections::HashMap;

/// Which class of words a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordClass {
    /// Verbs: one without lines of its own has those of the verb that it is like.
    Verb,
    /// Nouns: one fits a list that names what it is like.
    Noun,
}

/// The words that others stand for, by the words that do.
#[derive(Debug, Default)]
pub(in super::super) struct Likes {
    verbs: HashMap<String, Vec<String>>,
    nouns: HashMap<String, Vec<String>>,
}

impl Likes {
    /// The words of a class, to be added to.
    pub(super) fn of(&mut self, class: WordClass) -> &mut HashMap<String, Vec<String>> {
        match class {
            WordClass::Verb => &mut self.verbs,
            WordClass::Noun => &mut self.nouns,
        }
    }

    /// The verbs that a verb stands for.
    pub(in super::super) fn of_verb(&self, lemma: &str) -> &[String] {
        self.verbs.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// The nouns that a noun stands for.
    pub(in super::super) fn of_noun(&self, lemma: &str) -> &[String] {
        self.nouns.get(lemma).map_or(&[], Vec::as_slice)
    }
}
