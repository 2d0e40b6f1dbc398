//! From errors to statuses.

use std::collections::HashMap;
use std::time::Duration;

use dateline_corpus::Error;
use tonic::Status;
use tonic_types::{ErrorDetails, StatusExt};

use super::{DOMAIN, FIELDS, Reason};
use crate::convert::{Violation, Violations};

/// Characters of any text that came from a caller or a document: statuses travel in headers, which have 16 KiB.
const MOST_CHARACTERS: usize = 120;

/// Characters of a message: in a header each byte beyond ASCII takes three.
const MOST_MESSAGE_CHARACTERS: usize = 300;

/// Names that come near one that was not found, at most.
const MOST_SIMILAR: usize = 5;

/// The status of a corpus's error.
///
/// Where the error names a path of the server's disk, the status does not.
pub fn status(error: &Error) -> Status {
    match error {
        Error::NotFound { what, id, similar } => not_found(what, id, similar),
        Error::InvalidArgument { field, reason } => {
            let field =
                FIELDS.into_iter().find(|(ours, _)| ours == field).map_or(field.as_str(), |pair| pair.1);
            invalid(&Violations(vec![Violation { field: field.to_owned(), description: reason.clone() }]))
        }
        Error::LimitExceeded { what, limit } => {
            let metadata = [("what", clip(what)), ("limit", limit.to_string())];
            with_reason(Reason::LIMIT_EXCEEDED, clip(&error.to_string()), metadata)
        }
        Error::NotACorpus { .. } => with_reason(Reason::NOT_A_CORPUS, "the server has no corpus", []),
        Error::Locked { .. } => with_reason(Reason::LOCKED, "another process writes to the corpus", []),
        Error::NewerSchema { found, supported, .. } => with_reason(
            Reason::NEWER_SCHEMA,
            format!("the corpus has schema {found}, the server reads up to {supported}"),
            [("found", found.to_string()), ("supported", supported.to_string())],
        ),
        Error::Corrupt { .. } => with_reason(Reason::CORRUPT, "the corpus is damaged", []),
        other => with_reason(Reason::of(other.kind()), clip(&other.to_string()), []),
    }
}

/// The status for a message with fields that cannot be read.
pub fn invalid(violations: &Violations) -> Status {
    let mut details = ErrorDetails::new();
    for violation in &violations.0 {
        details.add_bad_request_violation(clip(&violation.field), clip(&violation.description));
    }
    let fields: Vec<_> = violations.0.iter().map(|violation| clip(&violation.field)).collect();
    complete(
        Reason::INVALID_ARGUMENT,
        violations
            .0
            .first()
            .map_or_else(|| "an argument cannot be used".to_owned(), |first| clip(&first.to_string())),
        [("fields", clip(&fields.join(",")))],
        details,
    )
}

/// The status for a call that comes when the server has too much to do; it may be tried again after `delay`.
pub fn too_busy(delay: Duration) -> Status {
    let details = ErrorDetails::with_retry_info(Some(delay));
    complete(Reason::OVERLOADED, "the server has too much to do: try again", [], details)
}

/// The status for a call that comes when the server is starting or shutting down; it may be tried again after `delay`.
pub fn not_ready(message: &str, delay: Duration) -> Status {
    complete(Reason::NOT_READY, message, [], ErrorDetails::with_retry_info(Some(delay)))
}

/// A status with a reason and what its message says as data.
pub fn with_reason<const N: usize>(
    reason: Reason,
    message: impl Into<String>,
    metadata: [(&str, String); N],
) -> Status {
    complete(reason, message, metadata, ErrorDetails::new())
}

fn not_found(what: &'static str, id: &str, similar: &[String]) -> Status {
    let id = clip(id);
    let similar: Vec<_> = similar.iter().take(MOST_SIMILAR).map(|name| clip(name)).collect();
    let mut details = ErrorDetails::new();
    details.set_resource_info(what, id.clone(), "", "");
    let metadata = [("what", what.to_owned()), ("id", id.clone()), ("similar", similar.join("\n"))];
    let message = Error::NotFound { what, id, similar }.to_string();
    complete(Reason::NOT_FOUND, message, metadata, details)
}

fn complete<const N: usize>(
    reason: Reason,
    message: impl Into<String>,
    metadata: [(&str, String); N],
    mut details: ErrorDetails,
) -> Status {
    let metadata: HashMap<String, String> =
        metadata.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    details.set_error_info(reason.name, DOMAIN, metadata);
    Status::with_error_details(reason.code, clip_to(MOST_MESSAGE_CHARACTERS, &message.into()), details)
}

/// The beginning of a text, with an ellipsis where it was cut.
fn clip(text: &str) -> String {
    clip_to(MOST_CHARACTERS, text)
}

fn clip_to(most: usize, text: &str) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}
