//! What is asked of a corpus, one file a resource.

mod document;
mod entity;
mod event;
mod listing;
mod quote;
mod time;

pub use self::listing::{Asked, ListRequest, ListResponse, read_size};
