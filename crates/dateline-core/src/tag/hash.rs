//! Features as numbers.

const PRIME: u64 = 0x9E37_79B9_7F4A_7C15;

/// The number of some bytes.
pub(super) fn bytes(bytes: impl IntoIterator<Item = u8>) -> u32 {
    let mut hash = 0xCBF2_9CE4_8422_2325u64;
    for byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    }
    fold(hash)
}

/// The number of a feature: a template and the values that fill it.
#[inline]
pub(super) fn feature<const N: usize>(template: u32, values: [u32; N]) -> u32 {
    let mut hash = u64::from(template).wrapping_add(1).wrapping_mul(PRIME);
    for value in values {
        hash = (hash ^ u64::from(value)).wrapping_mul(PRIME).rotate_left(23);
    }
    fold(hash.wrapping_mul(PRIME))
}

/// The number of a hash in a slot of its own: where the same hash in another slot is another feature.
#[inline]
pub(super) fn slotted(hash: u32, slot: u32) -> u32 {
    fold((u64::from(hash) << 8 | u64::from(slot)).wrapping_add(1).wrapping_mul(PRIME))
}

/// The number of a value in a slot of the encoder's hashed table, spread over all bits.
#[inline]
pub(super) fn mix(slot: u32, value: u32) -> u32 {
    let keyed = u64::from(value) | u64::from(slot + 1) << 32;
    ((keyed ^ keyed >> 29).wrapping_mul(PRIME) >> 32) as u32
}

fn fold(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
}
