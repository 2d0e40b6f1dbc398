//! What a clause says of its members: who is its subject, and who cannot be whom.

use std::ops::Range;

use crate::names::view::View;
use crate::tag::{Deprel, Token, Upos};

/// How far up a sentence's tree anything is looked for.
const STEPS: usize = 8;
/// What hangs on a word is looked for among this many words before and after it.
const REACH: usize = 96;
/// Weights of a mention by its place in the sentence, after Lappin and Leass: recency with the emphasis on subjects, on
/// objects, on what is neither part of another phrase nor of an adverbial.
const SUBJECT: f32 = 310.0;
const OBJECT: f32 = 280.0;
const OBLIQUE: f32 = 220.0;
const OWNER: f32 = 180.0;
const INSIDE: f32 = 130.0;

/// Syntax as this stage asks it.
pub(super) struct Clause<'v> {
    pub(super) view: &'v View<'v>,
}

impl Clause<'_> {
    fn token(&self, token: usize) -> &Token {
        &self.view.tagged.tokens[token]
    }

    fn deprel(&self, token: usize) -> Deprel {
        self.token(token).deprel
    }

    fn head(&self, token: usize) -> Option<usize> {
        self.token(token).head.filter(|&head| head < self.view.len())
    }

    /// The token of a mention whose head lies outside of it.
    pub(super) fn head_of(&self, tokens: &Range<usize>) -> usize {
        let outside = |token: &usize| self.head(*token).is_none_or(|head| !tokens.contains(&head));
        tokens.clone().rev().find(outside).unwrap_or(tokens.start)
    }

    /// Whether a noun heads a phrase that a pronoun can stand for, and does not describe somebody named (`Kovac, a lawyer`,
    /// `Kovac is a lawyer`, `lawyer Ana Kovac`).
    pub(super) fn heads_phrase(&self, token: usize) -> bool {
        let describes = matches!(
            self.deprel(token),
            Deprel::Compound | Deprel::Flat | Deprel::Amod | Deprel::Fixed | Deprel::Appos | Deprel::Nummod
        );
        let named_after =
            self.token(token + 1 - usize::from(token + 1 == self.view.len())).upos == Upos::Propn;
        let predicate = self.children(token).any(|child| self.deprel(child) == Deprel::Cop);
        !describes && !predicate && !named_after
    }

    /// What hangs on a token, near by in its sentence.
    fn children(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        let sentence = self.view.sentence(token);
        let near = sentence.start.max(token.saturating_sub(REACH))..sentence.end.min(token + REACH);
        near.filter(move |&child| self.head(child) == Some(token))
    }

    /// The head of the phrase that a token belongs to as a name below its title or one of several.
    fn top(&self, token: usize) -> usize {
        let mut top = token;
        for _ in 0..STEPS {
            let joined = match self.deprel(top) {
                Deprel::Flat | Deprel::Appos | Deprel::Conj => true,
                Deprel::Compound => self.head(top).is_some_and(|head| head < top),
                _ => false,
            };
            match self.head(top).filter(|_| joined) {
                Some(head) => top = head,
                None => break,
            }
        }
        top
    }

    /// How much the sentence is about the mention of that head.
    pub(super) fn weight(&self, head: usize) -> f32 {
        match self.deprel(self.top(head)) {
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Root | Deprel::Vocative | Deprel::Csubj => SUBJECT,
            Deprel::Obj | Deprel::Iobj | Deprel::OblAgent => OBJECT,
            Deprel::NmodPoss => OWNER,
            Deprel::Nmod | Deprel::NmodUnmarked | Deprel::Compound | Deprel::Amod => INSIDE,
            _ => OBLIQUE,
        }
    }

    /// Whether the pronoun is the subject's own: `himself`.
    pub(super) fn is_reflexive(&self, pronoun: usize) -> bool {
        let word = self.view.word(pronoun);
        word.ends_with("self") || word.ends_with("selves")
    }

    /// Whether an `it` stands for nothing: `it is clear that`, `it rains`.
    pub(super) fn is_empty_it(&self, pronoun: usize) -> bool {
        if self.deprel(pronoun) == Deprel::Expl {
            return true;
        }
        let Some(predicate) = self.head(pronoun).filter(|_| self.is_subject(pronoun)) else { return false };
        let clause = self.children(predicate).any(|child| {
            child > predicate && matches!(self.deprel(child), Deprel::Ccomp | Deprel::Xcomp | Deprel::Csubj)
        });
        let described = self.children(predicate).any(|child| self.deprel(child) == Deprel::Cop);
        described
            || clause
                && matches!(&*self.token(predicate).lemma, "seem" | "appear" | "turn" | "happen" | "take")
    }

    fn is_subject(&self, token: usize) -> bool {
        matches!(self.deprel(token), Deprel::Nsubj | Deprel::NsubjPass)
    }

    /// The subject of a verb: its own, else the one that it borrows from the clause it hangs on.
    fn subject_of(&self, verb: usize) -> Option<usize> {
        let mut verb = verb;
        for _ in 0..STEPS {
            let subject = self.children(verb).filter(|&child| self.is_subject(child)).last();
            if subject.is_some() {
                return subject;
            }
            let above = self.head(verb)?;
            match self.deprel(verb) {
                // `asked Kovac to leave`: who is asked leaves.
                Deprel::Xcomp => {
                    let object = self.children(above).find(|&child| self.deprel(child) == Deprel::Obj);
                    if object.is_some() {
                        return object;
                    }
                }
                Deprel::Conj | Deprel::Advcl | Deprel::Acl | Deprel::Parataxis => {}
                _ => return None,
            }
            verb = above;
        }
        None
    }

    /// The subject of the nearest clause over a token.
    pub(super) fn subject_over(&self, token: usize) -> Option<usize> {
        let mut above = self.head(token)?;
        for _ in 0..STEPS {
            if let Some(subject) = self.subject_of(above).filter(|&subject| subject < token) {
                return Some(subject);
            }
            above = self.head(above)?;
        }
        None
    }

    /// The subject after the pronoun of the clause that its own clause, coming before, belongs to.
    pub(super) fn subject_led_up_to(&self, pronoun: usize) -> Option<usize> {
        let mut below = pronoun;
        for _ in 0..STEPS {
            let above = self.head(below)?;
            let leads = matches!(self.deprel(below), Deprel::Advcl | Deprel::Obl) && below < above;
            if leads {
                let subject = self.children(above).find(|&child| self.is_subject(child))?;
                return (subject > below).then_some(subject);
            }
            below = above;
        }
        None
    }

    /// Whether the pronoun cannot stand for the mention of that head in its sentence: both are arguments of one verb, or the
    /// mention is what the pronoun's phrase describes (`Kovac, his wife`).
    pub(super) fn bars(&self, pronoun: usize, mention: usize) -> bool {
        if self.is_reflexive(pronoun) {
            return false;
        }
        let mention = self.top(mention);
        if self.deprel(pronoun) == Deprel::NmodPoss {
            return self.head(pronoun).is_some_and(|owned| {
                self.deprel(owned) == Deprel::Appos
                    && self.head(owned).is_some_and(|named| self.top(named) == mention)
            });
        }
        let Some(verb) = self.head(self.top(pronoun)) else { return false };
        if self.is_subject(pronoun) {
            return self.head(mention) == Some(verb);
        }
        self.head(mention) == Some(verb)
            || self.subject_of(verb).is_some_and(|subject| self.top(subject) == mention)
    }
}
