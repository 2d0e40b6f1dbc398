//! `the two sides`, `both countries`, `the two leaders`: phrases that refer to two who were named just before.
//!
//! Such a phrase is a mention of both. It is not among the references, which are to one entity each. Who the two are is
//! read from the nearest sentence, of the one that holds the phrase and the two before it, that names two of the kind: if it
//! names just two, or puts just two side by side (`Norway and Finland`), they are meant; otherwise nobody is.

use std::ops::Range;

use super::registry::{Identity, Registry};
use super::view::View;
use crate::analysis::{EntityType, MentionKind};
use crate::tag::Upos;

/// How many sentences before its own the two may be named in.
const SENTENCES_BACK: usize = 2;
/// Of a sentence with more mentions than this, no pair is meant.
const MOST_MENTIONS: usize = 24;

/// What two are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Countries,
    People,
    Organisations,
    /// `sides`: countries, else others.
    Any,
}

const KINDS: &[(&str, Kind)] = &[
    ("countries", Kind::Countries),
    ("nations", Kind::Countries),
    ("states", Kind::Countries),
    ("governments", Kind::Countries),
    ("neighbors", Kind::Countries),
    ("neighbours", Kind::Countries),
    ("leaders", Kind::People),
    ("presidents", Kind::People),
    ("ministers", Kind::People),
    ("diplomats", Kind::People),
    ("officials", Kind::People),
    ("men", Kind::People),
    ("women", Kind::People),
    ("companies", Kind::Organisations),
    ("firms", Kind::Organisations),
    ("organizations", Kind::Organisations),
    ("organisations", Kind::Organisations),
    ("sides", Kind::Any),
];

/// Finds the phrases of a page, with the two whom each refers to.
pub(super) fn find(view: &View<'_>, registry: &Registry) -> Vec<(Range<usize>, [usize; 2])> {
    let tokens = (0..view.len()).filter_map(|token| {
        let (tokens, kind) = phrase_at(view, token)?;
        Some((tokens.clone(), antecedents(view, registry, &tokens, kind)?))
    });
    tokens.collect()
}

/// The phrase whose noun is the token: `the two N`, `both N`, `both the N`, with nothing after it that says which.
fn phrase_at(view: &View<'_>, noun: usize) -> Option<(Range<usize>, Kind)> {
    let word = view.lower(noun);
    let kind = KINDS.iter().find(|(known, _)| *known == word)?.1;
    let before = |back: usize| noun.checked_sub(back).map(|token| view.lower(token)).unwrap_or_default();
    let start = match (before(2).as_str(), before(1).as_str()) {
        ("the", "two") | ("both", "the") => noun - 2,
        (_, "both") => noun - 1,
        _ => return None,
    };
    if !view.sentence(noun).contains(&start) || is_told_apart(view, noun) || is_idiom(view, start) {
        return None;
    }
    Some((start..noun + 1, kind))
}

/// Whether what follows the noun says which are meant, or the noun is the first half of another: `both sides of the road`,
/// `the two countries that signed`, `the two leaders' wives`.
fn is_told_apart(view: &View<'_>, noun: usize) -> bool {
    let next = noun + 1;
    matches!(view.lower(next).as_str(), "of" | "that" | "which" | "who" | "whose" | "with" | "where")
        || view.upos(next) == Upos::Noun
}

/// `on both sides`, `from both sides`: of a road as well as of a quarrel.
fn is_idiom(view: &View<'_>, start: usize) -> bool {
    view.lower(start) == "both"
        && start
            .checked_sub(1)
            .is_some_and(|before| matches!(view.lower(before).as_str(), "on" | "from" | "along"))
}

/// The two who are meant.
fn antecedents(
    view: &View<'_>,
    registry: &Registry,
    phrase: &Range<usize>,
    kind: Kind,
) -> Option<[usize; 2]> {
    let kinds: &[Kind] = match kind {
        Kind::Any => &[Kind::Countries, Kind::Organisations, Kind::People],
        _ => &[kind],
    };
    let here = view.sentence(phrase.start).start..phrase.start;
    let back = view.sentences_before(phrase.start).take(SENTENCES_BACK);
    for sentence in std::iter::once(here).chain(back) {
        for &kind in kinds {
            let named = named_in(registry, &sentence, kind);
            let mut distinct: Vec<usize> = named.iter().map(|(_, entity)| *entity).collect();
            distinct.sort_unstable();
            distinct.dedup();
            match *distinct {
                [] | [_] => {}
                [one, other] => return Some([one, other]),
                _ => return side_by_side(view, &named),
            }
        }
    }
    None
}

/// The mentions in a sentence of what is of the kind.
fn named_in(registry: &Registry, sentence: &Range<usize>, kind: Kind) -> Vec<(Range<usize>, usize)> {
    let is_of_kind = |entity: usize| {
        let draft = &registry.drafts[entity];
        match kind {
            Kind::Countries => matches!(draft.identity, Identity::Country(_)),
            Kind::People => draft.kind == EntityType::Person,
            Kind::Organisations => draft.kind == EntityType::Org,
            Kind::Any => true,
        }
    };
    let mentions = registry.within(sentence).iter().take(MOST_MENTIONS);
    let of_kind = mentions.filter(|found| found.kind != MentionKind::Pronoun && is_of_kind(found.entity));
    of_kind.map(|found| (found.tokens.clone(), found.entity)).collect()
}

/// The only two of several that an `and` puts side by side, not at the end of a list.
fn side_by_side(view: &View<'_>, named: &[(Range<usize>, usize)]) -> Option<[usize; 2]> {
    let mut pairs = named.windows(2).filter_map(|pair| {
        let ((first, one), (second, other)) = (&pair[0], &pair[1]);
        let listed =
            named.iter().any(|(before, _)| before.end + 1 == first.start && view.word(before.end) == ",");
        let joined =
            first.end + 1 == second.start && view.lower(first.end) == "and" && one != other && !listed;
        joined.then(|| if one < other { [*one, *other] } else { [*other, *one] })
    });
    let first = pairs.next()?;
    pairs.all(|pair| pair == first).then_some(first)
}
