//! What can go wrong with one input; the rest is still read.

use std::io;
use std::path::PathBuf;

use dateline_core::events::OntologyProblem;

use crate::Origin;
use crate::files::holds_archive;

/// A result of reading input.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a page could not be read. The message says where.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be opened or read.
    #[error("{}: cannot be read", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file is no language model that this program can use.
    #[error("{}: no language model for this program", path.display())]
    BadModel {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: dateline_core::tag::model::ModelError,
    },
    /// A folder holds no file of an ontology.
    #[error("{}: holds no file of an ontology", path.display())]
    NoOntology {
        /// The folder.
        path: PathBuf,
    },
    /// The files of an ontology hold lines that are not understood.
    #[error("{}: no ontology for this program: {}", path.display(), listed(problems))]
    BadOntology {
        /// The folder.
        path: PathBuf,
        /// All that is wrong, at least one thing.
        problems: Vec<OntologyProblem>,
    },
    /// A line of JSON Lines, or a record of a web archive, is no page.
    #[error("{origin} (byte {byte}): {problem}")]
    BadRecord {
        /// The file, and the number of the line or record.
        origin: Origin,
        /// Where it begins, counted from 0: in the file, or in what it decompresses to; a record in a gzip member, where
        /// that member begins in the file.
        byte: u64,
        /// What is wrong with it.
        problem: String,
    },
    /// A page, a line or a record is larger than any page.
    #[error("{origin}: larger than {} MiB, which no news page is", limit >> 20)]
    TooLarge {
        /// The file, and the number of the line or record.
        origin: Origin,
        /// The limit in bytes.
        limit: usize,
    },
}

/// Problems that a message names; the rest is counted.
const LISTED: usize = 3;

fn listed(problems: &[OntologyProblem]) -> String {
    let mut said: Vec<String> = problems.iter().take(LISTED).map(ToString::to_string).collect();
    if problems.len() > LISTED {
        said.push(format!("and {} more", problems.len() - LISTED));
    }
    said.join(" | ")
}

impl Error {
    /// What a user can do about it.
    pub fn advice(&self) -> Option<&'static str> {
        match self {
            Self::Unreadable { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                Some("check the path; `-` reads standard input")
            }
            Self::Unreadable { .. } => None,
            Self::BadModel { .. } => Some("models are files in the format of models/english-small.dateline"),
            Self::NoOntology { .. } => {
                Some("its files end in .tsv: acts.tsv, verbs.tsv, nouns.tsv and the others")
            }
            Self::BadOntology { .. } => Some("`dateline ontology check FOLDER` lists all that is wrong"),
            Self::BadRecord { problem, .. } if problem.contains("the file ends") => Some(
                "the file is not whole: fetch or copy it again; what it holds before that place was read",
            ),
            Self::BadRecord { origin, .. } if holds_archive(&origin.path) => None,
            Self::BadRecord { .. } => Some(
                "a line is a JSON object with one of \"html\", \"page\", \"article\", and perhaps \"id\", \"url\", \
                 \"title\", \"published\", \"fetched\"",
            ),
            Self::TooLarge { .. } => Some("a file with one page a line must be named .jsonl or .ndjson"),
        }
    }
}
