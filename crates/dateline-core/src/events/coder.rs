//! From triggers to drafts: every verb and noun that names an act, with its parties, status, time and place.

use std::ops::Range;

use super::arguments::{Arguments, Carrier};
use super::draft::{Draft, Ground};
use super::ontology::{Ontology, ParticipantSlots, Slot, VerbFrame};
use super::participants::Participants;
use super::{sieve, slots, status};
use crate::analysis::{Act, Attribution, Scope};
use crate::clause::{Member, Scene, Tie};
use crate::page::BlockKind;
use crate::tag::{Deprel, Upos, VerbForm};
use crate::{quotes, time};

/// How far after a preposition the name that it introduces may start.
const ORDER_REACH: usize = 5;

/// Codes the triggers of a page.
pub(super) struct Coder<'s, 'a> {
    arguments: Arguments<'s, 'a>,
    participants: Participants<'s, 'a>,
    timexes: &'s [time::Found],
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
    fn held_by(&self, trigger: usize) -> Vec<usize> {
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
                self.verb_draft(token, before, here).or_else(|| self.obligation(token, before))
            }
            _ if self.arguments.scene.tree.is_gerund_as_noun(token) => self.verb_draft(token, before, here),
            _ => self.noun_draft(token, before, here),
        }
    }

    fn verb_draft(&self, verb: usize, before: &[Draft], here: &[Draft]) -> Option<Draft> {
        let arguments = &self.arguments;
        let frame = arguments.verb_frame(verb)?;
        let find = |slot: &Slot| arguments.of_verb(verb, slot);
        let subject = arguments.subject(verb);
        let mut actors = self.fill(&frame.actors, find, before, Side::Acting);
        let mut violence = Vec::new();
        if actors.is_empty()
            && frame.actors.slots.contains(&Slot::Subject)
            && let Some(subject) = subject
        {
            violence = if self.speaks(frame, subject) {
                vec![arguments.scene.nameless(subject)]
            } else {
                let harmless = frame.act != Some(Act::Assault) && self.may_be_left_out(verb, subject);
                self.behind_violence(subject, before).or_else(|| harmless.then(Vec::new))?
            };
        }
        if actors.is_empty() {
            actors = violence;
        }
        let mut recipients = self.fill(&frame.recipients, find, before, Side::ActedOn);
        let mut recipient_scope = Scope::Clause;
        if recipients.is_empty() {
            recipients = self.by_order(verb, &frame.recipients);
            recipient_scope = if recipients.is_empty() { Scope::Clause } else { Scope::Sentence };
        }
        let recipients = if recipients.is_empty() && frame.holds && !frame.mutual {
            self.in_the_matter(verb, before)
        } else {
            recipients
        };
        let standing = status::of_verb(arguments, verb);
        let mut draft = self.start(frame.act?, frame.mode.as_deref(), Ground::Verb, verb);
        draft.trigger = self.trigger_tokens(verb, &frame.particle);
        draft.mutual = frame.mutual;
        draft.holds = frame.holds;
        draft.standing = standing;
        if frame.pair && actors.len() < 2 {
            return None;
        }
        draft.actors = actors;
        draft.recipients = recipients;
        draft.recipient_scope = recipient_scope;
        self.finish(draft, None, here)
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

    /// Whether a subject of which nothing is known must be somebody: a name, or whoever does what is done in words.
    fn speaks(&self, frame: &VerbFrame, subject: usize) -> bool {
        let tree = &self.arguments.scene.tree;
        let named = tree.upos(subject) == Upos::Propn;
        let words = frame.holds && tree.upos(subject) == Upos::Noun && !self.arguments.is_violence(subject);
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
        if self.arguments.is_violence(subject) || self.arguments.ontology.weapons.contains(&lemma) {
            return Some(
                self.participants
                    .acted_on(&[subject], before)
                    .into_iter()
                    .filter(|member| member.tie != Tie::Generic)
                    .collect(),
            );
        }
        (pronoun && !matches!(lemma.as_str(), "it" | "that" | "this" | "which" | "what")).then(Vec::new)
    }

    fn noun_draft(&self, noun: usize, before: &[Draft], here: &[Draft]) -> Option<Draft> {
        let arguments = &self.arguments;
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
        let told = carrier.is_some() || (frame.known && draft.members().next().is_some());
        if !told && !self.is_asserted(noun, frame.known) {
            return None;
        }
        if draft.actors.len() < 2 && frame.mutual && carrier.is_none() {
            self.lend_from_clause(&mut draft, noun, before);
        }
        self.finish(draft, carrier, here)
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

    /// `must be stopped` in somebody's mouth is a demand.
    fn obligation(&self, verb: usize, before: &[Draft]) -> Option<Draft> {
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

    fn start(&self, act: Act, mode: Option<&str>, ground: Ground, head: usize) -> Draft {
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

    fn trigger_tokens(&self, verb: usize, particle: &str) -> Range<usize> {
        let tree = &self.arguments.scene.tree;
        let next = verb + 1 < tree.sentence(verb).tokens.end
            && !particle.is_empty()
            && tree.reads(verb + 1, particle);
        verb..verb + 1 + usize::from(next)
    }

    fn fill(
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
    fn finish(&self, mut draft: Draft, carrier: Option<Carrier>, here: &[Draft]) -> Option<Draft> {
        let actors = draft.actors.clone();
        draft.recipients.retain(|member| {
            member.entity.is_none() || actors.iter().all(|actor| actor.entity != member.entity)
        });
        if draft.actors.iter().any(|actor| actor.tie != Tie::Generic) {
            draft.actors.retain(|actor| !draft.mutual || actor.tie != Tie::Generic);
        }
        let said = here.iter().any(|other| sieve::repeats(&self.arguments, &draft, other));
        let peopled = sieve::has_parties(&self.arguments, &draft);
        if said || !(peopled || sieve::is_bare_passive(&self.arguments, &draft)) {
            return None;
        }
        let spine = slots::spine(&self.arguments, draft.head, carrier);
        let matter = if draft.holds { self.held_by(draft.head) } else { Vec::new() };
        draft.when = slots::when(&self.arguments, self.timexes, &spine, &matter);
        draft.place = slots::place(&self.arguments, &spine, &matter);
        draft.attribution = self.participants.quote_over(draft.head).and_then(attribution_of);
        let told = |scope: Scope| scope == Scope::Clause;
        let set = draft.when.as_ref().is_some_and(|(_, scope)| told(*scope))
            || draft.place.as_ref().is_some_and(|(_, scope)| told(*scope));
        (peopled || set).then_some(draft)
    }
}

/// Which side of an act a phrase is to fill.
#[derive(Clone, Copy)]
enum Side {
    Acting,
    ActedOn,
}

/// Who says what stands in a quote.
fn attribution_of(quote: &quotes::Found) -> Option<Attribution> {
    let party = quote.quote.speaker.clone()?;
    Some(Attribution { party, cue: quote.quote.cue.clone() })
}
