//! What can go wrong with a corpus.

use std::path::PathBuf;

/// The result of an operation on a corpus.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong. Ask [`Error::kind`] rather than match on variants.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no such document, entity or event.
    #[error("no {what} {id:?}{}", near(.similar))]
    NotFound {
        /// What was looked for: `document`, `entity`, `event`.
        what: &'static str,
        /// The id or name that was given.
        id: String,
        /// Names or ids that come near, best first.
        similar: Vec<String>,
    },
    /// An argument cannot be used.
    #[error("{field}: {reason}")]
    InvalidArgument {
        /// The argument, as a path: `page.token`, `filter.time.start`.
        field: String,
        /// Why it cannot be used.
        reason: String,
    },
    /// The directory holds no corpus, and may not be made one.
    #[error("{} is not a corpus: {reason}", .path.display())]
    NotACorpus {
        /// The directory.
        path: PathBuf,
        /// What is missing.
        reason: String,
    },
    /// Another process writes to the corpus.
    #[error("{} is being written by {}", .path.display(), holder(*.process))]
    Locked {
        /// The directory.
        path: PathBuf,
        /// The id of the process that holds the lock, when it says so.
        process: Option<u32>,
    },
    /// The corpus was opened for reading only.
    #[error("the corpus was opened for reading only")]
    ReadOnly,
    /// A newer version of this program wrote the corpus.
    #[error("{} has schema {found}, this version reads up to {supported}: use a newer version", .path.display())]
    NewerSchema {
        /// The directory.
        path: PathBuf,
        /// The schema version found.
        found: i64,
        /// The newest schema version that this program reads.
        supported: i64,
    },
    /// The records cannot be read.
    #[error("{} is damaged: {reason}", .path.display())]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// A limit was reached.
    #[error("{what} is over the limit of {limit}")]
    LimitExceeded {
        /// What is too large.
        what: String,
        /// The limit.
        limit: u64,
    },
    /// The disk, the database or the index failed.
    #[error("could not {action}")]
    Storage {
        /// What was being done.
        action: &'static str,
        /// Why it failed.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A server answered with an error.
    #[error("{message}")]
    Remote {
        /// What kind of error.
        kind: ErrorKind,
        /// What the server said.
        message: String,
    },
}

/// The kinds of error: what a caller can act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// There is no such thing.
    NotFound,
    /// An argument cannot be used; the same call will fail again.
    InvalidArgument,
    /// The directory holds no corpus.
    NotACorpus,
    /// Another process writes to the corpus.
    Locked,
    /// The corpus was opened for reading only.
    ReadOnly,
    /// A newer version of this program wrote the corpus.
    NewerSchema,
    /// The records cannot be read.
    Corrupt,
    /// A limit was reached.
    LimitExceeded,
    /// The disk, the database or the index failed.
    Storage,
    /// The server cannot be reached or is not ready; the call can be tried again.
    Unavailable,
    /// The server took too long.
    DeadlineExceeded,
    /// The server does not offer this.
    Unimplemented,
    /// Something else, on the server's side.
    Internal,
}

impl Error {
    /// What kind of error this is.
    pub const fn kind(&self) -> ErrorKind {
        match self {
            Self::NotFound { .. } => ErrorKind::NotFound,
            Self::InvalidArgument { .. } => ErrorKind::InvalidArgument,
            Self::NotACorpus { .. } => ErrorKind::NotACorpus,
            Self::Locked { .. } => ErrorKind::Locked,
            Self::ReadOnly => ErrorKind::ReadOnly,
            Self::NewerSchema { .. } => ErrorKind::NewerSchema,
            Self::Corrupt { .. } => ErrorKind::Corrupt,
            Self::LimitExceeded { .. } => ErrorKind::LimitExceeded,
            Self::Storage { .. } => ErrorKind::Storage,
            Self::Remote { kind, .. } => *kind,
        }
    }

    /// Whether the thing asked for does not exist.
    pub const fn is_not_found(&self) -> bool {
        matches!(self.kind(), ErrorKind::NotFound)
    }

    /// An argument that cannot be used.
    pub fn invalid(field: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::InvalidArgument { field: field.into(), reason: reason.into() }
    }

    /// Something that does not exist.
    pub fn not_found(what: &'static str, id: impl Into<String>) -> Self {
        Self::NotFound { what, id: id.into(), similar: Vec::new() }
    }

    /// A failure of the disk, the database or the index while doing `action`.
    pub(crate) fn storage(
        action: &'static str,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self::Storage { action, source: source.into() }
    }
}

fn near(similar: &[String]) -> String {
    if similar.is_empty() { String::new() } else { format!("; near it: {}", similar.join(", ")) }
}

fn holder(process: Option<u32>) -> String {
    process.map_or_else(|| "another process".to_owned(), |id| format!("process {id}"))
}
