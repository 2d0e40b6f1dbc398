//! The arithmetic of the network, for whatever the processor offers, with the same bits everywhere.
//!
//! Sums of products are sums of integers, which no order changes. Everything else is `f32` element by element in a
//! fixed order of `+ - * /` and square roots, which IEEE 754 defines to the last bit; nothing is fused, and sums over
//! elements go through sixteen lanes whatever the width of the registers. So each operation is written once, in plain
//! Rust, and compiled once for each level of processor; the product of matrices alone has a form of its own for each.
//!
//! This is the one module with `unsafe` code: a function that is compiled for a level may be called only where the
//! processor has it, which [`Level`] proves, and vector registers are loaded through pointers.

#![expect(unsafe_code, reason = "see above: calls of functions for the processor at hand, and vector loads")]
#![expect(clippy::inline_always, reason = "a body must be compiled into the function of each level")]

#[cfg(target_arch = "x86_64")]
mod x86;

/// The numbers that are treated as one: sums go through so many lanes, and matrices have rows by so many.
pub(super) const LANES: usize = 16;
/// The numbers of a row that are multiplied at once.
const DEPTH: usize = 4;

/// No matrix has more columns.
pub(super) const MOST_COLUMNS: usize = 1024;

/// What the processor offers. Only [`Level::best`] makes levels other than the portable one, after asking it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Level(Width);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Width {
    Portable,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Level {
    /// What every processor can do.
    pub(super) const PORTABLE: Self = Self(Width::Portable);

    /// The most that this processor can do.
    pub(super) fn best() -> Self {
        Self::all().pop().unwrap_or(Self::PORTABLE)
    }

    /// Everything that this processor can do, the least first.
    pub(super) fn all() -> Vec<Self> {
        let mut all = vec![Self::PORTABLE];
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx2") {
                all.push(Self(Width::Avx2));
            }
            if is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512vl")
                && is_x86_feature_detected!("avx512vnni")
            {
                all.push(Self(Width::Avx512));
            }
        }
        all
    }
}

/// Declares an operation that is compiled for every level from one body.
macro_rules! operation {
    ($(#[$meta:meta])* $name:ident($($argument:ident: $kind:ty),* $(,)?) = $body:ident) => {
        $(#[$meta])*
        pub(super) fn $name(level: Level, $($argument: $kind),*) {
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx2")]
            fn avx2($($argument: $kind),*) {
                $body($($argument),*);
            }
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
            fn avx512($($argument: $kind),*) {
                $body($($argument),*);
            }
            match level.0 {
                Width::Portable => $body($($argument),*),
                // SAFETY: `Level::best` found that the processor has what the function is compiled for.
                #[cfg(target_arch = "x86_64")]
                Width::Avx2 => unsafe { avx2($($argument),*) },
                // SAFETY: as above.
                #[cfg(target_arch = "x86_64")]
                Width::Avx512 => unsafe { avx512($($argument),*) },
            }
        }
    };
}

/// A matrix of small integers, its rows in blocks of [`LANES`]: for each block, for each [`DEPTH`] columns, the numbers
/// of each row in turn.
#[derive(Debug)]
pub(super) struct Matrix {
    blocks: Vec<i8>,
    /// The number of rows, filled up to whole blocks.
    rows: usize,
    columns: usize,
}

impl Matrix {
    /// Packs `rows` of `columns` numbers each (a multiple of [`LANES`]).
    pub(super) fn new(rows: usize, columns: usize, number: impl Fn(usize, usize) -> i8) -> Self {
        let filled = rows.next_multiple_of(LANES);
        let mut blocks = Vec::with_capacity(filled * columns);
        for first in (0..filled).step_by(LANES) {
            for column in (0..columns).step_by(DEPTH) {
                for row in first..first + LANES {
                    for at in column..column + DEPTH {
                        blocks.push(if row < rows { number(row, at) } else { 0 });
                    }
                }
            }
        }
        Self { blocks, rows: filled, columns }
    }

    /// The number of rows, filled up to whole blocks: the numbers of each result.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// The number of columns: the numbers of each input.
    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// The block of rows that starts at row `nth * LANES`.
    fn block(&self, nth: usize) -> &[[i8; LANES * DEPTH]] {
        let size = LANES * self.columns;
        self.blocks[nth * size..(nth + 1) * size].as_chunks().0
    }
}

/// Multiplies each input (`columns` numbers) with the matrix: `rows` sums each, written to `out`.
pub(super) fn multiply(level: Level, matrix: &Matrix, inputs: &[i8], out: &mut [i32]) {
    match level.0 {
        Width::Portable => multiply_portable(matrix, inputs, out),
        // SAFETY: `Level::best` found that the processor has what the function is compiled for.
        #[cfg(target_arch = "x86_64")]
        Width::Avx2 => unsafe { x86::multiply_avx2(matrix, inputs, out) },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        Width::Avx512 => unsafe { x86::multiply_avx512(matrix, inputs, out) },
    }
}

fn multiply_portable(matrix: &Matrix, inputs: &[i8], out: &mut [i32]) {
    for (input, out) in inputs.chunks_exact(matrix.columns).zip(out.chunks_exact_mut(matrix.rows)) {
        for (nth, sums) in out.as_chunks_mut::<LANES>().0.iter_mut().enumerate() {
            *sums = [0; LANES];
            for (numbers, four) in matrix.block(nth).iter().zip(input.as_chunks::<DEPTH>().0) {
                for (sum, row) in sums.iter_mut().zip(numbers.as_chunks::<DEPTH>().0) {
                    for (number, input) in row.iter().zip(four) {
                        *sum += i32::from(*number) * i32::from(*input);
                    }
                }
            }
        }
    }
}

operation! {
    /// Makes numbers of sums: each times its scale, plus its bias.
    rescale(sums: &[i32], scale: &[f32], bias: &[f32], out: &mut [f32]) = rescale_any
}

#[inline(always)]
fn rescale_any(sums: &[i32], scale: &[f32], bias: &[f32], out: &mut [f32]) {
    for (sums, out) in sums.chunks_exact(scale.len()).zip(out.chunks_exact_mut(scale.len())) {
        for ((out, &sum), (&scale, &bias)) in out.iter_mut().zip(sums).zip(scale.iter().zip(bias)) {
            *out = sum as f32 * scale + bias;
        }
    }
}

operation! {
    /// Rounds each number times `inverse` to the nearest integer, half to even, within ±127.
    quantise(numbers: &[f32], inverse: f32, out: &mut [i8]) = quantise_any
}

#[inline(always)]
fn quantise_any(numbers: &[f32], inverse: f32, out: &mut [i8]) {
    // Adding this leaves a number's integer part, rounded, in the low bits.
    const SHIFT: f32 = 12_582_912.0;
    for (out, &number) in out.iter_mut().zip(numbers) {
        let scaled = (number * inverse).clamp(-127.0, 127.0) + SHIFT;
        *out = scaled.to_bits().wrapping_sub(SHIFT.to_bits()) as i8;
    }
}

operation! {
    /// Divides each row by the root of the mean of its squares, and multiplies it with the gain.
    normalise(rows: &mut [f32], gain: &[f32]) = normalise_any
}

#[inline(always)]
fn normalise_any(rows: &mut [f32], gain: &[f32]) {
    for row in rows.chunks_exact_mut(gain.len()) {
        let mut sums = [0f32; LANES];
        for numbers in row.as_chunks::<LANES>().0 {
            for (sum, &number) in sums.iter_mut().zip(numbers) {
                *sum += number * number;
            }
        }
        let inverse = 1.0 / (total(sums) / gain.len() as f32 + 1e-6).sqrt();
        for (number, &gain) in row.iter_mut().zip(gain) {
            *number = *number * inverse * gain;
        }
    }
}

/// The sum of the lanes, halves onto halves.
#[inline(always)]
fn total(mut lanes: [f32; LANES]) -> f32 {
    let mut half = LANES / 2;
    while half > 0 {
        for at in 0..half {
            lanes[at] += lanes[at + half];
        }
        half /= 2;
    }
    lanes[0]
}

/// One direction of a recurrent layer over some tokens.
#[derive(Debug)]
pub(super) struct Scan<'a> {
    /// For each token candidate, forget and highway gates before what the state adds to them.
    pub(super) gates: &'a [f32],
    /// The layer's input, and where this direction's half of it starts.
    pub(super) input: &'a [f32],
    pub(super) offset: usize,
    /// How much the state adds to the gates.
    pub(super) forget: &'a [f32],
    pub(super) highway: &'a [f32],
    /// Whether the tokens are read from the last to the first.
    pub(super) is_backward: bool,
}

operation! {
    /// Runs a recurrence, changing the state and writing its half of the output.
    scan(scan: &Scan, state: &mut [f32], out: &mut [f32]) = scan_any
}

#[inline(always)]
fn scan_any(scan: &Scan, state: &mut [f32], out: &mut [f32]) {
    let half = state.len();
    let tokens = scan.gates.len() / (3 * half).max(1);
    for nth in 0..tokens {
        let token = if scan.is_backward { tokens - 1 - nth } else { nth };
        let gates = &scan.gates[token * 3 * half..(token + 1) * 3 * half];
        let (candidate, gates) = gates.split_at(half);
        let (forget, highway) = gates.split_at(half);
        let at = token * 2 * half + scan.offset;
        let input = &scan.input[at..at + half];
        let out = &mut out[at..at + half];
        for at in (0..half).step_by(LANES) {
            let lanes = at..at + LANES;
            step(
                [&candidate[lanes.clone()], &forget[lanes.clone()], &highway[lanes.clone()]],
                [&scan.forget[lanes.clone()], &scan.highway[lanes.clone()]],
                &input[lanes.clone()],
                &mut state[lanes.clone()],
                &mut out[lanes],
            );
        }
    }
}

/// One token of a recurrence, [`LANES`] numbers of it.
#[inline(always)]
fn step(gates: [&[f32]; 3], weights: [&[f32]; 2], input: &[f32], state: &mut [f32], out: &mut [f32]) {
    let ([candidate, forget, highway], [by_forget, by_highway]) = (gates, weights);
    for at in 0..LANES {
        let before = state[at];
        let keep = gate(forget[at] + by_forget[at] * before);
        let pass = gate(highway[at] + by_highway[at] * before);
        let now = keep * before + (1.0 - keep) * candidate[at];
        state[at] = now;
        out[at] = pass * now + (1.0 - pass) * input[at];
    }
}

/// A function with the form of the logistic one, of operations that are exact everywhere.
#[inline(always)]
fn gate(x: f32) -> f32 {
    0.5 + 0.5 * (x / (1.0 + x * x).sqrt())
}

operation! {
    /// Adds a row of small integers to sums.
    add_row(row: &[u8], sums: &mut [i16]) = add_row_any
}

#[inline(always)]
fn add_row_any(row: &[u8], sums: &mut [i16]) {
    for (sum, &number) in sums.iter_mut().zip(row) {
        *sum += i16::from(number.cast_signed());
    }
}

operation! {
    /// Adds sums of small integers, times a scale, to numbers.
    add_scaled(sums: &[i16], scale: f32, out: &mut [f32]) = add_scaled_any
}

#[inline(always)]
fn add_scaled_any(sums: &[i16], scale: f32, out: &mut [f32]) {
    for (out, &sum) in out.iter_mut().zip(sums) {
        *out += f32::from(sum) * scale;
    }
}

operation! {
    /// The sums of rows, nothing below zero.
    rectify(rows: [&[f32]; 3], out: &mut [f32]) = rectify_any
}

#[inline(always)]
fn rectify_any(rows: [&[f32]; 3], out: &mut [f32]) {
    let [first, second, third] = rows;
    for (out, ((first, second), third)) in out.iter_mut().zip(first.iter().zip(second).zip(third)) {
        *out = (first + second + third).max(0.0);
    }
}
