//! Parts of speech: a greedy classifier from left to right.

use super::hash::feature;
use super::model::Score;
use super::word::{Style, Word};

/// Stands for the tag or word before the first and after the last.
const EDGE: u32 = 0xED6E;

/// A sentence as the tagger sees it.
#[derive(Clone, Copy, Debug)]
pub struct View<'s> {
    /// The words.
    pub words: &'s [Word],
    /// For each word, which tags it usually has, as a number; 0 for a rare word.
    pub classes: &'s [u32],
    /// How the sentence is written.
    pub style: Style,
}

/// Tags a sentence: an index into the labels for each word.
pub fn tag(view: &View, score: &impl Score, tags: &mut Vec<u8>) {
    let mut buffer = Vec::with_capacity(48);
    let mut scores = vec![0; score.labels()];
    tags.clear();
    for at in 0..view.words.len() {
        buffer.clear();
        features(view, tags, at, &mut buffer);
        scores.fill(0);
        score.add(&buffer, &mut scores);
        tags.push(best(&scores) as u8);
    }
}

/// The index of the highest score; the first among equals.
pub fn best(scores: &[i32]) -> usize {
    let mut best = 0;
    for (at, &score) in scores.iter().enumerate() {
        if score > scores[best] {
            best = at;
        }
    }
    best
}

/// The features of the word at `at`, given the tags before it.
pub fn features(view: &View, tags: &[u8], at: usize, out: &mut Vec<u32>) {
    let edge = Word { lower: EDGE, form: EDGE, ..Word::default() };
    let word = |offset: isize| at.checked_add_signed(offset).and_then(|i| view.words.get(i)).unwrap_or(&edge);
    let class =
        |offset: isize| at.checked_add_signed(offset).and_then(|i| view.classes.get(i)).map_or(EDGE, |&c| c);
    let tag = |back: usize| at.checked_sub(back).map_or(EDGE, |i| u32::from(tags[i]));
    let (w, before, after) = (word(0), word(-1), word(1));
    let (t1, t2) = (tag(1), tag(2));
    let case = w.case as u32 | (view.style as u32) << 4 | u32::from(at == 0) << 8;
    let class0 = if class(0) == 0 { w.suffixes[2] } else { class(0) };
    let class1 = if class(1) == 0 { after.suffixes[2] } else { class(1) };
    out.extend([
        feature(0, [0]),
        feature(1, [w.lower]),
        feature(2, [w.form, case]),
        feature(3, [w.suffixes[0], case]),
        feature(4, [w.suffixes[1]]),
        feature(5, [w.suffixes[2]]),
        feature(6, [w.suffixes[3]]),
        feature(7, [w.prefixes[0], case]),
        feature(8, [w.prefixes[1]]),
        feature(9, [w.prefixes[2]]),
        feature(10, [w.shape, case]),
        feature(11, [t1]),
        feature(12, [t1, t2]),
        feature(13, [t1, w.lower]),
        feature(14, [t1, w.suffixes[2]]),
        feature(15, [before.lower]),
        feature(16, [before.lower, w.lower]),
        feature(17, [word(-2).lower]),
        feature(18, [after.lower]),
        feature(19, [after.lower, w.lower]),
        feature(20, [word(2).lower]),
        feature(21, [after.suffixes[2]]),
        feature(22, [before.suffixes[2], t1]),
        feature(23, [class0]),
        feature(24, [class0, t1]),
        feature(25, [class0, class1]),
        feature(26, [class1, t1]),
        feature(27, [class0, t1, t2]),
        feature(28, [class0, class1, class(2)]),
        feature(29, [class(-1), class0, class1]),
        feature(30, [after.shape, case]),
        feature(31, [class1, class(2)]),
        feature(32, [t1, class0, class1]),
        feature(33, [before.lower, class1]),
        feature(34, [w.lower, class1]),
        feature(35, [u32::from(w.glued) | u32::from(after.glued) << 1, w.shape]),
    ]);
}
