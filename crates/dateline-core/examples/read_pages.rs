//! Reads the article of each page that standard input names and prints it as a line of JSON: what `benches/pages` runs.
//!
//! A line of input is `{"file": "page.html", "form": "html", "url": "https://…"}`; `form` and `url` may be absent.

use std::io::{BufRead as _, Write as _};

use dateline_core::page::read;
use dateline_core::{Form, Known, Options, Page};
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct Request {
    file: String,
    form: Option<Form>,
    url: Option<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let request: Request = serde_json::from_str(&line?)?;
        let known = Known { url: request.url, ..Known::default() };
        let page = Page { form: request.form, known, ..Page::new(std::fs::read(&request.file)?) };
        let reading = read(&page, &Options::default());
        let answer = json!({ "article": reading.article, "diagnostics": reading.diagnostics });
        serde_json::to_writer(&mut out, &answer)?;
        writeln!(out)?;
    }
    Ok(())
}
