//! Writes the committed Rust code from `proto/`: `cargo run -p dateline-proto --features generate --bin generate-proto`.

use std::error::Error;
use std::path::Path;

mod generator;

fn main() -> Result<(), Box<dyn Error>> {
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/generated");
    std::fs::create_dir_all(&out)?;
    generator::generate(&out)
}
