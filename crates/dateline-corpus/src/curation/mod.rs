//! What people decide about who is who: merge, split, tell apart, rename.
//!
//! A decision is written to the journal with its author, reason and time, and identity is settled afresh around it in the
//! same transaction. It speaks of forms by their descriptions, so it holds through re-ingest and re-analysis, and for
//! documents that come later; it can be taken back, and the journal keeps both. What contradicts an earlier decision
//! that stands is refused, and says which.

mod check;
mod decide;
mod explain;

pub(crate) use self::decide::{Moment, decide, undo};
pub(crate) use self::explain::explain;
