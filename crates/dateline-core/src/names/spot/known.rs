//! Names that a list knows.

use std::ops::Range;

use super::Spot;
use crate::analysis::EntityType;
use crate::knowledge::{self, Known};
use crate::names::view::View;

/// A city of fewer inhabitants (in thousands) is believed only where a place is expected.
const WELL_KNOWN: u32 = 1_000;

/// Known names of a sentence, in order, none overlapping another.
pub(super) fn find(view: &View<'_>, sentence: &Range<usize>) -> Vec<Spot> {
    let mut spots = Vec::new();
    let mut token = sentence.start;
    while token < sentence.end {
        let found = at(view, token, sentence.end).filter(|(tokens, known)| believed(view, tokens, *known));
        if let Some((tokens, known)) = found {
            token = tokens.end;
            spots.push(Spot { tokens, kind: kind(known), known: Some(known) });
        } else {
            token += 1;
        }
    }
    spots
}

/// The longest known name that starts at the token and ends with one.
pub(super) fn at(view: &View<'_>, token: usize, end: usize) -> Option<(Range<usize>, Known)> {
    let start = view.tagged.tokens[token].range.start;
    let rest = view.text.slice(&(start..view.tagged.tokens[end - 1].range.end));
    let (length, known) = knowledge::name_at(rest)?;
    let last = (token..end).find(|&other| view.tagged.tokens[other].range.end == start + length)?;
    Some((token..last + 1, known))
}

fn kind(known: Known) -> EntityType {
    match known {
        Known::Country(_) | Known::City(_) | Known::Division(_) => EntityType::Gpe,
        Known::Demonym(_) => EntityType::Norp,
        Known::Organisation(_) => EntityType::Org,
        Known::Place(_) => EntityType::Loc,
    }
}

/// Whether the words mean here what the list says.
fn believed(view: &View<'_>, tokens: &Range<usize>, known: Known) -> bool {
    if in_longer_name(view, tokens, known) {
        return false;
    }
    match known {
        Known::City(city) => {
            let capital = knowledge::seat(city.name).is_some();
            let large = city.thousands >= WELL_KNOWN && !city.doubtful;
            large || (capital && !(city.word && view.opens(tokens.start))) || place_expected(view, tokens)
        }
        Known::Organisation(found) => {
            let shouted =
                view.is_flat(tokens.start) && found.name == view.slice(tokens) && is_shouted(view, tokens);
            !shouted && !belongs_elsewhere(view, tokens, found.code)
        }
        Known::Division(_) => !view.is_flat(tokens.start) || place_expected(view, tokens) || tokens.len() > 1,
        _ => true,
    }
}

/// Whether the whole sentence is in capitals, where `WHO` may be a pronoun.
fn is_shouted(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let sentence = view.sentence(tokens.start);
    sentence
        .filter(|&token| view.word(token).len() > 3)
        .all(|token| view.word(token) == view.word(token).to_uppercase())
}

/// `Peruvian Congress` is not the Congress of the United States.
fn belongs_elsewhere(view: &View<'_>, tokens: &Range<usize>, code: &str) -> bool {
    if tokens.start == 0 || code.len() != 3 {
        return false;
    }
    let before = view.word(tokens.start - 1);
    let owner = knowledge::demonym(before).map(|demonym| demonym.country.code).or_else(|| {
        let possessive = view.is_possessive(tokens.start - 1) && tokens.start >= 2;
        possessive
            .then(|| view.word(tokens.start - 2))
            .and_then(knowledge::country)
            .map(|country| country.code)
    });
    owner.is_some_and(|owner| knowledge::country_of_code(code).is_some_and(|country| country.code != owner))
}

/// Whether the words are part of a person's name: `Jordan Henderson`, `Michael Jordan`.
fn in_longer_name(view: &View<'_>, tokens: &Range<usize>, known: Known) -> bool {
    if tokens.len() > 1
        || view.is_flat(tokens.start)
        || matches!(known, Known::Demonym(_) | Known::Organisation(_))
    {
        return false;
    }
    let word = view.word(tokens.start);
    let sentence = view.sentence(tokens.start);
    let next = tokens.end;
    let starts_person = knowledge::given_name(word).is_some()
        && next < sentence.end
        && view.is_capital(next)
        && knowledge::family_name(view.word(next)).is_some()
        && at(view, next, sentence.end).is_none();
    let ends_person = tokens.start > sentence.start && {
        let before = view.word(tokens.start - 1);
        view.is_capital(tokens.start - 1)
            && knowledge::given_name(before) == Some(knowledge::Commonness::NameOnly)
            && at(view, tokens.start - 1, sentence.end).is_none()
    };
    starts_person || ends_person
}

/// Whether a place is expected: after a preposition of place, before a comma and the country, or beside `city`.
fn place_expected(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let sentence = view.sentence(tokens.start);
    let before = (tokens.start > sentence.start).then(|| view.lower(tokens.start - 1));
    let placed = before.is_some_and(|word| {
        ["in", "at", "from", "to", "near", "outside", "around", "across", "into", "towards", "toward"]
            .contains(&word.as_str())
    });
    let country_follows = view.word(tokens.end) == ","
        && tokens.end + 1 < sentence.end
        && matches!(
            at(view, tokens.end + 1, sentence.end),
            Some((_, Known::Country(_) | Known::Division(_)))
        );
    let noun_follows = tokens.end < sentence.end
        && ["city", "province", "region", "district", "airport"].contains(&view.lower(tokens.end).as_str());
    placed || country_follows || noun_follows
}
