//! How fast the stages `quotes` and `events` are together, on one core, over the sample pages:
//! `cargo bench -p dateline-core --bench events`.
//!
//! Machines and their moods differ, so the words a second are printed beside those of the whole way through and of
//! counting words, of the same run. Under `cargo test` everything runs once, to see that it runs.

use std::hint::black_box;
use std::io::Write as _;
use std::time::{Duration, Instant};

use dateline_core::names::Cast;
use dateline_core::tag::Tagged;
use dateline_core::{
    Known, LanguageModel, Options, Page, Text, analysis, analyze, events, names, page, quotes, text, time,
};

/// How long each thing is repeated.
const LONG_ENOUGH: Duration = Duration::from_secs(3);

/// Where the sample pages are.
const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples");

struct Story {
    text: Text,
    article: analysis::Article,
    tagged: Tagged,
    timexes: Vec<time::Found>,
    cast: Cast,
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

    let stages = measure(measures, words, || {
        for Story { text, article, tagged, timexes, cast } in &stories {
            let quotes = quotes::attribute(text, tagged, cast);
            black_box(events::code(text, tagged, article, timexes, cast, &quotes));
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
    writeln!(out, "quotes and events     {stages:>12.0} words/s")?;
    writeln!(
        out,
        "the whole way through {whole:>12.0} words/s  the stages are {:.1} times as fast",
        stages / whole
    )?;
    writeln!(
        out,
        "counting words        {counting:>12.0} words/s  {:.1} times as fast as the stages",
        counting / stages
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
    let times = time::find(&reading.text, &tagged, &reading.article, &Known::default(), &[]);
    let cast = names::resolve(&reading.text, &tagged, &reading.article);
    Story { text: reading.text, article: reading.article, tagged, timexes: times.timexes, cast }
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
