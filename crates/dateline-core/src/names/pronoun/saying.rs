//! `it said`: the body that said something last.

use std::ops::Range;

use crate::analysis::EntityType;
use crate::names::registry::{Identity, Registry};
use crate::names::view::View;

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
/// What spoke more sentences ago than this is not meant.
const SENTENCES_BACK: usize = 2;
/// Names of a sentence that are looked at, the last ones.
const MOST_NAMED: usize = 32;

/// The organisation or country that an `it` before a verb of saying stands for: the one that said something last.
pub(super) fn body(
    view: &View<'_>,
    registry: &Registry,
    token: usize,
    sentence: &Range<usize>,
) -> Option<usize> {
    if !says(view, token, sentence.end) {
        return None;
    }
    let earlier = view.sentences_before(token).take(SENTENCES_BACK);
    let mut last = None;
    for tokens in std::iter::once(sentence.start..token).chain(earlier) {
        let named = registry.within(&tokens);
        let bodies = named[named.len().saturating_sub(MOST_NAMED)..].iter().filter(|found| {
            let draft = &registry.drafts[found.entity];
            !view.is_quoted(found.tokens.start)
                && (draft.kind == EntityType::Org || matches!(draft.identity, Identity::Country(_)))
        });
        let bodies: Vec<_> = bodies.collect();
        let speaker = bodies.iter().rev().find(|found| says(view, found.tokens.end - 1, tokens.end));
        if let Some(found) = speaker {
            return Some(found.entity);
        }
        let named = bodies.iter().find(|found| registry.drafts[found.entity].kind == EntityType::Org);
        last = last.or_else(|| named.map(|found| found.entity));
    }
    last
}

fn says(view: &View<'_>, token: usize, end: usize) -> bool {
    (token + 1..end.min(token + 3)).any(|verb| SAYS.contains(&view.word(verb)))
}
