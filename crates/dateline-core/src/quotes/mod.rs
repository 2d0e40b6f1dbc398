//! What is said, and by whom.
//!
//! Marks are paired first ([`marks`]); a run of words between marks is speech when a verb of speaking, `according to`
//! or the flow of the story gives it a speaker ([`direct`]). Verbs of speaking without marks give indirect speech
//! ([`indirect`]). The verbs stand in `data/cues.tsv`.

mod about;
mod cues;
mod direct;
mod indirect;
mod marks;
mod speaker;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::ops::Range;

use self::cues::{CueVerb, Use};
pub(crate) use self::cues::{is_publication, verb_at as cue_verb_at};
use self::direct::Spoken;
use self::marks::Marked;
use self::speaker::{Floor, Speaker};
use crate::Text;
use crate::analysis::{Cue, Manner, Quote, QuoteKind};
use crate::clause::{Scene, Tree};
use crate::names::Cast;
use crate::page::BlockKind;
use crate::tag::{Deprel, Tagged};

/// A quote and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The quote.
    pub quote: Quote,
    /// The tokens of its words, as indices into the page.
    pub tokens: Range<usize>,
    /// The tokens of its cue, if any.
    pub cue: Option<Range<usize>>,
}

/// Finds the quotes and says who speaks.
pub fn attribute(text: &Text, tagged: &Tagged, cast: &Cast) -> Vec<Found> {
    let scene = Scene::new(text, tagged, cast);
    let marked = marks::find(&scene.tree);
    let mut found = Vec::new();
    let mut floor = Floor::default();
    let mut previous: Option<Spoken> = None;
    let mut next = 0;
    let mut used = HashSet::new();
    let mut with_marks: Vec<Spoken> = Vec::new();
    for token in 0..scene.tree.len() {
        if let Some(this) = marked.get(next)
            && this.open == token
        {
            let spoken = direct::read(&scene, &marked, next, &floor, previous.as_ref());
            if let Some(spoken) = spoken {
                if let Some(speaker) = &spoken.speaker {
                    let cue = spoken.cue.as_ref().map_or(token, |cue| cue.token);
                    floor.note(&scene, speaker, cue);
                }
                used.extend(spoken.cue.as_ref().map(|cue| cue.token));
                used.extend(spoken.according.as_ref().map(|tokens| tokens.start));
                found.push(finish(&scene, &spoken));
                previous = Some(spoken);
            }
            next += 1;
        }
        let in_marks = next > 0 && token < marked[next - 1].end();
        if in_marks || kind_at(tagged, token) != Some(BlockKind::Paragraph) {
            continue;
        }
        if let Some(spoken) = in_own_words(&scene, token, &marked, &mut floor)
            && !used.contains(&token)
        {
            match spoken.kind {
                QuoteKind::Indirect => found.push(finish(&scene, &spoken)),
                _ => with_marks.push(spoken),
            }
        }
    }
    // Several stretches in marks within one clause of speech are one statement.
    let whole = statements(&marked, &with_marks);
    found.retain(|other| {
        let before = whole.partition_point(|spoken| spoken.tokens.start <= other.tokens.start);
        before.checked_sub(1).is_none_or(|index| other.tokens.end > whole[index].tokens.end)
    });
    found.extend(whole.iter().map(|spoken| finish(&scene, spoken)));
    // A clause with words in marks is speech as a whole, where the marks hold none themselves (`said it was "in force"`).
    let spoken_in = |spoken: &Spoken| {
        let cue = spoken.cue.as_ref().is_some_and(|cue| used.contains(&cue.token));
        cue || found
            .iter()
            .any(|other| other.tokens.start < spoken.tokens.end && spoken.tokens.start < other.tokens.end)
    };
    let whole: Vec<Found> =
        with_marks.iter().filter(|spoken| !spoken_in(spoken)).map(|spoken| finish(&scene, spoken)).collect();
    found.extend(whole);
    found.sort_by_key(|found| (found.tokens.start, found.tokens.end));
    found
}

/// The clauses of speech with several stretches in marks inside, in order; of those that overlap, the first.
fn statements<'s>(marked: &[Marked], with_marks: &'s [Spoken]) -> Vec<&'s Spoken> {
    let mut found: Vec<&Spoken> = Vec::new();
    for spoken in with_marks {
        let from = marked.partition_point(|part| part.inside.start < spoken.tokens.start);
        let second = marked.get(from + 1).filter(|part| part.inside.end <= spoken.tokens.end);
        let apart = found.last().is_none_or(|last| last.tokens.end <= spoken.tokens.start);
        if second.is_some() && spoken.cue.is_some() && apart {
            found.push(spoken);
        }
    }
    found
}

fn kind_at(tagged: &Tagged, token: usize) -> Option<BlockKind> {
    tagged.kinds.get(tagged.tokens[token].sentence).copied()
}

/// The indirect speech whose cue stands at a token, if any; notes its speaker either way.
fn in_own_words(scene: &Scene<'_>, token: usize, marked: &[Marked], floor: &mut Floor) -> Option<Spoken> {
    let tree = &scene.tree;
    let sentence = tree.sentence(token).tokens.clone();
    let (speaker, tokens, cue, according) = if let Some(cue) = cues::verb_at(tree, token) {
        if cue.sense.used != Use::Says || cues::is_reduced(tree, token) || is_withheld(tree, token) {
            return None;
        }
        let between = indirect::around(tree, &cue);
        let region = between.as_ref().map_or(&sentence, |(words, _)| words);
        let speaker = speaker::of_verb(scene, &cue, region).map(|speaker| floor.settle(scene, speaker, None));
        let tokens = match between {
            Some((_, piece)) => Some(piece),
            None => indirect::said(tree, &cue, speaker.as_ref().map(|speaker| speaker.head)),
        };
        (speaker, tokens, Some(cue), None)
    } else {
        let (according, head) = direct::according_at(tree, token, sentence.end)?;
        let speaker = floor.settle(scene, speaker::of_phrase(scene, head), None);
        (Some(speaker), indirect::according(tree, &according, head), None, Some(according))
    };
    let speaker = speaker.filter(|speaker| speaker::can_speak(scene, speaker))?;
    floor.note(scene, &speaker, token);
    let tokens = tokens.filter(|tokens| !tokens.contains(&speaker.head))?;
    let kind = match marks_over(marked, &tokens) {
        None => QuoteKind::Indirect,
        // The closing mark may stand right after the last word.
        Some(marks) if tokens.start <= marks.start && marks.end <= tokens.end + 1 => QuoteKind::Mixed,
        Some(_) => return None,
    };
    Some(Spoken { tokens, kind, speaker: Some(speaker), cue, according, lead: None })
}

/// Whether somebody refuses to say: `declined to say whether …`.
fn is_withheld(tree: &Tree<'_>, cue: usize) -> bool {
    tree.deprel(cue) == Deprel::Xcomp
        && tree.head(cue).is_some_and(|head| matches!(tree.lemma(head), "decline" | "refuse"))
}

/// The tokens of the first marks that overlap a stretch.
fn marks_over(marked: &[Marked], tokens: &Range<usize>) -> Option<Range<usize>> {
    let from = marked.partition_point(|other| other.end() <= tokens.start);
    marked.get(from).filter(|other| other.open < tokens.end).map(|other| other.open..other.end())
}

/// Makes the quote of a piece of speech.
fn finish(scene: &Scene<'_>, spoken: &Spoken) -> Found {
    let tree = &scene.tree;
    let range = tree.range(&spoken.tokens);
    let cue_tokens = spoken.cue.as_ref().map(|cue| cue.tokens.clone()).or_else(|| spoken.according.clone());
    let cue = cue_tokens.as_ref().map(|tokens| cue_of(scene, tokens, spoken.cue.as_ref()));
    let quote = Quote {
        text: tree.text.slice(&range).to_owned(),
        span: tree.text.span(&range),
        kind: spoken.kind,
        speaker: spoken.speaker.as_ref().map(|speaker: &Speaker| speaker.party.clone()),
        about: about::whom(scene, spoken),
        cue,
    };
    Found { quote, tokens: spoken.tokens.clone(), cue: cue_tokens }
}

fn cue_of(scene: &Scene<'_>, tokens: &Range<usize>, verb: Option<&CueVerb>) -> Cue {
    let range = scene.tree.range(tokens);
    Cue {
        text: scene.tree.text.slice(&range).to_owned(),
        span: scene.tree.text.span(&range),
        manner: verb.map_or(Manner::Said, |cue| cue.sense.manner),
    }
}
