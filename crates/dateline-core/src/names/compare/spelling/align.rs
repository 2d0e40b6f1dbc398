//! Two spellings side by side.

use super::letters::{Letter, NONE, SPACE};
use super::weights::{Costs, Differences, Weights};

/// Letters of a name that are aligned at most, after those that both begin and end with; real names have some twenty.
/// Beyond it names are one only if they are equal.
const MOST: usize = 63;
/// The weight of names that are too long to align: they are not one.
const APART: i32 = -20_000;

/// One step of an alignment: the letters that stand for one another, or [`NONE`] where one is left out.
type Step = (Letter, Letter);

/// Which way the cheapest alignment of two beginnings came, two bits for each.
const BOTH: u128 = 0;
const LEAVE: u128 = 1;
const TAKE: u128 = 2;

/// The ways that the cheapest alignments of all beginnings of two words came.
struct Ways([u128; MOST + 1]);

/// What the differences between two spellings are worth, in thousandths of a logit.
pub(super) fn weigh(left: &[Letter], right: &[Letter], weights: &Weights) -> i32 {
    let head = left.iter().zip(right).take_while(|(left, right)| left == right).count();
    let ends = left[head..].iter().rev().zip(right[head..].iter().rev());
    let tail = ends.take_while(|(left, right)| left == right).count();
    let (inner_left, inner_right) = (&left[head..left.len() - tail], &right[head..right.len() - tail]);
    if inner_left.len() > MOST || inner_right.len() > MOST {
        return APART;
    }
    let ways = Ways::cheapest(inner_left, inner_right);
    // Before the first letter and after the last one a word ends as it does at a space.
    let edge = |letter: Option<&Letter>| letter.map_or((SPACE, SPACE), |&letter| (letter, letter));
    let first = edge(head.checked_sub(1).and_then(|before| left.get(before)));
    let mut after = edge(left.get(left.len() - tail));
    let mut differences = Differences::default();
    let mut current: Option<Step> = None;
    for before in ways.backwards(inner_left, inner_right).chain([first]) {
        if let Some(step) = current {
            if step.0 != step.1 {
                differences.add(weights, before, step, after);
            }
            after = step;
        }
        current = Some(before);
    }
    differences.whole(weights, left, right)
}

impl Ways {
    /// The cheapest ways; of those as cheap as each other the one that takes letters for one another, then the one that
    /// leaves out of the left.
    fn cheapest(left: &[Letter], right: &[Letter]) -> Self {
        let costs = Costs::get();
        let mut ways = [0; MOST + 1];
        let mut above = [0_u16; MOST + 1];
        let mut taken = [0_u16; MOST];
        for (j, &that) in right.iter().enumerate() {
            taken[j] = costs.of(NONE, that);
            above[j + 1] = above[j] + taken[j];
            ways[0] |= TAKE << (2 * (j + 1));
        }
        for (i, &this) in left.iter().enumerate() {
            let mut diagonal = above[0];
            let left_out = costs.of(this, NONE);
            above[0] += left_out;
            let mut row = LEAVE;
            let mut before = above[0];
            for (j, ((&that, &taken), cell)) in right.iter().zip(&taken).zip(&mut above[1..]).enumerate() {
                let both = diagonal + costs.of(this, that);
                let (leave, take) = (*cell + left_out, before + taken);
                diagonal = *cell;
                let (best, way) = if both <= leave && both <= take {
                    (both, BOTH)
                } else if leave <= take {
                    (leave, LEAVE)
                } else {
                    (take, TAKE)
                };
                *cell = best;
                before = best;
                row |= way << (2 * (j + 1));
            }
            ways[i + 1] = row;
        }
        Self(ways)
    }

    /// The steps of the cheapest way of the whole, the last first.
    fn backwards(&self, left: &[Letter], right: &[Letter]) -> impl Iterator<Item = Step> {
        let (mut i, mut j) = (left.len(), right.len());
        std::iter::from_fn(move || {
            if i == 0 && j == 0 {
                return None;
            }
            let way = (self.0[i] >> (2 * j)) & 3;
            let this = if way == TAKE { NONE } else { *left.get(i.checked_sub(1)?)? };
            let that = if way == LEAVE { NONE } else { *right.get(j.checked_sub(1)?)? };
            i -= usize::from(way != TAKE);
            j -= usize::from(way != LEAVE);
            Some((this, that))
        })
    }
}
