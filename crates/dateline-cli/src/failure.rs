//! Why a command stopped: what was wrong, where, and what to do next.

use std::error::Error;
use std::fmt::{self, Display};
use std::io::{self, Write};
use std::process::ExitCode;

use dateline_corpus::ErrorKind;

use crate::style::{ERROR, FAINT, NAME, WARNING};

/// Some of what was asked failed.
pub(crate) const FAILED: u8 = 1;
/// The command was misused.
pub(crate) const MISUSED: u8 = 2;

/// Why a command stopped.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    causes: Vec<String>,
    note: Option<String>,
    advice: Option<String>,
    code: u8,
    quiet: bool,
}

impl Failure {
    /// A failure in words.
    pub(crate) fn new(message: impl Display) -> Self {
        Self {
            message: message.to_string(),
            causes: Vec::new(),
            note: None,
            advice: None,
            code: FAILED,
            quiet: false,
        }
    }

    /// A failure of the user's: the arguments do not go together.
    pub(crate) fn misuse(message: impl Display) -> Self {
        Self { code: MISUSED, ..Self::new(message) }
    }

    /// The failure that an error is, with the chain of what caused it.
    pub(crate) fn from_error(error: &(dyn Error + 'static)) -> Self {
        let mut causes = Vec::new();
        let mut source = error.source();
        while let Some(cause) = source {
            causes.push(cause.to_string());
            source = cause.source();
        }
        Self { causes, ..Self::new(error) }
    }

    /// Adds what to do next.
    pub(crate) fn advise(mut self, advice: impl Into<String>) -> Self {
        self.advice = Some(advice.into());
        self
    }

    /// Adds what else there is to know.
    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Prints the failure and gives the exit code.
    pub(crate) fn report(&self) -> ExitCode {
        if self.quiet {
            return ExitCode::SUCCESS;
        }
        // Where standard error is closed, nobody is left to tell.
        let _ = writeln!(anstream::stderr(), "{self}");
        ExitCode::from(self.code)
    }
}

impl Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{ERROR}error:{ERROR:#} {}", self.message)?;
        for cause in &self.causes {
            write!(formatter, "\n  because {cause}")?;
        }
        if let Some(note) = &self.note {
            write!(formatter, "\n  {FAINT}note:{FAINT:#} {note}")?;
        }
        if let Some(advice) = &self.advice {
            write!(formatter, "\n  {NAME}help:{NAME:#} {advice}")?;
        }
        Ok(())
    }
}

impl From<io::Error> for Failure {
    /// An error of writing: all reading has errors of its own, which say where.
    fn from(error: io::Error) -> Self {
        let quiet = error.kind() == io::ErrorKind::BrokenPipe;
        Self { quiet, ..Self::new(format_args!("cannot write the output: {error}")) }
    }
}

impl From<dateline_input::Error> for Failure {
    fn from(error: dateline_input::Error) -> Self {
        let failure = Self::from_error(&error);
        match error.advice() {
            Some(advice) => failure.advise(advice),
            None => failure,
        }
    }
}

impl From<dateline_corpus::Error> for Failure {
    fn from(error: dateline_corpus::Error) -> Self {
        let failure = Self::from_error(&error);
        match advice(error.kind()) {
            Some(advice) => failure.advise(advice),
            None => failure,
        }
    }
}

/// What a user can do about an error of a corpus.
const fn advice(kind: ErrorKind) -> Option<&'static str> {
    match kind {
        ErrorKind::NotACorpus => Some("check the path; `dateline ingest --corpus DIR PATH…` makes a corpus"),
        ErrorKind::Locked => Some(
            "wait until the other process is done; questions can be asked meanwhile, and a server takes pages by --server",
        ),
        ErrorKind::NewerSchema => Some("install the version of dateline that wrote it, or a later one"),
        ErrorKind::Corrupt => Some("restore the directory from a copy, or ingest the pages into a new one"),
        ErrorKind::Unavailable => {
            Some("check the address, and that the server runs: `dateline health --server ADDR`")
        }
        ErrorKind::DeadlineExceeded => Some("narrow the question, or ask for fewer results with --limit"),
        _ => None,
    }
}

/// Says on standard error what is wrong with one item of many; the others go on.
pub(crate) fn warn(error: &(dyn Error + 'static)) {
    let Failure { mut message, causes, .. } = Failure::from_error(error);
    for cause in causes {
        message.push_str(": ");
        message.push_str(&cause);
    }
    warn_words(&message);
}

/// Says something on standard error that is no reason to stop.
pub(crate) fn warn_words(message: &str) {
    let _ = writeln!(anstream::stderr(), "{WARNING}warning:{WARNING:#} {message}");
}
