//! The averaged perceptron: integer weights, a row for each feature that a mistake ever touched.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use dateline_core::tag::model::{Row, Score};

/// Features are hashes already.
#[derive(Default)]
pub(crate) struct Plain(u64);

impl Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0 << 8 | u64::from(byte);
        }
    }

    fn write_u32(&mut self, value: u32) {
        self.0 = u64::from(value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

pub(crate) type Index = HashMap<u32, u32, BuildHasherDefault<Plain>>;

/// A classifier that learns from its mistakes.
pub(crate) struct Perceptron {
    labels: usize,
    index: Index,
    weights: Vec<i32>,
    totals: Vec<i64>,
    stamps: Vec<u32>,
    touched: Vec<u16>,
    step: u32,
}

impl Perceptron {
    pub(crate) fn new(labels: usize) -> Self {
        Self {
            labels,
            index: Index::default(),
            weights: Vec::new(),
            totals: Vec::new(),
            stamps: Vec::new(),
            touched: Vec::new(),
            step: 0,
        }
    }

    /// Counts one more example.
    pub(crate) fn tick(&mut self) {
        self.step += 1;
    }

    /// Moves the weights of the features for a label.
    pub(crate) fn update(&mut self, features: &[u32], label: usize, by: i32) {
        for &feature in features {
            let next = self.touched.len() as u32;
            let row = *self.index.entry(feature).or_insert(next);
            if row == next {
                self.weights.resize(self.weights.len() + self.labels, 0);
                self.totals.resize(self.totals.len() + self.labels, 0);
                self.stamps.resize(self.stamps.len() + self.labels, 0);
                self.touched.push(0);
            }
            self.touched[row as usize] = self.touched[row as usize].saturating_add(1);
            let cell = row as usize * self.labels + label;
            self.totals[cell] += i64::from(self.weights[cell]) * i64::from(self.step - self.stamps[cell]);
            self.stamps[cell] = self.step;
            self.weights[cell] += by;
        }
    }

    /// The averaged weights as rows of small integers, features sorted, those touched less than `least` times and
    /// weights that round to nothing left out.
    pub(crate) fn rows(&self, least: u16) -> Vec<Row> {
        let average = |cell: usize| {
            let open = i64::from(self.weights[cell]) * i64::from(self.step - self.stamps[cell]);
            (self.totals[cell] + open) as f64 / f64::from(self.step.max(1))
        };
        let scale = self.scale(&average, least);
        let mut rows: Vec<Row> = self
            .index
            .iter()
            .filter(|&(_, &row)| self.touched[row as usize] >= least)
            .map(|(&feature, &row)| {
                let cells = row as usize * self.labels;
                let weights = (0..self.labels).filter_map(|label| {
                    let weight = (average(cells + label) * scale).round().clamp(-127.0, 127.0) as i8;
                    (weight != 0).then_some((label as u8, weight))
                });
                Row { feature, weights: weights.collect() }
            })
            .filter(|row| !row.weights.is_empty())
            .collect();
        rows.sort_unstable_by_key(|row| row.feature);
        rows
    }

    /// What brings all but the largest thousandth of the weights within the range of a small integer.
    fn scale(&self, average: &impl Fn(usize) -> f64, least: u16) -> f64 {
        let mut sizes: Vec<f64> = (0..self.weights.len())
            .filter(|cell| self.touched[cell / self.labels] >= least)
            .map(|cell| average(cell).abs())
            .filter(|&size| size > 0.0)
            .collect();
        sizes.sort_unstable_by(f64::total_cmp);
        let large = sizes.get(sizes.len() - sizes.len() / 1000 - 1).copied().unwrap_or(1.0);
        127.0 / large.max(1e-9)
    }
}

impl Score for Perceptron {
    fn labels(&self) -> usize {
        self.labels
    }

    fn add(&self, features: &[u32], scores: &mut [i32]) {
        for feature in features {
            if let Some(&row) = self.index.get(feature) {
                let cells = row as usize * self.labels;
                for (score, weight) in scores.iter_mut().zip(&self.weights[cells..cells + self.labels]) {
                    *score += weight;
                }
            }
        }
    }
}
