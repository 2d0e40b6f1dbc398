//! The one place where errors become Python's.

use dateline_corpus::{Error, ErrorKind};
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// The exception of an error: the class by its kind, with the kind as `reason` and the particulars as `metadata`.
pub(crate) fn to_python(error: &Error) -> PyErr {
    Python::attach(|py| match exception(py, error) {
        Ok(exception) | Err(exception) => exception,
    })
}

/// The exception of a file that could not be read, or is not what it was taken for.
pub(crate) fn input_to_python(error: &dateline_input::Error) -> PyErr {
    Python::attach(|py| {
        let made = make(py, ("InputError", "BAD_INPUT"), &words(error), &[]);
        made.unwrap_or_else(|problem| problem)
    })
}

fn exception(py: Python<'_>, error: &Error) -> PyResult<PyErr> {
    make(py, class(error.kind()), &words(error), &particulars(error))
}

/// Makes an exception of a class of ours, for a reason.
fn make(
    py: Python<'_>,
    (class, reason): (&str, &str),
    words: &str,
    particulars: &[(&'static str, String)],
) -> PyResult<PyErr> {
    let metadata = PyDict::new(py);
    for (key, value) in particulars {
        metadata.set_item(key, value)?;
    }
    let class = py.import("dateline.errors")?.getattr(class)?;
    Ok(PyErr::from_value(class.call1((words, reason, metadata))?))
}

/// The class in `dateline.errors` and the reason, for each kind.
const fn class(kind: ErrorKind) -> (&'static str, &'static str) {
    match kind {
        ErrorKind::NotFound => ("NotFoundError", "NOT_FOUND"),
        ErrorKind::InvalidArgument => ("InvalidArgumentError", "INVALID_ARGUMENT"),
        ErrorKind::NotACorpus => ("NotACorpusError", "NOT_A_CORPUS"),
        ErrorKind::Locked => ("CorpusLockedError", "LOCKED"),
        ErrorKind::ReadOnly => ("ReadOnlyError", "READ_ONLY"),
        ErrorKind::NewerSchema => ("NewerSchemaError", "NEWER_SCHEMA"),
        ErrorKind::Corrupt => ("CorruptError", "CORRUPT"),
        ErrorKind::LimitExceeded => ("LimitExceededError", "LIMIT_EXCEEDED"),
        ErrorKind::Storage => ("StorageError", "STORAGE"),
        ErrorKind::Unavailable => ("UnavailableError", "UNAVAILABLE"),
        ErrorKind::DeadlineExceeded => ("DeadlineExceededError", "DEADLINE_EXCEEDED"),
        ErrorKind::Unimplemented => ("UnimplementedError", "UNIMPLEMENTED"),
        // A kind that is newer than this crate is still an error of ours.
        _ => ("InternalError", "INTERNAL"),
    }
}

/// The message and what caused it.
pub(crate) fn words(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        words.push_str(": ");
        words.push_str(&cause.to_string());
        source = cause.source();
    }
    words
}

/// The parts of a message that a program may need.
fn particulars(error: &Error) -> Vec<(&'static str, String)> {
    match error {
        Error::NotFound { what, id, similar } => {
            let mut particulars = vec![("what", (*what).to_owned()), ("id", id.clone())];
            if !similar.is_empty() {
                particulars.push(("similar", similar.join(", ")));
            }
            particulars
        }
        Error::InvalidArgument { field, reason } => {
            vec![("field", field.clone()), ("problem", reason.clone())]
        }
        Error::NotACorpus { path, .. } | Error::Locked { path, .. } | Error::Corrupt { path, .. } => {
            vec![("path", path.display().to_string())]
        }
        Error::NewerSchema { path, found, supported } => vec![
            ("path", path.display().to_string()),
            ("found", found.to_string()),
            ("supported", supported.to_string()),
        ],
        Error::LimitExceeded { limit, .. } => vec![("limit", limit.to_string())],
        _ => Vec::new(),
    }
}
