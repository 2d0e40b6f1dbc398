//! The committed code is what the committed `.proto` files give.

use std::fs;
use std::path::Path;

#[path = "../generate/generator.rs"]
mod generator;

#[test]
fn the_generated_code_is_up_to_date() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/generated");
    let fresh = tempfile::tempdir().unwrap();
    generator::generate(fresh.path()).unwrap();

    for name in ["dateline.v1.rs", generator::DESCRIPTOR_SET] {
        let old = fs::read(committed.join(name)).unwrap();
        let new = fs::read(fresh.path().join(name)).unwrap();
        assert!(
            old == new,
            "{name} is out of date: run `cargo run -p dateline-proto --features generate --bin generate-proto`"
        );
    }
}
