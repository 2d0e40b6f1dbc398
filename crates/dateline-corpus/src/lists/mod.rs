//! Users' own lists of who is who: read, loaded, and how they take part in linking.
//!
//! The names of an entity of a list are forms, as those of a document's entities are, and are linked by the same rules;
//! they need no document to show them. What a list gives as names of one entity is one, save names that entities under
//! other names bear too, in any list: such a name ties nothing. A function of the set of lists and documents.

mod file;
mod ftm;
mod load;
mod posts;
mod read;

pub use self::file::load_file;
pub use self::read::{BadRecord, Entries, read};

pub(crate) use self::load::{listed_as, load, remove, ties};

/// Entities that one part of a list may bring.
pub const BATCH: usize = 1000;
