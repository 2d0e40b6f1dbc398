//! The corpus as its users meet it: one directory, opened, filled, asked, damaged and opened again.

#![expect(clippy::print_stdout, reason = "a test that is skipped says so")]
#![expect(clippy::unwrap_used, reason = "a failed unwrap fails the test that it stands in")]

mod support;

mod answers;
mod copies;
mod crash;
mod curation;
mod dating;
mod incumbent;
mod lifecycle;
mod lists;
mod merging;
mod namesakes;
mod order;
mod paging;
mod revisions;
mod seeds;
mod sites;
