//! Words between quotation marks: which of them are speech, and whose.

use std::ops::Range;

use super::cues::{CueVerb, Use, is_reduced, lacks_subject, verb_at};
use super::marks::Marked;
use super::speaker::{Floor, Speaker, of_phrase, of_verb};
use crate::analysis::QuoteKind;
use crate::clause::{Scene, Tree};
use crate::tag::{Deprel, Upos};

/// A piece of speech between quotation marks.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    pub(super) tokens: Range<usize>,
    pub(super) kind: QuoteKind,
    pub(super) speaker: Option<Speaker>,
    pub(super) cue: Option<CueVerb>,
    /// The tokens of `according to`, where that is the cue.
    pub(super) according: Option<Range<usize>>,
    /// The noun phrase right before the marks, as in `Kovac "expressed hope …," the ministry said`.
    pub(super) lead: Option<usize>,
}

/// What gives the words their speaker.
enum Source {
    Verb { cue: CueVerb, region: Range<usize>, after: bool },
    According { tokens: Range<usize>, head: usize },
}

/// Words between marks that are fewer than this are speech only where a verb says so of them.
const FEW_WORDS: usize = 3;
/// How far from the marks a verb that only tags may stand.
const TAG_REACH: usize = 9;
/// How far after the marks the verb of a following cue may stand.
const CUE_REACH: usize = 40;

/// The tokens around a quotation that are its reporter's: up to the end of a sentence or the next quotation.
pub(super) struct Surround {
    pub(super) before: Range<usize>,
    pub(super) after: Range<usize>,
}

/// Finds the reporter's words around the quotation at `index`.
pub(super) fn surround(tree: &Tree<'_>, marked: &[Marked], index: usize) -> Surround {
    let this = &marked[index];
    let stop = |token: usize| matches!(tree.word(token), "." | "!" | "?" | "…" | "...");
    let floor = match index.checked_sub(1).map(|i| &marked[i]) {
        Some(other) if other.block == this.block => other.end(),
        _ => this.block.start,
    };
    let ceiling = match marked.get(index + 1) {
        Some(other) if other.block == this.block => other.open,
        _ => this.block.end,
    };
    let start = (floor..this.open).rev().find(|&token| stop(token)).map_or(floor, |token| token + 1);
    let after = this.end().min(ceiling);
    let end = (after..ceiling).find(|&token| stop(token)).unwrap_or(ceiling);
    Surround { before: start..this.open, after: after..end }
}

/// Reads the quotation at `index`; `None` where the marks hold no speech.
pub(super) fn read(
    scene: &Scene<'_>,
    marked: &[Marked],
    index: usize,
    floor: &Floor,
    previous: Option<&Spoken>,
) -> Option<Spoken> {
    let tree = &scene.tree;
    let this = &marked[index];
    let around = surround(tree, marked, index);
    let kind = kind_of(tree, this, &around, marked, index);
    let source = source_of(scene, this, &around, kind);
    let words = this.inside.clone().filter(|&token| !tree.is_punctuation(token)).count();
    if words == 0 || (kind == QuoteKind::Mixed && !is_speech(tree, this, source.as_ref(), words)) {
        return None;
    }
    let lead = (kind == QuoteKind::Mixed).then(|| lead_of(scene, &around)).flatten();
    let about = lead.and_then(|lead| scene.reference_at(lead)).map(|reference| reference.entity);
    let mut spoken =
        Spoken { tokens: this.inside.clone(), kind, speaker: None, cue: None, according: None, lead };
    match source {
        Some(Source::Verb { cue, region, .. }) => {
            spoken.speaker = of_verb(scene, &cue, &region)
                .or_else(|| {
                    previous
                        .filter(|_| lacks_subject(tree, cue.token))
                        .and_then(|other| other.speaker.clone())
                })
                .map(|speaker| floor.settle(scene, speaker, about));
            spoken.cue = Some(cue);
        }
        Some(Source::According { tokens, head }) => {
            spoken.speaker = Some(floor.settle(scene, of_phrase(scene, head), about));
            spoken.according = Some(tokens);
        }
        None => {
            let goes_on = goes_on(tree, marked, index, words);
            if kind == QuoteKind::Mixed || (!goes_on && words < 2 * FEW_WORDS) {
                return None;
            }
            if goes_on {
                let other = previous?;
                spoken.speaker.clone_from(&other.speaker);
                spoken.cue.clone_from(&other.cue);
                spoken.according.clone_from(&other.according);
            } else if around.before.is_empty() {
                spoken.speaker = floor.just_before(scene, this.open).cloned();
            }
        }
    }
    Some(spoken)
}

/// Whether the quotation goes on with the speaker of the one before: another part of it in the same paragraph, or a
/// paragraph that is all quotation right after one that held some.
fn goes_on(tree: &Tree<'_>, marked: &[Marked], index: usize, words: usize) -> bool {
    let this = &marked[index];
    let Some(other) = index.checked_sub(1).map(|i| &marked[i]) else { return false };
    if other.block == this.block || this.continues {
        return true;
    }
    let adjoins = other.block.end == this.block.start;
    let alone =
        this.open == this.block.start && (this.end()..this.block.end).all(|token| tree.is_punctuation(token));
    adjoins && alone && words >= FEW_WORDS
}

/// Direct where the words stand as a clause of their own, mixed where they are part of the reporter's.
fn kind_of(tree: &Tree<'_>, this: &Marked, around: &Surround, marked: &[Marked], index: usize) -> QuoteKind {
    let continues_in_block = index > 0
        && marked[index - 1].block == this.block
        && (marked[index - 1].end()..this.open)
            .any(|token| verb_at(tree, token).is_some_and(|cue| cue.sense.used != Use::Tags));
    if around.before.is_empty() || this.continues {
        return QuoteKind::Direct;
    }
    let capital = tree.word(this.inside.start).starts_with(char::is_uppercase);
    let last = around.before.end - 1;
    let introduced = matches!(tree.word(last), ":" | "," | "—" | "-" | "–")
        || verb_at(tree, last).is_some_and(|cue| cue.sense.used != Use::Tags);
    let that = tree.reads(last, "that");
    if (introduced && (capital || continues_in_block))
        || (that && capital)
        || is_whole_clause(tree, this, that)
    {
        QuoteKind::Direct
    } else {
        QuoteKind::Mixed
    }
}

/// Whether words after `that` make a whole clause, to the end of the reporter's sentence.
fn is_whole_clause(tree: &Tree<'_>, this: &Marked, that: bool) -> bool {
    let last = this.inside.end - 1;
    that && matches!(tree.word(last), "." | "!" | "?") && this.inside.len() > 2 * FEW_WORDS
}

/// Whether words that are part of the reporter's clause are speech: a verb of speaking governs them, and they are
/// more than a name, a title or a word held at arm's length.
fn is_speech(tree: &Tree<'_>, this: &Marked, source: Option<&Source>, words: usize) -> bool {
    let ends_like_speech = matches!(tree.word(this.inside.end - 1), "," | "." | "!" | "?");
    let title_like = this.inside.clone().filter(|&token| !tree.is_punctuation(token)).all(|token| {
        let word = tree.word(token);
        word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
            || (word.len() <= 3 && token > this.inside.start)
    });
    match source {
        None => false,
        Some(Source::According { .. }) => words >= FEW_WORDS,
        Some(Source::Verb { cue, after, .. }) => {
            if *after {
                return words >= FEW_WORDS || ends_like_speech;
            }
            let distance = this.open.saturating_sub(cue.tokens.end);
            let tagged = cue.sense.used == Use::Tags && distance <= TAG_REACH;
            let said_at_once = cue.sense.used != Use::Tags && distance <= 2;
            if title_like && !(ends_like_speech && said_at_once) {
                return false;
            }
            match cue.sense.used {
                Use::Tags => distance <= TAG_REACH + words,
                Use::Says => words >= FEW_WORDS || said_at_once || tagged,
                Use::Quotes => said_at_once || (words >= FEW_WORDS && distance <= TAG_REACH),
            }
        }
    }
}

/// The noun phrase right before the marks.
fn lead_of(scene: &Scene<'_>, around: &Surround) -> Option<usize> {
    let last = around.before.clone().last()?;
    let reference = scene.reference_at(last)?;
    (reference.tokens.end == last + 1).then_some(last)
}

/// Finds what gives the words their speaker: a verb right before the marks, one after them, one further before.
fn source_of(scene: &Scene<'_>, this: &Marked, around: &Surround, kind: QuoteKind) -> Option<Source> {
    let tree = &scene.tree;
    let before = before_cue(tree, &around.before);
    let adjacent = before.as_ref().is_some_and(|cue| {
        (cue.tokens.end..this.open).all(|token| tree.is_punctuation(token) || tree.reads(token, "that"))
    });
    if adjacent {
        return before.map(|cue| Source::Verb { cue, region: around.before.clone(), after: false });
    }
    let closed = matches!(tree.word(this.inside.end - 1), "," | "?" | "!" | "-" | "—" | "–")
        || around.after.clone().next().is_some_and(|token| tree.reads(token, ","));
    let found_after = after_source(tree, &around.after);
    if closed && found_after.is_some() {
        return found_after;
    }
    if let Some(cue) = before {
        return Some(Source::Verb { cue, region: around.before.clone(), after: false });
    }
    found_after.filter(|_| kind == QuoteKind::Direct || this.inside.len() > FEW_WORDS)
}

/// The last verb of speaking before the marks that can govern them.
fn before_cue(tree: &Tree<'_>, before: &Range<usize>) -> Option<CueVerb> {
    before.clone().rev().find_map(|token| {
        let cue = verb_at(tree, token).filter(|cue| !is_reduced(tree, cue.token))?;
        let verbs_between =
            (cue.tokens.end..before.end).filter(|&other| tree.upos(other) == Upos::Verb).count();
        (cue.sense.used == Use::Says || verbs_between == 0).then_some(cue)
    })
}

/// The verb of speaking, or `according to`, that follows the marks.
fn after_source(tree: &Tree<'_>, after: &Range<usize>) -> Option<Source> {
    let first = after.clone().find(|&token| !tree.is_punctuation(token))?;
    if matches!(tree.upos(first), Upos::Cconj | Upos::Sconj) && !tree.reads(first, "according") {
        return None;
    }
    for token in first..after.end.min(first + CUE_REACH) {
        if let Some((tokens, head)) = according_at(tree, token, after.end) {
            return Some(Source::According { tokens, head });
        }
        if let Some(cue) = verb_at(tree, token)
            && cue.sense.used != Use::Tags
            && !lacks_subject(tree, cue.token)
        {
            return Some(Source::Verb { cue, region: after.clone(), after: true });
        }
        let clause_ends = tree.upos(token) == Upos::Verb && verb_at(tree, token).is_none() && token == first;
        if clause_ends {
            return None;
        }
    }
    None
}

/// The tokens of `according to` at a token, and the head of the noun phrase after it.
pub(super) fn according_at(tree: &Tree<'_>, token: usize, end: usize) -> Option<(Range<usize>, usize)> {
    if !(tree.reads(token, "according") && token + 1 < end && tree.reads(token + 1, "to")) {
        return None;
    }
    let end = end.min(tree.sentence(token).tokens.end);
    let mut head: Option<usize> = None;
    for next in token + 2..end {
        // `journalists who saw it`, `a report Thursday from …`: what follows is no part of the name.
        let apart = matches!(
            tree.deprel(next),
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::OblUnmarked | Deprel::NmodUnmarked
        );
        match tree.upos(next) {
            _ if apart && head.is_some() => break,
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::X if !tree.is_punctuation(next) => {
                head = Some(next);
            }
            Upos::Det | Upos::Adj | Upos::Part => {}
            _ if matches!(tree.word(next), "'s" | "’s" | "-") => {}
            _ => break,
        }
    }
    head.map(|head| (token..token + 2, head))
}
