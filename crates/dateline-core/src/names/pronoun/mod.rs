//! Pronouns, resolved to the people and bodies that a page has named.
//!
//! A page is read from its first word to its last. Whoever is mentioned steps on the [`stage`], with a weight that says how
//! much the sentence is about them (a subject more than an object, an object more than an owner); with each new sentence
//! all weights halve (Lappin and Leass 1994, "An Algorithm for Pronominal Anaphora Resolution"). A pronoun stands for
//! whoever weighs most among those whom its number, gender ([`gender`]) and place in the clause ([`clause`]) allow, and
//! counts as a mention itself, so that a sentence's subject carries over.
//!
//! People and things without names step on the stage too: `the driver … he` is nobody of the page's cast, and so are most
//! `it`. A pronoun that stands for one of them is left alone, and so is every `they`: of those that a page's names could
//! be meant by, one in ten is.

mod clause;
mod gender;
mod saying;
mod stage;

use std::ops::Range;

use self::clause::Clause;
use self::gender::Genders;
use self::stage::{Class, Stage, Wanted, Who};
use super::institution::ends_phrase;
use super::registry::{Identity, Registry};
use super::view::View;
use crate::analysis::{EntityType, MentionKind};
use crate::knowledge::{self, Gender};
use crate::tag::{Deprel, Number, Upos};

/// No name of a person has more words before its head.
const LONGEST_NAME: usize = 8;

/// Mentions that may stand within one another.
const NESTED: usize = 4;

/// Links the pronouns of a page.
pub(super) fn link(view: &View<'_>, registry: &mut Registry) {
    registry.sort();
    let mut reader = Reader {
        view,
        registry,
        clause: Clause { view },
        genders: Genders::of(view, registry),
        stage: Stage::default(),
    };
    let mut found = Vec::new();
    for sentence in view.sentences() {
        reader.stage.turn();
        reader.read(&sentence, &mut found);
    }
    for (tokens, entity) in found {
        let kind = if tokens.len() == 1 { MentionKind::Pronoun } else { MentionKind::Nominal };
        registry.refer(tokens, entity, kind, false);
    }
    registry.sort();
}

/// A page being read.
struct Reader<'v> {
    view: &'v View<'v>,
    registry: &'v Registry,
    clause: Clause<'v>,
    genders: Genders,
    stage: Stage,
}

/// A pronoun, by what it can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pronoun {
    Person(Gender),
    /// `the 54-year-old`.
    Anyone,
    It,
}

impl Reader<'_> {
    /// Reads a sentence, and adds the pronouns in it that stand for entities.
    fn read(&mut self, sentence: &Range<usize>, found: &mut Vec<(Range<usize>, usize)>) {
        let mentions = self.registry.within(sentence);
        let mut ends: Vec<(usize, usize)> =
            mentions.iter().enumerate().map(|(index, mention)| (mention.tokens.end - 1, index)).collect();
        ends.sort_unstable();
        let mut next = 0;
        let mut covered = sentence.start;
        for token in sentence.clone() {
            let opening = mentions.partition_point(|mention| mention.tokens.start <= token);
            covered = mentions[..opening]
                .iter()
                .rev()
                .take(NESTED)
                .map(|mention| mention.tokens.end)
                .fold(covered, usize::max);
            if let Some(entity) = self.pronoun_at(token, sentence) {
                let article = usize::from(is_age(self.view, token));
                found.push((token - article..token + 1, entity));
            } else if covered <= token {
                self.step_on_unnamed(token);
            }
            while next < ends.len() && ends[next].0 == token {
                let mention = &mentions[ends[next].1];
                self.step_on(mention.entity, &mention.tokens);
                next += 1;
            }
        }
    }

    /// Puts an entity on the stage.
    fn step_on(&mut self, entity: usize, tokens: &Range<usize>) {
        let draft = &self.registry.drafts[entity];
        let head = self.clause.head_of(tokens);
        let class = match draft.kind {
            EntityType::Person => Class::Person,
            EntityType::Org | EntityType::Gpe => Class::Body,
            EntityType::Norp => return,
            EntityType::Loc if matches!(draft.identity, Identity::Country(_)) => Class::Body,
            EntityType::Loc | EntityType::Event | EntityType::Fac | EntityType::Work => Class::Thing,
        };
        let adjective = self.view.tagged.tokens[head].deprel == Deprel::Amod;
        if !adjective {
            self.stage.note(Who::Entity(entity), class, head, self.clause.weight(head));
        }
    }

    /// Puts the person or thing on the stage that a noun means and that is no entity of the page.
    fn step_on_unnamed(&mut self, token: usize) {
        let found = &self.view.tagged.tokens[token];
        let plural = found.features.number == Some(Number::Plural);
        if found.upos != Upos::Noun || plural || !self.clause.heads_phrase(token) {
            return;
        }
        let class = if let Some(gender) = knowledge::person_noun(self.view.word(token)) {
            self.genders.note_unnamed(&found.lemma, gender);
            Class::Person
        } else {
            Class::Thing
        };
        self.stage.note(Who::Unnamed(found.lemma.clone()), class, token, self.clause.weight(token));
    }

    /// The entity that the token stands for, if it is a pronoun that stands for one.
    fn pronoun_at(&mut self, token: usize, sentence: &Range<usize>) -> Option<usize> {
        let aged = token > sentence.start && is_age(self.view, token);
        let pronoun = read_pronoun(self.view, token).or(aged.then_some(Pronoun::Anyone))?;
        if self.view.is_quoted(token) || pronoun == Pronoun::It && self.clause.is_empty_it(token) {
            return None;
        }
        let who = self.antecedent(pronoun, token, sentence)?;
        let unseen = if pronoun == Pronoun::It { Class::Body } else { Class::Person };
        let class = self.stage.class_of(&who).unwrap_or(unseen);
        self.stage.note(who.clone(), class, token, self.clause.weight(token));
        let Who::Entity(entity) = who else { return None };
        if let Pronoun::Person(gender) = pronoun {
            self.genders.learn(entity, gender);
        }
        (class != Class::Thing).then_some(entity)
    }

    fn antecedent(&self, pronoun: Pronoun, token: usize, sentence: &Range<usize>) -> Option<Who> {
        if let Pronoun::Person(gender) = pronoun
            && let Some(entity) = self.named_later(token, gender, sentence)
        {
            return Some(Who::Entity(entity));
        }
        if pronoun == Pronoun::It
            && let Some(entity) = saying::body(self.view, self.registry, token, sentence)
        {
            return Some(Who::Entity(entity));
        }
        let barred = |head: usize| sentence.contains(&head) && self.clause.bars(token, head);
        let wanted = Wanted {
            fits: &|who, class| match pronoun {
                Pronoun::Person(gender) => class == Class::Person && self.genders.may_be(who, gender),
                Pronoun::Anyone => class == Class::Person,
                Pronoun::It => class != Class::Person,
            },
            barred: &barred,
        };
        if self.clause.is_reflexive(token)
            && let Some(subject) = self.clause.subject_over(token)
            && let Some(who) = self.stage.last_at(subject, &wanted)
        {
            return Some(who);
        }
        self.stage.heaviest(&wanted)
    }

    /// The person named as the subject of the clause that the pronoun's clause leads up to: `When he arrived, Kovac said`.
    fn named_later(&self, token: usize, gender: Gender, sentence: &Range<usize>) -> Option<usize> {
        let subject = self.clause.subject_led_up_to(token).filter(|subject| sentence.contains(subject))?;
        let near = self.registry.within(&(subject.saturating_sub(LONGEST_NAME)..subject + 1));
        let over = near.iter().filter(|mention| mention.tokens.contains(&subject));
        let person = over.min_by_key(|mention| mention.tokens.len())?.entity;
        let fits = self.registry.drafts[person].kind == EntityType::Person
            && self.genders.may_be(&Who::Entity(person), gender);
        fits.then_some(person)
    }
}

/// Whether a token is `54-year-old` behind `the`, alone.
fn is_age(view: &View<'_>, token: usize) -> bool {
    let years = view.word(token).strip_suffix("-year-old");
    years.is_some_and(|years| years.parse::<u8>().is_ok())
        && token > 0
        && matches!(view.word(token - 1), "the" | "The")
        && ends_phrase(view, token + 1)
}

fn read_pronoun(view: &View<'_>, token: usize) -> Option<Pronoun> {
    match view.lower(token).as_str() {
        "he" | "him" | "his" | "himself" => Some(Pronoun::Person(Gender::Male)),
        "she" | "her" | "hers" | "herself" => Some(Pronoun::Person(Gender::Female)),
        "it" | "its" | "itself" => Some(Pronoun::It),
        _ => None,
    }
}
