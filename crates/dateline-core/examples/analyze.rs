//! Prints the analysis of each given file as a line of JSON: `cargo run --example analyze -- page.txt page.html`.

use std::io::Write as _;
use std::path::Path;

use dateline_core::{Known, Options, Page, analyze};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for path in std::env::args().skip(1) {
        let name = Path::new(&path).file_name().map(|name| name.to_string_lossy().into_owned());
        let page = Page { known: Known { id: name, ..Known::default() }, ..Page::new(std::fs::read(&path)?) };
        serde_json::to_writer(&mut out, &analyze(&page, &Options::default()))?;
        writeln!(out)?;
    }
    Ok(())
}
