//! How fast each stage is, on one core, over the sample pages: `cargo bench -p dateline-core --bench stages`.
//!
//! Machines and their moods differ, so the words a second stand beside those of the whole way through and of counting
//! words, of the same run, and each is the best of many rounds. Under `cargo test` everything runs once, to see that
//! it runs.

use std::hint::black_box;
use std::io::Write as _;
use std::time::{Duration, Instant};

use dateline_core::names::Cast;
use dateline_core::tag::Tagged;
use dateline_core::{Known, LanguageModel, Options, Page, analyze, events, names, page, quotes, text, time};

/// How long each thing is repeated.
const LONG_ENOUGH: Duration = Duration::from_secs(3);

/// Where the sample pages are.
const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples");

/// A page, and what every stage made of it.
struct Story {
    page: Page,
    reading: page::Reading,
    tagged: Tagged,
    timexes: Vec<time::Found>,
    cast: Cast,
}

impl Story {
    fn read(page: Page, model: &LanguageModel, options: &Options) -> Self {
        let mut reading = page::read(&page, options);
        if reading.article.language != "en" {
            reading.blocks.clear();
        }
        let tagged = tag(&reading, model, options);
        let timexes = time::find(&reading.text, &tagged, &reading.article, &Known::default(), &[]).timexes;
        let cast = names::resolve(&reading.text, &tagged, &reading.article);
        Self { page, reading, tagged, timexes, cast }
    }
}

fn tag(reading: &page::Reading, model: &LanguageModel, options: &Options) -> Tagged {
    let layer = text::segment(&reading.text, &reading.blocks, &options.limits);
    model.annotate(&reading.text, &layer)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let measures = std::env::args().any(|argument| argument == "--bench");
    let options = Options::default();
    let model = LanguageModel::embedded()?;
    let mut stories = Vec::new();
    for entry in std::fs::read_dir(SAMPLES)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "txt" || extension == "html") {
            stories.push(Story::read(Page::new(std::fs::read(path)?), model, &options));
        }
    }
    let words: usize = stories.iter().map(|story| story.tagged.tokens.len()).sum();
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} pages, {words} words of stories, one core", stories.len())?;
    let mut table = Table { out, measures, words, stories: &stories, whole: f64::NAN };
    table.row("the whole way through", |story| drop(black_box(analyze(&story.page, &options))))?;
    table.row("page", |story| drop(black_box(page::read(&story.page, &options))))?;
    table.row("text and tag", |story| drop(black_box(tag(&story.reading, model, &options))))?;
    table.row("time", |story| {
        let page::Reading { text, article, .. } = &story.reading;
        black_box(time::find(text, &story.tagged, article, &Known::default(), &[]));
    })?;
    table.row("names", |story| {
        black_box(names::resolve(&story.reading.text, &story.tagged, &story.reading.article));
    })?;
    table.row("quotes and events", |story| {
        let Story { reading: page::Reading { text, article, .. }, tagged, timexes, cast, .. } = story;
        let quotes = quotes::attribute(text, tagged, cast);
        black_box(events::code(text, tagged, article, timexes, cast, &quotes, events::Ontology::embedded()));
    })?;
    table.row("counting words", |story| {
        black_box(story.reading.text.as_str().split_whitespace().count());
    })?;
    Ok(())
}

/// What is printed.
struct Table<'a, Out> {
    out: Out,
    measures: bool,
    words: usize,
    stories: &'a [Story],
    whole: f64,
}

impl<Out: std::io::Write> Table<'_, Out> {
    /// Prints the words a second of some work, by its fastest round; it is done once where nothing is measured. The
    /// first row is what the others are compared with.
    fn row(&mut self, name: &str, work: impl Fn(&Story)) -> std::io::Result<()> {
        let mut best = f64::INFINITY;
        let start = Instant::now();
        loop {
            let round = Instant::now();
            self.stories.iter().for_each(&work);
            best = best.min(round.elapsed().as_secs_f64());
            if !self.measures || start.elapsed() > LONG_ENOUGH {
                break;
            }
        }
        let speed = self.words as f64 / best;
        if self.whole.is_nan() {
            self.whole = speed;
        }
        let ratio = speed / self.whole;
        writeln!(self.out, "{name:<22}{speed:>12.0} words/s{ratio:>10.1} times the whole")?;
        Ok(())
    }
}
