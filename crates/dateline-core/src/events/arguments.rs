//! Who stands where around a trigger, by the tree.

use super::ontology::{Effect, Light, Ontology, Slot};
use crate::analysis::EntityType;
use crate::clause::{Scene, Tree};
use crate::tag::{Argument, Deprel, Role, Upos, VerbForm};

/// How many verbs up a verb without a subject may borrow one.
const CONTROL_DEPTH: usize = 6;

/// Adverbs that make verbs of their own, and that are also prepositions.
const PARTICLES: [&str; 8] = ["over", "down", "up", "off", "out", "back", "away", "in"];

/// Nouns for stretches of time, which are nobody's object (`lasted at least five days`).
const TIMES: [&str; 10] =
    ["second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century"];

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
    fn tree(&self) -> &Tree<'a> {
        &self.scene.tree
    }

    /// The heads of the noun phrases that fill a slot of a verb.
    pub(super) fn of_verb(&self, verb: usize, slot: &Slot) -> Vec<usize> {
        match slot {
            Slot::Subject => self.subject(verb).into_iter().collect(),
            Slot::Object => self.object(verb).into_iter().collect(),
            Slot::Indirect => self.tree().child(verb, &[Deprel::Iobj]).into_iter().collect(),
            Slot::Complement => {
                self.complement(verb).and_then(|clause| self.own_subject(clause)).into_iter().collect()
            }
            Slot::Preposition(preposition) => self.governed(verb, preposition),
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
                if own.is_empty() {
                    carrier.map(|carrier| self.governed(carrier.verb, preposition)).unwrap_or_default()
                } else {
                    own
                }
            }
            Slot::Subject | Slot::Object | Slot::Indirect | Slot::Complement => Vec::new(),
        }
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
        let above = tree.head(noun).filter(|_| {
            matches!(
                tree.deprel(noun),
                Deprel::Obj | Deprel::NsubjPass | Deprel::Obl | Deprel::Iobj | Deprel::Nsubj
            )
        });
        above.into_iter().chain(participle).find_map(|verb| {
            let lights = self.ontology.lights.get(tree.lemma(verb))?;
            let oblique = tree.deprel(noun) == Deprel::Obl && Some(verb) == above;
            // `clashes broke out`, `the talks will take place`: verbs that tell of the noun that is their subject.
            let subject = tree.deprel(noun) == Deprel::Nsubj && Some(verb) == above;
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
        let next = verb + 1 < tree.sentence(verb).tokens.end && tree.reads(verb + 1, particle);
        next || tree.children(verb).iter().any(|&child| match tree.deprel(child) {
            Deprel::CompoundPrt | Deprel::Advmod => tree.reads(child, particle),
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
                .or_else(|| self.governed(verb, "by").first().copied());
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

    /// The object of a verb; in the passive, its subject.
    pub(super) fn object(&self, verb: usize) -> Option<usize> {
        let tree = self.tree();
        if self.is_passive(verb) {
            return self.grammatical_subject(verb, 0);
        }
        let objects: &[Deprel] = if tree.is_gerund_as_noun(verb) {
            &[Deprel::Obj, Deprel::Flat, Deprel::Appos, Deprel::Nmod]
        } else {
            &[Deprel::Obj]
        };
        let object = tree.child(verb, objects).or_else(|| self.object_after_particle(verb));
        if let Some(object) = object.or_else(|| self.object_by_number(verb)) {
            return Some(self.antecedent(object, verb));
        }
        // `asked Seoul for help`: whom alone may hang as the indirect object.
        if let Some(person) = tree.child(verb, &[Deprel::Iobj]) {
            return Some(person);
        }
        let gap = tree.deprel(verb) == Deprel::AclRelcl
            && tree.subject(verb).is_some_and(|subject| !is_relative(tree, subject));
        tree.head(verb).filter(|_| gap)
    }

    /// The object of a verb with a particle, where the tree takes the particle for its preposition: `handed over its
    /// weapons`, `turned down an offer`.
    fn object_after_particle(&self, verb: usize) -> Option<usize> {
        let tree = self.tree();
        let particle = verb + 1;
        let stands = particle < tree.sentence(verb).tokens.end
            && PARTICLES.contains(&tree.word(particle))
            && tree.deprel(particle) == Deprel::Case;
        if !stands {
            return None;
        }
        let object = tree.head(particle)?;
        let hangs = tree.deprel(object) == Deprel::Obl && tree.head(object) == Some(verb);
        let framed = || {
            let frames = self.ontology.verbs.get(tree.verb_lemma(verb)?.as_ref())?;
            frames.iter().find(|frame| frame.particle == tree.word(particle))
        };
        (hangs && framed().is_some()).then_some(object)
    }

    /// The object of a verb that begins with a bound on how many, which the tree takes for a preposition: `killed at least
    /// five people`, `freed up to forty`.
    fn object_by_number(&self, verb: usize) -> Option<usize> {
        let tree = self.tree();
        let end = tree.sentence(verb).tokens.end;
        let reads = |back: usize, words: &[&str]| {
            verb + back < end && words.iter().any(|word| tree.reads(verb + back, word))
        };
        let bound = (reads(1, &["at"]) && reads(2, &["least", "most"]))
            || (reads(1, &["up", "close"]) && reads(2, &["to"]))
            || (reads(1, &["as"]) && reads(2, &["many", "few"]))
            || reads(1, &["about", "around", "over", "under", "some", "nearly", "almost"]);
        let counted = |&child: &usize| {
            child > verb + 1
                && matches!(tree.deprel(child), Deprel::Obl | Deprel::OblUnmarked)
                && (tree.upos(child) == Upos::Num || tree.child(child, &[Deprel::Nummod]).is_some())
        };
        let time = |token: &usize| TIMES.contains(&tree.lemma(*token));
        tree.children(verb).iter().copied().find(counted).filter(|token| bound && !time(token))
    }

    fn grammatical_subject(&self, verb: usize, depth: usize) -> Option<usize> {
        let tree = self.tree();
        if let Some(subject) = self.own_subject(verb) {
            return Some(self.antecedent(subject, verb));
        }
        let head = tree.head(verb).filter(|_| depth < CONTROL_DEPTH)?;
        match tree.deprel(verb) {
            Deprel::Conj if matches!(tree.upos(head), Upos::Verb | Upos::Aux | Upos::Adj) => {
                self.grammatical_subject(head, depth + 1)
            }
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl | Deprel::Obl => self.controller(verb, head, depth),
            Deprel::Acl => {
                if tree.token(verb).features.form == Some(VerbForm::Infinitive)
                    || self.has_infinitive_mark(verb)
                {
                    self.holder(head, depth)
                } else {
                    let bare = tree.preposition(verb).is_none();
                    if bare { Some(head) } else { self.holder(head, depth) }
                }
            }
            _ => None,
        }
    }

    pub(super) fn has_infinitive_mark(&self, verb: usize) -> bool {
        let tree = self.tree();
        tree.children(verb).iter().any(|&child| tree.deprel(child) == Deprel::Mark && tree.reads(child, "to"))
    }

    fn own_subject(&self, verb: usize) -> Option<usize> {
        self.tree().subject(verb)
    }

    /// Who does what stands in the infinitive or gerund under `head`: whoever is asked to, else whoever is said to.
    fn controller(&self, verb: usize, head: usize, depth: usize) -> Option<usize> {
        let tree = self.tree();
        let finite = tree.token(verb).features.form == Some(VerbForm::Finite);
        if finite && tree.deprel(verb) == Deprel::Ccomp {
            return None;
        }
        let open = matches!(tree.deprel(verb), Deprel::Xcomp | Deprel::Ccomp);
        let object = tree.child(head, &[Deprel::Obj, Deprel::Iobj]);
        if let Some(object) = object.filter(|&object| open && !self.scene.members(object).is_empty()) {
            return Some(object);
        }
        self.grammatical_subject(head, depth + 1)
    }

    /// Who holds the plan, the readiness or the right that a noun names: its possessor, or whoever has it.
    fn holder(&self, noun: usize, depth: usize) -> Option<usize> {
        let tree = self.tree();
        let possessor = tree.child(noun, &[Deprel::NmodPoss]);
        if let Some(possessor) = possessor.filter(|&possessor| !self.is_unresolved(possessor)) {
            return Some(possessor);
        }
        let nominal = |token: &usize| tree.deprel(*token) == Deprel::Nmod;
        let owner = self.governed(noun, "of").into_iter().chain(self.governed(noun, "by")).find(nominal);
        if owner.is_some() {
            return owner;
        }
        let verbs = tree.ancestors(noun).filter(|&above| matches!(tree.upos(above), Upos::Verb | Upos::Aux));
        // `an attempt to kill X was thwarted`: the attempt does not kill.
        let mut subjects = verbs
            .filter_map(|above| self.grammatical_subject(above, depth + 1))
            .filter(|&subject| subject != noun);
        let first = subjects.next()?;
        let somebody = |subject: &usize| !self.scene.members(*subject).is_empty();
        // `on a visit that will last a week, with the aim of meeting X`: the visit aims at nothing.
        if somebody(&first) { Some(first) } else { subjects.find(somebody).or(Some(first)) }
    }

    /// Whether a token is a pronoun that refers to nobody known.
    fn is_unresolved(&self, token: usize) -> bool {
        self.scene.tree.upos(token) == Upos::Pron && self.scene.reference_at(token).is_none()
    }

    /// What a relative pronoun stands for.
    fn antecedent(&self, pronoun: usize, verb: usize) -> usize {
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
                return named
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
                ) && tree.preposition(*child).is_some_and(|found| found == preposition)
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

    /// Who is in the state that a noun names: the subject of `be`, or the noun that the phrase hangs on.
    fn in_state(&self, noun: usize) -> Option<usize> {
        let tree = self.tree();
        let people = |head: &usize| matches!(tree.upos(*head), Upos::Noun | Upos::Propn | Upos::Pron);
        let hangs = matches!(tree.deprel(noun), Deprel::Nmod);
        let above = tree.head(noun).filter(|_| hangs).filter(people);
        let said = || {
            let verb = tree.head(noun).filter(|_| tree.deprel(noun) == Deprel::Obl)?;
            self.grammatical_subject(verb, 0)
        };
        tree.subject(noun).map(|subject| self.antecedent(subject, noun)).or(above).or_else(said)
    }

    /// The possessor of a noun and the names before it.
    fn possessors(&self, noun: usize) -> Vec<usize> {
        let tree = self.tree();
        if let Some(possessor) = tree.child(noun, &[Deprel::NmodPoss]) {
            let above = tree.ancestors(noun).find(|&above| tree.upos(above) == Upos::Verb);
            let subject = above.filter(|_| self.is_unresolved(possessor)).and_then(|verb| self.subject(verb));
            return vec![subject.unwrap_or(possessor)];
        }
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

    /// Whether a verb is in the passive, a bare participle after its noun included (`troops sent to Russia`).
    pub(super) fn is_passive(&self, verb: usize) -> bool {
        let tree = self.tree();
        if tree.is_passive(verb) {
            return true;
        }
        let word = tree.word(verb).to_lowercase();
        let participle = tree.token(verb).features.form == Some(VerbForm::Participle)
            || (tree.token(verb).features.form.is_none() && !word.ends_with("ing"));
        let auxiliary = tree.children(verb).iter().any(|&child| tree.deprel(child) == Deprel::Aux);
        if matches!(tree.deprel(verb), Deprel::Acl | Deprel::Amod) {
            return participle && !auxiliary && !word.ends_with("ing");
        }
        // `was arrested and deported`: the second participle shares the auxiliary of the first.
        let first = tree.first_conjunct(verb);
        first != verb
            && participle
            && self.own_subject(verb).is_none()
            && tree.child(verb, &[Deprel::Obj]).is_none()
            && tree.token(verb).features.form == Some(VerbForm::Participle)
            && tree.is_passive(first)
    }
}

/// Whether a token is a relative pronoun.
fn is_relative(tree: &Tree<'_>, token: usize) -> bool {
    matches!(tree.word(token).to_lowercase().as_str(), "who" | "whom" | "which" | "that")
}
