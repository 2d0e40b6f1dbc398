//! Linear maps with weights of eight bits.

use super::kernel::{self, Level, Matrix};
use crate::tag::model::{Model, ModelError};

/// A linear map: sums of products of small integers, each times a scale, plus a bias.
#[derive(Debug)]
pub(super) struct Linear {
    matrix: Matrix,
    scale: Vec<f32>,
    bias: Vec<f32>,
}

/// Room for sums.
pub(super) type Sums = Vec<i32>;

impl Linear {
    /// Reads some linear maps of the same input as one; `names` says how many numbers each gives.
    pub(super) fn read(model: &Model, names: &[(&str, usize)], columns: usize) -> Result<Self, ModelError> {
        let (mut weights, mut scale, mut bias) = (Vec::new(), Vec::new(), Vec::new());
        for &(name, rows) in names {
            let part = |part: &str| format!("heads.{name}.{part}");
            weights.extend_from_slice(model.section(&model.integers(&part("weight"), &[rows, columns])?));
            scale.extend(model.numbers(&part("scale"), &[rows])?);
            bias.extend(model.numbers(&part("bias"), &[rows])?);
        }
        Ok(Self::new(&weights, scale, bias, columns))
    }

    /// Makes a map of rows of `columns` weights each.
    pub(super) fn new(weights: &[u8], mut scale: Vec<f32>, mut bias: Vec<f32>, columns: usize) -> Self {
        let weight = |row: usize, column: usize| weights[row * columns + column].cast_signed();
        let matrix = Matrix::new(scale.len(), columns, weight);
        scale.resize(matrix.rows(), 0.0);
        bias.resize(matrix.rows(), 0.0);
        Self { matrix, scale, bias }
    }

    /// The numbers that the map gives, filled up to whole lanes.
    pub(super) fn width(&self) -> usize {
        self.matrix.rows()
    }

    /// Maps inputs that stand one after another.
    pub(super) fn run(&self, level: Level, inputs: &[i8], sums: &mut Sums, out: &mut Vec<f32>) {
        let length = inputs.len() / self.matrix.columns() * self.width();
        sums.resize(length, 0);
        out.resize(length, 0.0);
        kernel::multiply(level, &self.matrix, inputs, sums);
        kernel::rescale(level, sums, &self.scale, &self.bias, out);
    }
}
