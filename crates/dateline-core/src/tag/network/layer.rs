//! Recurrent layers: simple recurrent units (Lei et al. 2018, <https://arxiv.org/abs/1709.02755>) in both directions.

use super::kernel::{self, Level, Scan};
use super::linear::{Linear, Sums};
use crate::tag::model::{Model, ModelError};

/// The tokens whose gates are computed before the state moves over them: what stays near the processor.
const CHUNK: usize = 32;

/// A layer: each token's numbers with what stands before and after it.
#[derive(Debug)]
pub(super) struct Layer {
    inverse: f32,
    forward: Direction,
    backward: Direction,
    gain: Vec<f32>,
}

#[derive(Debug)]
struct Direction {
    gates: Linear,
    forget: Vec<f32>,
    highway: Vec<f32>,
}

/// Room for the work of a layer.
#[derive(Debug, Default)]
pub(super) struct Room {
    inputs: Vec<i8>,
    sums: Sums,
    gates: Vec<f32>,
    state: Vec<f32>,
    out: Vec<f32>,
}

impl Layer {
    pub(super) fn read(model: &Model, nth: usize, width: usize) -> Result<Self, ModelError> {
        let name = |part: &str| format!("layer{nth}.{part}");
        let half = width / 2;
        let weight = model.section(&model.integers(&name("linear.weight"), &[6 * half, width])?);
        let scale = model.numbers(&name("linear.scale"), &[6 * half])?;
        let bias = model.numbers(&name("linear.bias"), &[6 * half])?;
        let state = model.numbers(&name("v"), &[2, 2, half])?;
        let direction = |at: usize| {
            let rows = at * 3 * half..(at + 1) * 3 * half;
            let weight = &weight[rows.start * width..rows.end * width];
            let (scale, bias) = (scale[rows.clone()].to_vec(), bias[rows].to_vec());
            let (forget, highway) = state[at * width..(at + 1) * width].split_at(half);
            let gates = Linear::new(weight, scale, bias, width);
            Direction { gates, forget: forget.to_vec(), highway: highway.to_vec() }
        };
        Ok(Self {
            inverse: model.number(&name("input"))?,
            forward: direction(0),
            backward: direction(1),
            gain: model.numbers(&name("gain"), &[width])?,
        })
    }

    /// Puts the layer's output in the place of its input.
    pub(super) fn run(&self, level: Level, numbers: &mut Vec<f32>, room: &mut Room) {
        room.inputs.resize(numbers.len(), 0);
        room.out.resize(numbers.len(), 0.0);
        kernel::quantise(level, numbers, self.inverse, &mut room.inputs);
        self.pass(level, false, numbers, room);
        self.pass(level, true, numbers, room);
        std::mem::swap(numbers, &mut room.out);
        kernel::normalise(level, numbers, &self.gain);
    }

    /// Reads the tokens in one direction and writes its half of the output.
    fn pass(&self, level: Level, is_backward: bool, numbers: &[f32], room: &mut Room) {
        let width = self.gain.len();
        let (direction, offset) = if is_backward { (&self.backward, width / 2) } else { (&self.forward, 0) };
        room.state.clear();
        room.state.resize(width / 2, 0.0);
        let tokens = numbers.len() / width;
        let starts = (0..tokens).step_by(CHUNK);
        let chunk = |room: &mut Room, start: usize| {
            let numbers_at = start * width..(start + CHUNK).min(tokens) * width;
            direction.gates.run(level, &room.inputs[numbers_at.clone()], &mut room.sums, &mut room.gates);
            let scan = Scan {
                gates: &room.gates,
                input: &numbers[numbers_at.clone()],
                offset,
                forget: &direction.forget,
                highway: &direction.highway,
                is_backward,
            };
            kernel::scan(level, &scan, &mut room.state, &mut room.out[numbers_at]);
        };
        if is_backward {
            starts.rev().for_each(|start| chunk(room, start));
        } else {
            starts.for_each(|start| chunk(room, start));
        }
    }
}
