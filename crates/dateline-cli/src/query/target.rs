//! Which corpus is asked.

use std::env;
use std::path::PathBuf;

use clap::Args;
use dateline_corpus::{Corpus, CorpusOptions, Ingest};

use crate::failure::Failure;

/// The environment variable that stands in for `--corpus`.
const CORPUS_VARIABLE: &str = "DATELINE_CORPUS";

/// Which corpus is asked.
#[derive(Args)]
#[command(next_help_heading = "Which corpus")]
pub(crate) struct Target {
    #[arg(long, value_name = "DIR", help = "The directory of a corpus [env: DATELINE_CORPUS]")]
    corpus: Option<PathBuf>,
}

impl Target {
    /// Opens the corpus to ask it; a writer may be at work on it.
    pub(crate) fn open(&self) -> Result<Box<dyn Ingest>, Failure> {
        Ok(Box::new(Corpus::open_read_only(self.directory()?, CorpusOptions::default())?))
    }

    /// Opens the corpus to change it, and makes it where there is none.
    pub(crate) fn open_for_writing(&self) -> Result<Box<dyn Ingest>, Failure> {
        Ok(Box::new(Corpus::open(self.directory()?, CorpusOptions::default())?))
    }

    fn directory(&self) -> Result<PathBuf, Failure> {
        let variable = || env::var_os(CORPUS_VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from);
        let directory = self.corpus.clone().or_else(variable);
        let missing = || {
            Failure::misuse("which corpus?").advise(format!("give --corpus DIR, or set {CORPUS_VARIABLE}"))
        };
        directory.ok_or_else(missing)
    }
}
