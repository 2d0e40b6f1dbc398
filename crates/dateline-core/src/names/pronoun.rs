//! Pronouns whose referent the sentences before make clear.
//!
//! `he` and `she` go to the person who acts in the sentence so far, else in the one before; `it` before a verb of
//! saying to the body that said something last. Within quotation marks nothing is linked: the speaker's `he` may be
//! somebody whom the page has not named.

use std::ops::Range;

use super::registry::{Draft, Identity, Registry};
use super::view::View;
use crate::analysis::{EntityType, MentionKind};
use crate::knowledge::{self, Gender};
use crate::tag::Deprel;

/// Verbs of saying, of which `it` can be the subject.
const SAYS: &[&str] = &[
    "said",
    "added",
    "says",
    "adds",
    "noted",
    "stressed",
    "announced",
    "stated",
    "explained",
    "reported",
    "warned",
    "argued",
    "claimed",
];
/// No pronoun refers further back than this many sentences.
const SENTENCES_BACK: usize = 2;

/// Links the pronouns of a page.
pub(super) fn link(view: &View<'_>, registry: &mut Registry) {
    registry.sort();
    let sentences: Vec<Range<usize>> = view.sentences().collect();
    let mut found = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        for token in sentence.clone() {
            if view.is_quoted(token) {
                continue;
            }
            let antecedent = match view.lower(token).as_str() {
                "he" => person_before(
                    view,
                    registry,
                    &sentences[..number],
                    &(sentence.start..token),
                    Gender::Male,
                ),
                "she" => person_before(
                    view,
                    registry,
                    &sentences[..number],
                    &(sentence.start..token),
                    Gender::Female,
                ),
                "it" if says(view, token, sentence.end) => {
                    body_before(view, registry, &sentences[..number], &(sentence.start..token))
                }
                _ => None,
            };
            found.extend(antecedent.map(|entity| (token, entity)));
        }
    }
    for (token, entity) in found {
        registry.refer(token..token + 1, entity, MentionKind::Pronoun, false);
    }
}

fn says(view: &View<'_>, token: usize, end: usize) -> bool {
    (token + 1..end.min(token + 3)).any(|verb| SAYS.contains(&view.word(verb)))
}

/// The person who acts in the sentence before the pronoun, else in one of the sentences before.
fn person_before(
    view: &View<'_>,
    registry: &Registry,
    earlier: &[Range<usize>],
    here: &Range<usize>,
    gender: Gender,
) -> Option<usize> {
    let mut stretches = std::iter::once(here).chain(earlier.iter().rev().take(SENTENCES_BACK));
    stretches.find_map(|tokens| actor(view, registry, tokens, gender))
}

/// The first person who is a subject among the tokens; without syntax, the first person outside a quotation.
fn actor(view: &View<'_>, registry: &Registry, tokens: &Range<usize>, gender: Gender) -> Option<usize> {
    let people = registry.within(tokens).iter().filter(|found| {
        let draft = &registry.drafts[found.entity];
        draft.kind == EntityType::Person && !view.is_quoted(found.tokens.start) && may_be(draft, gender)
    });
    let people: Vec<_> = people.collect();
    let subject = people.iter().find(|found| is_subject(view, &found.tokens));
    subject.or_else(|| people.first()).map(|found| found.entity)
}

/// Whether the person's given name, where it tells, is one of the gender.
fn may_be(draft: &Draft, gender: Gender) -> bool {
    let given = draft.names.iter().filter(|name| name.words().len() > 1).find_map(|name| {
        let words = name.words();
        let first = usize::from(knowledge::family_name_first(&words[0]).is_some());
        knowledge::gender(&words[first])
    });
    given.is_none_or(|found| found == gender)
}

fn is_subject(view: &View<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|token| matches!(view.tagged.tokens[token].deprel, Deprel::Nsubj | Deprel::NsubjPass))
}

/// The organisation or country that said something last.
fn body_before(
    view: &View<'_>,
    registry: &Registry,
    earlier: &[Range<usize>],
    here: &Range<usize>,
) -> Option<usize> {
    let stretches = std::iter::once(here).chain(earlier.iter().rev().take(SENTENCES_BACK));
    let mut last = None;
    for tokens in stretches {
        let bodies = registry.within(tokens).iter().filter(|found| {
            let draft = &registry.drafts[found.entity];
            !view.is_quoted(found.tokens.start)
                && (draft.kind == EntityType::Org || matches!(draft.identity, Identity::Country(_)))
        });
        let bodies: Vec<_> = bodies.collect();
        let speaker = bodies.iter().rev().find(|found| says(view, found.tokens.end - 1, tokens.end));
        if let Some(found) = speaker {
            return Some(found.entity);
        }
        last = last.or_else(|| {
            bodies
                .iter()
                .find(|found| registry.drafts[found.entity].kind == EntityType::Org)
                .map(|found| found.entity)
        });
    }
    last
}
