//! Drafts of nouns: under a light verb, or with parties of their own.

use super::coder::{Coder, Side};
use super::draft::{Draft, Ground};
use super::ontology::{NounFrame, Slot};
use super::status;
use crate::analysis::{Act, Scope};
use crate::clause::{Member, Tie};
use crate::quotes;
use crate::tag::{Deprel, Role, Upos};

/// Nouns for places that a deed before them tells the use of.
const PLACES: [&str; 16] = [
    "center", "centre", "facility", "camp", "site", "room", "cell", "hall", "ground", "zone", "area",
    "venue", "chamber", "table", "base", "island",
];

impl Coder<'_, '_> {
    pub(super) fn noun_draft(&self, noun: usize, before: &[Draft], here: &[Draft]) -> Option<Draft> {
        let arguments = &self.arguments;
        // The month of March is no march.
        if self.timexes.iter().any(|found| found.tokens.contains(&noun)) {
            return None;
        }
        if self.is_of_a_place(noun) {
            return None;
        }
        let (frame, carrier) = arguments.noun_frame(noun)?;
        let find = |slot: &Slot| arguments.of_noun(noun, carrier, slot);
        let ground = if carrier.is_some() { Ground::Light } else { Ground::Noun };
        let mut draft = self.start(frame.act, frame.mode.as_deref(), ground, noun);
        draft.trigger = if frame.before.is_empty() { noun..noun + 1 } else { noun - 1..noun + 1 };
        draft.mutual = frame.mutual;
        draft.known = frame.known;
        draft.standing = status::of_noun(arguments, noun, carrier);
        draft.under = carrier.map(|carrier| carrier.verb).or_else(|| arguments.taken_in_by(noun));
        draft.actors = self.fill(&frame.actors, find, before, Side::Acting);
        draft.recipients = self.fill(&frame.recipients, find, before, Side::ActedOn);
        self.complete_by_roles(&mut draft, frame, before);
        let told = carrier.is_some() || (frame.known && draft.members().next().is_some());
        if !told && !self.is_asserted(noun, frame.known) {
            return None;
        }
        let apart = matches!(
            arguments.scene.tree.preposition(noun).as_deref(),
            Some("ahead of" | "before" | "prior to" | "since" | "amid" | "until")
        );
        if draft.actors.len() < 2 && frame.mutual && carrier.is_none() && !apart {
            self.lend_from_clause(&mut draft, noun, before);
        }
        self.finish(draft, carrier, here)
    }

    /// Whether a noun tells what a place is for: `detention centre`, `protest site`.
    fn is_of_a_place(&self, noun: usize) -> bool {
        let tree = &self.arguments.scene.tree;
        let place = |head: usize| PLACES.contains(&tree.lemma(head).to_lowercase().as_str());
        tree.deprel(noun) == Deprel::Compound
            && tree.head(noun).is_some_and(|head| head > noun && place(head))
    }

    /// Fills what the places of a noun's frame leave empty with those who play its roles, or with whom a protest is
    /// for its purpose against.
    fn complete_by_roles(&self, draft: &mut Draft, frame: &NounFrame, before: &[Draft]) {
        let noun = draft.head;
        let known = |members: Vec<Member>| members.into_iter().filter(|member| member.tie <= Tie::Agents);
        if draft.mutual {
            if draft.actors.len() < 2 {
                for role in [Role::Arg0, Role::Arg1, Role::Arg2] {
                    let more = known(self.by_role(noun, &[role], before, Side::Acting));
                    for member in more {
                        if draft.actors.iter().all(|actor| actor.entity != member.entity) {
                            draft.actors.push(member);
                        }
                    }
                }
            }
            return;
        }
        if draft.actors.is_empty() && !frame.actors.slots.is_empty() {
            draft.actors.extend(known(self.by_role(noun, &[Role::Arg0], before, Side::Acting)));
        }
        if draft.recipients.is_empty() && !frame.recipients.slots.is_empty() {
            let roles = [Role::Arg1, Role::Arg2];
            draft.recipients.extend(known(self.by_role(noun, &roles, before, Side::ActedOn)));
        }
        if draft.recipients.is_empty() && draft.act == Act::Protest {
            let verb = draft.under.unwrap_or(noun);
            draft.recipients = self.protested_against(verb, before);
        }
    }

    /// The parties of a clause to a mutual act that its phrase names: `during the dialogue, the two sides …`,
    /// `Kovac poses with Li at their meeting`.
    fn lend_from_clause(&self, draft: &mut Draft, noun: usize, before: &[Draft]) {
        let arguments = &self.arguments;
        let tree = &arguments.scene.tree;
        let first = tree.sentence(noun).tokens.start;
        let tail = |verb: usize| verb > noun && quotes::cue_verb_at(tree, verb).is_some();
        let verb_before = || (first..noun).rev().find(|&token| tree.upos(token) == Upos::Verb);
        let above = tree.ancestors(noun).find(|&above| tree.upos(above) == Upos::Verb);
        // A cue at the end of the sentence (`…, the ministry said`) is not the clause that the phrase belongs to.
        let Some(verb) = above.filter(|&verb| !tail(verb)).or_else(verb_before) else { return };
        let object = arguments.object(verb).filter(|_| arguments.is_passive(verb));
        let mut heads: Vec<usize> = object.or_else(|| arguments.subject(verb)).into_iter().collect();
        heads.extend(arguments.governed(verb, "with"));
        let lent = self.participants.acting(&heads, before);
        if lent.len() + draft.actors.len() < 2 {
            return;
        }
        for member in lent {
            if draft.actors.iter().all(|actor| actor.entity != member.entity) {
                draft.actors.push(member);
            }
        }
        draft.actor_scope = Scope::Sentence;
    }

    /// Whether a noun without a light verb tells of an act that is taken for granted: it stands in a phrase of time,
    /// or is the subject of its clause, or belongs to somebody and is of a kind that is known by being owned.
    fn is_asserted(&self, noun: usize, known: bool) -> bool {
        let tree = &self.arguments.scene.tree;
        let definite = tree.children(noun).iter().any(|&child| {
            tree.deprel(child) == Deprel::NmodPoss
                || (tree.deprel(child) == Deprel::Det
                    && matches!(
                        tree.word(child).to_lowercase().as_str(),
                        "the" | "a" | "an" | "this" | "their" | "his" | "her" | "its"
                    ))
        });
        let in_time = matches!(
            tree.preposition(noun).as_deref(),
            Some(
                "during"
                    | "after"
                    | "before"
                    | "following"
                    | "since"
                    | "at"
                    | "amid"
                    | "ahead of"
                    | "prior to"
                    | "in"
                    | "on"
            )
        );
        let subject = matches!(tree.deprel(noun), Deprel::Nsubj | Deprel::NsubjPass);
        let held = tree.children(noun).iter().any(|&child| tree.deprel(child) == Deprel::NmodPoss)
            || !self.arguments.of_noun(noun, None, &Slot::Possessor).is_empty();
        (definite && (in_time || subject)) || (known && (held || in_time || subject))
    }
}
