//! Things named in the page and called again by their kind: `the square` for a square, `the city`, `the company`.
//!
//! A noun calls again what was named with it last (`Naqsh Square … the square`), else the last city or region, or the only
//! organisation of late, that it can mean. It stands alone behind its article: what is said with more words is often
//! another.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::institution::ends_phrase;
use super::registry::{Draft, Identity, Registry};
use super::view::View;
use crate::analysis::{EntityType, MentionKind};
use crate::knowledge::{self, KindNoun};

/// A noun refers to something named this many tokens before it at most.
const MEMORY: usize = 240;
/// Mentions before a noun that are looked at.
const MOST_MENTIONS: usize = 60;

/// What a page has named that can be called again.
pub(super) struct Named {
    /// By the last word of a name of several.
    by_noun: HashMap<String, HashSet<usize>>,
}

impl Named {
    /// Reads the names of a page.
    pub(super) fn of(view: &View<'_>, registry: &Registry) -> Self {
        let mut by_noun: HashMap<String, HashSet<usize>> = HashMap::new();
        for mention in &registry.references {
            let draft = &registry.drafts[mention.entity];
            let ends = mention.tokens.len() > 1
                && !matches!(draft.kind, EntityType::Person | EntityType::Norp)
                && match draft.identity {
                    Identity::Named => mention.kind == MentionKind::Name,
                    // `the Ukrainian border service`, and then `the service`.
                    Identity::Institution => true,
                    _ => false,
                };
            if ends {
                by_noun.entry(view.lower(mention.tokens.end - 1)).or_default().insert(mention.entity);
            }
        }
        Self { by_noun }
    }

    /// Who is called by the noun behind `the` or `this`.
    pub(super) fn called(
        &self,
        view: &View<'_>,
        the: usize,
        sentence: &Range<usize>,
        registry: &Registry,
    ) -> Option<(Range<usize>, usize)> {
        let noun = the + 1;
        let word = view.word(noun);
        let alone = noun < sentence.end
            && word.chars().all(|c| c.is_lowercase() || c == '-')
            && (noun + 1 >= sentence.end || ends_phrase(view, noun + 1))
            && !matches!(
                view.word(noun + 1),
                "of" | "that" | "which" | "where" | "whose" | "with" | "for" | "in"
            );
        if !alone || registry.covers(noun) {
            return None;
        }
        let named =
            self.by_noun.get(word).and_then(|named| last(registry, the, |entity, _| named.contains(&entity)));
        let entity = named.or_else(|| match knowledge::kind_noun(word)? {
            KindNoun::City => last(registry, the, |_, draft| is_city(draft)),
            KindNoun::Division => last(registry, the, |_, draft| is_division(draft)),
            KindNoun::Company | KindNoun::Body => only(registry, the, is_body),
        })?;
        Some((the..noun + 1, entity))
    }
}

fn is_city(draft: &Draft) -> bool {
    let place = draft.kind == EntityType::Gpe && matches!(draft.identity, Identity::Named);
    place && draft.name.as_deref().is_none_or(|name| knowledge::city(name).is_some())
}

fn is_division(draft: &Draft) -> bool {
    let place =
        matches!(draft.kind, EntityType::Gpe | EntityType::Loc) && matches!(draft.identity, Identity::Named);
    place && draft.name.as_deref().is_some_and(|name| knowledge::division(name).is_some())
}

/// Whether it is an organisation that no list holds, as companies are.
fn is_body(draft: &Draft) -> bool {
    draft.kind == EntityType::Org && matches!(draft.identity, Identity::Named)
}

/// What was mentioned before the token, the last first.
fn before(registry: &Registry, at: usize) -> impl Iterator<Item = usize> + '_ {
    let end = registry.references.partition_point(|found| found.tokens.start < at);
    let near = registry.references[..end].iter().rev().take(MOST_MENTIONS);
    near.take_while(move |found| found.tokens.start + MEMORY > at).map(|found| found.entity)
}

fn last(registry: &Registry, at: usize, fits: impl Fn(usize, &Draft) -> bool) -> Option<usize> {
    before(registry, at).find(|&entity| fits(entity, &registry.drafts[entity]))
}

/// The entity of those that fit, if there is but one.
fn only(registry: &Registry, at: usize, fits: impl Fn(&Draft) -> bool) -> Option<usize> {
    let mut fitting = before(registry, at).filter(|&entity| fits(&registry.drafts[entity]));
    let first = fitting.next()?;
    fitting.all(|other| other == first).then_some(first)
}
