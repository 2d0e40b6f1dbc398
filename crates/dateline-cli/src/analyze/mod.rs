//! `dateline analyze`: reads pages and shows what they say; stores nothing.

pub(crate) mod report;
mod sites;
mod summary;
mod together;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

use clap::{Args, ValueEnum};
use dateline_core::{Analysis, Form, Known};
use dateline_input::{Found, Naming, holds_archive, holds_json_lines, pages};

use self::sites::SiteLinesOf;
use self::together::Together;
use crate::failure::{FAILED, Failure, warn};
use crate::ingest::write_skipped;
use crate::model::ModelArgument;
use crate::ordered::map_in_order;
use crate::output::Output;

/// Reads pages and shows what they say; stores nothing
///
/// A PAGE is a file, a folder, or `-` for standard input. Files named .jsonl or .ndjson hold one page a line, .warc files
/// one a response or resource record; gzip and Zstandard are read as they are. One page is shown in full, several in one line each; --jsonl prints the whole
/// analysis of each page as one JSON object a line, in the order of the input. Pages that state no date are dated with the
/// help of those around them in the input, in groups of 1024.
#[derive(Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Analyze {
    /// Files, folders, or `-` for standard input
    #[arg(required = true, value_name = "PAGE")]
    pages: Vec<PathBuf>,

    /// Print one analysis a line, as JSON
    #[arg(long)]
    jsonl: bool,

    /// Show every page in full, also when there are several
    #[arg(long, conflicts_with = "jsonl")]
    full: bool,

    /// Show every page in full, and for each time what it was counted from and the rule that read it
    #[arg(long, conflicts_with = "jsonl")]
    explain: bool,

    /// Read pages in this form instead of recognising it
    #[arg(long = "as", value_name = "FORM")]
    form: Option<PageForm>,

    /// Read the pages twice, and leave out of stories what stands on many pages of a site
    #[arg(long, value_name = "WHICH")]
    sites: Option<SiteChoice>,

    #[command(flatten)]
    model: ModelArgument,

    #[command(flatten)]
    known: KnownArguments,
}

const EXAMPLES: &str = "\
Examples:
  dateline analyze story.html                     what one page says
  dateline analyze story.html --explain           and by which rules its times were read
  dateline analyze --jsonl pages/ > analyses.jsonl
  curl -s https://example.org/story | dateline analyze - --as html --url https://example.org/story
  dateline analyze --jsonl --sites by-url crawl.warc.gz > analyses.jsonl
  dateline analyze --jsonl archive.jsonl.zst | jq -r '.entities[].name'

A line of a .jsonl file is {\"id\", \"url\", \"title\", \"published\", \"fetched\"} and exactly one of \"html\" (as fetched),
\"page\" (text with menus and footers left in) or \"article\" (clean text). Lines that cannot be read are named on
standard error and skipped; the exit code is then 1.";

/// Which pages are of one site.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum SiteChoice {
    /// Those whose addresses have one host; a page without an address is of none
    ByUrl,
    /// All that are given
    One,
}

/// The form of a page.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum PageForm {
    /// HTML
    Html,
    /// Plain text with menus, captions and footers left in
    Page,
    /// An article that is already clean
    Article,
}

impl From<PageForm> for Form {
    fn from(form: PageForm) -> Self {
        match form {
            PageForm::Html => Self::Html,
            PageForm::Page => Self::Page,
            PageForm::Article => Self::Article,
        }
    }
}

/// What the scraper knew.
#[derive(Args)]
#[command(next_help_heading = "What is known of the page (one page only)")]
struct KnownArguments {
    /// The document's id [default: the path as typed]
    #[arg(long)]
    id: Option<String>,

    /// Where it was fetched
    #[arg(long)]
    url: Option<String>,

    /// Its title
    #[arg(long)]
    title: Option<String>,

    /// When it was published, in ISO 8601: 2023-01-29, 2023-01-29T18:16+09:00
    #[arg(long, value_name = "TIME")]
    published: Option<String>,

    /// When it was fetched, in ISO 8601
    #[arg(long, value_name = "TIME")]
    fetched: Option<String>,
}

impl KnownArguments {
    /// What is known, once it is sure that only one page is spoken of.
    fn known(&self, paths: &[PathBuf]) -> Result<Known, Failure> {
        let known = Known {
            id: self.id.clone(),
            url: self.url.clone(),
            title: self.title.clone(),
            published: self.published.clone(),
            fetched: self.fetched.clone(),
        };
        if known == Known::default() || is_one_page(paths) {
            return Ok(known);
        }
        let failure = Failure::misuse("--id, --url, --title, --published and --fetched speak of one page");
        Err(failure.advise("give one file or `-`, or put what is known into the lines of a .jsonl file"))
    }
}

/// Whether what was given is one page, as far as names tell.
fn is_one_page(paths: &[PathBuf]) -> bool {
    matches!(paths, [path] if !path.is_dir() && !holds_json_lines(path) && !holds_archive(path))
}

impl Analyze {
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        let known = self.known.known(&self.pages)?;
        let is_one_page = is_one_page(&self.pages);
        let options =
            dateline_input::Options { form: self.form.map(Form::from), known, naming: Naming::PathAsTyped };
        let reading = self.model.options()?;
        let mut output = Output::open();
        let style = match (self.jsonl, self.full || self.explain || is_one_page) {
            (true, _) => Style::Json,
            (false, true) => Style::Report { width: output.width(), explain: self.explain },
            (false, false) => Style::Summary(output.width()),
        };

        let mut failed = false;
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let sites = match self.sites {
            Some(choice) => SiteLinesOf::read(choice, &self.pages, &options)?,
            None => SiteLinesOf::default(),
        };
        let mut found = pages(self.pages, options);
        let read = |found: dateline_input::Result<Found>| {
            found.map(|found| dateline_core::analyze(&found.page, &sites.options(&found.page, &reading)))
        };
        let mut together = Together::default();
        map_in_order(found.by_ref(), workers, read, |analysis| -> Result<(), Failure> {
            match analysis {
                Ok(analysis) => together.add(analysis, |analysis| style.show(&mut output, analysis))?,
                Err(error) => {
                    warn(&error);
                    failed = true;
                }
            }
            Ok(())
        })?;
        together.finish(|analysis| style.show(&mut output, analysis))?;
        output.flush()?;
        write_skipped(&mut anstream::stderr().lock(), found.skipped())?;
        Ok(ExitCode::from(if failed { FAILED } else { 0 }))
    }
}

/// How an analysis is shown; the widths are those of the terminal.
#[derive(Clone, Copy)]
enum Style {
    Json,
    Report { width: usize, explain: bool },
    Summary(usize),
}

impl Style {
    fn show(self, output: &mut impl Write, analysis: &Analysis) -> std::io::Result<()> {
        match self {
            Self::Json => {
                serde_json::to_writer(&mut *output, analysis)?;
                writeln!(output)
            }
            Self::Report { width, explain } => report::write(output, analysis, width, explain),
            Self::Summary(width) => summary::write(output, analysis, width),
        }
    }
}
