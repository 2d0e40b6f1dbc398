//! People whose names tell: by a title before, by listed given and family names.

use std::ops::Range;

use super::Spot;
use super::shape::known_name;
use crate::analysis::EntityType;
use crate::knowledge::{self, Commonness, Position, Rank};
use crate::names::title;
use crate::names::view::View;
use crate::tag::Upos;

/// No name of a person that is told by its shape has more words.
pub(super) const LONGEST_PERSON: usize = 5;

/// A person whose name starts at the token.
pub(super) fn person_at(view: &View<'_>, start: usize, end: usize, known: &[Spot]) -> Option<Spot> {
    let stretch = person_stretch(view, start, end);
    let tokens = start..stretch;
    if tokens.is_empty() {
        return None;
    }
    if knowledge::title(view.word(start)).is_some() || is_word_of_grammar(view, &tokens) {
        return None;
    }
    let floor = view.sentence(start).start;
    let titled = title::ending_at(view, start, floor).is_some_and(|title| {
        (!title.plural || tokens.len() > 1)
            && (tells_a_person(view, &title) || has_listed_name(view, &tokens))
    }) || (start > 0 && knowledge::is_form_of_address(view.word(start - 1)));
    let first_known = known.iter().find(|spot| spot.tokens.start == start);
    let possible = if titled {
        first_known.is_none_or(|spot| spot.tokens.len() < tokens.len())
    } else {
        looks_like_person(view, &tokens)
    };
    possible.then_some(Spot { tokens, kind: EntityType::Person, known: None })
}

/// Whether nothing but a name of a person follows such a title: `minister`, `Gen.`; not `major` or `student`.
fn tells_a_person(view: &View<'_>, title: &title::TitlePhrase) -> bool {
    let office = matches!(
        title.title.rank,
        Rank::Head | Rank::Minister | Rank::Deputy | Rank::Speaker | Rank::Legislator
    );
    let ambiguous = matches!(title.title.name, "king" | "queen" | "leader" | "secretary" | "deputy" | "whip");
    office && !ambiguous || knowledge::abbreviated_title(view.slice(&title.head)).is_some()
}

/// Whether one of the words is a listed name of people.
fn has_listed_name(view: &View<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|token| {
        let word = view.word(token);
        knowledge::given_name(word).is_some() || knowledge::family_name(word).is_some()
    })
}

/// Where a name of a person that starts at the token ends.
fn person_stretch(view: &View<'_>, start: usize, end: usize) -> usize {
    let mut last = start;
    for token in start..end.min(start + LONGEST_PERSON + 2) {
        let word = view.word(token);
        let grammar = token > start && knowledge::opens_sentence(word) && view.upos(token) != Upos::Propn;
        if view.is_capital(token) && !ends_person(view, token) && !grammar {
            last = token + 1;
        } else if !(token > start && knowledge::particle(word)) {
            break;
        }
    }
    last
}

/// Whether what would be the given name is a word of grammar, which lists of names hold too: `In Israel`, `As Weaver`,
/// the headings `What Damages Can You Recover` and `How To Choose`.
fn is_word_of_grammar(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let sure = view.upos(tokens.start) == Upos::Propn
        && knowledge::family_name(view.word(tokens.end - 1)) == Some(Commonness::NameOnly);
    knowledge::opens_sentence(view.word(tokens.start)) && !sure
}

/// Whether a capitalised word is no part of a person's name.
pub(super) fn ends_person(view: &View<'_>, token: usize) -> bool {
    let word = view.word(token);
    let known = known_name(view, token).is_some_and(|tokens| tokens.len() > 1)
        || (knowledge::name_at(word).is_some()
            && knowledge::given_name(word).is_none()
            && knowledge::family_name(word).is_none());
    known
        || knowledge::title(word).is_some_and(|_| knowledge::family_name(word).is_none())
        || knowledge::abbreviated_title(word).is_some()
        || knowledge::names_nobody(word)
        || knowledge::organisation_noun(word).is_some()
        || knowledge::event_noun(word).is_some()
        || knowledge::demonym(word).is_some()
        || knowledge::group(word)
        || (knowledge::family_name(word).is_none()
            && knowledge::place_noun(word).is_some_and(|noun| noun.position == Position::After))
        || (word.chars().count() > 1
            && word.chars().all(|c| c.is_uppercase() || c == '.')
            && !is_initials(word))
}

fn is_initials(word: &str) -> bool {
    word.ends_with('.') && word.chars().count() <= 4
}

/// Whether words without a title look like a person's name.
fn looks_like_person(view: &View<'_>, tokens: &Range<usize>) -> bool {
    if !(2..=LONGEST_PERSON).contains(&tokens.len()) {
        return false;
    }
    let (first, second) = (view.word(tokens.start), view.word(tokens.start + 1));
    let last = view.word(tokens.end - 1);
    let sure_family = knowledge::family_name(last) == Some(Commonness::NameOnly);
    match knowledge::given_name(first) {
        Some(Commonness::NameOnly) if knowledge::family_name(last).is_some() => return true,
        Some(Commonness::AlsoWord) if !view.opens(tokens.start) || sure_family => {
            return knowledge::family_name(last).is_some() || !view.opens(tokens.start);
        }
        _ => {}
    }
    let hyphenated = second.split_once('-').is_some_and(|(_, rest)| rest.chars().all(char::is_lowercase));
    let family_first = knowledge::family_name_first(first).is_some();
    family_first && (hyphenated || knowledge::given_name(second).is_some() || tokens.len() == 3)
        || (is_initials(first) && knowledge::family_name(last).is_some())
}
