//! Which frame of a trigger fits its clause.

use super::arguments::{Arguments, Carrier};
use super::ontology::{Condition, NounFrame, Slot, VerbFrame};
use crate::analysis::{Act, EntityType};
use crate::clause::{Member, Tie};
use crate::tag::{Deprel, Upos};

/// How many words after its head a noun phrase may still go on (`a $2 billion aid package`).
const COUNT_REACH: usize = 4;
/// Words that open an indirect question.
const ASKING: [&str; 9] = ["if", "whether", "what", "who", "why", "how", "when", "where", "which"];
/// Sectors of state bodies.
const STATE: [&str; 5] = ["GOV", "MIL", "COP", "JUD", "SPY"];
/// Sectors of people who act for nobody but themselves.
const PRIVATE: [&str; 3] = ["CVL", "MED", "EDU"];

impl<'a> Arguments<'_, 'a> {
    /// The first frame of a verb that fits.
    pub(super) fn verb_frame(&self, verb: usize) -> Option<&'a VerbFrame> {
        let lemma = self.scene.tree.verb_lemma(verb)?;
        let verbs = &self.ontology.verbs;
        let frames = verbs.get(lemma.as_ref()).or_else(|| verbs.get(lemma.strip_suffix('e')?))?;
        frames.iter().find(|frame| {
            (frame.particle.is_empty() || self.has_particle(verb, &frame.particle))
                && frame.conditions.iter().all(|condition| self.holds(verb, condition))
        })
    }

    /// The first frame of a noun that fits, with its light verb.
    pub(super) fn noun_frame(&self, noun: usize) -> Option<(&'a NounFrame, Option<Carrier>)> {
        let tree = &self.scene.tree;
        let frames = self.ontology.nouns.get(tree.lemma(noun).to_lowercase().as_str())?;
        frames.iter().find_map(|frame| {
            let before = frame.before.is_empty()
                || (noun > tree.sentence(noun).tokens.start
                    && tree.lemma(noun - 1).eq_ignore_ascii_case(&frame.before));
            let modified = frame.conditions.iter().all(|condition| match condition {
                Condition::Modifier(words) => {
                    tree.children(noun).iter().any(|&child| words.iter().any(|word| tree.reads(child, word)))
                }
                _ => true,
            });
            let carrier = self.carrier(noun, &frame.lights);
            (before && modified && (carrier.is_some() || !frame.only_light)).then_some((frame, carrier))
        })
    }

    /// The verb of which a noun is the object or passive subject, where the verb's frame asks for that very object.
    pub(super) fn taken_in_by(&self, noun: usize) -> Option<usize> {
        let tree = &self.scene.tree;
        let noun = tree.first_conjunct(noun);
        let object = matches!(tree.deprel(noun), Deprel::Obj | Deprel::NsubjPass);
        let verb = tree.head(noun).filter(|&verb| object && tree.upos(verb) == Upos::Verb)?;
        let frame = self.verb_frame(verb)?;
        let asked = |condition: &Condition| match condition {
            Condition::Words(Slot::Object, words) => !words.is_empty() && self.is_one_of(noun, words),
            _ => false,
        };
        frame.conditions.iter().any(asked).then_some(verb)
    }

    fn holds(&self, verb: usize, condition: &Condition) -> bool {
        let tree = &self.scene.tree;
        match condition {
            Condition::Words(Slot::Complement, words) => {
                let clause = self.complement(verb);
                clause.is_some_and(|clause| words.is_empty() || self.is_one_of(clause, words))
            }
            Condition::Words(slot, words) => {
                let heads = self.of_verb(verb, slot);
                heads.iter().any(|&head| words.is_empty() || self.is_one_of(head, words))
            }
            Condition::Modifier(words) => {
                words.iter().any(|word| tree.children(verb).iter().any(|&child| tree.reads(child, word)))
            }
            Condition::NoObject => self.object(verb).is_none(),
            Condition::Party => self.object(verb).is_some_and(|object| self.is_somebody(object)),
            Condition::Clause => {
                self.complement(verb).is_some() || tree.child(verb, &[Deprel::Advcl]).is_some()
            }
            Condition::NoQuestion => !self.complement(verb).is_some_and(|clause| self.is_question(clause)),
            Condition::Body => self.subject_members(verb).iter().any(|member| self.is_body(member)),
            Condition::Crowd => self.subject_members(verb).iter().any(|member| !self.is_state(member)),
            Condition::Hurt => !self.subject_members(verb).is_empty() || self.beside_violence(verb),
        }
    }

    /// Whether a clause is an indirect question.
    fn is_question(&self, clause: usize) -> bool {
        let tree = &self.scene.tree;
        tree.children(clause)
            .iter()
            .any(|&child| ASKING.iter().any(|word| child < clause && tree.reads(child, word)))
    }

    fn subject_members(&self, verb: usize) -> Vec<Member> {
        self.subject(verb).map(|subject| self.scene.members(subject)).unwrap_or_default()
    }

    /// Whether a noun phrase is headed by one of the lemmas, or counts one of them (`a number of missiles`).
    fn is_one_of(&self, head: usize, words: &[String]) -> bool {
        let tree = &self.scene.tree;
        let fits = |token: usize| words.iter().any(|word| tree.lemma(token).eq_ignore_ascii_case(word));
        tree.conjuncts(head).into_iter().any(|part| {
            let sentence = tree.sentence(part).tokens.end;
            let counted = (part + 1..sentence.min(part + 1 + COUNT_REACH)).take_while(|&token| {
                matches!(tree.upos(token), Upos::Noun | Upos::Num | Upos::Sym | Upos::Adj)
            });
            fits(part)
                || counted.into_iter().any(fits)
                || self.governed(part, "of").into_iter().any(fits)
                || tree.children(part).iter().any(|&child| tree.deprel(child) == Deprel::Amod && fits(child))
        })
    }

    /// Whether a noun phrase is somebody, a pronoun that resolves to nobody here included.
    fn is_somebody(&self, head: usize) -> bool {
        let pronoun = self.scene.tree.upos(head) == Upos::Pron
            && matches!(
                self.scene.tree.lemma(head),
                "he" | "she" | "they" | "him" | "her" | "them" | "we" | "us" | "who"
            );
        let lemma = self.scene.tree.lemma(head).to_lowercase();
        pronoun
            || self.ontology.back_pointers.contains_key(lemma.as_str())
            || !self.scene.members(head).is_empty()
    }

    fn is_body(&self, member: &Member) -> bool {
        let sector = member.party.sector.as_deref();
        match member.entity.map(|entity| self.scene.cast.entities[entity].kind) {
            Some(EntityType::Person) => sector.is_some_and(|sector| !PRIVATE.contains(&sector)),
            Some(_) => true,
            None => sector.is_some_and(|sector| !PRIVATE.contains(&sector)),
        }
    }

    fn is_state(&self, member: &Member) -> bool {
        let country =
            member.entity.is_some_and(|entity| self.scene.cast.entities[entity].kind == EntityType::Gpe);
        let state_sector = member.party.sector.as_deref().is_some_and(|sector| STATE.contains(&sector));
        state_sector || (country && member.tie == Tie::Direct)
    }

    /// Whether a word for violence stands among what a verb governs, or is its subject.
    fn beside_violence(&self, verb: usize) -> bool {
        let tree = &self.scene.tree;
        tree.children(verb).iter().any(|&child| self.is_violence(child))
    }

    /// Whether a noun names an assault.
    pub(super) fn is_violence(&self, token: usize) -> bool {
        let frames = self.ontology.nouns.get(self.scene.tree.lemma(token).to_lowercase().as_str());
        frames.is_some_and(|frames| {
            frames
                .iter()
                .any(|frame| frame.act == Act::Assault && frame.before.is_empty() && !frame.only_light)
        })
    }
}
