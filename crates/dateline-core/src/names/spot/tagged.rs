//! The tagger's names, trimmed to the name itself and checked against what stands beside them.

use std::ops::Range;

use super::Spot;
use super::people::{LONGEST_PERSON, ends_person};
use crate::analysis::EntityType;
use crate::knowledge::{self, Commonness, Rank};
use crate::names::title;
use crate::names::view::View;
use crate::tag::Upos;

/// A name that the tagger found without the title, determiner or possessive that it may have taken in.
pub(super) fn trimmed(view: &View<'_>, tokens: Range<usize>, kind: EntityType) -> Option<Spot> {
    let mut tokens = tokens;
    while !tokens.is_empty() {
        let last = view.word(tokens.end - 1);
        if !view.is_possessive(tokens.end - 1) && last.chars().any(char::is_alphanumeric) {
            break;
        }
        tokens.end -= 1;
    }
    while !tokens.is_empty() && is_leading_word(view, tokens.start, kind) {
        tokens.start += 1;
    }
    if tokens.is_empty() || names_no_one(view, &tokens) {
        return None;
    }
    let kind = if kind == EntityType::Person && is_complement_of_title(view, tokens.start) {
        EntityType::Org
    } else {
        kind
    };
    if kind == EntityType::Person {
        // `Fox News' Laura Ingraham`: the name starts after the possessive.
        let possessive = tokens.clone().rev().find(|&token| view.is_possessive(token));
        tokens.start = possessive.map_or(tokens.start, |possessive| possessive + 1);
        let after_title = (tokens.start + 1..tokens.end).rev().find(|&name| {
            title::ending_at(view, name, tokens.start).is_some_and(|title| title.start == tokens.start)
        });
        tokens.start = after_title.unwrap_or(tokens.start);
        // `Ana Kovac of the Harbour Party`: a full name ends before what its bearer is of; `Joan of Arc` does not.
        let of = tokens.clone().skip(2).find(|&token| view.word(token) == "of");
        tokens.end = of.unwrap_or(tokens.end);
    }
    if kind != EntityType::Person {
        trim_title(view, &mut tokens);
        trim_owned_title(view, &mut tokens);
    }
    if is_title_alone(view, &tokens) {
        return None;
    }
    let kind = if is_told_a_person(view, &tokens, kind) { EntityType::Person } else { kind };
    let nobody = tokens.len() == 1 && {
        let word = view.word(tokens.start);
        // Directions and areas (`the North`, `African leaders`) are read with what they stand beside.
        let direction = matches!(word, "North" | "South" | "East" | "West");
        let no_name = knowledge::opens_sentence(word) || word.len() < 2;
        let no_person = kind == EntityType::Person && no_name;
        knowledge::names_nobody(word)
            || direction
            || no_person
            || (kind == EntityType::Norp && knowledge::area(word))
    };
    let words = tokens.clone().any(|token| view.word(token).chars().any(char::is_uppercase));
    let kind = if knowledge::group(view.word(tokens.end.saturating_sub(1))) && tokens.len() == 1 {
        EntityType::Norp
    } else {
        kind
    };
    (!tokens.is_empty() && !nobody && words).then_some(Spot { tokens, kind, known: None })
}

/// Whether the words are what a tagger may take for a name and is none: a party and state (`R-Texas`), `Ohio Democrat`.
fn names_no_one(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let (first, last) = (view.word(tokens.start), view.word(tokens.end - 1));
    let affiliation =
        tokens.len() == 1 && (first.starts_with("R-") || first.starts_with("D-") || first.starts_with("I-"));
    let of_a_place = tokens.len() > 1
        && knowledge::group(last)
        && knowledge::name_at(view.slice(tokens))
            .is_some_and(|(length, _)| length + last.len() + 1 >= view.slice(tokens).len());
    affiliation || of_a_place
}

/// Whether `director of` or `founder of` stands before the name, so that it is no person's.
fn is_complement_of_title(view: &View<'_>, start: usize) -> bool {
    let floor = view.sentence(start).start;
    let article = usize::from(start > floor && view.word(start - 1) == "the");
    let of = start.checked_sub(1 + article).filter(|&of| of > floor);
    of.is_some_and(|of| {
        matches!(view.word(of), "of" | "for" | "at")
            && title::ending_at(view, of, floor)
                .is_some_and(|title| title.title.rank != Rank::Other || title.title.sector == "BUS")
    })
}

/// Leaves the title at the end of an organisation's name out: `NATO Secretary-General`.
fn trim_title(view: &View<'_>, tokens: &mut Range<usize>) {
    if let Some(title) = title::ending_at(view, tokens.end, tokens.start) {
        let joined = title.start > tokens.start && matches!(view.word(title.start - 1), "of" | "the" | "for");
        if !joined {
            tokens.end = title.start;
        }
    }
}

/// Leaves out the title that a known body's name is followed by: `European Union High Representative for …`.
fn trim_owned_title(view: &View<'_>, tokens: &mut Range<usize>) {
    let sentence = view.sentence(tokens.start);
    let known = (tokens.len() > 1).then(|| super::known::at(view, tokens.start, sentence.end)).flatten();
    if let Some((owner, _)) = known.filter(|(owner, _)| owner.end < tokens.end)
        && title::starting_at(view, owner.end, tokens.end).is_some()
    {
        tokens.end = owner.end;
    }
}

/// Whether the words are a title, or part of one, and no name: `General` of `Secretary General`.
fn is_title_alone(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let sentence = view.sentence(tokens.start);
    let furthest = sentence.end.min(tokens.end + 3);
    let covered = |end: usize| {
        title::ending_at(view, end, sentence.start)
            .is_some_and(|title| title.tokens.start <= tokens.start && tokens.end <= title.tokens.end)
    };
    !tokens.is_empty() && (tokens.end..=furthest).any(covered)
}

/// Whether a name that was found as something else is a person's: a title before or after it says so.
fn is_told_a_person(view: &View<'_>, tokens: &Range<usize>, kind: EntityType) -> bool {
    let plain = tokens.clone().all(|token| view.is_capital(token) && !ends_person(view, token));
    if kind == EntityType::Person || tokens.is_empty() || tokens.len() > LONGEST_PERSON || !plain {
        return false;
    }
    let sentence = view.sentence(tokens.start);
    let titled = title::ending_at(view, tokens.start, sentence.start).is_some_and(|title| !title.plural);
    let apposed = tokens.len() > 1
        && view.word(tokens.end) == ","
        && title::starting_at(view, tokens.end + 1, sentence.end)
            .is_some_and(|title| !title.plural && !view.is_capital(title.head.end));
    let given = tokens.len() > 1
        && knowledge::given_name(view.word(tokens.start)) == Some(Commonness::NameOnly)
        && knowledge::family_name(view.word(tokens.end - 1)).is_some();
    titled || apposed || (given && kind != EntityType::Org)
}

fn is_leading_word(view: &View<'_>, token: usize, kind: EntityType) -> bool {
    let word = view.word(token);
    matches!(word, "the" | "The" | "a" | "A" | "an" | "An")
        || !word.chars().any(char::is_alphanumeric)
        || (knowledge::opens_sentence(word)
            && (view.opens(token) || (kind == EntityType::Person && view.upos(token) != Upos::Propn)))
        || (kind == EntityType::Person && knowledge::abbreviated_title(word).is_some())
}
