//! Every value in its wire form, both ways.
//!
//! [`Wire::into_proto`] gives the message, [`Wire::from_proto`] reads it and, where it cannot be read, names every field
//! that is wrong. One file a resource; the fields have the same names on both sides, except that the messages say
//! `type`, `where` and `mod` where the JSON form does.

mod analysis;
mod article;
mod entity;
mod page;
mod party;
mod query;
mod quote;
mod record;
mod report;
mod text;
mod time;
mod violation;
mod wire;

pub use self::query::{Asked, ListRequest, ListResponse, read_size};
pub use self::violation::{Reader, Violation, Violations};
pub use self::wire::Wire;
