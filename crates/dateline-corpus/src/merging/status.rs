//! What reports that differ make of an event together.

use dateline_core::analysis::Status;

/// The status of an event from those of its reports, in order of publication.
///
/// That it happened outweighs that it was to happen, whenever either was said, and a denial, which the history keeps:
/// who denies does not undo. That it was called off outweighs the plans before it, and later plans outweigh that.
pub(super) fn merged(statuses: &[Status]) -> Status {
    let last = |wanted: &[Status]| statuses.iter().rev().find(|status| wanted.contains(status)).copied();
    last(&[Status::Occurred])
        .or_else(|| last(&[Status::Ongoing]))
        .or_else(|| last(&[Status::Negated]))
        .or_else(|| last(&[Status::Planned, Status::Cancelled]))
        .or_else(|| last(&[Status::Denied]))
        .or_else(|| last(&[Status::Requested]))
        .unwrap_or(Status::Possible)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happened_outweighs_what_was_to_happen() {
        let check = |statuses: &[Status], expected| assert_eq!(merged(statuses), expected, "{statuses:?}");
        check(&[Status::Planned, Status::Occurred], Status::Occurred);
        check(&[Status::Occurred, Status::Planned], Status::Occurred);
        check(&[Status::Occurred, Status::Denied], Status::Occurred);
        check(&[Status::Planned, Status::Cancelled], Status::Cancelled);
        check(&[Status::Planned, Status::Cancelled, Status::Planned], Status::Planned);
        check(&[Status::Possible, Status::Planned], Status::Planned);
        check(&[Status::Planned, Status::Negated], Status::Negated);
        check(&[Status::Denied], Status::Denied);
    }
}
