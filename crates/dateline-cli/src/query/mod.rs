//! The commands that ask a corpus, and what they share: where the corpus is, pages of results, filters of time.

pub(crate) mod changes;
pub(crate) mod documents;
pub(crate) mod entities;
pub(crate) mod events;
mod listing;
pub(crate) mod quotes;
mod show;
pub(crate) mod statistics;
mod target;
mod times;

pub(crate) use self::target::Target;
