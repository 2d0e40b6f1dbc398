//! Subjects of verbs: the tree's own, borrowed from the verbs over them, or told by the order of words.

use super::arguments::Arguments;
use crate::analysis::EntityType;
use crate::clause::Tree;
use crate::tag::{Deprel, Number, Upos, VerbForm};
use crate::{knowledge, quotes};

/// How many verbs up a verb without a subject may borrow one.
pub(super) const CONTROL_DEPTH: usize = 6;

impl Arguments<'_, '_> {
    /// Whether the grammatical subject of a verb is a pronoun for somebody.
    pub(super) fn has_pronoun_subject(&self, verb: usize) -> bool {
        let tree = self.tree();
        self.grammatical_subject(verb, 0).is_some_and(|subject| {
            let lemma = tree.lemma(subject).to_lowercase();
            tree.upos(subject) == Upos::Pron
                && matches!(lemma.as_str(), "he" | "she" | "it" | "they" | "we" | "i" | "who")
        })
    }

    /// The subject of a verb, borrowed from the verb that governs it where it has none; in the passive, the agent.
    pub(super) fn subject(&self, verb: usize) -> Option<usize> {
        let tree = self.tree();
        if self.is_passive(verb) {
            return tree
                .child(verb, &[Deprel::OblAgent])
                .or_else(|| self.governed(verb, "by").first().copied())
                // `was given the sentence by a court`
                .or_else(|| self.governed(self.kept_object(verb)?, "by").first().copied());
        }
        self.grammatical_subject(verb, 0).or_else(|| self.subject_by_order(verb))
    }

    /// The head of the noun phrase right before a finite verb and its auxiliaries, where the tree gives no subject.
    pub(super) fn subject_by_order(&self, verb: usize) -> Option<usize> {
        let tree = self.tree();
        let first = tree.sentence(verb).tokens.start;
        let auxiliary =
            tree.child(verb, &[Deprel::Aux, Deprel::AuxPass]).is_some_and(|child| !tree.reads(child, "to"));
        if tree.token(verb).features.form != Some(VerbForm::Finite) && !auxiliary {
            return None;
        }
        let skipped = |token: &usize| {
            matches!(tree.upos(*token), Upos::Aux | Upos::Adv | Upos::Part)
                || matches!(tree.word(*token), "\"" | "“" | "‘" | "'")
        };
        let mut head = (first..verb).rev().find(|token| !skipped(token))?;
        if !matches!(tree.upos(head), Upos::Noun | Upos::Propn | Upos::Pron) {
            return None;
        }
        // The bound ends the walk where heads form a ring.
        for _ in first..verb {
            let Some(above) = tree.head(head).filter(|&above| above < verb) else { break };
            let joined = matches!(
                tree.deprel(head),
                Deprel::Nmod
                    | Deprel::Conj
                    | Deprel::Compound
                    | Deprel::Flat
                    | Deprel::Appos
                    | Deprel::NmodPoss
            );
            if !joined {
                break;
            }
            head = above;
        }
        Some(head)
    }

    pub(super) fn grammatical_subject(&self, verb: usize, depth: usize) -> Option<usize> {
        let tree = self.tree();
        if let Some(subject) = self.own_subject(verb) {
            let speaker = self.speaker_as_subject(subject, verb, depth);
            return Some(speaker.unwrap_or_else(|| self.antecedent(subject, verb)));
        }
        if self.is_misread_as_modifier(verb) {
            return self.many_before(verb).or_else(|| self.actor_before(verb));
        }
        let head = tree.head(verb).filter(|_| depth < CONTROL_DEPTH)?;
        if let Some(subject) = self.subject_as_object_of_saying(verb, head) {
            return Some(subject);
        }
        match tree.deprel(verb) {
            Deprel::Conj if matches!(tree.upos(head), Upos::Verb | Upos::Aux | Upos::Adj) => {
                self.grammatical_subject(head, depth + 1)
            }
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl | Deprel::Obl => self.controller(verb, head, depth),
            Deprel::Acl => {
                let infinitive = tree.token(verb).features.form == Some(VerbForm::Infinitive)
                    || self.has_infinitive_mark(verb);
                // `the first envoy to visit Oslo`, but `its plan to visit Oslo`
                let itself = if infinitive {
                    !self.scene.members(head).is_empty()
                } else {
                    tree.preposition(verb).is_none()
                };
                let said_of = tree.subject(head).or_else(|| {
                    let became = tree.head(head).filter(|&verb| tree.lemma(verb) == "become")?;
                    self.grammatical_subject(became, depth + 1)
                });
                match said_of.filter(|_| infinitive && itself) {
                    Some(subject) => Some(subject),
                    None if itself => Some(head),
                    None => self.holder(head, depth),
                }
            }
            _ => None,
        }
    }

    /// The subject of what is said, where the tree takes it for the object of the verb of saying: `police say the blast on
    /// Friday injured nine`.
    fn subject_as_object_of_saying(&self, verb: usize, head: usize) -> Option<usize> {
        let tree = self.tree();
        let told = tree.deprel(verb) == Deprel::Advcl && !tree.word(verb).ends_with("ing");
        let said = told && tree.child(verb, &[Deprel::Mark]).is_none();
        quotes::cue_verb_at(tree, head).filter(|_| said)?;
        let object = tree.child(head, &[Deprel::Obj]).filter(|object| (head..verb).contains(object))?;
        (!(object..verb).any(|token| tree.reads(token, ","))).then_some(object)
    }

    /// The noun that a pronoun at the head of what is said stands for: whoever says it (`the rebels announced that they
    /// would pull out`), where the two agree in number and the pronoun is not known to be a name.
    fn speaker_as_subject(&self, pronoun: usize, verb: usize, depth: usize) -> Option<usize> {
        let tree = self.tree();
        let (plural, person) = match tree.word(pronoun).to_lowercase().as_str() {
            "they" => (true, false),
            "it" => (false, false),
            "he" | "she" => (false, true),
            _ => return None,
        };
        let over = tree.head(verb).filter(|_| tree.deprel(verb) == Deprel::Ccomp && depth < CONTROL_DEPTH)?;
        if self.scene.reference_at(pronoun).is_some() || quotes::cue_verb_at(tree, over).is_none() {
            return None;
        }
        let speaker = self.grammatical_subject(over, depth + 1).filter(|&speaker| speaker < pronoun)?;
        let agrees = (tree.token(speaker).features.number == Some(Number::Plural)) == plural
            && (!person || knowledge::person_noun(tree.word(speaker)).is_some());
        (agrees && tree.upos(speaker) == Upos::Noun).then_some(speaker)
    }

    pub(super) fn has_infinitive_mark(&self, verb: usize) -> bool {
        let tree = self.tree();
        // `resorted to throwing stones`, but `to bring`.
        let gerund =
            tree.word(verb).ends_with("ing") && !tree.lemma(verb).eq_ignore_ascii_case(tree.word(verb));
        let mark = |&child: &usize| tree.deprel(child) == Deprel::Mark && tree.reads(child, "to");
        !gerund && tree.children(verb).iter().any(mark)
    }

    pub(super) fn own_subject(&self, verb: usize) -> Option<usize> {
        self.tree().subject(verb)
    }

    /// Whether a token is a pronoun that refers to nobody known.
    pub(super) fn is_unresolved(&self, token: usize) -> bool {
        self.scene.tree.upos(token) == Upos::Pron && self.scene.reference_at(token).is_none()
    }

    /// What a relative pronoun stands for.
    pub(super) fn antecedent(&self, pronoun: usize, verb: usize) -> usize {
        let tree = self.tree();
        let mut clause = verb;
        if !is_relative(tree, pronoun) {
            return pronoun;
        }
        for _ in 0..CONTROL_DEPTH {
            if tree.deprel(clause) == Deprel::AclRelcl {
                let nominal = |token: &usize| {
                    matches!(tree.upos(*token), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
                };
                let first = tree.sentence(pronoun).tokens.start;
                let right_before =
                    || (first..pronoun).rev().find(|&token| !tree.is_punctuation(token)).filter(nominal);
                let named = right_before().filter(|&token| {
                    let person = tree.reads(pronoun, "who") || tree.reads(pronoun, "whom");
                    self.scene.reference_at(token).is_some_and(|reference| {
                        !person || self.scene.cast.entities[reference.entity].kind == EntityType::Person
                    })
                });
                // `a blast on a bus in Kandahar that killed eight`
                let place = named.and_then(|named| self.scene.reference_at(named)).is_some_and(|named| {
                    matches!(self.scene.cast.entities[named.entity].kind, EntityType::Gpe | EntityType::Loc)
                });
                let above = tree.head(clause).filter(|_| place);
                let nominals = above
                    .into_iter()
                    .flat_map(|head| std::iter::once(head).chain(tree.ancestors(head)).take_while(nominal));
                let deed = nominals.take(CONTROL_DEPTH).find(|&head| self.is_violent(head));
                return deed
                    .or(named)
                    .or_else(|| tree.head(clause).filter(nominal))
                    .or_else(right_before)
                    .unwrap_or(pronoun);
            }
            let Some(head) = tree.head(clause) else { break };
            clause = head;
        }
        self.named_before(pronoun).unwrap_or(pronoun)
    }

    /// The name right before a relative pronoun, where the tree does not say what the pronoun stands for.
    fn named_before(&self, pronoun: usize) -> Option<usize> {
        let tree = self.tree();
        let person = tree.reads(pronoun, "who") || tree.reads(pronoun, "whom");
        let first = tree.sentence(pronoun).tokens.start;
        let before = (first..pronoun).rev().find(|&token| !tree.is_punctuation(token))?;
        let entity = &self.scene.cast.entities[self.scene.reference_at(before)?.entity];
        (!person || entity.kind == EntityType::Person).then_some(before)
    }
}

/// Whether a token is a relative pronoun.
pub(super) fn is_relative(tree: &Tree<'_>, token: usize) -> bool {
    matches!(tree.word(token).to_lowercase().as_str(), "who" | "whom" | "which" | "that")
}
