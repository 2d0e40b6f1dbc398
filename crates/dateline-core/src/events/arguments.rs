//! Who stands where around a trigger, by the tree.

use super::ontology::{Effect, Light, Ontology, Slot};
use crate::analysis::EntityType;
use crate::clause::{Scene, Tree};
use crate::knowledge;
use crate::names::Reference;
use crate::tag::{Argument, Deprel, Number, Role, Upos, VerbForm};

/// The group of light verbs whose subject, not object, names the act.
const OF_ITSELF: &str = "itself";

/// A noun trigger's light verb and what it says of the act.
#[derive(Clone, Copy, Debug)]
pub(super) struct Carrier {
    pub(super) verb: usize,
    pub(super) effect: Effect,
}

/// The syntax of a page, asked for the slots of frames.
pub(super) struct Arguments<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    pub(super) ontology: &'a Ontology,
}

impl<'a> Arguments<'_, 'a> {
    pub(super) fn tree(&self) -> &Tree<'a> {
        &self.scene.tree
    }

    /// The heads of the noun phrases that fill a slot of a verb.
    pub(super) fn of_verb(&self, verb: usize, slot: &Slot) -> Vec<usize> {
        match slot {
            Slot::Subject => self.subject(verb).into_iter().collect(),
            Slot::Object => self.object(verb).into_iter().collect(),
            Slot::Indirect => self
                .tree()
                .child(verb, &[Deprel::Iobj])
                .or_else(|| self.given_two(verb))
                .or_else(|| self.given_in_passive(verb))
                .into_iter()
                .collect(),
            Slot::Complement => {
                self.complement(verb).and_then(|clause| self.own_subject(clause)).into_iter().collect()
            }
            Slot::Preposition(preposition) => self.governed_after(verb, preposition),
            Slot::Possessor | Slot::Light | Slot::State => Vec::new(),
        }
    }

    /// The heads of the noun phrases that fill a slot of a noun.
    pub(super) fn of_noun(&self, noun: usize, carrier: Option<Carrier>, slot: &Slot) -> Vec<usize> {
        match slot {
            Slot::Light => carrier.and_then(|carrier| self.bearer(noun, carrier.verb)).into_iter().collect(),
            Slot::Possessor => self.possessors(noun),
            Slot::State => self.in_state(noun).into_iter().collect(),
            Slot::Preposition(preposition) => {
                let own = self.governed(noun, preposition);
                if !own.is_empty() {
                    return own;
                }
                let carried = carrier.map(|carrier| self.governed_after(carrier.verb, preposition));
                carried
                    .filter(|carried| !carried.is_empty())
                    .unwrap_or_else(|| self.between_matter(noun, preposition))
            }
            Slot::Subject | Slot::Object | Slot::Indirect | Slot::Complement => Vec::new(),
        }
    }

    /// What `between` governs under the matter of a noun: `talks on the river between Sudan and Egypt`.
    fn between_matter(&self, noun: usize, preposition: &str) -> Vec<usize> {
        let tree = self.tree();
        let matter = |child: &usize| *child > noun && tree.deprel(*child) == Deprel::Nmod;
        let parts = tree.children(noun).iter().copied().filter(matter).filter(|_| preposition == "between");
        parts.flat_map(|part| self.governed(part, preposition)).collect()
    }

    /// Who does what a noun names under a light verb: its subject, also of a passive that the noun is no subject of
    /// (`were involved in clashes`).
    fn bearer(&self, noun: usize, verb: usize) -> Option<usize> {
        let oblique = self.tree().deprel(self.tree().first_conjunct(noun)) == Deprel::Obl;
        let borne = || self.grammatical_subject(verb, 0).filter(|_| oblique && self.is_passive(verb));
        self.subject(verb).filter(|&subject| subject != noun).or_else(borne)
    }

    /// The heads of the noun phrases that play a role for a predicate.
    pub(super) fn playing(&self, predicate: usize, role: Role) -> impl Iterator<Item = usize> + '_ {
        self.roles(predicate)
            .filter(move |argument| argument.role == role)
            .map(|argument| argument.token)
            .filter(|&token| {
                matches!(self.tree().upos(token), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
            })
    }

    /// The heads of what tells when and where a predicate is.
    pub(super) fn setting(&self, predicate: usize) -> impl Iterator<Item = usize> + '_ {
        let sets = |argument: &&Argument| matches!(argument.role, Role::Time | Role::Location);
        self.roles(predicate).filter(sets).map(|argument| argument.token)
    }

    fn roles(&self, predicate: usize) -> impl Iterator<Item = &'a Argument> + '_ {
        let predicates = &self.tree().tagged.predicates;
        let found = predicates.binary_search_by_key(&predicate, |each| each.token).ok();
        found.into_iter().flat_map(move |index| &predicates[index].arguments)
    }

    /// The clause that is a verb's complement.
    pub(super) fn complement(&self, verb: usize) -> Option<usize> {
        self.tree().child(verb, &[Deprel::Ccomp, Deprel::Xcomp])
    }

    /// The light verb over a noun: the noun is its object, its passive subject or what its preposition governs.
    pub(super) fn carrier(&self, noun: usize, groups: &[String]) -> Option<Carrier> {
        let tree = self.tree();
        let noun = tree.first_conjunct(noun);
        let participle = tree.children(noun).iter().copied().find(|&child| {
            tree.deprel(child) == Deprel::Acl && tree.token(child).features.form != Some(VerbForm::Infinitive)
        });
        let is_subject = (tree.deprel(noun) == Deprel::Nsubj
            && tree.head(noun).is_some_and(|verb| tree.subject(verb) == Some(noun)))
            || self.is_deed_before(noun);
        let above = tree.head(noun).filter(|_| {
            is_subject
                || matches!(tree.deprel(noun), Deprel::Obj | Deprel::NsubjPass | Deprel::Obl | Deprel::Iobj)
                || (tree.deprel(noun) == Deprel::Xcomp && self.has_article(noun))
        });
        above.into_iter().chain(participle).find_map(|verb| {
            let lights = self.ontology.lights.get(tree.lemma(verb))?;
            let oblique = tree.deprel(noun) == Deprel::Obl && Some(verb) == above;
            // `clashes broke out`, `the talks will take place`: verbs that tell of the noun that is their subject.
            let subject = is_subject && Some(verb) == above;
            let fits = |light: &&Light| {
                if subject != light.groups.iter().any(|group| group == OF_ITSELF) {
                    return false;
                }
                let particle = if oblique {
                    self.is_introduced(verb, noun, &light.particle)
                } else {
                    light.particle.is_empty() || self.has_particle(verb, &light.particle)
                };
                particle && light.groups.iter().any(|group| groups.contains(group))
            };
            lights.iter().find(fits).map(|light| Carrier { verb, effect: light.effect })
        })
    }

    /// Whether the particle of a light verb introduces a noun: its preposition, with an adverb before it where there
    /// are two words (`went ahead with the drill`).
    fn is_introduced(&self, verb: usize, noun: usize, particle: &str) -> bool {
        let (adverb, preposition) = particle.split_once(' ').unwrap_or(("", particle));
        self.tree().preposition(noun).as_deref() == Some(preposition)
            && (adverb.is_empty() || self.has_particle(verb, adverb))
    }

    /// Whether a verb has the particle or preposition.
    pub(super) fn has_particle(&self, verb: usize, particle: &str) -> bool {
        let tree = self.tree();
        // `said no one was hurt` is no saying no.
        let next = verb + 1 < tree.sentence(verb).tokens.end
            && tree.reads(verb + 1, particle)
            && tree.upos(verb + 1) != Upos::Det;
        next || tree.children(verb).iter().any(|&child| match tree.deprel(child) {
            Deprel::CompoundPrt | Deprel::Advmod => tree.reads(child, particle),
            // `go bankrupt to pay for care` is no going to anybody.
            Deprel::Advcl if particle == "to" && self.has_infinitive_mark(child) => false,
            Deprel::Obl | Deprel::Advcl => self.is_led_by(child, particle),
            // `forced the agency out of the country`, where the tree hangs the country on the agency.
            Deprel::Obj => tree.children(child).iter().any(|&inner| {
                tree.deprel(inner) == Deprel::Nmod && particle == "out" && self.is_led_by(inner, "out of")
            }),
            _ => false,
        })
    }

    /// Whether a phrase begins with a preposition, or one that begins with it: `out of` with `out`.
    fn is_led_by(&self, phrase: usize, preposition: &str) -> bool {
        let found = self.tree().preposition(phrase);
        found.is_some_and(|found| {
            found.strip_prefix(preposition).is_some_and(|rest| rest.is_empty() || rest == " of")
        })
    }

    /// What a preposition governs under a token; the preposition may also hang on the token's object, where the
    /// two cannot be told apart by form (`imposed sanctions on Moscow`).
    pub(super) fn governed(&self, token: usize, preposition: &str) -> Vec<usize> {
        let tree = self.tree();
        if let Some((inner, outer)) = preposition.strip_prefix("in ").and_then(|rest| rest.split_once(' ')) {
            let holders = self.governed(token, "in");
            let named = holders.into_iter().filter(|&holder| tree.lemma(holder) == inner);
            return named.flat_map(|holder| self.governed(holder, outer)).collect();
        }
        let under = |top: usize| -> Vec<usize> {
            let fits = |child: &usize| {
                matches!(
                    tree.deprel(*child),
                    Deprel::Obl
                        | Deprel::Nmod
                        | Deprel::OblAgent
                        | Deprel::Advcl
                        | Deprel::Acl
                        | Deprel::Iobj
                        | Deprel::Obj
                ) && tree.preposition(*child).is_some_and(|found| {
                    // `pulled out of the talks`
                    found == preposition || (preposition == "of" && found == "out of")
                })
                    // `opened a commission to investigate`
                    && !(preposition == "to"
                        && tree.upos(*child) == Upos::Verb
                        && self.has_infinitive_mark(*child))
            };
            tree.children(top).iter().copied().filter(fits).collect()
        };
        let own = under(token);
        if !own.is_empty() || !matches!(tree.upos(token), Upos::Verb) {
            return own;
        }
        let objects = [Deprel::Obj, Deprel::NsubjPass, Deprel::Xcomp];
        let object = tree.child(token, &objects).or_else(|| self.object_after_particle(token));
        let Some(object) = object else { return Vec::new() };
        let on_object = under(object);
        if !on_object.is_empty() {
            return on_object;
        }
        // `70 million dollars of aid for Romania`: what is measured out governs the preposition.
        let measured = tree.children(object).iter().copied().filter(|&child| {
            tree.deprel(child) == Deprel::Nmod && tree.preposition(child).as_deref() == Some("of")
        });
        measured.flat_map(under).collect()
    }

    /// What a preposition governs under a verb, but for a place told before the clause, which is not what it is about:
    /// `At the White House, he expressed concern`.
    fn governed_after(&self, verb: usize, preposition: &str) -> Vec<usize> {
        let mut governed = self.governed(verb, preposition);
        let place = matches!(preposition, "at" | "in" | "on");
        governed.retain(|&head| !place || head > verb || self.tree().upos(head) == Upos::Pron);
        governed
    }

    /// Who is in the state that a noun names: the subject of `be`, or the noun that the phrase hangs on.
    fn in_state(&self, noun: usize) -> Option<usize> {
        let tree = self.tree();
        let people = |head: &usize| matches!(tree.upos(*head), Upos::Noun | Upos::Propn | Upos::Pron);
        let hangs = matches!(tree.deprel(noun), Deprel::Nmod);
        let above = tree.head(noun).filter(|_| hangs).filter(people);
        let said = || {
            let apart = matches!(tree.preposition(noun).as_deref(), Some("from" | "ahead of"));
            let held = !apart && tree.deprel(noun) == Deprel::Obl;
            let verb = tree.head(noun).filter(|_| held)?;
            // `fired rockets during a visit by the king`
            let by = self.governed(verb, "by").into_iter().find(|&by| by > noun && !self.is_passive(verb));
            if by.is_some() {
                return by;
            }
            self.grammatical_subject(verb, 0)
        };
        tree.subject(noun).map(|subject| self.antecedent(subject, noun)).or(above).or_else(said)
    }

    /// The possessor of a noun and the names before it.
    fn possessors(&self, noun: usize) -> Vec<usize> {
        let tree = self.tree();
        if let Some(possessor) = tree.child(noun, &[Deprel::NmodPoss]) {
            if let Some(blamed) = self.blamed_before(noun, possessor) {
                return vec![blamed];
            }
            let above = tree.ancestors(noun).find(|&above| tree.upos(above) == Upos::Verb);
            let subject = above.filter(|_| self.is_unresolved(possessor)).and_then(|verb| self.subject(verb));
            // `ahead of his trip, the army freed nine`: an army is no he.
            let person = tree.reads(possessor, "his") || tree.reads(possessor, "her");
            let fits = |&subject: &usize| !person || !self.is_body_of_many(subject);
            return vec![subject.filter(fits).unwrap_or(possessor)];
        }
        self.named_before_noun(noun)
    }

    /// Whether a noun phrase is a body or several people, so that no `his` is of it.
    fn is_body_of_many(&self, head: usize) -> bool {
        let tree = self.tree();
        let person =
            |reference: &Reference| self.scene.cast.entities[reference.entity].kind == EntityType::Person;
        match self.scene.reference_of_phrase(head) {
            Some(reference) => !person(reference),
            None => {
                tree.token(head).features.number == Some(Number::Plural)
                    || (tree.upos(head) == Upos::Noun && knowledge::person_noun(tree.word(head)).is_none())
            }
        }
    }

    /// The names of parties before a noun, within its phrase.
    pub(super) fn named_before_noun(&self, noun: usize) -> Vec<usize> {
        let tree = self.tree();
        let before = |child: &usize| {
            *child < noun
                && matches!(tree.deprel(*child), Deprel::Amod | Deprel::Compound | Deprel::Nmod)
                && self
                    .scene
                    .reference_at(*child)
                    .is_some_and(|reference| self.scene.can_act(reference.entity))
        };
        tree.children(noun).iter().copied().filter(before).collect()
    }

    /// The party behind a pronoun in the ground of an act upon it: `sanctions on Iran for its refusal to stop`.
    pub(super) fn blamed_before(&self, noun: usize, possessor: usize) -> Option<usize> {
        let tree = self.tree();
        let ground = matches!(tree.preposition(noun).as_deref(), Some("for" | "over" | "because of"));
        let own = matches!(tree.word(possessor).to_lowercase().as_str(), "its" | "his" | "her" | "their");
        let opener = tree.children(noun).iter().copied().find(|&child| tree.deprel(child) == Deprel::Case)?;
        let before = opener.checked_sub(1).filter(|_| ground && own && self.is_unresolved(possessor))?;
        let reference = self.scene.reference_at(before)?;
        let governed = !matches!(tree.deprel(tree.first_conjunct(before)), Deprel::Nsubj | Deprel::NsubjPass);
        (governed && self.scene.can_act(reference.entity)).then_some(before)
    }

    /// Whether a verb is in the passive, a bare participle after its noun included (`troops sent to Russia`).
    pub(super) fn is_passive(&self, verb: usize) -> bool {
        let tree = self.tree();
        if tree.is_passive(verb) {
            // `bodyguards arrested a man`, read as if the bodyguards were arrested.
            let acts_on = tree.child(verb, &[Deprel::AuxPass]).is_none()
                && !matches!(tree.deprel(verb), Deprel::Acl | Deprel::Amod)
                && tree.child(verb, &[Deprel::Obj]).is_some_and(|object| object > verb)
                && !self.gives(verb);
            return !acts_on && !self.is_misread_as_modifier(verb);
        }
        let word = tree.word(verb).to_lowercase();
        let participle = tree.token(verb).features.form == Some(VerbForm::Participle)
            || (tree.token(verb).features.form.is_none() && !word.ends_with("ing"));
        let auxiliary = tree.children(verb).iter().any(|&child| tree.deprel(child) == Deprel::Aux);
        if matches!(tree.deprel(verb), Deprel::Acl | Deprel::Amod) {
            let modifies = || !self.is_misread_as_modifier(verb);
            return participle && !auxiliary && !word.ends_with("ing") && modifies();
        }
        // `were reported killed`: the participle under a passive is one too.
        if tree.deprel(verb) == Deprel::Xcomp && participle && !auxiliary && !word.ends_with("ing") {
            let bare =
                tree.child(verb, &[Deprel::Obj, Deprel::Mark]).is_none() && self.own_subject(verb).is_none();
            return bare && tree.head(verb).is_some_and(|head| tree.is_passive(head));
        }
        // `was arrested and deported`: the second participle shares the auxiliary of the first.
        // Of three the last shares that of the second: `saw him, and he was arrested and convicted`.
        let first = tree.first_conjunct(verb);
        let before = tree.conjuncts(first).into_iter().filter(|&part| part < verb).max();
        let first = before.filter(|&part| part != first && self.own_subject(part).is_some()).unwrap_or(first);
        first != verb
            && participle
            && self.own_subject(verb).is_none()
            && tree.child(verb, &[Deprel::Obj]).is_none()
            && tree.token(verb).features.form == Some(VerbForm::Participle)
            && tree.is_passive(first)
    }
}
