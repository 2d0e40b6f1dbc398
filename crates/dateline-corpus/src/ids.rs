//! Public ids: derived, lower-case, safe in addresses.

/// Hexadecimal digits of a derived id: 64 bits, so that a billion ids hold a collision with a chance of 3 %.
const DIGITS: usize = 16;

/// Derives an id from parts: the same parts give the same id everywhere.
pub(crate) fn derive(prefix: &str, parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(prefix.as_bytes());
    for part in parts {
        // The length keeps `ab`, `c` apart from `a`, `bc`.
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let digest = hasher.finalize().to_hex();
    format!("{prefix}{}", &digest[..DIGITS])
}
