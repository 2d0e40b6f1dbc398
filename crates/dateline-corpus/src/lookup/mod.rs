//! Names looked up in memory: exactly, in another order of their words, by some of the words, or with a slip of typing.
//!
//! Built from the store when first asked, and again when the entities have changed since.

mod index;

pub(crate) use self::index::{Found, NameIndex};
