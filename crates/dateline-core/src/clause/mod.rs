//! Clauses and the parties in them: what the stages [`quotes`](crate::quotes) and [`events`](crate::events) share.
//!
//! [`Tree`] walks the syntax of a page, [`Scene`] knows which tokens refer to whom and turns a noun phrase into the
//! parties that it stands for. [`lines`] reads the data files that both stages keep beside their code.

mod agents;
mod lines;
mod people;
#[cfg(test)]
pub(crate) mod sample;
mod scene;
mod tree;

pub(crate) use self::agents::{sector_of_noun, set_countries_of_people};
pub(crate) use self::lines::{Record, records};
pub(crate) use self::scene::{Member, Scene, Tie};
pub(crate) use self::tree::Tree;
