//! The product of matrices for processors of the x86-64 family.

use std::arch::x86_64::{
    __m256i, __m512i, _mm_loadu_si128, _mm256_add_epi32, _mm256_cvtepi8_epi16, _mm256_hadd_epi32,
    _mm256_madd_epi16, _mm256_permute4x64_epi64, _mm256_set1_epi64x, _mm256_setzero_si256,
    _mm256_storeu_si256, _mm512_dpbusd_epi32, _mm512_loadu_si512, _mm512_set1_epi8, _mm512_set1_epi32,
    _mm512_storeu_si512, _mm512_sub_epi32, _mm512_xor_si512,
};

use super::{DEPTH, LANES, MOST_COLUMNS, Matrix};

/// The tokens whose sums are held in registers at once, with AVX2 (times two halves and two accumulators each).
const FEW: usize = 3;
/// The same with AVX-512 (times two blocks).
const MANY: usize = 8;

#[target_feature(enable = "avx2")]
pub(super) fn multiply_avx2(matrix: &Matrix, inputs: &[i8], out: &mut [i32]) {
    let (columns, rows) = (matrix.columns, matrix.rows);
    let (mut inputs, mut out) = (inputs, out);
    while !inputs.is_empty() && !out.is_empty() {
        let tokens = (inputs.len() / columns).min(FEW);
        let (now, later) = inputs.split_at(tokens * columns);
        let (here, there) = out.split_at_mut(tokens * rows);
        for block in 0..rows / LANES {
            match tokens {
                3 => tile_avx2::<3>(matrix, block, now, here),
                2 => tile_avx2::<2>(matrix, block, now, here),
                _ => tile_avx2::<1>(matrix, block, now, here),
            }
        }
        (inputs, out) = (later, there);
    }
}

/// The sums of one block of rows for `N` tokens.
#[target_feature(enable = "avx2")]
fn tile_avx2<const N: usize>(matrix: &Matrix, block: usize, inputs: &[i8], out: &mut [i32]) {
    let fours: [&[[i8; DEPTH]]; N] =
        std::array::from_fn(|nth| inputs[nth * matrix.columns..(nth + 1) * matrix.columns].as_chunks().0);
    let mut sums = [[_mm256_setzero_si256(); 4]; N];
    for (at, numbers) in matrix.block(block).iter().enumerate() {
        let (quarters, _) = numbers.as_chunks::<16>();
        let quarters = [widen(&quarters[0]), widen(&quarters[1]), widen(&quarters[2]), widen(&quarters[3])];
        for (sums, fours) in sums.iter_mut().zip(&fours) {
            let four = fours[at].map(|number| u64::from(i16::from(number).cast_unsigned()));
            let four = four[0] | four[1] << 16 | four[2] << 32 | four[3] << 48;
            let four = _mm256_set1_epi64x(four.cast_signed());
            for (sum, quarter) in sums.iter_mut().zip(quarters) {
                *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(quarter, four));
            }
        }
    }
    for (nth, sums) in sums.iter().enumerate() {
        let at = nth * matrix.rows + block * LANES;
        let (halves, _) = out[at..at + LANES].as_chunks_mut::<8>();
        for (half, pair) in halves.iter_mut().zip(sums.as_chunks::<2>().0) {
            let joined = _mm256_permute4x64_epi64::<0b11_01_10_00>(_mm256_hadd_epi32(pair[0], pair[1]));
            // SAFETY: `half` has room for the eight sums.
            unsafe { _mm256_storeu_si256(half.as_mut_ptr().cast(), joined) };
        }
    }
}

/// Sixteen small integers as wider ones.
#[target_feature(enable = "avx2")]
#[inline]
fn widen(numbers: &[i8; 16]) -> __m256i {
    // SAFETY: sixteen bytes can be read there.
    _mm256_cvtepi8_epi16(unsafe { _mm_loadu_si128(numbers.as_ptr().cast()) })
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
pub(super) fn multiply_avx512(matrix: &Matrix, inputs: &[i8], out: &mut [i32]) {
    let (columns, rows) = (matrix.columns, matrix.rows);
    let (mut inputs, mut out) = (inputs, out);
    while !inputs.is_empty() && !out.is_empty() {
        let tokens = match inputs.len() / columns {
            MANY.. => MANY,
            4.. => 4,
            few => few.min(2),
        };
        let (now, later) = inputs.split_at(tokens * columns);
        let (here, there) = out.split_at_mut(tokens * rows);
        match tokens {
            MANY => tiles_avx512::<MANY>(matrix, now, here),
            4 => tiles_avx512::<4>(matrix, now, here),
            2 => tiles_avx512::<2>(matrix, now, here),
            _ => tiles_avx512::<1>(matrix, now, here),
        }
        (inputs, out) = (later, there);
    }
}

/// All sums for `N` tokens, two blocks of rows at a time.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
fn tiles_avx512<const N: usize>(matrix: &Matrix, inputs: &[i8], out: &mut [i32]) {
    // The tokens' numbers side by side, four of each, as they are read.
    let mut fours = [[0i32; N]; MOST_COLUMNS / DEPTH];
    // The instruction multiplies unsigned numbers with signed ones: the matrix is taken 128 higher, and so many times
    // the sum of the inputs is taken off again.
    let mut excess = [0; N];
    for (nth, input) in inputs.chunks_exact(matrix.columns).take(N).enumerate() {
        for (fours, four) in fours.iter_mut().zip(input.as_chunks::<DEPTH>().0) {
            fours[nth] = i32::from_le_bytes(four.map(i8::cast_unsigned));
        }
        excess[nth] = 128 * input.iter().map(|&number| i32::from(number)).sum::<i32>();
    }
    let fours = &fours[..(matrix.columns / DEPTH).min(fours.len())];
    let blocks = matrix.rows / LANES;
    for block in (0..blocks - blocks % 2).step_by(2) {
        let rows = matrix.block(block).iter().zip(matrix.block(block + 1));
        let mut sums = [[_mm512_set1_epi32(0); 2]; N];
        for ((one, other), fours) in rows.zip(fours) {
            let (one, other) = (load(one), load(other));
            for ([sum, next], &four) in sums.iter_mut().zip(fours) {
                let four = _mm512_set1_epi32(four);
                *sum = _mm512_dpbusd_epi32(*sum, one, four);
                *next = _mm512_dpbusd_epi32(*next, other, four);
            }
        }
        store(matrix, block, &sums, &excess, out);
    }
    if blocks % 2 == 1 {
        let mut sums = [[_mm512_set1_epi32(0); 1]; N];
        for (row, fours) in matrix.block(blocks - 1).iter().zip(fours) {
            let row = load(row);
            for ([sum], &four) in sums.iter_mut().zip(fours) {
                *sum = _mm512_dpbusd_epi32(*sum, row, _mm512_set1_epi32(four));
            }
        }
        store(matrix, blocks - 1, &sums, &excess, out);
    }
}

/// Writes the sums of `B` blocks of rows from `block` on.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
#[inline]
fn store<const N: usize, const B: usize>(
    matrix: &Matrix,
    block: usize,
    sums: &[[__m512i; B]; N],
    excess: &[i32; N],
    out: &mut [i32],
) {
    for (nth, (sums, &excess)) in sums.iter().zip(excess).enumerate() {
        let at = nth * matrix.rows + block * LANES;
        let (places, _) = out[at..at + B * LANES].as_chunks_mut::<LANES>();
        for (place, &sum) in places.iter_mut().zip(sums) {
            let sum = _mm512_sub_epi32(sum, _mm512_set1_epi32(excess));
            // SAFETY: `place` has room for the sixteen sums.
            unsafe { _mm512_storeu_si512(place.as_mut_ptr().cast(), sum) };
        }
    }
}

/// Sixty-four small integers, each 128 higher.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni")]
#[inline]
fn load(numbers: &[i8; LANES * DEPTH]) -> __m512i {
    // SAFETY: sixty-four bytes can be read there.
    let numbers = unsafe { _mm512_loadu_si512(numbers.as_ptr().cast()) };
    _mm512_xor_si512(numbers, _mm512_set1_epi8(-128))
}
