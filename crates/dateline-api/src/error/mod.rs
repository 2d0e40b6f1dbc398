//! Errors on the wire: a gRPC status with `google.rpc` details, both ways.
//!
//! Every error of a Dateline server carries an `ErrorInfo` of the domain [`DOMAIN`] with a reason from [`REASONS`];
//! `INVALID_ARGUMENT` also a `BadRequest` that names every field at fault, `NOT_FOUND` a `ResourceInfo`, and what can be
//! tried again a `RetryInfo`. What a message says is also in the metadata, so that nobody needs to take it apart.

mod read;
mod reason;
mod write;

pub use self::read::error_from_status;
pub use self::reason::{DOMAIN, REASONS, Reason};
pub use self::write::{invalid, not_ready, status, too_busy, with_reason};

/// Arguments that a corpus and a request name differently.
const FIELDS: [(&str, &str); 2] = [("page.size", "page_size"), ("page.token", "page_token")];
