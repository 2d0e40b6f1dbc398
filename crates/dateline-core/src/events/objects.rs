//! Objects of verbs: the tree's own, or where it went astray, told by roles and by what cannot stand together.

use super::arguments::Arguments;
use super::ontology::Slot;
use super::subjects::is_relative;
use crate::tag::{Deprel, Number, Role, Upos};

/// Adverbs that make verbs of their own, and that are also prepositions.
const PARTICLES: [&str; 8] = ["over", "down", "up", "off", "out", "back", "away", "in"];

/// Nouns for stretches of time, which are nobody's object (`lasted at least five days`).
pub(super) const TIMES: [&str; 10] =
    ["second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century"];

impl Arguments<'_, '_> {
    /// The object of a verb; in the passive, its subject.
    pub(super) fn object(&self, verb: usize) -> Option<usize> {
        let tree = self.tree();
        if self.is_passive(verb) {
            return self.kept_object(verb).or_else(|| self.grammatical_subject(verb, 0));
        }
        if self.is_misread_as_modifier(verb) {
            return tree.head(verb);
        }
        let objects: &[Deprel] = if tree.is_gerund_as_noun(verb) {
            &[Deprel::Obj, Deprel::Flat, Deprel::Appos, Deprel::Nmod]
        } else {
            &[Deprel::Obj]
        };
        // `slammed into the refinery`, read as if the refinery was slammed.
        // `staged a sit-in`, read as if they staged to sit in.
        let bare = |&child: &usize| {
            (objects.contains(&tree.deprel(child))
                && (tree.deprel(child) != Deprel::Obj || !self.has_preposition(child)))
                || (tree.deprel(child) == Deprel::Xcomp && self.has_article(child))
        };
        // Of two objects the second is what is given: `handed Paraguay the files`.
        let mut bare = tree.children(verb).iter().copied().filter(bare);
        let (first, second) = (bare.next(), bare.next());
        let object = second.filter(|_| self.given_two(verb).is_some()).or(first);
        let object = object.or_else(|| self.object_after_particle(verb));
        if let Some(object) = object.or_else(|| self.object_by_number(verb)) {
            return Some(self.antecedent(object, verb));
        }
        if let Some(object) = self.object_by_role(verb) {
            return Some(object);
        }
        // `gave the rebels a week`
        let stretch = tree.child(verb, &[Deprel::Iobj]).and(tree.child(verb, &[Deprel::OblUnmarked]));
        if let Some(stretch) = stretch.filter(|&stretch| stretch > verb) {
            return Some(stretch);
        }
        // `asked Seoul for help`: whom alone may hang as the indirect object.
        if let Some(person) = tree.child(verb, &[Deprel::Iobj]) {
            return Some(person);
        }
        let gap = tree.deprel(verb) == Deprel::AclRelcl
            && tree.subject(verb).is_some_and(|subject| !is_relative(tree, subject));
        tree.head(verb).filter(|_| gap)
    }

    /// The object of the verb joined to one that has none: `shot and killed two men`.
    pub(super) fn shared_object(&self, verb: usize) -> Option<usize> {
        let tree = self.tree();
        let joined = |&next: &usize| {
            next == verb + 2
                && tree.head(next) == Some(verb)
                && tree.deprel(next) == Deprel::Conj
                && tree.deprel(verb + 1) == Deprel::Cc
        };
        let next = tree.children(verb).iter().copied().find(joined).filter(|_| !self.is_passive(verb))?;
        self.object(next)
    }

    /// The first of two objects, where it is somebody: to whom the second is given.
    pub(super) fn given_two(&self, verb: usize) -> Option<usize> {
        let tree = self.tree();
        let mut objects = tree.children(verb).iter().copied().filter(|&child| {
            child > verb && tree.deprel(child) == Deprel::Obj && !self.has_preposition(child)
        });
        let (first, second) = (objects.next()?, objects.next()?);
        let thing = matches!(tree.upos(second), Upos::Noun | Upos::Num | Upos::Sym);
        (thing && !self.scene.members(first).is_empty() && !TIMES.contains(&tree.lemma(second)))
            .then_some(first)
    }

    /// What is given in a passive whose subject is to whom: `monitors were given access`.
    pub(super) fn kept_object(&self, verb: usize) -> Option<usize> {
        let tree = self.tree();
        let given = |&child: &usize| {
            child > verb
                && tree.deprel(child) == Deprel::Obj
                && tree.upos(child) == Upos::Noun
                && !self.has_preposition(child)
        };
        let given = tree.children(verb).iter().copied().find(given)?;
        self.gives(verb).then_some(given)
    }

    /// To whom something is given in the passive, where they are its subject.
    pub(super) fn given_in_passive(&self, verb: usize) -> Option<usize> {
        let passive = self.is_passive(verb) && self.kept_object(verb).is_some();
        if passive { self.grammatical_subject(verb, 0) } else { None }
    }

    /// Whether a verb takes two objects by a line of its own.
    pub(super) fn gives(&self, verb: usize) -> bool {
        let lemma = self.tree().verb_lemma(verb);
        let frames = lemma.and_then(|lemma| self.ontology.verbs.get(lemma.as_ref()));
        frames
            .is_some_and(|frames| frames.iter().any(|frame| frame.recipients.slots.contains(&Slot::Indirect)))
    }

    /// Whether a noun is governed by a preposition of its own.
    fn has_preposition(&self, noun: usize) -> bool {
        let tree = self.tree();
        tree.children(noun)
            .iter()
            .any(|&child| child < noun && tree.deprel(child) == Deprel::Case && tree.upos(child) == Upos::Adp)
    }

    /// Whether a word tagged as a verb has an article, and so is a noun.
    pub(super) fn has_article(&self, token: usize) -> bool {
        let tree = self.tree();
        let article = |&child: &usize| {
            tree.deprel(child) == Deprel::Det
                && matches!(tree.word(child).to_lowercase().as_str(), "a" | "an" | "the")
        };
        tree.upos(token) == Upos::Verb && tree.children(token).iter().any(article)
    }

    /// Whoever undergoes what a verb tells, by the roles of its predicate, where the tree hangs them on it as if they were
    /// governed by a preposition that is not there: `laid down their arms`.
    fn object_by_role(&self, verb: usize) -> Option<usize> {
        let tree = self.tree();
        let hangs = |&token: &usize| {
            token > verb
                && tree.head(token) == Some(verb)
                && matches!(tree.deprel(token), Deprel::Obl | Deprel::OblUnmarked)
                && !self.has_preposition(token)
                && tree.preposition(token).is_none_or(|found| PARTICLES.contains(&found.as_str()))
                && !TIMES.contains(&tree.lemma(token))
        };
        self.playing(verb, Role::Arg1).find(hangs)
    }

    /// Whether a verb was read as a participle before its object, where its roles tell who acts before it and what is acted
    /// on behind it: `dockers downed tools`.
    pub(super) fn is_misread_as_modifier(&self, verb: usize) -> bool {
        let tree = self.tree();
        let object = tree.head(verb).filter(|&head| head > verb);
        tree.deprel(verb) == Deprel::Amod
            && tree.upos(verb) == Upos::Verb
            && !tree.word(verb).ends_with("ing")
            && object.is_some_and(|object| {
                self.many_before(verb).is_some()
                    || (self.playing(verb, Role::Arg1).any(|token| token == object)
                        && self.actor_before(verb).is_some())
            })
    }

    /// The plural or the name of a party right before a verb, neither of which stands before a participle as part of a
    /// compound: `soldiers tortured villagers`, `Belarus relaxed restrictions`.
    pub(super) fn many_before(&self, verb: usize) -> Option<usize> {
        let tree = self.tree();
        let before = verb.checked_sub(1).filter(|&before| before >= tree.sentence(verb).tokens.start)?;
        let part = tree.deprel(before) == Deprel::Compound && tree.head(before) == tree.head(verb);
        let plural =
            tree.upos(before) == Upos::Noun && tree.token(before).features.number == Some(Number::Plural);
        let named = || tree.upos(before) == Upos::Propn && self.scene.reference_at(before).is_some();
        (part && (plural || named()) && !self.scene.members(before).is_empty()).then_some(before)
    }

    /// Who acts by the roles of a predicate, where they stand before it and not within what it is said of.
    pub(super) fn actor_before(&self, verb: usize) -> Option<usize> {
        let tree = self.tree();
        let phrase_opens = |token: &usize| matches!(tree.upos(*token), Upos::Det | Upos::Adp | Upos::Adj);
        self.playing(verb, Role::Arg0).find(|&token| {
            token < verb
                && !(token + 1..verb)
                    .any(|between| phrase_opens(&between) && tree.head(between) == tree.head(verb))
        })
    }

    /// The object of a verb with a particle, where the tree takes the particle for its preposition: `handed over its
    /// weapons`, `turned down an offer`.
    pub(super) fn object_after_particle(&self, verb: usize) -> Option<usize> {
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
}
