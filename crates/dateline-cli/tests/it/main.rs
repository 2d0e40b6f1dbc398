//! The command as users run it: the built binary, on real files.
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

mod analyze;
mod command;
mod corpus;
mod events;
mod help;
mod names;
mod ontology;
mod serve;
