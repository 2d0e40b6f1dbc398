//! `dateline ingest`: reads pages into a corpus.

mod progress;
mod tally;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Args;
use dateline_core::{Form, Known, Page};
use dateline_corpus::Ingest;
use dateline_input::{Found, Naming, Origin, Pages, pages, total_bytes};

use self::progress::Progress;
use self::tally::Tally;
pub(crate) use self::tally::write_skipped;
use crate::analyze::PageForm;
use crate::failure::Failure;
use crate::model::ModelArgument;
use crate::output::Output;
use crate::query::Target;

/// Pages that are stored together. A batch is durable when it is acknowledged, and is finished before Ctrl-C ends the
/// command: small enough to take a second or two, large enough that its cost is the reading and not the disk.
const BATCH_PAGES: usize = 128;
/// Bytes of pages that are stored together, whatever their number: bounds memory on large pages.
const BATCH_BYTES: usize = 32 << 20;

/// Reads pages into a corpus
///
/// A PATH is a file, a folder, or `-` for standard input; .jsonl and .ndjson files hold one page a line (see `dateline
/// analyze --help`), .warc files one page a response or resource record; gzip and Zstandard are read as they are. The same page twice is one document: what is there
/// already is left alone, so an ingest that was interrupted is simply run again.
#[derive(Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct IngestCommand {
    #[command(flatten)]
    target: Target,

    /// Files, folders, or `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// Read pages in this form instead of recognising it
    #[arg(long = "as", value_name = "FORM")]
    form: Option<PageForm>,

    #[command(flatten)]
    model: ModelArgument,

    /// Call a page that has no id by its path below PATH, so that an edited file is a new revision
    #[arg(long)]
    ids_from_paths: bool,

    /// Print one JSON object a page: where it was found, the document, and what became of it
    #[arg(long)]
    json: bool,
}

const EXAMPLES: &str = "\
Examples:
  dateline ingest --corpus news pages/                 a folder, with all folders below it
  dateline ingest --corpus news 2023-*.jsonl.zst       an archive, one page a line
  dateline ingest --corpus news crawl-*.warc.gz        web archives
  crawler | dateline ingest --corpus news -            a feed
  dateline ingest --server localhost:50051 pages/      through a server

A page without an id is known by its URL, or, without one, by its content.

Exit codes: 0 all pages are in the corpus; 1 some failed, and standard error says which and why; 2 wrong usage;
130 interrupted by Ctrl-C, after the batch in hand was stored.";

impl IngestCommand {
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        let corpus = self.target.open_for_ingest(&self.model)?;
        let interrupted = watch_for_interrupts()?;
        let naming = if self.ids_from_paths { Naming::PathBelow } else { Naming::Unnamed };
        let options =
            dateline_input::Options { form: self.form.map(Form::from), known: Known::default(), naming };
        let progress = Progress::start(|| total_bytes(&self.paths));
        let mut run = Run {
            corpus: corpus.as_ref(),
            output: self.json.then(Output::open),
            tally: Tally::default(),
            progress,
        };
        let is_interrupted = run.all(pages(&self.paths, options), &interrupted)?;
        run.progress.finish();
        run.tally.report(is_interrupted)?;
        Ok(ExitCode::from(run.tally.exit_code(is_interrupted)))
    }
}

/// Notices Ctrl-C and the signals that end a process; the second one ends it at once, which loses nothing that was
/// acknowledged.
fn watch_for_interrupts() -> Result<Arc<AtomicBool>, Failure> {
    let interrupted = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&interrupted);
    let handler = move || {
        if flag.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(tally::INTERRUPTED));
        }
    };
    match ctrlc::set_handler(handler) {
        Ok(()) => Ok(interrupted),
        Err(error) => Err(Failure::from_error(&error)),
    }
}

/// An ingest under way.
struct Run<'a> {
    corpus: &'a dyn Ingest,
    output: Option<Output>,
    tally: Tally,
    progress: Progress,
}

impl Run<'_> {
    /// Stores all pages, batch by batch; says whether it was interrupted.
    fn all(&mut self, mut pages: Pages, interrupted: &AtomicBool) -> Result<bool, Failure> {
        loop {
            if interrupted.load(Ordering::Relaxed) {
                return Ok(true);
            }
            let (batch, origins) = self.next_batch(&mut pages, interrupted);
            self.tally.skipped.clone_from(pages.skipped());
            if batch.is_empty() {
                return Ok(interrupted.load(Ordering::Relaxed));
            }
            self.store(batch, &origins)?;
            self.progress.update(pages.position(), &self.tally);
        }
    }

    /// Reads the pages of the next batch; what cannot be read is told and counted.
    fn next_batch(&mut self, pages: &mut Pages, interrupted: &AtomicBool) -> (Vec<Page>, Vec<Origin>) {
        let (mut batch, mut origins, mut bytes) = (Vec::new(), Vec::new(), 0);
        while batch.len() < BATCH_PAGES && bytes < BATCH_BYTES && !interrupted.load(Ordering::Relaxed) {
            match pages.next() {
                None => break,
                Some(Ok(Found { page, origin })) => {
                    bytes += page.bytes.len();
                    batch.push(page);
                    origins.push(origin);
                }
                Some(Err(error)) => {
                    self.tally.unreadable += 1;
                    self.progress.aside(|| crate::failure::warn(&error));
                }
            }
        }
        (batch, origins)
    }

    fn store(&mut self, batch: Vec<Page>, origins: &[Origin]) -> Result<(), Failure> {
        let ingested = self.corpus.ingest(batch).map_err(|error| {
            let stored = self.tally.stored();
            Failure::from(error)
                .note(format!("{stored} pages were stored before; run the same command to go on"))
        })?;
        for (ingested, origin) in ingested.iter().zip(origins) {
            self.tally.count(ingested.outcome);
            if let Some(reason) = &ingested.reason {
                self.progress.aside(|| crate::failure::warn_words(&format!("{origin}: {reason}")));
            }
            if let Some(output) = &mut self.output {
                output.json(&tally::Line { found: origin.to_string(), ingested })?;
            }
        }
        Ok(())
    }
}
