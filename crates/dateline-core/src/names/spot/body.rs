//! Organisations and places whose names hold a noun that tells: `… Foundation`, `University of …`, `Gulf of …`.

use std::ops::Range;

use super::Spot;
use super::shape::known_name;
use crate::analysis::EntityType;
use crate::knowledge::{self, Commonness, Position};
use crate::names::title;
use crate::names::view::View;

/// An organisation whose name starts at the token: its noun at the end, or followed by `of`.
pub(super) fn organisation_at(view: &View<'_>, start: usize, end: usize) -> Option<Spot> {
    let stretch =
        (start..end).take_while(|&token| view.is_capital(token) || is_inside_word(view.word(token)));
    let last_noun = stretch
        .take_while(|&token| token == start || !breaks_organisation(view, token))
        .filter(|&token| knowledge::organisation_noun(view.word(token)).is_some());
    let noun = last_noun.last()?;
    let mut last = noun + 1;
    if matches!(view.word(last), "of" | "for") && last + 1 < end {
        last = complement_end(view, last, end);
    }
    let tokens = trim_start(view, start, last)?;
    let named = tokens.len() > 1
        && !(tokens.len() == 2 && view.opens(tokens.start) && is_ordinary(view, tokens.start));
    named.then_some(Spot { tokens, kind: EntityType::Org, known: None })
}

fn is_inside_word(word: &str) -> bool {
    matches!(word, "of" | "for" | "the" | "and" | "&" | "-")
}

/// Whether an organisation's name cannot go on over the token: a title or a given name starts something else.
fn breaks_organisation(view: &View<'_>, token: usize) -> bool {
    let word = view.word(token);
    knowledge::title(word).is_some_and(|_| !matches!(word, "General" | "Chiefs" | "Justice"))
        || knowledge::demonym(word).is_some()
        || (matches!(word, "and" | ",") && known_name(view, token + 1).is_some())
}

/// The end of `of Foreign Affairs and Trade` from the `of` on.
fn complement_end(view: &View<'_>, of: usize, end: usize) -> usize {
    let mut last = of;
    let mut token = of + 1;
    while token < end {
        if view.is_capital(token)
            && knowledge::title(view.word(token)).is_none_or(|title| title.name == "justice")
        {
            last = token + 1;
        } else if !is_inside_word(view.word(token)) {
            break;
        }
        token += 1;
    }
    if last == of { of } else { last }
}

/// Leaves out what stands before the name itself: an ordinary word that opens the sentence, a demonym, a title.
fn trim_start(view: &View<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let mut first = start;
    while first < end {
        let word = view.word(first);
        let lower = word.to_lowercase();
        let drop = matches!(
            lower.as_str(),
            "the" | "a" | "an" | "of" | "for" | "and" | "&" | "in" | "at" | "by" | "from" | "on"
        ) || knowledge::names_nobody(word)
            || (knowledge::demonym(word).is_some()
                && end - first <= 2
                && knowledge::institution(view.word(end - 1)).is_some());
        if !drop {
            break;
        }
        first += 1;
    }
    (first < end).then_some(first..end)
}

/// Whether the word is an ordinary one that is capitalised because it opens a sentence.
fn is_ordinary(view: &View<'_>, token: usize) -> bool {
    let word = view.word(token);
    matches!(
        word,
        "The"
            | "A"
            | "An"
            | "This"
            | "That"
            | "His"
            | "Her"
            | "Their"
            | "Its"
            | "Our"
            | "In"
            | "At"
            | "For"
            | "And"
            | "But"
    ) || knowledge::given_name(word) == Some(Commonness::AlsoWord)
}

/// A place whose name starts at the token: its noun at the end, or `Gulf of` before it.
pub(super) fn place_at(view: &View<'_>, start: usize, end: usize) -> Option<Spot> {
    let floor = view.sentence(start).start;
    if knowledge::abbreviated_title(view.word(start)).is_some()
        || title::ending_at(view, start, floor).is_some()
    {
        return None;
    }
    let before = knowledge::place_noun(&view.joined(&(start..end.min(start + 2))))
        .map(|noun| (noun, start + 2))
        .or_else(|| knowledge::place_noun(view.word(start)).map(|noun| (noun, start + 1)))
        .filter(|(noun, name)| noun.position == Position::Before && *name < end && view.is_capital(*name));
    if let Some((noun, name)) = before {
        let last = (name..end)
            .take_while(|&token| view.is_capital(token) && knowledge::title(view.word(token)).is_none())
            .last()?;
        return Some(Spot { tokens: start..last + 1, kind: noun.kind, known: None });
    }
    let stretch = (start..end)
        .take_while(|&token| view.is_capital(token) && knowledge::title(view.word(token)).is_none());
    let noun_at = stretch.skip(1).find(|&token| after_noun(view, token).is_some())?;
    let noun = after_noun(view, noun_at)?;
    let tokens = trim_start(view, start, noun_at + 1)?;
    let person_before = knowledge::given_name(view.word(start)) == Some(Commonness::NameOnly)
        && knowledge::family_name(view.word(noun_at)).is_some()
        && tokens.len() == 2;
    (tokens.len() > 1 && tokens.len() <= 5 && !person_before).then_some(Spot {
        tokens,
        kind: noun,
        known: None,
    })
}

fn after_noun(view: &View<'_>, token: usize) -> Option<EntityType> {
    let word = view.word(token);
    let place =
        knowledge::place_noun(word).filter(|noun| noun.position == Position::After).map(|noun| noun.kind);
    let event = knowledge::event_noun(word)
        .filter(|noun| token.checked_sub(1).is_some_and(|before| noun.fits_behind(view.word(before))));
    place.or_else(|| event.map(|noun| noun.kind))
}
