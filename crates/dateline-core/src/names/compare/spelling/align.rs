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

/// Which way the cheapest alignments of all beginnings of two words came: by what is read of the left, a bit for what is
/// read of the right. Where neither bit is set, one letter stands for the other.
struct Ways([Way; MOST + 1]);

/// The ways of one beginning of the left.
#[derive(Clone, Copy, Default)]
struct Way {
    /// Where its last letter is left out.
    leave: u64,
    /// Where the last letter of the right is.
    take: u64,
}

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
        let mut ways = [Way::default(); MOST + 1];
        let mut above = [0_u16; MOST + 1];
        let mut taken = [0_u16; MOST];
        let none = costs.row(NONE);
        for (j, &that) in right.iter().enumerate() {
            taken[j] = none.of(that);
            above[j + 1] = above[j] + taken[j];
        }
        ways[0].take = !1;
        for (&this, way) in left.iter().zip(&mut ways[1..]) {
            let row = costs.row(this);
            let left_out = row.of(NONE);
            let mut diagonal = above[0];
            above[0] += left_out;
            let mut before = above[0];
            let (mut leaves, mut takes) = (1_u64, 0_u64);
            for (j, ((&that, &taken), cell)) in right.iter().zip(&taken).zip(&mut above[1..]).enumerate() {
                let both = diagonal + row.of(that);
                let (leave, take) = (*cell + left_out, before + taken);
                diagonal = *cell;
                let out = leave.min(take);
                let is_out = out < both;
                before = both.min(out);
                *cell = before;
                leaves |= u64::from(is_out && leave <= take) << (j + 1);
                takes |= u64::from(is_out && take < leave) << (j + 1);
            }
            *way = Way { leave: leaves, take: takes };
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
            let (leave, take) = (self.0[i].leave >> j & 1 == 1, self.0[i].take >> j & 1 == 1);
            let this = if take { NONE } else { *left.get(i.checked_sub(1)?)? };
            let that = if leave { NONE } else { *right.get(j.checked_sub(1)?)? };
            i -= usize::from(!take);
            j -= usize::from(!leave);
            Some((this, that))
        })
    }
}
