//! Texts as numbers, the same on every machine.
//!
//! Models are trained on these numbers and corpora store them: a change here makes both worthless.

/// The number of some bytes: FNV-1a of 64 bits (G. Fowler, L. Noll, K. Vo).
pub fn fnv1a(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes
        .into_iter()
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// The number of some bytes in 32 bits: both halves of [`fnv1a`] joined.
pub(crate) fn short(bytes: impl IntoIterator<Item = u8>) -> u32 {
    let hash = fnv1a(bytes);
    (hash ^ (hash >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_that_the_authors_publish() {
        assert_eq!(fnv1a(*b""), 0xCBF2_9CE4_8422_2325);
        assert_eq!(fnv1a(*b"a"), 0xAF63_DC4C_8601_EC8C);
        assert_eq!(fnv1a(*b"foobar"), 0x8594_4171_F739_67E8);
        assert_eq!(short(*b""), 0xCBF2_9CE4 ^ 0x8422_2325);
    }
}
