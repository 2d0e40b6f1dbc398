//! Syntax: a transition parser that builds the tree, and a classifier that names its relations.
//!
//! The parser (arc-hybrid; Kuhlmann, Gómez-Rodríguez and Satta 2011) reads the words from left to right with a stack:
//! it shifts a word, makes the top of the stack depend on the next word, or makes it depend on the word below. Every
//! word gets one head, one word is the root, and there are no cycles: no other outcome can be reached.

pub mod relation;
mod state;

pub use self::state::{Action, State};
use super::hash::feature;
use super::model::Score;
use super::pos::View as Words;

const EDGE: u32 = 0xED6E;

/// A sentence as the parser sees it.
#[derive(Clone, Copy, Debug)]
pub struct View<'s> {
    /// The words.
    pub words: Words<'s>,
    /// Their parts of speech, as labels of the tagger.
    pub tags: &'s [u8],
}

impl View<'_> {
    fn word(&self, at: Option<usize>) -> u32 {
        at.and_then(|at| self.words.words.get(at)).map_or(EDGE, |word| word.lower)
    }

    fn tag(&self, at: Option<usize>) -> u32 {
        at.and_then(|at| self.tags.get(at)).map_or(EDGE, |&tag| u32::from(tag))
    }
}

/// Parses a sentence: the head of each word, its length for the root.
pub fn parse(view: &View, score: &impl Score, state: &mut State, buffer: &mut Vec<u32>) {
    state.reset(view.tags.len());
    while !state.is_done() {
        let action = choose(view, score, state, buffer, |_| true);
        state.apply(action);
    }
}

/// The best of the actions that are possible and let pass; the first among equals. Leaves the features in `buffer`.
pub fn choose(
    view: &View,
    score: &impl Score,
    state: &State,
    buffer: &mut Vec<u32>,
    allowed: impl Fn(Action) -> bool,
) -> Action {
    buffer.clear();
    features(view, state, buffer);
    let mut scores = [0; Action::ALL.len()];
    score.add(buffer, &mut scores);
    best(state, &scores, allowed)
}

/// The best of the actions by their scores.
pub fn best(state: &State, scores: &[i32], allowed: impl Fn(Action) -> bool) -> Action {
    let mut best: Option<(i32, Action)> = None;
    for (&action, &score) in Action::ALL.iter().zip(scores) {
        let better = best.is_none_or(|(other, _)| score > other);
        if better && state.is_possible(action) && allowed(action) {
            best = Some((score, action));
        }
    }
    best.map_or(Action::Shift, |(_, action)| action)
}

/// The features of a state.
pub fn features(view: &View, state: &State, out: &mut Vec<u32>) {
    let (s0, s1, s2) = (state.stack(0), state.stack(1), state.stack(2));
    let (b0, b1, b2) = (state.buffer(0), state.buffer(1), state.buffer(2));
    let child =
        |of: Option<usize>, pick: fn(&State, usize) -> Option<usize>| of.and_then(|of| pick(state, of));
    let s0_left = child(s0, State::leftmost);
    let s0_right = child(s0, State::rightmost);
    let s0_right2 = child(s0, State::second_right);
    let s0_left2 = child(s0, State::second_left);
    let s1_left = child(s1, State::leftmost);
    let s1_right = child(s1, State::rightmost);
    let s1_right2 = child(s1, State::second_right);
    let b0_left = child(b0, State::leftmost);
    let b0_left2 = child(b0, State::second_left);
    let (w, t) = (|at| view.word(at), |at| view.tag(at));
    let (s0w, s1w, b0w, b1w) = (w(s0), w(s1), w(b0), w(b1));
    let (s0t, s1t, s2t, b0t, b1t, b2t) = (t(s0), t(s1), t(s2), t(b0), t(b1), t(b2));
    let near = distance(s0, b0);
    let far = distance(s1, s0);
    let counts = |at: Option<usize>| at.map_or(0, |at| state.valency(at));
    let (s0v, s1v, b0v) = (counts(s0), counts(s1), counts(b0));
    out.extend([
        feature(200, [s0w]),
        feature(201, [s0t]),
        feature(202, [s0w, s0t]),
        feature(203, [s1w]),
        feature(204, [s1t]),
        feature(205, [s1w, s1t]),
        feature(206, [b0w]),
        feature(207, [b0t]),
        feature(208, [b0w, b0t]),
        feature(209, [b1w]),
        feature(210, [b1t]),
        feature(211, [b1w, b1t]),
        feature(212, [b2t]),
        feature(213, [w(b2), b2t]),
        feature(214, [s2t]),
        feature(215, [w(s2), s2t]),
        feature(220, [s0w, s0t, b0w, b0t]),
        feature(221, [s0w, s0t, b0w]),
        feature(222, [s0w, b0w, b0t]),
        feature(223, [s0w, s0t, b0t]),
        feature(224, [s0t, b0w, b0t]),
        feature(225, [s0w, b0w]),
        feature(226, [s0t, b0t]),
        feature(227, [b0t, b1t]),
        feature(228, [s1t, s0t]),
        feature(229, [s1w, s0w]),
        feature(230, [s1w, s1t, s0t]),
        feature(231, [s1t, s0w, s0t]),
        feature(232, [s1t, b0t]),
        feature(233, [s1w, b0t]),
        feature(234, [s1w, s1t, s0w, s0t]),
        feature(240, [b0t, b1t, b2t]),
        feature(241, [s0t, b0t, b1t]),
        feature(242, [s1t, s0t, b0t]),
        feature(243, [s2t, s1t, s0t]),
        feature(244, [s0t, t(s0_left), b0t]),
        feature(245, [s0t, t(s0_right), b0t]),
        feature(246, [s0t, b0t, t(b0_left)]),
        feature(247, [s1t, t(s1_right), s0t]),
        feature(248, [s1t, t(s1_left), s0t]),
        feature(249, [s1t, s0t, t(s0_left)]),
        feature(250, [s1t, s0t, t(s0_right)]),
        feature(251, [s0t, b0t, b1t, b2t]),
        feature(252, [s1t, s0t, b0t, b1t]),
        feature(253, [s0w, b0t, b1t]),
        feature(254, [s0t, b0w, b1t]),
        feature(255, [s1w, s0t, b0t]),
        feature(256, [s1t, s0w, b0t]),
        feature(257, [s1t, s0t, b0w]),
        feature(260, [s0t, t(s0_left), t(s0_left2)]),
        feature(261, [s0t, t(s0_right), t(s0_right2)]),
        feature(262, [s1t, t(s1_right), t(s1_right2)]),
        feature(263, [b0t, t(b0_left), t(b0_left2)]),
        feature(264, [w(s0_left), s0t]),
        feature(265, [w(s0_right), s0t]),
        feature(266, [w(b0_left), b0t]),
        feature(267, [w(s1_right), s1t, s0t]),
        feature(268, [w(s0_left), s1w]),
        feature(269, [w(s0_left), s1t, s0w]),
        feature(270, [s0w, near]),
        feature(271, [s0t, near]),
        feature(272, [b0w, near]),
        feature(273, [b0t, near]),
        feature(274, [s0t, b0t, near]),
        feature(275, [s1t, s0t, far]),
        feature(276, [s1w, s0t, far]),
        feature(280, [s0w, s0v]),
        feature(281, [s0t, s0v]),
        feature(282, [s1w, s1v]),
        feature(283, [s1t, s1v]),
        feature(284, [b0w, b0v]),
        feature(285, [b0t, b0v]),
        feature(286, [s0t, s0v, b0t, b0v]),
        feature(287, [s1t, s1v, s0t, s0v]),
        feature(288, [s0t, b0t, view.words.style as u32]),
    ]);
}

/// How far apart two words are, in few steps.
fn distance(one: Option<usize>, other: Option<usize>) -> u32 {
    let (Some(one), Some(other)) = (one, other) else { return 0 };
    match one.abs_diff(other) {
        near @ 0..=4 => near as u32,
        5..=7 => 5,
        8..=12 => 6,
        _ => 7,
    }
}
