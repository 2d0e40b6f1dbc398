//! What travels arrives.

mod arbitrary;
mod connect;
mod errors;
mod round_trip;
mod violations;
