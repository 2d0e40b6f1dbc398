//! Whether a capital is the city or the government that sits there.
//!
//! The word before decides (`in Seoul`, `with Seoul`), then what is said of it (`Seoul's mayor`, `Seoul's foreign
//! ministry`, `Seoul said`); in a list every member is read as the one whose place in the sentence tells. What stays
//! open is read as the government in a headline and as the city elsewhere.

use std::ops::Range;

use super::view::View;
use crate::knowledge::{self, Beside, Meant};
use crate::tag::Upos;

/// Whether the capital at the tokens stands for its government.
pub(super) fn stands_for_government(view: &View<'_>, tokens: &Range<usize>) -> bool {
    match meant(view, tokens, true) {
        Some(found) => found == Meant::Government,
        None => view.is_headline(tokens.start),
    }
}

fn meant(view: &View<'_>, tokens: &Range<usize>, through_lists: bool) -> Option<Meant> {
    let sentence = view.sentence(tokens.start);
    if is_dateline(view, tokens, &sentence) {
        return Some(Meant::Place);
    }
    if tokens.end < sentence.end && view.is_possessive(tokens.end) {
        return by_word_after(view, tokens.end, &sentence);
    }
    let before = (tokens.start > sentence.start).then(|| tokens.start - 1);
    let prepositional = before.and_then(|before| by_word_before(view, before, &sentence));
    if let Some(Meant::Place) = prepositional {
        return Some(Meant::Place);
    }
    by_word_after(view, tokens.end, &sentence)
        .or(prepositional.filter(|&meant| meant != Meant::Same))
        .or_else(|| if through_lists { by_list(view, tokens, &sentence) } else { None })
}

/// `SEOUL, Jan. 29 (Agency) --` and `SEOUL (Agency) -` at the head of a story.
fn is_dateline(view: &View<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    let shouted = view.slice(tokens).chars().all(|c| !c.is_lowercase());
    tokens.start == sentence.start
        && (shouted || matches!(view.word(tokens.end), "(" | "—" | "–" | "-" | "--"))
}

fn by_word_before(view: &View<'_>, before: usize, sentence: &Range<usize>) -> Option<Meant> {
    let word = view.word(before);
    let pair =
        (before > sentence.start).then(|| knowledge::tells(Beside::Pair, view.word(before - 1))).flatten();
    match word {
        "of" => Some(pair.unwrap_or(Meant::Government)),
        _ => match knowledge::tells(Beside::Before, word) {
            Some(Meant::Place) if matches!(word, "to" | "from" | "for") => Some(pair.unwrap_or(Meant::Place)),
            // What a verb is done to is the government, places of going aside, which the list holds.
            None if view.upos(before) == Upos::Verb => Some(Meant::Government),
            other => other,
        },
    }
}

fn by_word_after(view: &View<'_>, after: usize, sentence: &Range<usize>) -> Option<Meant> {
    if after >= sentence.end {
        return None;
    }
    if view.is_possessive(after) {
        let noun = (after + 1..sentence.end.min(after + 4))
            .find_map(|token| knowledge::tells(Beside::After, view.word(token)));
        return Some(noun.unwrap_or(Meant::Government));
    }
    if view.word(after) == "-" {
        let next = view.word(after + 1);
        return knowledge::tells(Beside::After, next).or(Some(Meant::Government));
    }
    knowledge::tells(Beside::After, view.word(after))
        .or_else(|| is_verb(view, after).then_some(Meant::Government))
}

/// Whether the word is a verb of which the capital before it would be the subject.
fn is_verb(view: &View<'_>, token: usize) -> bool {
    match view.upos(token) {
        Upos::Verb | Upos::Aux => !view.lower(token).ends_with("ing"),
        Upos::X => {
            let word = view.word(token);
            matches!(
                word,
                "said"
                    | "says"
                    | "is"
                    | "was"
                    | "has"
                    | "had"
                    | "will"
                    | "would"
                    | "may"
                    | "might"
                    | "could"
                    | "should"
                    | "must"
            ) || (word.len() > 4 && word.ends_with("ed") && word.chars().all(char::is_lowercase))
        }
        _ => false,
    }
}

/// In `Seoul, Tokyo and Washington agreed` the last member tells, in `between Pyongyang and Moscow` the first.
fn by_list(view: &View<'_>, tokens: &Range<usize>, sentence: &Range<usize>) -> Option<Meant> {
    let joint = |token: usize| matches!(view.word(token), "," | "and" | "or" | "&");
    let mut start = tokens.start;
    for _ in 0..4 {
        let Some(before) = start.checked_sub(1).filter(|&before| before > sentence.start && joint(before))
        else {
            break;
        };
        let Some(member) = member_ending_at(view, before, sentence.start) else { break };
        if let Some(found) = meant(view, &member, false).filter(|&found| found != Meant::Same) {
            return Some(found);
        }
        start = member.start;
    }
    let mut end = tokens.end;
    for _ in 0..4 {
        if end >= sentence.end || !joint(end) {
            return None;
        }
        let next = if view.word(end) == "," && view.word(end + 1) == "and" { end + 2 } else { end + 1 };
        let member = member_starting_at(view, next, sentence.end)?;
        if let Some(found) = by_word_after(view, member.end, sentence) {
            return Some(found);
        }
        end = member.end;
    }
    None
}

fn is_place(words: &str) -> bool {
    knowledge::seat(words).is_some() || knowledge::country(words).is_some()
}

fn member_ending_at(view: &View<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    (1..=3)
        .filter(|&length| end >= floor + length)
        .map(|length| end - length..end)
        .find(|range| is_place(&view.joined(range)))
}

fn member_starting_at(view: &View<'_>, start: usize, ceiling: usize) -> Option<Range<usize>> {
    (1..=3)
        .rev()
        .filter(|&length| start + length <= ceiling)
        .map(|length| start..start + length)
        .find(|range| is_place(&view.joined(range)))
}
