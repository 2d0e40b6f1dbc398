//! Names: the best sequence of labels.
//!
//! Labels say of each token whether it begins a name, is inside or last in one, is one alone, or is outside (BILOU),
//! and of what kind the name is. The best sequence is found exactly, among those that are well formed.

use std::ops::Range;

use crate::analysis::EntityType;

/// The kinds of names, in the order of the labels.
pub const KINDS: [EntityType; 8] = [
    EntityType::Person,
    EntityType::Org,
    EntityType::Gpe,
    EntityType::Loc,
    EntityType::Norp,
    EntityType::Event,
    EntityType::Fac,
    EntityType::Work,
];
/// The number of labels: outside, and four for each kind.
pub const LABELS: usize = 1 + 4 * KINDS.len();
/// Outside any name.
pub const OUTSIDE: usize = 0;

const BEGIN: usize = 0;
const INSIDE: usize = 1;
const LAST: usize = 2;
const UNIT: usize = 3;
/// What no sequence that is not well formed can reach.
const NEVER: i32 = i32::MIN / 4;

/// A name: its tokens, its kind, and by how much it beat what else they could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The tokens.
    pub tokens: Range<usize>,
    /// The index of its kind in [`KINDS`].
    pub kind: usize,
    /// By how much its weakest token beat the next best label there.
    pub margin: i32,
}

/// The names of the labels, in order.
pub fn labels() -> Vec<String> {
    let kind = |at: usize| format!("{:?}", KINDS[at]).to_uppercase();
    let marked = |at: usize| ["B", "I", "L", "U"].map(|mark| format!("{mark}-{}", kind(at)));
    std::iter::once("O".to_owned()).chain((0..KINDS.len()).flat_map(marked)).collect()
}

/// The label of a token of a name.
pub fn label(tokens: &Range<usize>, at: usize, kind: usize) -> usize {
    let place = match (at == tokens.start, at + 1 == tokens.end) {
        (true, true) => UNIT,
        (true, false) => BEGIN,
        (false, true) => LAST,
        (false, false) => INSIDE,
    };
    1 + 4 * kind + place
}

/// Whether `next` may follow `label`; `None` is the edge of the sentence.
pub fn follows(label: Option<usize>, next: Option<usize>) -> bool {
    let open = |label: usize| label != OUTSIDE && matches!((label - 1) % 4, BEGIN | INSIDE);
    let goes_on = |label: usize| label != OUTSIDE && matches!((label - 1) % 4, INSIDE | LAST);
    match (label, next) {
        (Some(label), Some(next)) if open(label) => goes_on(next) && (label - 1) / 4 == (next - 1) / 4,
        (Some(label), None) => !open(label),
        (_, next) => next.is_none_or(|next| !goes_on(next)),
    }
}

/// The labels that may follow each label.
#[derive(Debug)]
pub struct Grammar {
    next: Vec<Vec<u8>>,
}

impl Default for Grammar {
    fn default() -> Self {
        let next = |label| -> Vec<u8> {
            (0..LABELS).filter(|&next| follows(Some(label), Some(next))).map(|next| next as u8).collect()
        };
        Self { next: (0..LABELS).map(next).collect() }
    }
}

/// Room for finding the best labels of a sentence, used again for each.
#[derive(Debug, Default)]
pub struct Lattice {
    forward: Vec<[i32; LABELS]>,
    back: Vec<[u8; LABELS]>,
    /// The best labels.
    best: Vec<usize>,
}

impl Lattice {
    /// Finds the names of a sentence by the scores of each token's labels: those of the best labels in good order.
    pub fn names(&mut self, grammar: &Grammar, scores: &[[i32; LABELS]]) -> Vec<Found> {
        self.decode(grammar, scores);
        let mut names = Vec::new();
        let mut start = 0;
        for (at, &label) in self.best.iter().enumerate() {
            let Some(place) = label.checked_sub(1) else { continue };
            if matches!(place % 4, BEGIN | UNIT) {
                start = at;
            }
            if matches!(place % 4, LAST | UNIT) {
                let margins = (start..=at).map(|at| margin(&scores[at], self.best[at]));
                let margin = margins.min().unwrap_or_default();
                names.push(Found { tokens: start..at + 1, kind: place / 4, margin });
            }
        }
        names
    }

    fn decode(&mut self, grammar: &Grammar, scores: &[[i32; LABELS]]) {
        self.forward.clear();
        self.back.clear();
        self.best.clear();
        for (at, emissions) in scores.iter().enumerate() {
            let (mut totals, back) = self.enter(grammar, at);
            for (label, (total, emission)) in totals.iter_mut().zip(emissions).enumerate() {
                let is_closed = at + 1 < scores.len() || follows(Some(label), None);
                *total = if *total > NEVER / 2 && is_closed { *total + emission } else { NEVER };
            }
            self.forward.push(totals);
            self.back.push(back);
        }
        let mut label = self.forward.last().map_or(OUTSIDE, |totals| {
            (0..LABELS).fold(OUTSIDE, |best, label| if totals[label] > totals[best] { label } else { best })
        });
        for back in self.back.iter().rev() {
            self.best.push(label);
            label = usize::from(back[label]);
        }
        self.best.reverse();
    }

    /// The best totals with which each label of the token at `at` is entered, and the labels that they come from.
    fn enter(&self, grammar: &Grammar, at: usize) -> ([i32; LABELS], [u8; LABELS]) {
        let (mut totals, mut back) = ([NEVER; LABELS], [0u8; LABELS]);
        let Some(before) = at.checked_sub(1).map(|at| &self.forward[at]) else {
            for (label, total) in
                totals.iter_mut().enumerate().filter(|(label, _)| follows(None, Some(*label)))
            {
                *total = 0;
                back[label] = label as u8;
            }
            return (totals, back);
        };
        for (label, &so_far) in before.iter().enumerate().filter(|(_, total)| **total > NEVER / 2) {
            for &next in &grammar.next[label] {
                if so_far > totals[usize::from(next)] {
                    totals[usize::from(next)] = so_far;
                    back[usize::from(next)] = label as u8;
                }
            }
        }
        (totals, back)
    }
}

/// By how much a label's score beats those of other kinds.
fn margin(scores: &[i32; LABELS], label: usize) -> i32 {
    let kind = |label: usize| label.checked_sub(1).map(|label| label / 4);
    let other = (0..LABELS).filter(|&other| kind(other) != kind(label)).map(|other| scores[other]).max();
    scores[label] - other.unwrap_or_default()
}
