//! Names: the best sequence of labels by a linear model over hashed features.
//!
//! Labels say of each token whether it begins a name, is inside or last in one, is one alone, or is outside (BILOU),
//! and of what kind the name is. The best sequence is found exactly, among those that are well formed.

use std::ops::Range;

use super::clues::Clue;
use super::hash::feature;
use super::model::Score;
use super::word::{Case, Style, Word};
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
const EDGE: u32 = 0xED6E;
/// What no sequence that is not well formed can reach.
const NEVER: i32 = i32::MIN / 4;
/// How far a run of capitalised words is followed.
const RUN: usize = 8;

/// A sentence as the finder of names sees it.
#[derive(Clone, Copy, Debug)]
pub struct View<'s> {
    /// The words.
    pub words: &'s [Word],
    /// What lists and the page say of them.
    pub clues: &'s [Clue],
    /// Their parts of speech, as labels of the tagger.
    pub tags: &'s [u8],
    /// How the sentence is written.
    pub style: Style,
}

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

/// How well each label follows each other.
pub fn transitions(score: &impl Score) -> Vec<[i32; LABELS]> {
    let row = |label: usize| {
        let mut scores = [0; LABELS];
        score.add(&[transition(label)], &mut scores);
        scores
    };
    (0..LABELS).map(row).collect()
}

/// The feature of the label before.
pub fn transition(label: usize) -> u32 {
    feature(900, [label as u32])
}

/// Room for finding the best labels of a sentence, used again for each.
#[derive(Debug, Default)]
pub struct Lattice {
    /// What each token's features say of each label.
    pub emissions: Vec<[i32; LABELS]>,
    forward: Vec<[i32; LABELS]>,
    back: Vec<[u8; LABELS]>,
    /// The best labels.
    pub best: Vec<usize>,
}

impl Lattice {
    /// Scores the labels of every token.
    pub fn fill(&mut self, view: &View, score: &impl Score, buffer: &mut Vec<u32>) {
        self.emissions.clear();
        for at in 0..view.words.len() {
            buffer.clear();
            features(view, at, buffer);
            let mut scores = [0; LABELS];
            score.add(buffer, &mut scores);
            self.emissions.push(scores);
        }
    }

    /// Finds the best labels among those that `allowed` lets pass.
    pub fn decode(
        &mut self,
        grammar: &Grammar,
        transitions: &[[i32; LABELS]],
        allowed: impl Fn(usize, usize) -> bool,
    ) {
        let length = self.emissions.len();
        self.forward.clear();
        self.back.clear();
        self.best.clear();
        for at in 0..length {
            let mut scores = [NEVER; LABELS];
            let mut back = [0u8; LABELS];
            if at == 0 {
                for (next, score) in
                    scores.iter_mut().enumerate().filter(|(next, _)| follows(None, Some(*next)))
                {
                    *score = 0;
                    back[next] = next as u8;
                }
            } else {
                for (label, &so_far) in self.forward[at - 1].iter().enumerate() {
                    if so_far <= NEVER / 2 {
                        continue;
                    }
                    for &next in &grammar.next[label] {
                        let total = so_far + transitions[label][usize::from(next)];
                        if total > scores[usize::from(next)] {
                            scores[usize::from(next)] = total;
                            back[usize::from(next)] = label as u8;
                        }
                    }
                }
            }
            for (label, score) in scores.iter_mut().enumerate() {
                let closed = at + 1 < length || follows(Some(label), None);
                if *score > NEVER / 2 && closed && allowed(at, label) {
                    *score += self.emissions[at][label];
                } else {
                    *score = NEVER;
                }
            }
            self.forward.push(scores);
            self.back.push(back);
        }
        let mut label = self.forward.last().map_or(0, |scores| super::pos::best(scores));
        for at in (0..length).rev() {
            self.best.push(label);
            label = usize::from(self.back[at][label]);
        }
        self.best.reverse();
    }

    /// The names among the best labels, with their margins.
    pub fn names(&self, transitions: &[[i32; LABELS]]) -> Vec<Found> {
        let mut names = Vec::new();
        let mut start = 0;
        for (at, &label) in self.best.iter().enumerate() {
            let Some(place) = label.checked_sub(1) else { continue };
            if matches!(place % 4, BEGIN | UNIT) {
                start = at;
            }
            if matches!(place % 4, LAST | UNIT) {
                let margin = (start..=at).map(|at| self.margin(at, transitions)).min().unwrap_or_default();
                names.push(Found { tokens: start..at + 1, kind: place / 4, margin });
            }
        }
        names
    }

    /// By how much the best label of a token beats the others, the labels beside it given where they allow it.
    fn margin(&self, at: usize, transitions: &[[i32; LABELS]]) -> i32 {
        let before = at.checked_sub(1).map(|at| self.best[at]);
        let kind = |label: usize| label.checked_sub(1).map(|label| label / 4);
        let local =
            |label: usize| self.emissions[at][label] + before.map_or(0, |before| transitions[before][label]);
        let best = self.best[at];
        let other = (0..LABELS).filter(|&label| kind(label) != kind(best)).map(local).max();
        local(best) - other.unwrap_or_default()
    }
}

/// What a run of capitalised words looks like from inside.
struct Run<'v> {
    first: &'v Word,
    last: &'v Word,
    last_clue: Clue,
    before: u32,
    after: u32,
    place: u32,
}

fn capital(word: &Word) -> bool {
    matches!(word.case, Case::Title | Case::Upper | Case::Mixed)
}

fn run<'v>(view: &View<'v>, at: usize) -> Run<'v> {
    let words = view.words;
    let mut start = at;
    while start > 0 && at - start < RUN && capital(&words[start - 1]) {
        start -= 1;
    }
    let mut last = at;
    while last + 1 < words.len() && last - at < RUN && capital(&words[last + 1]) {
        last += 1;
    }
    Run {
        first: &words[start],
        last: &words[last],
        last_clue: view.clues[last],
        before: start.checked_sub(1).map_or(EDGE, |i| words[i].lower),
        after: words.get(last + 1).map_or(EDGE, |word| word.lower),
        place: ((at - start).min(3) | (last - at).min(3) << 2) as u32,
    }
}

/// The features of the token at `at`.
pub fn features(view: &View, at: usize, out: &mut Vec<u32>) {
    let edge = Word { lower: EDGE, form: EDGE, ..Word::default() };
    let no_clue = Clue::default();
    let near = |offset: isize| at.checked_add_signed(offset);
    let word = |offset: isize| near(offset).and_then(|i| view.words.get(i)).unwrap_or(&edge);
    let clue = |offset: isize| near(offset).and_then(|i| view.clues.get(i)).unwrap_or(&no_clue);
    let tag = |offset: isize| near(offset).and_then(|i| view.tags.get(i)).map_or(EDGE, |&tag| u32::from(tag));
    let (w, c) = (word(0), clue(0));
    let style = view.style as u32;
    let start = u32::from(at == 0);
    out.extend([
        feature(100, [start, style]),
        feature(101, [w.lower]),
        feature(102, [w.form, start]),
        feature(103, [word(-1).lower]),
        feature(104, [word(1).lower]),
        feature(105, [word(-2).lower]),
        feature(106, [word(2).lower]),
        feature(107, [w.shape, style, start]),
        feature(108, [word(-1).shape, w.shape]),
        feature(109, [w.shape, word(1).shape]),
        feature(110, [tag(0)]),
        feature(111, [tag(-1), tag(0)]),
        feature(112, [tag(0), tag(1)]),
        feature(113, [c.known]),
        feature(114, [c.known, clue(1).known]),
        feature(115, [c.known, clue(-1).known]),
        feature(116, [c.kinds]),
        feature(117, [c.kinds, clue(1).kinds]),
        feature(118, [clue(-1).kinds, c.kinds]),
        feature(119, [clue(-1).kinds]),
        feature(120, [clue(1).kinds]),
        feature(121, [c.elsewhere, w.case as u32, start]),
    ]);
    if !capital(w) {
        // Small words are in names only between capitalised ones.
        let bridge = u32::from(capital(word(-1))) | u32::from(capital(word(1)) || capital(word(2))) << 1;
        out.extend([
            feature(130, [w.lower, bridge]),
            feature(131, [w.lower, word(-1).lower]),
            feature(132, [w.lower, word(1).lower]),
            feature(133, [w.lower, clue(-1).kinds, clue(1).kinds]),
        ]);
        return;
    }
    let run = run(view, at);
    out.extend([
        feature(140, [w.suffixes[1]]),
        feature(141, [w.suffixes[2]]),
        feature(142, [w.suffixes[3]]),
        feature(143, [w.prefixes[1]]),
        feature(144, [w.prefixes[2]]),
        feature(145, [word(-1).lower, w.lower]),
        feature(146, [w.lower, word(1).lower]),
        feature(147, [word(-1).lower, word(-2).lower]),
        feature(148, [word(1).lower, word(2).lower]),
        feature(149, [word(-1).lower, run.place]),
        feature(150, [run.last.lower]),
        feature(151, [run.last.lower, run.place]),
        feature(152, [run.last_clue.kinds, run.place]),
        feature(153, [run.first.lower, run.place]),
        feature(154, [run.before, run.place]),
        feature(155, [run.after, run.place]),
        feature(156, [run.before, run.after]),
        feature(157, [run.place, style, start]),
        feature(158, [c.known, tag(0), w.case as u32]),
        feature(159, [c.kinds, run.place, w.case as u32]),
        feature(160, [c.elsewhere, c.kinds]),
        feature(161, [run.last.suffixes[2], run.place]),
        feature(162, [word(-1).suffixes[2], run.place]),
        feature(163, [word(1).suffixes[2], run.place]),
        feature(164, [c.known, run.place, run.before]),
        feature(165, [c.known, c.kinds, run.place]),
        feature(166, [w.case as u32, run.after, run.place]),
    ]);
}
