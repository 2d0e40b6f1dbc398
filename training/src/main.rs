//! Trains and measures the models in `models/`.
fn main() {}
