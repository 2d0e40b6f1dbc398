//! The wire form of every value, both ways, and a client that speaks it.
//!
//! ```no_run
//! use dateline_api::Client;
//! use dateline_corpus::{EventFilter, PageRequest, Participant, Queries, TimeRange};
//!
//! # fn main() -> dateline_corpus::Result<()> {
//! let corpus = Client::connect("localhost:50051")?;
//! let filter = EventFilter {
//!     participants: vec![Participant::any("NATO"), Participant::any("South Korea")],
//!     time: TimeRange::new("2023", "2024"),
//!     ..EventFilter::default()
//! };
//! for event in corpus.events(&filter, &PageRequest::first(20))?.items {
//!     println!("{:?} {:?}", event.act, event.reports.first().map(|report| &report.evidence.text));
//! }
//! # Ok(())
//! # }
//! ```
//!
//! A [`Client`] is a server's corpus as if it were here: it implements [`Queries`](dateline_corpus::Queries) and
//! [`Ingest`](dateline_corpus::Ingest) as a [`Corpus`](dateline_corpus::Corpus) does, with the same values and the same
//! kinds of error. [`convert`] holds the wire form of each value, [`error`] that of errors, [`name`] the names of
//! resources; the server uses all three.
//!
//! Not here: TLS and credentials, and a client for asynchronous programs, which can use `dateline-proto` with
//! [`convert`].

mod client;
pub mod convert;
pub mod error;
pub mod name;

pub use crate::client::{Client, ClientOptions, DEFAULT_PORT};
