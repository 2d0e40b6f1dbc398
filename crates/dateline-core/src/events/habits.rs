//! Deeds and habits: `offered talks` is done once, `the bank offers loans` tells what the bank is for.

use super::arguments::Arguments;
use crate::page::BlockKind;
use crate::tag::{Deprel, Tense, Upos, VerbForm};

impl Arguments<'_, '_> {
    /// Whether a verb tells of a deed at some time. The simple present outside of headlines tells a habit, and so does
    /// what somebody `can` do; a participle is as the verb that it hangs on.
    pub(super) fn is_done_once(&self, verb: usize) -> bool {
        let tree = &self.scene.tree;
        let kind = tree.tagged.kinds.get(tree.token(verb).sentence);
        if kind == Some(&BlockKind::Title) || self.is_quick_present(verb) {
            return true;
        }
        let features = tree.token(verb).features;
        if features.form == Some(VerbForm::Gerund) && tree.child(verb, &[Deprel::Aux]).is_none() {
            let over = tree.ancestors(verb).find(|&token| tree.upos(token) == Upos::Verb);
            return over.is_some_and(|over| !self.tells_habit(over));
        }
        !self.tells_habit(verb)
    }

    /// Whether a verb stands in the simple present, or with a word for what is possible.
    fn tells_habit(&self, verb: usize) -> bool {
        let tree = &self.scene.tree;
        let is = |deprel: Deprel| {
            tree.children(verb).iter().copied().filter(move |&child| tree.deprel(child) == deprel)
        };
        let able = is(Deprel::Aux).any(|helper| {
            matches!(tree.lemma(helper).to_lowercase().as_str(), "can" | "could" | "may" | "might")
        });
        let present = |token: usize| {
            let features = tree.token(token).features;
            features.form == Some(VerbForm::Finite) && features.tense == Some(Tense::Present)
        };
        let simple = is(Deprel::Aux).next().is_none();
        able || simple && (present(verb) || is(Deprel::AuxPass).any(present))
    }

    /// Whether the present is that of a clause which says when: `now`, `today`.
    fn is_quick_present(&self, verb: usize) -> bool {
        let tree = &self.scene.tree;
        tree.children(verb).iter().any(|&child| {
            tree.deprel(child) == Deprel::Advmod
                && matches!(tree.word(child).to_lowercase().as_str(), "now" | "today")
        })
    }
}
