//! The server, over the network, asked by ordinary clients.

mod errors;
mod fake;
mod harness;
mod housekeeping;
mod ingest;
mod limits;
mod shutdown;
