//! To whom an act is done: by the places of a frame, by the order of words, by what is said of it near by.

use super::coder::{Coder, Side};
use super::draft::{Draft, same};
use super::ontology::{ParticipantSlots, Slot, VerbFrame};
use super::participants::carried;
use crate::analysis::{Act, MentionKind, Scope};
use crate::clause::{Member, Tie};
use crate::quotes;
use crate::tag::{Deprel, Role, Upos};

/// Words for what somebody said, which whoever answers it names no more closely.
const POINTS_BACK: [&str; 20] = [
    "this",
    "that",
    "it",
    "charge",
    "claim",
    "allegation",
    "accusation",
    "demand",
    "offer",
    "proposal",
    "request",
    "call",
    "criticism",
    "suggestion",
    "idea",
    "plan",
    "report",
    "threat",
    "ultimatum",
    "invitation",
];
/// Words that open what stands beside the matter of an act of words: its time, its ground, its circumstances.
const ASIDE: [&str; 18] = [
    "after",
    "before",
    "during",
    "as",
    "according to",
    "while",
    "at",
    "when",
    "following",
    "until",
    "since",
    "because",
    "although",
    "though",
    "despite",
    "amid",
    "once",
    "whereas",
];
/// How many sentences back what is answered may have been said.
const ANSWER_REACH: usize = 2;
/// How many reports back are asked for what is answered.
const MOST_ANSWERED: usize = 16;
/// How far after a preposition the name that it introduces may start.
const ORDER_REACH: usize = 5;

impl Coder<'_, '_> {
    /// To whom it is done: by the places of the frame, by the order of words, in the matter of what is said, by the
    /// roles of the predicate, or by the purpose of a protest.
    pub(super) fn recipients_of_verb(
        &self,
        verb: usize,
        frame: &VerbFrame,
        before: &[Draft],
    ) -> (Vec<Member>, Scope) {
        let arguments = &self.arguments;
        // In the passive `by` names who acts, also where the frame looks after it for whose proposal was rejected.
        let agent = arguments.subject(verb).filter(|_| arguments.is_passive(verb));
        let find = |slot: &Slot| {
            // `was denied a trial`: to whom it is done is the subject, not what is kept from them.
            let given = arguments.given_in_passive(verb).filter(|_| *slot == Slot::Object);
            let mut heads = given.map_or_else(|| arguments.of_verb(verb, slot), |given| vec![given]);
            if heads.is_empty() && *slot == Slot::Object {
                heads.extend(arguments.shared_object(verb));
            }
            heads.retain(|&head| Some(head) != agent);
            // What is given is nobody, also where it could act: `offered boats`.
            let things = *slot == Slot::Object && frame.recipients.slots.contains(&Slot::Indirect);
            let named =
                |&head: &usize| arguments.scene.members(head).iter().any(|member| member.tie != Tie::Generic);
            heads.retain(|head| !things || named(head));
            heads
        };
        let by_frame = self.fill(&frame.recipients, find, before, Side::ActedOn);
        if !by_frame.is_empty() {
            return (by_frame, Scope::Clause);
        }
        let given = self.given_to(verb, &frame.recipients, before);
        if !given.is_empty() {
            return (given, Scope::Clause);
        }
        let by_order = self.by_order(verb, &frame.recipients);
        if !by_order.is_empty() {
            return (by_order, Scope::Sentence);
        }
        if frame.holds && !frame.mutual {
            let matter = self.in_the_matter(verb, before);
            if !matter.is_empty() {
                return (matter, Scope::Clause);
            }
        }
        if frame.act == Some(Act::Protest) {
            return (self.protested_against(verb, before), Scope::Clause);
        }
        if matches!(frame.act, Some(Act::Assault | Act::Coerce)) {
            let aimed = self.aimed_at(verb, &[Act::Assault, Act::Coerce], before);
            if !aimed.is_empty() {
                return (aimed, Scope::Clause);
            }
        }
        let roles: &[Role] = match frame.recipients.slots.as_slice() {
            [] => &[],
            slots if slots.contains(&Slot::Object) => &[Role::Arg1, Role::Arg2],
            _ => &[Role::Arg2],
        };
        (self.by_role(verb, roles, before, Side::ActedOn), Scope::Clause)
    }

    /// Whoever stands between a verb and what is given, where the tree hangs them on that: `will lend Nepal $1 billion`.
    fn given_to(&self, verb: usize, wanted: &ParticipantSlots, before: &[Draft]) -> Vec<Member> {
        let scene = self.arguments.scene;
        let tree = &scene.tree;
        let end = tree.sentence(verb).tokens.end;
        let place = verb + 1;
        if !wanted.slots.contains(&Slot::Indirect) || self.arguments.is_passive(verb) || place + 1 >= end {
            return Vec::new();
        }
        let reference = scene.reference_at(place).filter(|found| found.tokens.start == place);
        let after = reference.map_or(place + 1, |found| found.tokens.end);
        let thing = after < end
            && matches!(tree.upos(after), Upos::Det | Upos::Num | Upos::Sym | Upos::Adj | Upos::Noun)
            && !matches!(tree.word(after), "'s" | "’s" | "'" | "’");
        let pronoun = matches!(tree.word(place), "him" | "her" | "them" | "us" | "me");
        match reference {
            _ if !thing => Vec::new(),
            Some(found) if tree.upos(place) == Upos::Propn && scene.can_act(found.entity) => {
                vec![scene.party_of(found)]
            }
            _ if pronoun => self.participants.acted_on(&[place], before),
            _ => Vec::new(),
        }
    }

    /// Where a clause names nobody to whom an act of words is done: whom its matter is about, or whose words are
    /// answered (`rejected the charge`).
    pub(super) fn look_further(
        &self,
        draft: &mut Draft,
        frame: &VerbFrame,
        before: &[Draft],
        here: &[Draft],
    ) {
        let of_words = matches!(
            draft.act,
            Act::Accuse
                | Act::Reject
                | Act::Request
                | Act::Threaten
                | Act::Agree
                | Act::Support
                | Act::Concede
        );
        let alone = !draft.mutual || draft.actors.len() < 2;
        if !of_words
            || !alone
            || !draft.recipients.is_empty()
            || frame.recipients.slots.is_empty() && !draft.mutual
        {
            return;
        }
        let mut found = self.answered(draft, before, here);
        if found.is_empty() {
            found = self.named_in_the_matter(draft.head);
        }
        found.retain(|member| {
            draft.actors.iter().all(|actor| actor.entity.is_none() || actor.entity != member.entity)
        });
        if !found.is_empty() {
            draft.mutual = false;
            draft.recipient_scope = Scope::Sentence;
            draft.recipients = found;
        }
    }

    /// Who said, near by, what is rejected, denied or accepted in words that only point back: `the charge`, `this`.
    fn answered(&self, draft: &Draft, before: &[Draft], here: &[Draft]) -> Vec<Member> {
        let tree = &self.arguments.scene.tree;
        if !matches!(draft.act, Act::Reject | Act::Agree) {
            return Vec::new();
        }
        let Some(object) = self.arguments.object(draft.head) else { return Vec::new() };
        let lemma = tree.lemma(object).to_lowercase();
        let own = tree.children(object).iter().any(|&child| {
            matches!(tree.deprel(child), Deprel::NmodPoss | Deprel::Nmod | Deprel::Acl | Deprel::AclRelcl)
        });
        if own || !POINTS_BACK.contains(&lemma.as_str()) {
            return Vec::new();
        }
        let words = |other: &&Draft| {
            matches!(other.act, Act::Accuse | Act::Request | Act::Agree | Act::Threaten)
                && draft.sentence - other.sentence.min(draft.sentence) <= ANSWER_REACH
                && !other.actors.is_empty()
                && !other.actors.iter().any(|actor| draft.actors.iter().any(|own| same(own, actor)))
        };
        let nearest = before.iter().chain(here).rev().take(MOST_ANSWERED).find(words);
        nearest.map(|other| other.actors.iter().cloned().map(carried).collect()).unwrap_or_default()
    }

    /// The first party by name in what a verb governs after it: an owner or doer before anybody else.
    fn named_in_the_matter(&self, verb: usize) -> Vec<Member> {
        let scene = self.arguments.scene;
        let tree = &scene.tree;
        let aside = |token: usize| {
            matches!(tree.deprel(token), Deprel::AclRelcl | Deprel::Parataxis)
                || (tree.deprel(token) == Deprel::Conj && tree.upos(token) == Upos::Verb)
                || (tree.deprel(token) == Deprel::Advcl
                    && tree.word(token).ends_with("ing")
                    && tree.preposition(token).is_none())
                || quotes::cue_verb_at(tree, token).is_some()
                || tree.preposition(token).is_some_and(|words| ASIDE.contains(&words.as_str()))
        };
        let subject = self.arguments.subject(verb);
        let matter = tree.subtree_without(verb, |token| Some(token) == subject || aside(token));
        let named: Vec<usize> = matter
            .into_iter()
            .filter(|&token| token > verb)
            .filter(|&token| {
                let found = scene.reference_at(token).filter(|found| found.tokens.start == token);
                found.is_some_and(|found| found.kind == MentionKind::Name && scene.can_act(found.entity))
            })
            .collect();
        let doer = |&token: &usize| {
            tree.deprel(token) == Deprel::NmodPoss
                || tree.deprel(token) == Deprel::Nsubj
                || matches!(tree.preposition(token).as_deref(), Some("by" | "against"))
        };
        let first = named.iter().copied().find(doer).or(named.first().copied());
        let member = first.and_then(|token| scene.reference_at(token)).map(|found| scene.party_of(found));
        member.into_iter().map(|member| Member { tie: Tie::Thing, ..member }).collect()
    }

    /// Whom a protest is against by what it is for: `struck to protest the ministry's plan`.
    pub(super) fn protested_against(&self, head: usize, before: &[Draft]) -> Vec<Member> {
        self.aimed_at(head, &[Act::Accuse, Act::Protest, Act::Reject, Act::Request], before)
    }

    /// Whom an act is against by what it is for, where that is one of these: `fired tear gas to disperse the crowd`.
    fn aimed_at(&self, head: usize, aims: &[Act], before: &[Draft]) -> Vec<Member> {
        let arguments = &self.arguments;
        let tree = &arguments.scene.tree;
        let clauses = tree.children(head).iter().copied().filter(|&child| {
            matches!(tree.deprel(child), Deprel::Advcl | Deprel::Xcomp | Deprel::Acl | Deprel::Ccomp)
        });
        for clause in clauses {
            // `shut down after its owner was arrested` tells when, not what for.
            let aim = tree.deprel(clause) != Deprel::Advcl
                || !tree.preposition(clause).is_some_and(|opener| ASIDE.contains(&opener.as_str()));
            let frame = arguments.verb_frame(clause).filter(|_| aim);
            let Some(frame) = frame.filter(|frame| frame.act.is_some_and(|act| aims.contains(&act))) else {
                continue;
            };
            let find = |slot: &Slot| arguments.of_verb(clause, slot);
            let found = self.fill(&frame.recipients, find, before, Side::ActedOn);
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// The named thing that is harmed or taken, where nobody is: `shut down Radio Kivu`.
    pub(super) fn hurt_thing(&self, verb: usize, frame: &VerbFrame) -> Option<Member> {
        let aimed = frame.recipients.slots.contains(&Slot::Object);
        let object = self.arguments.object(verb).filter(|_| aimed)?;
        let scene = self.arguments.scene;
        scene.reference_of_phrase(object).map(|reference| scene.party_of(reference))
    }

    /// The parties after the prepositions of a frame by the order of words, where the tree shows none: the first name
    /// that such a preposition introduces before the next clause begins.
    fn by_order(&self, trigger: usize, wanted: &ParticipantSlots) -> Vec<Member> {
        let scene = self.arguments.scene;
        let tree = &scene.tree;
        let end = tree.sentence(trigger).tokens.end;
        let ends = |&token: &usize| {
            matches!(tree.upos(token), Upos::Verb | Upos::Aux | Upos::Sconj)
                || matches!(tree.word(token), "," | ";" | ":" | "—")
        };
        let last = (trigger + 1..end).find(ends).unwrap_or(end);
        let prepositions = wanted.slots.iter().filter_map(|slot| match slot {
            Slot::Preposition(preposition) => Some(preposition.as_str()),
            _ => None,
        });
        for preposition in prepositions {
            for place in (trigger + 1..last).filter(|&token| tree.reads(token, preposition)) {
                let open = |&token: &usize| {
                    matches!(tree.upos(token), Upos::Det | Upos::Adj | Upos::Num | Upos::Noun)
                };
                let named = (place + 1..last.min(place + ORDER_REACH))
                    .find(|token| scene.reference_at(*token).is_some() || !open(token))
                    .and_then(|token| scene.reference_at(token));
                if let Some(reference) = named.filter(|reference| scene.can_act(reference.entity)) {
                    return vec![scene.party_of(reference)];
                }
            }
        }
        Vec::new()
    }

    /// The recipient of what is promised, refused, threatened or asked for, where the verb itself names none.
    fn in_the_matter(&self, verb: usize, before: &[Draft]) -> Vec<Member> {
        let arguments = &self.arguments;
        let tree = &arguments.scene.tree;
        let matter = tree.children(verb).iter().copied().filter(|&child| match tree.deprel(child) {
            Deprel::Ccomp | Deprel::Xcomp | Deprel::Obj => true,
            Deprel::Advcl => matches!(tree.preposition(child).as_deref(), Some("of" | "for" | "to")),
            _ => false,
        });
        for clause in matter {
            let framed = arguments.verb_frame(clause).filter(|_| tree.upos(clause) == Upos::Verb);
            let slots = framed.map(|frame| if frame.mutual { &frame.actors } else { &frame.recipients });
            let found = slots.map(|slots| {
                let find = |slot: &Slot| match slot {
                    Slot::Subject => Vec::new(),
                    other => arguments.of_verb(clause, other),
                };
                self.fill(slots, find, before, Side::ActedOn)
            });
            let found = found.filter(|found| !found.is_empty());
            let found = found.unwrap_or_else(|| self.participants.acted_on(&[clause], before));
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }
}
