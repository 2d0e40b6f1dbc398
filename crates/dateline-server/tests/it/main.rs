//! The server, over the network, asked by ordinary clients.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod corpus;
mod curation;
mod errors;
mod fake;
mod harness;
mod housekeeping;
mod ingest;
mod limits;
mod shutdown;
