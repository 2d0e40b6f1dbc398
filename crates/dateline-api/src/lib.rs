//! The wire form of every value, both ways, and a client that speaks it.

pub mod convert;
