//! From pages to records, batch by batch.
//!
//! Pages are read in parallel outside any transaction; a batch of analyses is then stored in one. What follows from
//! several documents, entities and events, is brought up to date in the same transaction, so that nothing is ever half
//! applied.

mod apply;
mod batch;
mod dating;
mod prepare;

pub(crate) use self::apply::{Batch, delete};
pub(crate) use self::batch::{Ingestible, ingest};
