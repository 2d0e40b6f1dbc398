//! Names whose shape tells what they are: runs of capitals, and what is looked for in them.

use std::ops::Range;

use super::{Spot, body, people};
use crate::knowledge::{self, Commonness};
use crate::names::view::View;

/// Names of a sentence that no list holds but whose shape tells, in order, none overlapping another.
pub(super) fn find(view: &View<'_>, sentence: &Range<usize>, known: &[Spot]) -> Vec<Spot> {
    if sentence.is_empty() || view.is_flat(sentence.start) {
        return Vec::new();
    }
    let mut spots = Vec::new();
    let mut token = sentence.start;
    while token < sentence.end {
        let Some(run) = run_at(view, token, sentence.end) else {
            token += 1;
            continue;
        };
        read_run(view, &run, known, &mut spots);
        token = run.end;
    }
    spots
}

/// The capitalised words from the token on, with the particles and connectors between them.
fn run_at(view: &View<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    if !is_name_word(view, start) {
        return None;
    }
    let mut last = start;
    let mut token = start + 1;
    while token < end {
        if is_name_word(view, token) {
            last = token;
        } else if !joins(view, token, end) {
            break;
        }
        token += 1;
    }
    Some(start..last + 1)
}

fn is_name_word(view: &View<'_>, token: usize) -> bool {
    let word = view.word(token);
    view.is_capital(token) && word.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '.')
}

/// Whether a lower-case word may stand inside a name.
fn joins(view: &View<'_>, token: usize, end: usize) -> bool {
    let word = view.word(token);
    let next_is_name = |from: usize| (from..end.min(from + 2)).any(|next| is_name_word(view, next));
    match word {
        "of" | "for" | "&" => next_is_name(token + 1),
        "the" => matches!(view.word(token - 1), "of" | "for") && next_is_name(token + 1),
        "and" => is_name_word(view, token + 1) && inside_organisation(view, token),
        _ => knowledge::particle(word) && next_is_name(token + 1),
    }
}

/// Whether the `and` may join the words of one organisation's name: something `of` or `for` stands before it.
fn inside_organisation(view: &View<'_>, token: usize) -> bool {
    let first = view.sentence(token).start.max(token.saturating_sub(5));
    (first..token).any(|before| matches!(view.word(before), "of" | "for"))
        && known_name(view, token + 1).is_none()
        && knowledge::given_name(view.word(token + 1)) != Some(Commonness::NameOnly)
}

pub(super) fn known_name(view: &View<'_>, token: usize) -> Option<Range<usize>> {
    let end = view.sentence(token).end;
    (token < end).then(|| super::known::at(view, token, end)).flatten().map(|(tokens, _)| tokens)
}

/// Finds the names in a run of capitals.
fn read_run(view: &View<'_>, run: &Range<usize>, known: &[Spot], spots: &mut Vec<Spot>) {
    let mut start = run.start;
    while start < run.end {
        if let Some(spot) =
            body::organisation_at(view, start, run.end).or_else(|| body::place_at(view, start, run.end))
        {
            start = spot.tokens.end;
            spots.push(spot);
            continue;
        }
        let inside_known = known.iter().find(|spot| spot.tokens.contains(&start));
        if let Some(spot) = people::person_at(view, start, run.end, known) {
            start = spot.tokens.end;
            spots.push(spot);
        } else {
            start = inside_known.map_or(start + 1, |spot| spot.tokens.end.max(start + 1));
        }
    }
}
