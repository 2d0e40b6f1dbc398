//! The commands that ask a corpus, and what they share: where the corpus is, pages of results, filters of time.

pub(crate) mod changes;
mod curate;
pub(crate) mod documents;
pub(crate) mod entities;
pub(crate) mod events;
mod listing;
mod lists;
pub(crate) mod quotes;
pub(crate) mod roles;
mod show;
pub(crate) mod statistics;
mod target;
mod times;

pub(crate) use self::target::Target;
