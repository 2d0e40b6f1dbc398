//! The relations of a tree, named from the root down.

use super::{EDGE, View};
use crate::tag::hash::feature;
use crate::tag::model::Score;
use crate::tag::pos::best;

/// A tree whose relations are being named.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// The head of each word; the number of words for the root.
    pub heads: Vec<u32>,
    /// The words that depend on each word, in order; those of the root last.
    children: Vec<Vec<u32>>,
    /// The relation of each word, as far as it is known.
    pub relations: Vec<u8>,
    /// The words, each after its head and after those before it that have the same head.
    pub order: Vec<u32>,
}

/// The relation of a word that has none yet.
const UNNAMED: u8 = u8::MAX;

impl Tree {
    /// Takes the heads of a sentence.
    pub fn reset(&mut self, heads: &[u32]) {
        self.heads.clear();
        self.heads.extend(heads);
        self.children.iter_mut().for_each(Vec::clear);
        self.children.resize_with(self.children.len().max(heads.len() + 1), Vec::new);
        for (child, &head) in heads.iter().enumerate() {
            self.children[head as usize].push(child as u32);
        }
        self.relations.clear();
        self.relations.resize(heads.len(), UNNAMED);
        self.order.clear();
        self.order.extend(&self.children[heads.len()]);
        let mut read = 0;
        while let Some(&word) = self.order.get(read) {
            self.order.extend(&self.children[word as usize]);
            read += 1;
        }
    }

    fn head(&self, word: usize) -> Option<usize> {
        self.heads.get(word).map(|&head| head as usize).filter(|&head| head < self.heads.len())
    }

    fn child(&self, word: usize, nth: usize) -> Option<usize> {
        self.children[word].get(nth).map(|&child| child as usize)
    }

    fn last_child(&self, word: usize) -> Option<usize> {
        self.children[word].last().map(|&child| child as usize)
    }
}

/// Names the relations of a tree.
pub fn label(view: &View, score: &impl Score, tree: &mut Tree, buffer: &mut Vec<u32>) {
    let mut scores = vec![0; score.labels()];
    for at in 0..tree.order.len() {
        let word = tree.order[at] as usize;
        buffer.clear();
        features(view, tree, word, buffer);
        scores.fill(0);
        score.add(buffer, &mut scores);
        tree.relations[word] = best(&scores) as u8;
    }
}

/// The features of a word in its tree, those before it in the order being named.
pub fn features(view: &View, tree: &Tree, word: usize, out: &mut Vec<u32>) {
    let (w, t) = (|at| view.word(at), |at| view.tag(at));
    let head = tree.head(word);
    let grand = head.and_then(|head| tree.head(head));
    let place = head.unwrap_or(tree.heads.len());
    let siblings = &tree.children[place];
    let nth = siblings.iter().position(|&sibling| sibling as usize == word).unwrap_or_default();
    let before = nth.checked_sub(1).map(|nth| siblings[nth] as usize);
    let after = siblings.get(nth + 1).map(|&sibling| sibling as usize);
    let relation = |at: Option<usize>| at.map_or(EDGE, |at| u32::from(tree.relations[at]));
    let (first, second, last) = (tree.child(word, 0), tree.child(word, 1), tree.last_child(word));
    let (head_first, head_last) =
        (head.and_then(|head| tree.child(head, 0)), head.and_then(|head| tree.last_child(head)));
    // What stands right before the head's own place: its auxiliaries, its subject.
    let inner =
        head.and_then(|head| siblings.iter().rev().find(|&&s| (s as usize) < head).map(|&s| s as usize));
    let side = u32::from(word < place);
    let way = side | super::distance(Some(word), head) << 1;
    let rest = side | (nth.min(3) as u32) << 1 | ((siblings.len() - nth).min(3) as u32) << 3;
    let (ww, wt, hw, ht) = (w(Some(word)), t(Some(word)), w(head), t(head));
    let (left, right) = (word.checked_sub(1), Some(word + 1));
    // The marker of an oblique or a clause: its first child that stands before it.
    let marker = first.filter(|&first| first < word);
    out.extend([
        feature(400, [wt, side]),
        feature(401, [ww, side]),
        feature(402, [ww, wt]),
        feature(403, [ht, side]),
        feature(404, [hw, side]),
        feature(405, [wt, ht, side]),
        feature(406, [ww, ht, side]),
        feature(407, [wt, hw, side]),
        feature(408, [ww, hw, side]),
        feature(409, [wt, ht, way]),
        feature(410, [wt, ht, rest]),
        feature(411, [wt, ht, relation(before), side]),
        feature(412, [wt, ht, relation(head), side]),
        feature(413, [wt, t(grand), ht]),
        feature(414, [wt, t(first), t(last), side]),
        feature(415, [w(marker), wt, ht, side]),
        feature(416, [w(marker), hw]),
        feature(417, [w(marker), ww]),
        feature(418, [wt, ht, t(inner), side]),
        feature(419, [wt, ht, w(inner), side]),
        feature(420, [wt, ht, t(head_first), side]),
        feature(421, [wt, ht, t(head_last), side]),
        feature(422, [wt, ht, w(before), side]),
        feature(423, [wt, ht, t(before), t(after), side]),
        feature(424, [wt, t(left), t(right)]),
        feature(425, [wt, w(left)]),
        feature(426, [wt, w(right)]),
        feature(427, [ww, relation(before), side]),
        feature(428, [ww, relation(head), side]),
        feature(429, [wt, ht, w(first), w(second)]),
        feature(430, [wt, ht, t(first), t(second), side]),
        feature(431, [wt, w(last)]),
        feature(432, [hw, relation(before), wt]),
        feature(433, [ht, relation(before), w(marker), wt]),
        feature(434, [wt, relation(head), relation(before), side]),
        feature(435, [view.words.classes[word], ht, side]),
        feature(436, [view.words.words[word].shape, wt, ht, side]),
        feature(437, [wt, ht, w(head_first), side]),
        feature(438, [w(grand), w(marker), wt]),
    ]);
}
