//! How fast the stage `time` is, on one core, over the sample pages: `cargo bench -p dateline-core --bench time`.
//!
//! Machines and their moods differ, so the words a second are printed beside those of the whole way through and of
//! counting words, of the same run. Under `cargo test` everything runs once, to see that it runs.

use std::hint::black_box;
use std::io::Write as _;
use std::time::{Duration, Instant};

use dateline_core::tag::Tagged;
use dateline_core::{Known, LanguageModel, Options, Page, Text, analyze, page, text, time};

/// How long each thing is repeated.
const LONG_ENOUGH: Duration = Duration::from_secs(3);

/// Where the sample pages are.
const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples");

struct Story {
    text: Text,
    article: dateline_core::analysis::Article,
    tagged: Tagged,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let measures = std::env::args().any(|argument| argument == "--bench");
    let mut pages: Vec<Page> = Vec::new();
    for entry in std::fs::read_dir(SAMPLES)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "txt" || extension == "html") {
            pages.push(Page::new(std::fs::read(path)?));
        }
    }
    let stories: Vec<Story> = pages.iter().map(story).collect();
    let words: usize = stories.iter().map(|story| story.tagged.tokens.len()).sum();
    let known = Known { published: Some("2024-10-29".to_owned()), ..Known::default() };

    let stage = measure(measures, words, || {
        for Story { text, article, tagged } in &stories {
            black_box(time::find(text, tagged, article, &known, &[]));
        }
    });
    let whole = measure(measures, words, || {
        for page in &pages {
            black_box(analyze(page, &Options::default()));
        }
    });
    let counting = measure(measures, words, || {
        for story in &stories {
            black_box(story.text.as_str().split_whitespace().count());
        }
    });
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} pages, {words} words of stories, one core", pages.len())?;
    writeln!(out, "the stage time alone  {stage:>12.0} words/s")?;
    writeln!(
        out,
        "the whole way through {whole:>12.0} words/s  the stage is {:.1} times as fast",
        stage / whole
    )?;
    writeln!(
        out,
        "counting words        {counting:>12.0} words/s  {:.1} times as fast as the stage",
        counting / stage
    )?;
    Ok(())
}

/// What the stages before give.
fn story(page: &Page) -> Story {
    let options = Options::default();
    let reading = page::read(page, &options);
    let blocks = if reading.article.language == "en" { reading.blocks } else { Vec::new() };
    let layer = text::segment(&reading.text, &blocks, &options.limits);
    let tagged = LanguageModel::embedded()
        .map_or_else(|_| Tagged::default(), |model| model.annotate(&reading.text, &layer));
    Story { text: reading.text, article: reading.article, tagged }
}

/// Words a second; the work is done once where nothing is measured.
fn measure(measures: bool, words: usize, mut work: impl FnMut()) -> f64 {
    work();
    if !measures {
        return f64::NAN;
    }
    let start = Instant::now();
    let mut rounds = 0_u32;
    while start.elapsed() < LONG_ENOUGH {
        work();
        rounds += 1;
    }
    words as f64 * f64::from(rounds) / start.elapsed().as_secs_f64()
}
