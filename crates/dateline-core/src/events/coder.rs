//! From triggers to drafts: every verb and noun that names an act, with its parties, status, time and place.

use super::arguments::{Arguments, Carrier};
use super::draft::{Draft, Ground};
use super::ontology::{Ontology, ParticipantSlots, Slot};
use super::participants::Participants;
use super::{sieve, slots, status};
use crate::analysis::{Act, Attribution, Scope};
use crate::clause::{Member, Scene, Tie};
use crate::page::BlockKind;
use crate::tag::{Deprel, Upos, VerbForm};
use crate::{quotes, time};

/// Codes the triggers of a page.
pub(super) struct Coder<'s, 'a> {
    pub(super) arguments: Arguments<'s, 'a>,
    pub(super) participants: Participants<'s, 'a>,
    pub(super) timexes: &'s [time::Found],
}

impl<'s, 'a> Coder<'s, 'a> {
    pub(super) fn new(
        scene: &'s Scene<'a>,
        ontology: &'a Ontology,
        timexes: &'s [time::Found],
        quotes: &'s [quotes::Found],
    ) -> Self {
        Self {
            arguments: Arguments { scene, ontology },
            participants: Participants::new(scene, ontology, quotes),
            timexes,
        }
    }

    /// The drafts of the whole page, in order of their triggers.
    pub(super) fn drafts(&self) -> Vec<Draft> {
        let tree = &self.arguments.scene.tree;
        let mut drafts: Vec<Draft> = Vec::new();
        for sentence in 0..tree.tagged.sentences.len() {
            let before = drafts.len();
            let mut held: Vec<usize> = Vec::new();
            for token in self.by_depth(sentence) {
                if held.contains(&token) {
                    continue;
                }
                let Some(draft) = self.draft(token, &drafts[..before], &drafts[before..]) else { continue };
                if draft.holds {
                    held.extend(self.held_by(token));
                }
                drafts.push(draft);
            }
            sieve::one_act_each(&mut drafts, before);
            sieve::no_aims(&self.arguments, &mut drafts, before);
            sieve::no_topics(&self.arguments, &mut drafts, before);
            drafts[before..].sort_by_key(|draft| draft.trigger.start);
        }
        drafts
    }

    /// The tokens of a sentence, governors before what they govern.
    fn by_depth(&self, sentence: usize) -> Vec<usize> {
        let tree = &self.arguments.scene.tree;
        let tokens = tree.tagged.sentences[sentence].tokens.clone();
        let mut order: Vec<(usize, usize)> = tokens
            .filter(|&token| matches!(tree.upos(token), Upos::Verb | Upos::Noun | Upos::Propn | Upos::Adj))
            .map(|token| (tree.ancestors(token).count(), token))
            .collect();
        order.sort_unstable();
        order.into_iter().map(|(_, token)| token).collect()
    }

    /// What stands under a trigger as its matter: its complement, its object, what `of`, `for` and their like govern.
    pub(super) fn held_by(&self, trigger: usize) -> Vec<usize> {
        let tree = &self.arguments.scene.tree;
        let matter = |&child: &usize| match tree.deprel(child) {
            Deprel::Ccomp | Deprel::Xcomp | Deprel::Obj => true,
            Deprel::Advcl | Deprel::Obl => {
                let preposition = tree.preposition(child);
                matches!(
                    preposition.as_deref(),
                    Some("of" | "for" | "to" | "over" | "about" | "with" | "from" | "against" | "on")
                )
            }
            _ => false,
        };
        // `agreed to meet during the summit`: the summit is when they agreed, not what they agreed to.
        let occasion = |token: usize| {
            let preposition = tree.preposition(token);
            let words = preposition.as_deref();
            matches!(
                words,
                Some("during" | "after" | "before" | "following" | "at" | "amid" | "ahead of" | "since")
            )
        };
        // `demanded the release of editors who were arrested in May`: the arrest is told, not demanded.
        let aside = |token: usize| {
            let infinitive = || {
                tree.token(token).features.form == Some(VerbForm::Infinitive)
                    || self.arguments.has_infinitive_mark(token)
            };
            match tree.deprel(token) {
                Deprel::AclRelcl => true,
                Deprel::Acl => tree.preposition(token).is_none() && !infinitive(),
                _ => false,
            }
        };
        let parts = tree.children(trigger).iter().copied().filter(matter);
        parts.flat_map(|child| tree.subtree_without(child, |token| occasion(token) || aside(token))).collect()
    }

    fn draft(&self, token: usize, before: &[Draft], here: &[Draft]) -> Option<Draft> {
        match self.arguments.scene.tree.upos(token) {
            Upos::Verb | Upos::Adj => {
                let verb = self.obligation(token, before).or_else(|| self.verb_draft(token, before, here));
                verb.or_else(|| {
                    self.arguments.is_deed(token).then(|| self.noun_draft(token, before, here))?
                })
            }
            _ if self.arguments.scene.tree.is_gerund_as_noun(token) => self.verb_draft(token, before, here),
            _ => self.noun_draft(token, before, here),
        }
    }

    pub(super) fn start(&self, act: Act, mode: Option<&str>, ground: Ground, head: usize) -> Draft {
        let sentence = self.arguments.scene.tree.token(head).sentence;
        let kinds = &self.arguments.scene.tree.tagged.kinds;
        Draft {
            act,
            mode: mode.map(str::to_owned),
            ground,
            trigger: head..head + 1,
            head,
            sentence,
            kind: kinds.get(sentence).copied().unwrap_or(BlockKind::Paragraph),
            actors: Vec::new(),
            actor_scope: Scope::Clause,
            recipients: Vec::new(),
            recipient_scope: Scope::Clause,
            mutual: false,
            standing: status::OCCURRED,
            when: None,
            place: None,
            attribution: None,
            known: false,
            holds: false,
            under: None,
        }
    }

    pub(super) fn fill(
        &self,
        wanted: &ParticipantSlots,
        find: impl Fn(&Slot) -> Vec<usize>,
        before: &[Draft],
        side: Side,
    ) -> Vec<Member> {
        let mut found: Vec<Member> = Vec::new();
        for slot in &wanted.slots {
            let heads = find(slot);
            let members = match side {
                Side::Acting => self.participants.acting(&heads, before),
                Side::ActedOn => self.participants.acted_on(&heads, before),
            };
            for member in members {
                if member.entity.is_none() || found.iter().all(|other| other.entity != member.entity) {
                    found.push(member);
                }
            }
            if !wanted.all && !found.is_empty() {
                break;
            }
        }
        found
    }

    /// Settles the parties, and looks for time, place and who says so; `None` where nobody is left to report of.
    pub(super) fn finish(&self, mut draft: Draft, carrier: Option<Carrier>, here: &[Draft]) -> Option<Draft> {
        let actors = draft.actors.clone();
        // `Croatia is investigating Croatian extremists`: a state may act on its own people.
        let is_actor = |member: &Member| {
            let same = |actor: &Member| {
                actor.entity == member.entity
                    && (actor.tie == member.tie
                        || actor.party.text == member.party.text
                        || is_pronoun(&member.party.text)
                        || member.tie == Tie::Direct)
            };
            member.entity.is_some() && actors.iter().any(same)
        };
        draft.recipients.retain(|member| !is_actor(member));
        let said = here.iter().any(|other| sieve::repeats(&self.arguments, &draft, other));
        let peopled = sieve::has_parties(&self.arguments, &draft);
        if said || !(peopled || sieve::is_bare_passive(&self.arguments, &draft)) {
            return None;
        }
        let spine = slots::spine(&self.arguments, draft.head, carrier);
        let matter = if draft.holds { self.held_by(draft.head) } else { Vec::new() };
        draft.when = slots::when(&self.arguments, self.timexes, &spine, &matter);
        draft.place = slots::place(&self.arguments, &spine, &matter);
        slots::settle_destination(&self.arguments, &mut draft);
        draft.attribution = self.participants.quote_over(draft.head).and_then(attribution_of);
        let told = |scope: Scope| scope == Scope::Clause;
        let set = draft.when.as_ref().is_some_and(|(_, scope)| told(*scope))
            || draft.place.as_ref().is_some_and(|(_, scope)| told(*scope));
        (peopled || set).then_some(draft)
    }
}

/// Whether a party is named by a pronoun alone: `denied the charges against him`.
fn is_pronoun(words: &str) -> bool {
    matches!(words, "him" | "her" | "it" | "them" | "his" | "its" | "their")
}

/// Which side of an act a phrase is to fill.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Acting,
    ActedOn,
}

/// Who says what stands in a quote.
fn attribution_of(quote: &quotes::Found) -> Option<Attribution> {
    let party = quote.quote.speaker.clone()?;
    Some(Attribution { party, cue: quote.quote.cue.clone() })
}
