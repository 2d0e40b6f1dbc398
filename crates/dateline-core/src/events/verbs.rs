//! Drafts of verbs: who stands in the places of a frame, and where the tree shows nobody there, who else may.

use std::ops::Range;

use super::coder::{Coder, Side};
use super::draft::{Draft, Ground};
use super::ontology::{Condition, Fewest, Slot, VerbFrame};
use super::status;
use crate::analysis::{Act, EntityType};
use crate::clause::{Member, Tie};
use crate::quotes;
use crate::tag::{Deprel, Number, Role, Upos};

impl Coder<'_, '_> {
    pub(super) fn verb_draft(&self, verb: usize, before: &[Draft], here: &[Draft]) -> Option<Draft> {
        if self.is_title_modifier(verb) {
            return None;
        }
        let (frame, draft) = self.arguments.verb_frames(verb).find_map(|frame| {
            let draft = self.framed_draft(verb, frame, before, here);
            // Where a frame for two finds one, a later frame may fit.
            let alone = draft.as_ref().is_some_and(|draft| !self.are_enough(draft, verb, frame.fewest));
            (!alone).then_some((frame, draft))
        })?;
        let mut draft = self.finish(draft?, None, here)?;
        if draft.recipients.is_empty() && matches!(draft.act, Act::Assault | Act::Coerce) {
            draft.recipients.extend(self.hurt_thing(verb, frame));
        }
        Some(draft)
    }

    /// Whether a gerund stands before a person as part of what they are called: `talks with visiting President Diallo`.
    fn is_title_modifier(&self, verb: usize) -> bool {
        let scene = self.arguments.scene;
        let tree = &scene.tree;
        let after_with = verb > tree.sentence(verb).tokens.start && tree.reads(verb - 1, "with");
        let object = tree.child(verb, &[Deprel::Obj]).and_then(|object| scene.reference_at(object));
        after_with
            && tree.word(verb).ends_with("ing")
            && object.is_some_and(|object| scene.cast.entities[object.entity].kind == EntityType::Person)
    }

    /// The draft of a verb by one of its frames, unsifted.
    fn framed_draft(
        &self,
        verb: usize,
        frame: &VerbFrame,
        before: &[Draft],
        here: &[Draft],
    ) -> Option<Draft> {
        let arguments = &self.arguments;
        let act = self.act_of_matter(verb, frame).or(frame.act)?;
        let mut draft = self.start(act, frame.mode.as_deref(), Ground::Verb, verb);
        draft.trigger = self.trigger_tokens(verb, &frame.particle);
        draft.mutual = frame.mutual;
        draft.holds = frame.holds;
        draft.standing = status::of_verb(arguments, verb);
        draft.actors = self.actors_of_verb(verb, frame, before)?;
        let (recipients, scope) = self.recipients_of_verb(verb, frame, before);
        draft.recipients = recipients;
        draft.recipient_scope = scope;
        self.look_further(&mut draft, frame, before, here);
        // `two were killed and four others wounded`, read as if the four wounded somebody.
        let hurt = frame.conditions.contains(&Condition::Hurt)
            && draft.recipients.is_empty()
            && arguments.object(verb).is_none()
            && draft.actors.iter().all(|actor| actor.tie == Tie::Generic);
        if hurt {
            draft.recipients = std::mem::take(&mut draft.actors);
        }
        Some(draft)
    }

    /// The act of a promise that its matter makes another, as the manual has it: who agrees to let inspectors in gives way
    /// in words, and who is ready to use force threatens.
    fn act_of_matter(&self, verb: usize, frame: &VerbFrame) -> Option<Act> {
        let promise = frame.act == Some(Act::Agree) && frame.holds;
        let matter = self.arguments.complement(verb).filter(|_| promise)?;
        match self.arguments.verb_frame(matter)?.act? {
            Act::Retreat | Act::Concede => Some(Act::Concede),
            Act::Assault | Act::Sanction | Act::Coerce
                if self.arguments.scene.tree.upos(verb) == Upos::Adj =>
            {
                Some(Act::Threaten)
            }
            _ => None,
        }
    }

    /// Whether a draft has as many parties as its frame needs.
    fn are_enough(&self, draft: &Draft, verb: usize, fewest: Fewest) -> bool {
        match fewest {
            Fewest::Any => true,
            Fewest::Two => self.are_several(draft, verb),
            Fewest::TwoCountries => {
                let mut countries = draft.members().filter_map(|member| member.party.country.as_deref());
                let first = countries.next();
                first.is_some() && countries.any(|country| Some(country) != first)
            }
        }
    }

    /// Whether two parties at least are in a draft, or one that is several: `the ministers discussed quotas`.
    fn are_several(&self, draft: &Draft, verb: usize) -> bool {
        let tree = &self.arguments.scene.tree;
        let plural = |subject: usize| {
            tree.upos(subject) == Upos::Noun && tree.token(subject).features.number == Some(Number::Plural)
        };
        let people = draft.mutual && draft.actors.iter().any(|actor| actor.party.sector.is_some());
        draft.members().count() >= 2 || (people && self.arguments.subject(verb).is_some_and(plural))
    }

    /// Who acts; `None` where the subject is nobody who could.
    fn actors_of_verb(&self, verb: usize, frame: &VerbFrame, before: &[Draft]) -> Option<Vec<Member>> {
        let arguments = &self.arguments;
        let find = |slot: &Slot| arguments.of_verb(verb, slot);
        let mut actors = self.fill(&frame.actors, find, before, Side::Acting);
        if frame.mutual && actors.len() < 2 {
            // `prisoners were exchanged between Egypt and Sudan`
            let between = arguments.governed(verb, "between");
            let both = self.participants.acting(&between, before);
            if both.len() >= 2 {
                return Some(both);
            }
            actors = self.owners_together(verb, before).unwrap_or(actors);
        }
        if !actors.is_empty() || !frame.actors.slots.contains(&Slot::Subject) {
            return Some(actors);
        }
        let Some(subject) = arguments.subject(verb) else {
            let mut actors = self.by_role(verb, &[Role::Arg0], before, Side::Acting);
            // `was handed a sentence`: whoever the passive is about does not act.
            let about = arguments.grammatical_subject(verb, 0).filter(|_| arguments.is_passive(verb));
            let about = about.map(|about| arguments.scene.members(about)).unwrap_or_default();
            actors.retain(|actor| about.iter().all(|member| member.party.span != actor.party.span));
            return Some(actors);
        };
        if self.speaks(frame, verb, subject) {
            return Some(vec![arguments.scene.nameless(subject)]);
        }
        let harmless = frame.act != Some(Act::Assault) && self.may_be_left_out(verb, subject);
        self.behind_violence(subject, before).or_else(|| harmless.then(Vec::new))
    }

    /// The parties that own what does something mutual: `the customs services of Ghana and Togo exchanged data`.
    fn owners_together(&self, verb: usize, before: &[Draft]) -> Option<Vec<Member>> {
        let subject = self.arguments.subject(verb)?;
        let noun = self.arguments.scene.tree.upos(subject) == Upos::Noun;
        let owners = self.participants.acted_on(&[subject], before);
        let named = owners.iter().all(|owner| owner.entity.is_some());
        (noun && named && owners.len() >= 2).then_some(owners)
    }

    /// The parties that play one of the roles for a predicate, the first role that anybody plays.
    pub(super) fn by_role(
        &self,
        predicate: usize,
        roles: &[Role],
        before: &[Draft],
        side: Side,
    ) -> Vec<Member> {
        for &role in roles {
            let heads: Vec<usize> = self.arguments.playing(predicate, role).collect();
            let found = match side {
                Side::Acting => self.participants.acting(&heads, before),
                Side::ActedOn => self.participants.acted_on(&heads, before),
            };
            if found.iter().any(|member| member.tie != Tie::Thing) {
                return found;
            }
        }
        Vec::new()
    }

    /// Whether a subject of which nothing is known must be somebody: a name, or whoever does what is done in words.
    fn speaks(&self, frame: &VerbFrame, verb: usize, subject: usize) -> bool {
        let tree = &self.arguments.scene.tree;
        let named = tree.upos(subject) == Upos::Propn;
        let may = self.arguments.is_done_once(verb) || may_speak(tree.lemma(subject));
        let words =
            frame.holds && tree.upos(subject) == Upos::Noun && !self.arguments.is_violence(subject) && may;
        let time = self.timexes.iter().any(|found| found.tokens.contains(&subject));
        let known = self.arguments.scene.reference_at(subject).is_some();
        (named || words) && !time && !known
    }

    /// Whether an act may be told without its subject: a pronoun for a body, a time that was taken for the subject, or
    /// what was taken for the agent of a passive (`by contrast`).
    fn may_be_left_out(&self, verb: usize, subject: usize) -> bool {
        self.arguments.scene.tree.reads(subject, "it")
            || self.arguments.is_passive(verb)
            || self.timexes.iter().any(|found| found.tokens.contains(&subject))
    }

    /// Where the subject is nobody: whoever is behind an attack or a weapon that is the subject. `None` where the
    /// subject is something else, for then nobody acts (`the storm killed five`).
    fn behind_violence(&self, subject: usize, before: &[Draft]) -> Option<Vec<Member>> {
        let tree = &self.arguments.scene.tree;
        let lemma = tree.lemma(subject).to_lowercase();
        let pronoun = tree.upos(subject) == Upos::Pron;
        let weapons = &self.arguments.ontology.weapons;
        if self.arguments.is_violence(subject) || weapons.contains(&lemma) {
            // Whoever stands with an attack as the place or the aim of it is not behind it.
            let mut heads = self.arguments.of_noun(subject, None, &Slot::Possessor);
            for preposition in ["by", "from"] {
                heads.extend(self.arguments.governed(subject, preposition));
            }
            let mut behind = self.participants.acting(&heads, before);
            behind.retain(|member| member.tie != Tie::Generic);
            return Some(behind);
        }
        // `a string of attacks killed five`
        let counted = self.arguments.governed(subject, "of");
        if counted.iter().any(|&counted| self.arguments.is_violence(counted)) {
            return Some(Vec::new());
        }
        (pronoun && !matches!(lemma.as_str(), "it" | "that" | "this" | "which" | "what")).then(Vec::new)
    }

    /// `must be stopped` in somebody's mouth is a demand.
    pub(super) fn obligation(&self, verb: usize, before: &[Draft]) -> Option<Draft> {
        let tree = &self.arguments.scene.tree;
        let demanded = self.arguments.ontology.demanded.iter().any(|lemma| lemma == tree.lemma(verb));
        let must = tree.children(verb).iter().any(|&child| {
            let word = tree.word(child).to_lowercase();
            tree.deprel(child) == Deprel::Aux && (word == "must" || (demanded && word == "should"))
        });
        let quote = self.participants.quote_over(verb).filter(|_| must)?;
        let speaker = self.participants.speaker_of(quote)?;
        let object = self.arguments.object(verb).filter(|_| self.arguments.is_passive(verb));
        let subjects =
            [object.or_else(|| self.arguments.subject(verb)), self.arguments.subject_by_order(verb)];
        let recipients = subjects.into_iter().flatten().find_map(|subject| {
            let mut members = self.participants.acted_on(&[subject], before);
            members.retain(|member| member.entity != speaker.entity && member.tie != Tie::Generic);
            (!members.is_empty()).then_some(members)
        })?;
        let mut draft = self.start(Act::Request, Some("yield"), Ground::Obligation, verb);
        draft.actors = vec![speaker];
        draft.recipients = recipients;
        self.finish(draft, None, &[])
    }

    fn trigger_tokens(&self, verb: usize, particle: &str) -> Range<usize> {
        let tree = &self.arguments.scene.tree;
        let next = verb + 1 < tree.sentence(verb).tokens.end
            && !particle.is_empty()
            && tree.reads(verb + 1, particle);
        verb..verb + 1 + usize::from(next)
    }
}

/// Whether a noun that no list knows for people may have habits: by its form (`challenger`, `lobbyist`), or because it is
/// what words are published in. A forum that agreed is somebody; a bond that offers stability is not.
fn may_speak(lemma: &str) -> bool {
    let personal = ["er", "or", "ist", "ian", "man", "men", "woman", "women", "people", "ee"];
    personal.iter().any(|ending| lemma.ends_with(ending)) || quotes::is_publication(lemma)
}
