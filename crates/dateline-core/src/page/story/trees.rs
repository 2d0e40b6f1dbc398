//! Gradient-boosted trees of one depth, whose leaves are summed up.

use super::again::WIDTH;
use crate::tag::model::{Builder, Kind, Model, ModelError};

/// Questions on the way from the root to a leaf.
pub const DEPTH: usize = 4;

/// Questions of a tree, and its leaves.
pub const QUESTIONS: usize = (1 << DEPTH) - 1;
/// The leaves of a tree.
pub const LEAVES: usize = 1 << DEPTH;

/// The trees of a model.
pub const TREES: usize = 96;

/// The numbers of a tree as they are written: which number of a row each question asks about, from what value on the
/// answer is yes, and what each leaf adds.
const NUMBERS: usize = 2 * QUESTIONS + LEAVES;

/// One tree: the questions by levels, so that those under number `n` are `2n + 1` (no) and `2n + 2` (yes).
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// The number of a row that each question asks about, below [`WIDTH`].
    pub asked: [u8; QUESTIONS],
    /// The answer is yes where the number is at least this.
    pub least: [f32; QUESTIONS],
    /// What each leaf adds to the logarithm of the odds.
    pub leaves: [f32; LEAVES],
}

impl Tree {
    /// What the tree adds for a row.
    pub fn of(&self, row: &[f32; WIDTH]) -> f32 {
        let mut at = 0;
        for _ in 0..DEPTH {
            let yes = row[usize::from(self.asked[at])] >= self.least[at];
            at = 2 * at + 1 + usize::from(yes);
        }
        self.leaves[at - QUESTIONS]
    }

    fn write(&self) -> impl Iterator<Item = f32> + '_ {
        let asked = self.asked.iter().map(|&asked| f32::from(asked));
        asked.chain(self.least.iter().copied()).chain(self.leaves.iter().copied())
    }

    fn read(numbers: &[f32]) -> Option<Self> {
        let (asked, rest) = numbers.split_at_checked(QUESTIONS)?;
        let (least, leaves) = rest.split_at_checked(QUESTIONS)?;
        let mut tree =
            Self { asked: [0; QUESTIONS], least: least.try_into().ok()?, leaves: leaves.try_into().ok()? };
        for (place, &asked) in tree.asked.iter_mut().zip(asked) {
            *place = asked as u8;
        }
        tree.asked.iter().all(|&asked| usize::from(asked) < WIDTH).then_some(tree)
    }
}

/// The sum of what trees add for a row.
pub fn sum(trees: &[Tree], row: &[f32; WIDTH]) -> f32 {
    trees.iter().map(|tree| tree.of(row)).sum()
}

/// Writes [`TREES`] trees into a model.
pub fn write(builder: &mut Builder, name: &str, trees: &[Tree]) {
    let numbers = trees.iter().flat_map(Tree::write);
    let bytes: Vec<u8> = numbers.flat_map(f32::to_le_bytes).collect();
    builder.tensor(name, Kind::F32, &[trees.len(), NUMBERS], &bytes);
}

/// Reads the trees of a model.
///
/// # Errors
///
/// If the model has none by that name, or they are damaged.
pub fn read(model: &Model, name: &'static str) -> Result<Vec<Tree>, ModelError> {
    let numbers = model.numbers(name, &[TREES, NUMBERS])?;
    let trees = numbers.chunks_exact(NUMBERS).map(Tree::read);
    trees.collect::<Option<Vec<Tree>>>().ok_or(ModelError::Damaged("a tree asks about nothing"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_walked_and_kept() {
        let mut tree = Tree { asked: [1; QUESTIONS], least: [f32::MAX; QUESTIONS], leaves: [0.0; LEAVES] };
        tree.least[0] = 2.0;
        (tree.asked[2], tree.least[2]) = (3, -1.0);
        tree.leaves[0] = -0.5;
        tree.leaves[8] = 0.25;
        tree.leaves[12] = 1.0;
        let check = |values: [f32; 2], expected: f32| {
            let mut row = [0.0; WIDTH];
            [row[1], row[3]] = values;
            assert!((tree.of(&row) - expected).abs() < 1e-6, "{values:?}");
        };
        check([0.0, 0.0], -0.5);
        check([2.0, 0.0], 1.0);
        check([2.0, -2.0], 0.25);
        let numbers: Vec<f32> = tree.write().collect();
        assert_eq!(numbers.len(), NUMBERS);
        assert_eq!(Tree::read(&numbers), Some(tree));
    }
}
