//! Features as numbers.

use std::hash::{BuildHasher, Hasher};

pub(super) use crate::hash::short as bytes;

const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;

/// The number of a value in a slot of the encoder's hashed table, spread over all bits.
#[inline]
pub(super) fn mix(slot: u32, value: u32) -> u32 {
    let keyed = u64::from(value) | u64::from(slot + 1) << 32;
    ((keyed ^ keyed >> 29).wrapping_mul(PRIME) >> 32) as u32
}

/// Spreads keys that are numbers of strings already.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spread(u64);

impl BuildHasher for Spread {
    type Hasher = Self;

    fn build_hasher(&self) -> Self {
        Self(0)
    }
}

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(u32::from(byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0 ^ u64::from(number)).wrapping_mul(PRIME).rotate_left(29);
    }
}
