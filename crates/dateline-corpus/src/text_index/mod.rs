//! Words of documents, ranked.
//!
//! The index follows the store's change feed: each commit carries the number of the last change that it holds, and what
//! is missing is added before a search. It holds nothing that the store does not, and is built again when it is missing,
//! damaged, of another corpus or of another form.

mod fields;
mod follow;
mod passages;
mod search;

pub(crate) use self::follow::TextIndex;
pub(crate) use self::passages::Places;
pub(crate) use self::search::{TextQuery, TextResults};
