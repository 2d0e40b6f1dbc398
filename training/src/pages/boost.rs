//! Grows the trees of the second reading: gradient boosting of the logistic loss over histograms, each tree on half of the
//! pieces and half of the numbers, drawn in a fixed order.

use dateline_core::page::story::WIDTH;
use dateline_core::page::story::trees::{DEPTH, LEAVES, QUESTIONS, TREES, Tree};

use crate::random::Random;

/// The share of what a tree finds that it adds.
const RATE: f64 = 0.12;
/// What is added to the second derivatives, so that few pieces move little.
const RIDGE: f64 = 5.0;
/// The least sum of second derivatives on each side of a question.
const LEAST: f64 = 8.0;
/// The most values of a number that are told apart.
const BINS: usize = 64;
/// Values of a number that are looked at to choose them.
const SAMPLE: usize = 20_000;

/// What is grown from: rows of numbers with the first odds at their head, whether each is wanted, how much each counts.
#[derive(Default)]
pub(super) struct Sample {
    pub(super) rows: Vec<[f32; WIDTH]>,
    pub(super) wanted: Vec<bool>,
    pub(super) worth: Vec<f32>,
}

/// First and second derivatives.
#[derive(Clone, Copy, Default)]
struct Slope {
    first: f64,
    second: f64,
}

impl Slope {
    fn add(&mut self, other: Self) {
        self.first += other.first;
        self.second += other.second;
    }

    fn without(self, other: Self) -> Self {
        Self { first: self.first - other.first, second: self.second - other.second }
    }

    /// How much a leaf with these gains.
    fn gain(self) -> f64 {
        self.first * self.first / (self.second + RIDGE)
    }
}

/// Numbers cut into few values each.
struct Binned {
    /// By number: the values from which on each next bin begins.
    edges: Vec<Vec<f32>>,
    /// By number: the bin of each row.
    bins: Vec<Vec<u8>>,
}

impl Binned {
    fn of(rows: &[[f32; WIDTH]]) -> Self {
        let edges: Vec<Vec<f32>> = (0..WIDTH).map(|number| edges(rows, number)).collect();
        let bin = |(number, edges): (usize, &Vec<f32>)| {
            rows.iter().map(|row| edges.partition_point(|&edge| edge <= row[number]) as u8).collect()
        };
        let bins = edges.iter().enumerate().map(bin).collect();
        Self { edges, bins }
    }
}

fn edges(rows: &[[f32; WIDTH]], number: usize) -> Vec<f32> {
    let step = rows.len().div_ceil(SAMPLE).max(1);
    let mut values: Vec<f32> = rows.iter().step_by(step).map(|row| row[number]).collect();
    values.sort_by(f32::total_cmp);
    let mut edges: Vec<f32> = (1..BINS).map(|bin| values[bin * (values.len() - 1) / BINS]).collect();
    edges.dedup();
    // From the smallest value on, every answer would be yes.
    edges.retain(|&edge| edge > values[0]);
    edges
}

/// Grows the trees.
pub(super) fn grow(sample: &Sample) -> Vec<Tree> {
    let binned = Binned::of(&sample.rows);
    let mut odds: Vec<f64> = sample.rows.iter().map(|row| f64::from(row[0])).collect();
    let mut random = Random::new(1);
    let mut trees = Vec::with_capacity(TREES);
    for _ in 0..TREES {
        let slopes: Vec<Slope> = (0..odds.len())
            .map(|row| {
                let likely = 1.0 / (1.0 + (-odds[row]).exp());
                let worth = f64::from(sample.worth[row]);
                let wanted = f64::from(u8::from(sample.wanted[row]));
                Slope { first: (wanted - likely) * worth, second: likely * (1.0 - likely) * worth }
            })
            .collect();
        let rows: Vec<u32> = (0..odds.len() as u32).filter(|_| random.below(2) == 0).collect();
        let numbers: Vec<usize> = (0..WIDTH).filter(|_| random.below(2) == 0).collect();
        let tree = grow_one(&binned, &slopes, &rows, &numbers);
        for (odds, row) in odds.iter_mut().zip(&sample.rows) {
            *odds += f64::from(tree.of(row));
        }
        trees.push(tree);
    }
    trees
}

/// A question: the number, the bin from which on the answer is yes, and what it gains.
#[derive(Clone, Copy)]
struct Question {
    number: usize,
    bin: usize,
    gain: f64,
}

fn grow_one(binned: &Binned, slopes: &[Slope], rows: &[u32], numbers: &[usize]) -> Tree {
    let mut tree = Tree { asked: [0; QUESTIONS], least: [f32::MAX; QUESTIONS], leaves: [0.0; LEAVES] };
    let mut places = vec![0u8; rows.len()];
    for level in 0..DEPTH {
        let first = (1 << level) - 1;
        let questions = ask(binned, slopes, rows, &places, numbers, first);
        for (at, question) in questions.iter().enumerate() {
            if let Some(question) = question {
                tree.asked[first + at] = question.number as u8;
                tree.least[first + at] = binned.edges[question.number][question.bin - 1];
            }
        }
        for (place, &row) in places.iter_mut().zip(rows) {
            let question = questions[usize::from(*place) - first];
            let yes = question
                .is_some_and(|asked| usize::from(binned.bins[asked.number][row as usize]) >= asked.bin);
            *place = 2 * *place + 1 + u8::from(yes);
        }
    }
    let mut sums = [Slope::default(); LEAVES];
    for (&place, &row) in places.iter().zip(rows) {
        sums[usize::from(place) - QUESTIONS].add(slopes[row as usize]);
    }
    tree.leaves = sums.map(|sum| (RATE * sum.first / (sum.second + RIDGE)) as f32);
    tree
}

/// The best question for each place of a level.
fn ask(
    binned: &Binned,
    slopes: &[Slope],
    rows: &[u32],
    places: &[u8],
    numbers: &[usize],
    first: usize,
) -> Vec<Option<Question>> {
    let count = first + 1;
    let mut best: Vec<Option<Question>> = vec![None; count];
    for &number in numbers {
        let bins = &binned.bins[number];
        let mut sums = vec![[Slope::default(); BINS]; count];
        for (&place, &row) in places.iter().zip(rows) {
            let row = row as usize;
            sums[usize::from(place) - first][usize::from(bins[row])].add(slopes[row]);
        }
        for (best, sums) in best.iter_mut().zip(&sums) {
            let found = best_bin(sums, number);
            if found.map_or(0.0, |found| found.gain) > best.map_or(1e-3, |best| best.gain) {
                *best = found;
            }
        }
    }
    best
}

fn best_bin(sums: &[Slope; BINS], number: usize) -> Option<Question> {
    let mut all = Slope::default();
    for &sum in sums {
        all.add(sum);
    }
    let mut no = Slope::default();
    let mut best: Option<Question> = None;
    for bin in 1..BINS {
        no.add(sums[bin - 1]);
        let yes = all.without(no);
        let gain = no.gain() + yes.gain() - all.gain();
        if no.second >= LEAST && yes.second >= LEAST && gain > best.map_or(0.0, |best| best.gain) {
            best = Some(Question { number, bin, gain });
        }
    }
    best
}
