//! How fast articles are read from HTML, on one core: `cargo bench -p dateline-core --bench page -- FOLDER`.
//!
//! The folder holds pages as fetched (the sample pages, if none is given; they are small). Machines and their moods
//! differ, so the pages a second are printed beside those of rendering alone and of html5ever's tokeniser, which does
//! nothing but cut the page into tags and text, of the same run. Under `cargo test` everything runs once, to see that it
//! runs.

use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use dateline_core::page::repeated::text_of;
use dateline_core::{Form, Options, Page, page};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// How long each thing is repeated.
const LONG_ENOUGH: Duration = Duration::from_secs(3);

/// Where the sample pages are.
const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let measures = std::env::args().any(|argument| argument == "--bench");
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let pages = read_folder(Path::new(folder.as_deref().unwrap_or(SAMPLES)))?;
    let bytes: usize = pages.iter().map(|page| page.bytes.len()).sum();
    let options = Options::default();

    let whole = measure(measures, &pages, |page| drop(black_box(page::read(page, &options))));
    let rendering = measure(measures, &pages, |page| drop(black_box(text_of(page, &options))));
    let tokens = measure(measures, &pages, |page| tokenise(&String::from_utf8_lossy(&page.bytes)));
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} pages of {} KB, one core", pages.len(), bytes / 1000 / pages.len().max(1))?;
    writeln!(out, "the whole article        {whole:>8.0} pages/s")?;
    writeln!(
        out,
        "decoding and rendering   {rendering:>8.0} pages/s  {:.2} times the article",
        rendering / whole
    )?;
    writeln!(out, "html5ever, tokens alone  {tokens:>8.0} pages/s  {:.2} times the article", tokens / whole)?;
    Ok(())
}

fn read_folder(folder: &Path) -> std::io::Result<Vec<Page>> {
    let mut pages = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let is_html = path.extension().is_none_or(|extension| extension == "html" || extension == "htm");
        if path.is_file() && is_html {
            pages.push(Page { form: Some(Form::Html), ..Page::new(std::fs::read(path)?) });
        }
    }
    Ok(pages)
}

/// Pages a second; the work is done once where nothing is measured.
fn measure(measures: bool, pages: &[Page], read: impl Fn(&Page)) -> f64 {
    let (start, mut rounds) = (Instant::now(), 0);
    while rounds == 0 || measures && start.elapsed() < LONG_ENOUGH {
        pages.iter().for_each(&read);
        rounds += 1;
    }
    (rounds * pages.len()) as f64 / start.elapsed().as_secs_f64()
}

/// Counts nothing, keeps nothing.
struct Nothing;

impl TokenSink for Nothing {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        drop(black_box(token));
        TokenSinkResult::Continue
    }
}

fn tokenise(source: &str) {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(source));
    let tokenizer = Tokenizer::new(Nothing, TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
}
