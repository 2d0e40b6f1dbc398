//! Two spellings side by side.

use super::letters::{Letter, NONE, SPACE};
use super::weights::{Weights, cost};

/// Letters of a name that are aligned at most; real names have some twenty. Beyond it names are one only if they are
/// equal.
const MOST: usize = 96;
/// The weight of names that are too long to align: they are not one.
const APART: i32 = -20_000;

/// The cheapest alignment up to some place.
#[derive(Clone, Copy, Default)]
struct Cell {
    cost: u32,
    weight: i32,
    differ: i32,
}

/// Two spellings, the letters that both begin and end with set apart.
struct Sides<'l> {
    left: &'l [Letter],
    right: &'l [Letter],
    head: usize,
    weights: &'l Weights,
}

/// What the differences between two spellings are worth, in thousandths of a logit.
pub(super) fn weigh(left: &[Letter], right: &[Letter], weights: &Weights) -> i32 {
    let letters = (left.len() + right.len()) as i32;
    let head = left.iter().zip(right).take_while(|(left, right)| left == right).count();
    let ends = left[head..].iter().rev().zip(right[head..].iter().rev());
    let tail = ends.take_while(|(left, right)| left == right).count();
    let (left_most, right_most) = (left.len() - head - tail, right.len() - head - tail);
    if left_most > MOST || right_most > MOST {
        return APART;
    }
    let whole = Sides { left, right, head, weights }.align(left_most, right_most);
    whole.weight.saturating_add(weights.of_whole(whole.differ, letters))
}

impl Sides<'_> {
    /// The cheapest alignment of so many letters after the head; of those as cheap as each other the one that takes
    /// letters for one another first, then the one that leaves out of the left.
    fn align(&self, left_most: usize, right_most: usize) -> Cell {
        let (left, right) = (&self.left[self.head..], &self.right[self.head..]);
        let mut above = [Cell::default(); MOST + 1];
        for j in 0..right_most {
            above[j + 1] = self.step(above[j], (0, j), (0, j + 1));
        }
        for (i, &this) in left.iter().enumerate().take(left_most) {
            let mut diagonal = above[0];
            above[0] = self.step(diagonal, (i, 0), (i + 1, 0));
            for j in 0..right_most {
                let that = right[j];
                let both = diagonal.cost + cost(this, that);
                let (leave, take) = (above[j + 1].cost + cost(this, NONE), above[j].cost + cost(NONE, that));
                let best = if both <= leave && both <= take {
                    if this == that { diagonal } else { self.step(diagonal, (i, j), (i + 1, j + 1)) }
                } else if leave <= take {
                    self.step(above[j + 1], (i, j + 1), (i + 1, j + 1))
                } else {
                    self.step(above[j], (i + 1, j), (i + 1, j + 1))
                };
                diagonal = above[j + 1];
                above[j + 1] = best;
            }
        }
        above[right_most]
    }

    /// An alignment with one difference more: the letters between two places, each counted from the head.
    fn step(&self, before: Cell, from: (usize, usize), to: (usize, usize)) -> Cell {
        let letter = |side: &[Letter], from: usize, to: usize| {
            if from == to { NONE } else { side.get(self.head + from).copied().unwrap_or(NONE) }
        };
        let (this, that) = (letter(self.left, from.0, to.0), letter(self.right, from.1, to.1));
        let mut weight = self.weights.inside(this, that);
        if self.begins(self.left, from.0) && self.begins(self.right, from.1) {
            weight += self.weights.first(this, that);
        }
        if self.ends(self.left, to.0) && self.ends(self.right, to.1) {
            weight += self.weights.last(this, that);
        }
        Cell {
            cost: before.cost + cost(this, that),
            weight: before.weight + weight,
            differ: before.differ + 1,
        }
    }

    /// Whether a word begins at that place.
    fn begins(&self, side: &[Letter], place: usize) -> bool {
        (self.head + place)
            .checked_sub(1)
            .and_then(|before| side.get(before))
            .is_none_or(|&before| before == SPACE)
    }

    /// Whether a word ends at that place.
    fn ends(&self, side: &[Letter], place: usize) -> bool {
        side.get(self.head + place).is_none_or(|&after| after == SPACE)
    }
}
