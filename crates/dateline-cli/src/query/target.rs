//! Which corpus is asked: a directory here, or a server.

use std::env;
use std::path::PathBuf;

use clap::Args;
use dateline_api::Client;
use dateline_corpus::{Corpus, CorpusOptions, Ingest};

use crate::failure::Failure;
use crate::model::ModelArgument;

/// The environment variable that stands in for `--corpus`.
const CORPUS_VARIABLE: &str = "DATELINE_CORPUS";
/// The environment variable that stands in for `--server`.
const SERVER_VARIABLE: &str = "DATELINE_SERVER";

/// Which corpus is asked.
#[derive(Args)]
#[command(next_help_heading = "Which corpus")]
pub(crate) struct Target {
    #[arg(long, value_name = "DIR", conflicts_with = "server")]
    #[arg(help = "The directory of a corpus [env: DATELINE_CORPUS]")]
    corpus: Option<PathBuf>,

    #[arg(long, value_name = "ADDR")]
    #[arg(help = "The address of a server: localhost:50051 [env: DATELINE_SERVER]")]
    server: Option<String>,
}

enum Place {
    Directory(PathBuf),
    Server(String),
}

impl Target {
    /// Opens the corpus to ask it; a writer may be at work on it.
    pub(crate) fn open(&self) -> Result<Box<dyn Ingest>, Failure> {
        match self.place()? {
            Place::Directory(directory) => {
                Ok(Box::new(Corpus::open_read_only(directory, CorpusOptions::default())?))
            }
            Place::Server(address) => Ok(Box::new(Client::connect(&address)?)),
        }
    }

    /// Opens the corpus to change it; makes it where `--corpus` names none.
    pub(crate) fn open_for_writing(&self) -> Result<Box<dyn Ingest>, Failure> {
        self.open_for_ingest(&ModelArgument::default())
    }

    /// The same, to read pages into it with a model or an ontology.
    pub(crate) fn open_for_ingest(&self, model: &ModelArgument) -> Result<Box<dyn Ingest>, Failure> {
        match self.place()? {
            Place::Directory(directory) => {
                let options = CorpusOptions { analysis: model.options()?, ..CorpusOptions::default() };
                Ok(Box::new(Corpus::open(directory, options)?))
            }
            Place::Server(_) if model.is_given() => {
                let failure = Failure::misuse(
                    "--model and --ontology do not go with a server, which reads pages with its own",
                );
                Err(failure.advise("start the server with `dateline serve --model FILE --ontology FOLDER`"))
            }
            Place::Server(address) => Ok(Box::new(Client::connect(&address)?)),
        }
    }

    /// An argument counts before the environment, and a directory before a server.
    fn place(&self) -> Result<Place, Failure> {
        let variable = |name| env::var_os(name).filter(|value| !value.is_empty());
        if let Some(directory) = &self.corpus {
            return Ok(Place::Directory(directory.clone()));
        }
        if let Some(address) = &self.server {
            return Ok(Place::Server(address.clone()));
        }
        if let Some(directory) = variable(CORPUS_VARIABLE) {
            return Ok(Place::Directory(directory.into()));
        }
        if let Some(address) = variable(SERVER_VARIABLE) {
            return Ok(Place::Server(address.to_string_lossy().into_owned()));
        }
        let failure = Failure::misuse("which corpus?");
        Err(failure.advise(format!(
            "give --corpus DIR or --server ADDR, or set {CORPUS_VARIABLE} or {SERVER_VARIABLE}"
        )))
    }
}
