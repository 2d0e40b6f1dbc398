//! From statuses to errors.

use dateline_corpus::{Error, ErrorKind};
use tonic::Status;
use tonic_types::{ErrorInfo, StatusExt};

use super::{DOMAIN, FIELDS, Reason};

/// The things that a server may not find, under the names that a corpus gives them.
const THINGS: [&str; 4] = ["document", "entity", "event", "corpus"];

/// The error that a status stands for: of the same kind as it was on the server.
pub fn error_from_status(status: &Status) -> Error {
    let info = status.get_details_error_info().filter(|info| info.domain == DOMAIN);
    let reason = Reason::named(info.as_ref().map(|info| info.reason.as_str()), status.code());
    let rebuilt = match reason.kind {
        ErrorKind::NotFound => info.as_ref().and_then(not_found),
        ErrorKind::InvalidArgument => invalid_argument(status),
        _ => None,
    };
    rebuilt.unwrap_or_else(|| Error::Remote { kind: reason.kind, message: status.message().to_owned() })
}

fn not_found(info: &ErrorInfo) -> Option<Error> {
    let what = info.metadata.get("what")?;
    let what = THINGS.into_iter().find(|thing| thing == what)?;
    let id = info.metadata.get("id")?.clone();
    let similar = info.metadata.get("similar").map(String::as_str).unwrap_or_default();
    let similar = similar.lines().map(str::to_owned).collect();
    Some(Error::NotFound { what, id, similar })
}

fn invalid_argument(status: &Status) -> Option<Error> {
    let violations = status.get_details_bad_request()?.field_violations;
    let first = violations.first()?;
    let rest = violations[1..].iter().map(|other| format!("; {}: {}", other.field, other.description));
    let reason = std::iter::once(first.description.clone()).chain(rest).collect::<String>();
    let field = FIELDS
        .into_iter()
        .find(|(_, theirs)| *theirs == first.field)
        .map_or(first.field.as_str(), |pair| pair.0);
    Some(Error::InvalidArgument { field: field.to_owned(), reason })
}
