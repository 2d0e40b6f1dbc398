//! What the verb beside an expression says: whether it happened or is to happen, and whether it reports speech.
//!
//! Parts of speech are used where the tagger gave them; a short list of the commonest forms stands in for them.

use std::ops::Range;

use super::Direction;
use crate::Text;
use crate::tag::{Tagged, Tense, Upos, VerbForm};

/// How many tokens away a verb is looked for.
const REACH: usize = 30;

/// The verb that an expression goes with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Verb {
    pub(in super::super) direction: Direction,
    /// Whether it reports what somebody said, so that the expression is the day of the report.
    pub(in super::super) reports: bool,
}

/// The verb nearest to the tokens of an expression in its sentence, one before it preferred.
pub(in super::super) fn governing(
    text: &Text,
    tagged: &Tagged,
    sentence: &Range<usize>,
    tokens: &Range<usize>,
) -> Verb {
    let first = sentence.start.max(tokens.start.saturating_sub(REACH));
    let last = sentence.end.min(tokens.end.saturating_add(REACH));
    let reader = Reader { text, tagged, sentence };
    let before =
        (first..tokens.start).rev().find_map(|token| Some((tokens.start - token, reader.verb(token)?)));
    let after = (tokens.end..last).find_map(|token| Some((token + 1 - tokens.end, reader.verb(token)?)));
    match (before, after) {
        // A verb right behind the day (`on Sunday discussed`) is nearer than one far before it.
        (Some((back, _)), Some((ahead, verb))) if ahead + 3 < back => verb,
        (Some((_, verb)), _) | (None, Some((_, verb))) => verb,
        (None, None) => Verb::default(),
    }
}

struct Reader<'a> {
    text: &'a Text,
    tagged: &'a Tagged,
    sentence: &'a Range<usize>,
}

impl Reader<'_> {
    fn word(&self, token: usize) -> &str {
        if self.sentence.contains(&token) { self.tagged.word(self.text, token) } else { "" }
    }

    fn is(&self, token: usize, words: &[&str]) -> bool {
        let word = self.word(token);
        words.iter().any(|candidate| word.eq_ignore_ascii_case(candidate))
    }

    fn verb(&self, token: usize) -> Option<Verb> {
        let direction = self.direction(token)?;
        Some(Verb { direction, reports: direction == Direction::Past && self.is(token, REPORTS) })
    }

    fn direction(&self, token: usize) -> Option<Direction> {
        if self.is(token, FUTURE) {
            return Some(Direction::Future);
        }
        if self.is_infinitive(token) {
            return Some(Direction::Future);
        }
        let tag = &self.tagged.tokens[token];
        if tag.upos == Upos::X {
            let word = self.word(token);
            let regular =
                word.len() > 4 && word.ends_with("ed") && word.starts_with(|c: char| c.is_ascii_lowercase());
            let arranged = self.is(token, ARRANGED) && self.is(token + 1, &["to", "for"]);
            return match (arranged, regular || self.is(token, PAST)) {
                (true, _) => Some(Direction::Future),
                (_, true) => Some(Direction::Past),
                _ => None,
            };
        }
        if !matches!(tag.upos, Upos::Verb | Upos::Aux) {
            return None;
        }
        if self.is(token, ARRANGED) && self.is(token + 1, &["to", "for"]) {
            return Some(Direction::Future);
        }
        match (tag.features.tense, tag.features.form) {
            (Some(Tense::Past), _) | (_, Some(VerbForm::Participle)) => Some(self.past(token)),
            // `the Oaks host the Bears on Tuesday`: what is on the calendar is told in the present.
            (Some(Tense::Present), Some(VerbForm::Finite) | None) if self.is(token, SCHEDULED) => {
                Some(Direction::Future)
            }
            (Some(Tense::Present), Some(VerbForm::Finite) | None) => Some(Direction::Open),
            _ => None,
        }
    }

    /// A participle after `will be` or `to be` is still to come, and so is what `was to have` been done.
    fn past(&self, token: usize) -> Direction {
        let arranged = token >= 3
            && self.is(token - 1, &["have"])
            && self.is(token - 2, &["to"])
            && self.is(token - 3, BE);
        if arranged {
            return Direction::Future;
        }
        let be = token.checked_sub(1).filter(|&before| self.is(before, &["be"]));
        let ahead = be
            .and_then(|be| be.checked_sub(1))
            .is_some_and(|before| self.is(before, FUTURE) || self.is(before, &["to"]));
        if ahead { Direction::Future } else { Direction::Past }
    }

    /// `is scheduled to arrive`, `were to begin`, `agreed to meet`, `plans to sign`: what is to be done lies ahead.
    fn is_infinitive(&self, token: usize) -> bool {
        let to = token.checked_sub(1).is_some_and(|before| self.is(before, &["to"]));
        let governed =
            token.checked_sub(2).is_some_and(|before| self.is(before, ARRANGED) || self.is(before, BE));
        to && governed
    }
}

/// Words that put a clause into the future.
const FUTURE: &[&str] =
    &["will", "'ll", "’ll", "shall", "won't", "wo", "may", "might", "could", "should", "would"];

/// `was to begin`: what is to be done lies ahead.
const BE: &[&str] = &["is", "are", "was", "were"];

/// Participles and verbs whose infinitive is still to come.
const ARRANGED: &[&str] = &[
    "scheduled",
    "expected",
    "due",
    "set",
    "slated",
    "planned",
    "plans",
    "plan",
    "planning",
    "likely",
    "supposed",
    "poised",
    "agreed",
    "agree",
    "going",
    "hopes",
    "hope",
    "aims",
    "intends",
    "wants",
    "want",
    "ready",
    "about",
    "vowed",
    "promised",
    "pledged",
    "decided",
    "invited",
    "urged",
    "asked",
    "called",
    "projected",
    "is",
    "are",
];

/// Verbs whose present tells what is on the calendar.
const SCHEDULED: &[&str] = &[
    "host",
    "hosts",
    "play",
    "plays",
    "face",
    "faces",
    "begin",
    "begins",
    "start",
    "starts",
    "resume",
    "resumes",
    "expire",
    "expires",
    "open",
    "opens",
    "conclude",
    "concludes",
    "returns",
];

/// The commonest past forms that do not end in `-ed`.
const PAST: &[&str] = &[
    "said", "told", "was", "were", "had", "met", "held", "began", "came", "went", "took", "made", "gave",
    "left", "won", "lost", "fell", "rose", "shot", "sent", "saw", "found", "got", "became", "ran", "led",
    "paid", "bought", "sold", "spoke", "wrote", "hit", "brought", "kept", "stood", "did", "has", "been",
    "died", "struck", "fought", "flew", "drew", "broke", "chose", "built",
];

/// Past forms of verbs of speech: beside them a weekday is the day of the report.
const REPORTS: &[&str] = &[
    "said",
    "told",
    "announced",
    "reported",
    "stated",
    "added",
    "confirmed",
    "warned",
    "wrote",
    "declared",
    "revealed",
    "disclosed",
    "quoted",
    "denied",
    "insisted",
    "acknowledged",
    "explained",
    "noted",
    "tweeted",
    "posted",
    "briefed",
];
