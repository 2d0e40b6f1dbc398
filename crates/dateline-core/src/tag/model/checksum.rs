//! A quick checksum against damage (it is no defence against forgery).

const LANES: usize = 4;
const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;

/// The checksum of some bytes: four lanes of multiply and rotate, which modern processors run side by side.
pub(super) fn of(bytes: &[u8]) -> u64 {
    let mut lanes = [1u64, 2, 3, 4].map(|lane| lane.wrapping_mul(PRIME));
    let mut blocks = bytes.chunks_exact(8 * LANES);
    for block in &mut blocks {
        for (lane, eight) in lanes.iter_mut().zip(block.chunks_exact(8)) {
            let word = eight.iter().rev().fold(0u64, |word, &byte| word << 8 | u64::from(byte));
            *lane = (*lane ^ word).wrapping_mul(PRIME).rotate_left(29);
        }
    }
    let mut sum = bytes.len() as u64;
    for &byte in blocks.remainder() {
        sum = (sum ^ u64::from(byte)).wrapping_mul(PRIME).rotate_left(17);
    }
    lanes.iter().fold(sum, |sum, lane| (sum ^ lane).wrapping_mul(PRIME).rotate_left(31))
}
