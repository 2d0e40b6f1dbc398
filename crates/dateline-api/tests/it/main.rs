//! What travels arrives.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod arbitrary;
mod connect;
mod errors;
mod round_trip;
mod violations;
