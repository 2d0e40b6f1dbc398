//! Speech in the reporter's words: `Kovac said that …`, `…, Kovac said`, `according to Kovac, …`.

use std::ops::Range;

use super::cues::{CueVerb, Use, lacks_subject};
use crate::clause::Tree;
use crate::tag::{Deprel, Upos};

/// A statement of fewer words than this says nothing (`as he said`).
const FEWEST_TOKENS: usize = 2;
/// The most tokens that a cue at the end of a sentence and what follows it may have (`, an official said on Monday`).
const TAIL: usize = 40;
/// As [`TAIL`], for `according to`.
const ACCORDING_TAIL: usize = 14;
/// The most tokens that a speaker between two commas may have (`The road, a senior officer said, was closed`).
const PARENTHESIS: usize = 10;

/// The words that a verb of speaking gives in the reporter's words.
pub(super) fn said(tree: &Tree<'_>, cue: &CueVerb, subject: Option<usize>) -> Option<Range<usize>> {
    if cue.sense.used != Use::Says {
        return None;
    }
    let sentence = tree.sentence(cue.token).tokens.clone();
    // `The road was closed, the army said yesterday, in its third such step`: nothing after the comma is what was said.
    let apart = (cue.tokens.end..sentence.end.min(cue.tokens.end + PARENTHESIS))
        .take_while(|&token| tree.upos(token) != Upos::Verb)
        .any(|token| tree.reads(token, ","));
    let tail = || before_tail(tree, cue, subject?, &sentence);
    let first = if apart { tail() } else { None };
    first.or_else(|| complement(tree, cue, &sentence)).or_else(tail)
}

/// The clause after the verb: what its clausal complement spans, or all after `that`.
fn complement(tree: &Tree<'_>, cue: &CueVerb, sentence: &Range<usize>) -> Option<Range<usize>> {
    let clause = tree
        .children(cue.token)
        .iter()
        .copied()
        .find(|&child| child > cue.token && tree.deprel(child) == Deprel::Ccomp);
    let span = clause.map(|clause| {
        let tokens = tree.subtree(clause);
        let first = tokens.iter().copied().find(|&token| token >= cue.tokens.end).unwrap_or(clause);
        first..tokens.last().map_or(clause, |&last| last) + 1
    });
    let that = (cue.tokens.end..sentence.end.min(cue.tokens.end + 6))
        .find(|&token| tree.reads(token, "that") && matches!(tree.upos(token), Upos::Sconj | Upos::X));
    let span = match (span, that) {
        (Some(span), Some(that)) if span.start <= that + 1 => that + 1..span.end.max(that + 1),
        (Some(span), _) => span,
        (None, Some(that)) => that + 1..sentence.end,
        (None, None) => return None,
    };
    trim(tree, span)
}

/// The words before a cue at the end of its sentence.
fn before_tail(
    tree: &Tree<'_>,
    cue: &CueVerb,
    subject: usize,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    if lacks_subject(tree, cue.token) || sentence.end.saturating_sub(cue.token) > TAIL {
        return None;
    }
    // `…, and two ministers agreed to open a port`: a clause of its own, joined to what stands before.
    let joined = tree.child(cue.token, &[Deprel::Xcomp]).is_some_and(|inner| inner > cue.token);
    if joined {
        return None;
    }
    let takes_object = tree.lemma(cue.token) != "tell"
        && tree
            .child(cue.token, &[Deprel::Obj])
            .is_some_and(|object| object > cue.token && tree.upos(object) == Upos::Noun);
    if takes_object {
        return None;
    }
    let from = subject_start(tree, subject, sentence).min(cue.tokens.start);
    let comma = (sentence.start..from).rev().find(|&token| tree.reads(token, ","))?;
    let nested = tree.upos(comma + 1) == Upos::Cconj
        || (comma + 1..from).any(|token| matches!(tree.upos(token), Upos::Verb | Upos::Sconj));
    let has_verb = (sentence.start..comma).any(|token| matches!(tree.upos(token), Upos::Verb | Upos::Aux));
    if nested || !has_verb {
        return None;
    }
    trim(tree, sentence.start..comma)
}

/// Where the subject of a cue begins with all that hangs on it (`its chairperson, Justice Kovac, told …`); at its head
/// where the tree hangs the statement on it too.
fn subject_start(tree: &Tree<'_>, subject: usize, sentence: &Range<usize>) -> usize {
    let phrase = tree.subtree(subject);
    let first = phrase.first().copied().unwrap_or(subject);
    let clause =
        phrase.iter().any(|&token| token < subject && matches!(tree.upos(token), Upos::Verb | Upos::Aux));
    if clause || first <= sentence.start { subject } else { first }
}

/// Where a cue with its speaker stands between commas within a statement (`The road, he said, was closed`): the tokens
/// of speaker and cue, and the longer piece of the statement.
pub(super) fn around(tree: &Tree<'_>, cue: &CueVerb) -> Option<(Range<usize>, Range<usize>)> {
    let sentence = tree.sentence(cue.token).tokens.clone();
    let closes = cue.tokens.end < sentence.end && tree.reads(cue.tokens.end, ",");
    let reach = cue.token.saturating_sub(PARENTHESIS).max(sentence.start);
    let comma = (reach..cue.token).rev().find(|&token| tree.reads(token, ",")).filter(|_| closes)?;
    let words = comma + 1..cue.tokens.start;
    let speaker =
        words.clone().any(|token| matches!(tree.upos(token), Upos::Noun | Upos::Propn | Upos::Pron));
    let clause =
        words.clone().any(|token| matches!(tree.upos(token), Upos::Verb | Upos::Sconj | Upos::Cconj));
    let (before, after) = (sentence.start..comma, cue.tokens.end + 1..sentence.end);
    let has_verb =
        |range: &Range<usize>| range.clone().any(|token| matches!(tree.upos(token), Upos::Verb | Upos::Aux));
    let (told, goes_on) = (has_verb(&before), has_verb(&after));
    if !speaker || clause || before.is_empty() || !(told || goes_on) {
        return None;
    }
    // What is joined after the cue hangs on what stands before it: `The team left, he said, after it was warned`.
    let hangs = matches!(tree.upos(after.start.min(sentence.end - 1)), Upos::Sconj | Upos::Adp | Upos::Cconj);
    let piece = if told && (hangs || !goes_on || before.len() > after.len()) { before } else { after };
    Some((comma + 1..cue.tokens.end, trim(tree, piece)?))
}

/// The words of a sentence beside `according to X`, for a cue at its head or its tail.
pub(super) fn according(tree: &Tree<'_>, cue: &Range<usize>, head: usize) -> Option<Range<usize>> {
    let sentence = tree.sentence(cue.start).tokens.clone();
    let opens = |before: usize| tree.reads(before, ";") || tree.upos(before) == Upos::Cconj;
    if cue.start == sentence.start || opens(cue.start - 1) {
        let comma = (head..sentence.end).find(|&token| tree.reads(token, ","))?;
        return trim(tree, comma + 1..sentence.end);
    }
    let tail = (head + 1..sentence.end).filter(|&token| !tree.is_punctuation(token)).count();
    if tail > ACCORDING_TAIL { None } else { trim(tree, sentence.start..cue.start) }
}

/// Takes punctuation off both ends; `None` when too little is left.
fn trim(tree: &Tree<'_>, mut span: Range<usize>) -> Option<Range<usize>> {
    while span.start < span.end && tree.is_punctuation(span.start) {
        span.start += 1;
    }
    while span.start < span.end
        && tree.is_punctuation(span.end - 1)
        && !tree.word(span.end - 1).ends_with(')')
    {
        span.end -= 1;
    }
    (span.len() >= FEWEST_TOKENS).then_some(span)
}
