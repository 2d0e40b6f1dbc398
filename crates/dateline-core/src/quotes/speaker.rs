//! Who speaks: the subject of a verb of speaking, and whom it stands for.

use std::collections::HashMap;
use std::ops::Range;

use super::cues::{CueVerb, is_publication, lacks_subject};
use crate::analysis::{EntityType, MentionKind, Party};
use crate::clause::{Member, Scene, Tie, Tree};
use crate::knowledge::{self, Gender};
use crate::tag::{Deprel, Number, Upos};

/// Somebody who speaks.
#[derive(Clone, Debug)]
pub(crate) struct Speaker {
    /// The party.
    pub(crate) party: Party,
    /// The entity that it resolves to.
    pub(crate) entity: Option<usize>,
    /// The token that heads the words.
    pub(crate) head: usize,
    /// How the words lead to the party.
    pub(crate) tie: Tie,
}

/// How many verbs up a verb without a subject may borrow one.
const CONTROL_DEPTH: usize = 5;
/// How many sentences after a person spoke a pronoun may go on with them.
const PRONOUN_REACH: usize = 2;
/// How many references back whoever holds a post may have been named. A bound, for pages that list thousands.
const MOST_NAMED: usize = 200;
/// How far after the first of a person's titles the name may stand.
const TITLES_REACH: usize = 6;
/// How far after a cue the word for what the speech was published in may stand.
const PUBLICATION_REACH: usize = 10;

/// The speaker of a verb, sought among the tokens of `region`.
pub(crate) fn of_verb(scene: &Scene<'_>, cue: &CueVerb, region: &Range<usize>) -> Option<Speaker> {
    let tree = &scene.tree;
    if hears(tree, cue) {
        let agent = tree.child(cue.token, &[Deprel::OblAgent]);
        return agent.filter(|agent| region.contains(agent)).map(|agent| of_phrase(scene, agent));
    }
    let subject = by_syntax(tree, cue)
        .filter(|subject| region.contains(subject))
        .or_else(|| by_order(scene, cue, region))?;
    Some(of_phrase(scene, subject))
}

/// Whether the subject of the verb is who was spoken to, or nobody: `Kovac was told that …`, `It was reported that …`.
fn hears(tree: &Tree<'_>, cue: &CueVerb) -> bool {
    tree.child(cue.token, &[Deprel::AuxPass]).is_some() && !is_quoted_as_saying(cue)
}

fn is_quoted_as_saying(cue: &CueVerb) -> bool {
    cue.tokens.len() > 2
}

/// The speaker that a noun phrase names.
pub(crate) fn of_phrase(scene: &Scene<'_>, head: usize) -> Speaker {
    let named = titled(scene, head).or_else(|| publisher(scene, head));
    if let Some(member) = named.or_else(|| scene.members(head).into_iter().next()) {
        return Speaker { party: member.party, entity: member.entity, head, tie: member.tie };
    }
    let range = scene.core(head);
    let party = Party {
        text: scene.tree.text.slice(&range).to_owned(),
        span: Some(scene.tree.text.span(&range)),
        ..Party::default()
    };
    Speaker { party, entity: None, head, tie: Tie::Thing }
}

/// The person whose several titles a noun opens: `FBI agent and author Ana Kovac`.
fn titled(scene: &Scene<'_>, head: usize) -> Option<Member> {
    let tree = &scene.tree;
    if tree.upos(head) != Upos::Noun || tree.token(head).features.number == Some(Number::Plural) {
        return None;
    }
    let end = tree.sentence(head).tokens.end.min(head + 1 + TITLES_REACH);
    for token in head + 1..end {
        let reference = scene.reference_at(token).filter(|found| found.tokens.start == token);
        let person = reference.filter(|found| scene.cast.entities[found.entity].kind == EntityType::Person);
        if person.is_some() {
            return person.filter(|_| tree.upos(token - 1) == Upos::Noun).map(|found| scene.party_of(found));
        }
        if !matches!(tree.upos(token), Upos::Noun | Upos::Propn | Upos::Adj | Upos::Cconj) {
            return None;
        }
    }
    None
}

/// Who stands with what they published: `a World Bank report`, `the ministry's statement`, `a release by the ministry`.
fn publisher(scene: &Scene<'_>, head: usize) -> Option<Member> {
    let tree = &scene.tree;
    if !is_publication(tree.lemma(head)) {
        return None;
    }
    tree.children(head).iter().find_map(|&child| {
        let owns = match tree.deprel(child) {
            Deprel::Compound | Deprel::NmodPoss => true,
            Deprel::Nmod => matches!(tree.preposition(child).as_deref(), Some("of" | "from" | "by")),
            _ => false,
        };
        scene.members(child).into_iter().find(|member| owns && member.entity.is_some())
    })
}

/// Whom somebody quotes, `quoted the border guard as saying`: the one who speaks is the object of the verb above.
fn quoted(tree: &Tree<'_>, cue: &CueVerb) -> Option<usize> {
    let above = tree.head(cue.token).filter(|&head| matches!(tree.lemma(head), "quote" | "cite"))?;
    let as_saying = tree.preposition(cue.token).as_deref() == Some("as");
    tree.child(above, &[Deprel::Obj]).filter(|_| as_saying)
}

/// The subject of a verb by the tree: its own, that of the verb that it is joined to, or that which it borrows.
fn by_syntax(tree: &Tree<'_>, cue: &CueVerb) -> Option<usize> {
    if let Some(quoted) = quoted(tree, cue) {
        return Some(quoted);
    }
    let mut verb = cue.token;
    for step in 0..CONTROL_DEPTH {
        let agent = tree.child(verb, &[Deprel::OblAgent]).filter(|_| step == 0 && !is_quoted_as_saying(cue));
        if agent.is_some() {
            return agent;
        }
        if let Some(subject) = tree.subject(verb) {
            return Some(antecedent(tree, subject, verb));
        }
        let relation = tree.deprel(verb);
        if relation == Deprel::Acl {
            return tree
                .head(verb)
                .filter(|&head| matches!(tree.upos(head), Upos::Propn | Upos::Noun | Upos::Pron));
        }
        let borrows = matches!(relation, Deprel::Conj | Deprel::Xcomp | Deprel::Advcl | Deprel::Parataxis);
        let free = relation == Deprel::Conj || lacks_subject(tree, verb) || step > 0;
        verb = tree.head(verb).filter(|_| borrows && free)?;
    }
    None
}

/// What a relative pronoun stands for: the noun that its clause is about.
fn antecedent(tree: &Tree<'_>, subject: usize, verb: usize) -> usize {
    let relative = matches!(tree.word(subject).to_lowercase().as_str(), "who" | "which" | "that")
        && tree.deprel(verb) == Deprel::AclRelcl;
    tree.head(verb).filter(|_| relative).unwrap_or(subject)
}

/// The subject of a verb by the order of words: the nearest name or nominal before it that no preposition governs;
/// else, right after it (`said Kovac`).
fn by_order(scene: &Scene<'_>, cue: &CueVerb, region: &Range<usize>) -> Option<usize> {
    let tree = &scene.tree;
    let sentence = &tree.sentence(cue.token).tokens;
    let start = region.start.max(sentence.start);
    let mut fallback = None;
    let mut token = cue.tokens.start;
    while token > start {
        token -= 1;
        let Some(found) = nominal(scene, token) else { continue };
        if !governed(tree, found.start, start) {
            return Some(found.end - 1);
        }
        fallback = fallback.or(Some(found.end - 1));
        token = found.start;
    }
    if fallback.is_some() {
        return fallback;
    }
    if lacks_subject(tree, cue.token) {
        return None;
    }
    let end = region.end.min(sentence.end);
    (cue.tokens.end..end.min(cue.tokens.end + 6))
        .find_map(|token| nominal(scene, token))
        .map(|found| found.end - 1)
}

/// The reference, pronoun or noun that ends at or covers a token.
fn nominal(scene: &Scene<'_>, token: usize) -> Option<Range<usize>> {
    if let Some(reference) = scene.reference_at(token) {
        return Some(reference.tokens.clone());
    }
    let upos = scene.tree.upos(token);
    let pronoun =
        upos == Upos::Pron && matches!(scene.tree.lemma(token), "he" | "she" | "it" | "they" | "we" | "i");
    (pronoun || matches!(upos, Upos::Noun | Upos::Propn)).then(|| token..token + 1)
}

/// Whether a preposition stands before a nominal, articles and adjectives aside.
fn governed(tree: &Tree<'_>, start: usize, limit: usize) -> bool {
    let mut token = start;
    while token > limit {
        token -= 1;
        match tree.upos(token) {
            Upos::Adp => return true,
            Upos::Det | Upos::Adj | Upos::Num | Upos::Propn | Upos::Noun | Upos::Part => {}
            _ => return false,
        }
    }
    false
}

/// Who spoke so far, for words that only point back: `it added`, `according to the release`.
#[derive(Debug, Default)]
pub(crate) struct Floor {
    person: Option<Speaker>,
    institution: Option<Speaker>,
    last: Option<Speaker>,
    /// The token of the last cue, and of that of the last person.
    heard: Option<usize>,
    person_heard: usize,
    /// By what they were published in: who said something in a release, in a statement.
    publishers: HashMap<String, Speaker>,
}

impl Floor {
    /// Notes that somebody spoke, and what they spoke in when the reporter's words around the cue name it.
    pub(crate) fn note(&mut self, scene: &Scene<'_>, speaker: &Speaker, cue: usize) {
        if let Some(entity) = speaker.entity
            && speaker.tie == Tie::Direct
        {
            if scene.cast.entities[entity].kind == EntityType::Person {
                self.person = Some(speaker.clone());
                self.person_heard = cue;
            } else {
                self.institution = Some(speaker.clone());
            }
            let tree = &scene.tree;
            let end = tree.sentence(cue).tokens.end.min(cue + PUBLICATION_REACH);
            for token in (cue..end).filter(|&token| is_publication(tree.lemma(token))) {
                self.publishers.insert(tree.lemma(token).to_owned(), speaker.clone());
            }
        }
        self.last = Some(speaker.clone());
        self.heard = Some(cue);
    }

    /// Whoever spoke in the sentence right before a token, in the same block: words between marks that nobody is named
    /// for go on with them.
    pub(crate) fn just_before(&self, scene: &Scene<'_>, token: usize) -> Option<&Speaker> {
        let heard = scene.tree.token(self.heard.filter(|&heard| heard < token)?).sentence;
        let here = scene.tree.token(token).sentence;
        let blocks = &scene.tree.tagged.sentences;
        let adjoins = heard + 1 == here && blocks[heard].block == blocks[here].block;
        self.last.as_ref().filter(|_| adjoins)
    }

    /// The last person who spoke, where a `he` or `she` goes on with them: near by, nobody else named in between as the
    /// subject of a clause, and no given name that speaks against it.
    fn goes_on(&self, scene: &Scene<'_>, pronoun: usize) -> Option<&Speaker> {
        let gender = match scene.tree.word(pronoun).to_lowercase().as_str() {
            "he" => Gender::Male,
            "she" => Gender::Female,
            _ => return None,
        };
        let person = self.person.as_ref().filter(|_| self.person_heard < pronoun)?;
        let sentence = |token: usize| scene.tree.token(token).sentence;
        let near = sentence(pronoun) - sentence(self.person_heard) <= PRONOUN_REACH;
        let fits = |entity: usize| {
            let given =
                scene.cast.entities[entity].name.split_whitespace().next().and_then(knowledge::gender);
            given.is_none_or(|given| given == gender)
        };
        let references = &scene.cast.references;
        let from = references.partition_point(|reference| reference.tokens.start <= self.person_heard);
        let mut between = references[from..].iter().take_while(|reference| reference.tokens.start < pronoun);
        let other = between.any(|reference| {
            let head = reference
                .tokens
                .clone()
                .find(|&token| matches!(scene.tree.deprel(token), Deprel::Nsubj | Deprel::NsubjPass));
            scene.cast.entities[reference.entity].kind == EntityType::Person
                && reference.kind != MentionKind::Pronoun
                && Some(reference.entity) != person.entity
                && head.is_some()
                && fits(reference.entity)
        });
        Some(person).filter(|_| near && !other && person.entity.is_some_and(fits))
    }

    /// The last person named before a noun that is the title of a post which they hold: `the minister said`.
    fn in_the_post(scene: &Scene<'_>, speaker: &Speaker) -> Option<Member> {
        let tree = &scene.tree;
        let noun = speaker.head;
        let bare = tree.token(noun).features.number != Some(Number::Plural)
            && tree.children(noun).iter().all(|&child| {
                matches!(tree.deprel(child), Deprel::Det | Deprel::Punct | Deprel::Case) || child > noun
            });
        let definite = tree.children(noun).iter().any(|&child| tree.reads(child, "the"));
        let capital = tree.word(noun).starts_with(char::is_uppercase);
        if !bare || !(definite || capital) || speaker.tie != Tie::Generic {
            return None;
        }
        let references = &scene.cast.references;
        let end = references.partition_point(|reference| reference.tokens.start < noun);
        let mut before = references[..end].iter().rev().take(MOST_NAMED);
        let held = |entity: usize| {
            scene.cast.entities[entity].kind == EntityType::Person && has_title(scene, entity, noun)
        };
        before.find(|reference| held(reference.entity)).map(|reference| scene.party_of(reference))
    }

    /// The speaker behind words that only point back, keeping the words. `about` is the entity that the quote tells
    /// of, if it is known: an `it` that speaks of somebody is not that somebody.
    pub(crate) fn settle(&self, scene: &Scene<'_>, speaker: Speaker, about: Option<usize>) -> Speaker {
        let it = scene.tree.reads(speaker.head, "it");
        if let Some(person) = self.goes_on(scene, speaker.head) {
            return speaking_as(person, &speaker);
        }
        if let Some(member) = Self::in_the_post(scene, &speaker).filter(|_| speaker.entity.is_none()) {
            let person = Speaker { party: member.party, entity: member.entity, ..speaker.clone() };
            return Speaker { tie: Tie::Direct, ..speaking_as(&person, &speaker) };
        }
        if speaker.entity.is_some() && !(it && speaker.entity == about) {
            return speaker;
        }
        let lemma = scene.tree.lemma(speaker.head);
        let before = if self.person.as_ref().is_some_and(|person| holds_title(scene, person, speaker.head)) {
            self.person.as_ref()
        } else if is_publication(lemma) {
            self.publishers.get(lemma).or(self.institution.as_ref())
        } else {
            match scene.tree.word(speaker.head).to_lowercase().as_str() {
                "it" => self.institution.as_ref(),
                "he" | "she" => self.person.as_ref(),
                "they" => self.last.as_ref(),
                _ => return speaker,
            }
        };
        match before {
            Some(before) => speaking_as(before, &speaker),
            None => speaker,
        }
    }
}

/// Whoever words stand for, with the words.
fn speaking_as(somebody: &Speaker, words: &Speaker) -> Speaker {
    let party = Party { text: words.party.text.clone(), span: words.party.span, ..somebody.party.clone() };
    Speaker { party, entity: somebody.entity, head: words.head, tie: somebody.tie }
}

/// Whether a noun is the title of a post that a person holds, hyphens and case aside.
fn holds_title(scene: &Scene<'_>, person: &Speaker, noun: usize) -> bool {
    person.entity.is_some_and(|entity| has_title(scene, entity, noun))
}

fn has_title(scene: &Scene<'_>, entity: usize, noun: usize) -> bool {
    let folded = |text: &str| text.to_lowercase().replace('-', " ");
    let title = folded(scene.tree.word(noun));
    matches!(scene.tree.upos(noun), Upos::Noun | Upos::Propn)
        && scene.cast.entities[entity].roles.iter().any(|role| folded(&role.title).contains(&title))
}

/// Whether a noun phrase can speak: somebody known, people, a pronoun, a name, or what words are published in.
pub(crate) fn can_speak(scene: &Scene<'_>, speaker: &Speaker) -> bool {
    let tree = &scene.tree;
    let introduces = || {
        let joined = |&child: &usize| {
            tree.deprel(child) == Deprel::Appos && tree.upos(child) == Upos::Propn && child > speaker.head
        };
        tree.children(speaker.head).iter().any(joined)
    };
    speaker.tie < Tie::Thing
        || introduces()
        || matches!(tree.upos(speaker.head), Upos::Propn | Upos::Pron)
        || is_publication(tree.lemma(speaker.head))
}
