//! What happens around every call: from the outside in, it is observed, its error explained, it is admitted, and it is
//! given a deadline. All four see the refusals of those inside them.

mod admit;
mod attach;
mod deadline;
mod explain;
mod observe;

pub(crate) use self::admit::{Admission, admit};
pub(crate) use self::deadline::{Arrival, Deadline, limit_time};
pub(crate) use self::explain::{explain, explained};
pub(crate) use self::observe::observe;

/// Whether a path belongs to a service by which others look after the server: it answers even under the heaviest load.
fn is_housekeeping(path: &str) -> bool {
    path.starts_with("/grpc.health.") || path.starts_with("/grpc.reflection.")
}
