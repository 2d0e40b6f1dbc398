//! Prints the analysis of each given file as a line of JSON: `cargo run --example analyze -- page.txt page.html`, perhaps
//! with another language model: `-- --model FILE page.txt`.

use std::io::Write as _;
use std::path::Path;

use dateline_core::{Known, LanguageModel, Options, Page, analyze};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut options = Options::default();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--model" {
            let file = arguments.next().ok_or("--model needs a file")?;
            options.model = Some(LanguageModel::read(std::fs::read(file)?)?);
            continue;
        }
        let name = Path::new(&argument).file_name().map(|name| name.to_string_lossy().into_owned());
        let known = Known { id: name, ..Known::default() };
        let page = Page { known, ..Page::new(std::fs::read(&argument)?) };
        serde_json::to_writer(&mut out, &analyze(&page, &options))?;
        writeln!(out)?;
    }
    Ok(())
}
