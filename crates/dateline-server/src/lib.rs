//! The gRPC service over a corpus.
//!
//! ```no_run
//! use std::sync::Arc;
//!
//! use dateline_corpus::{Corpus, CorpusOptions};
//! use dateline_server::{Config, serve};
//! use tokio::net::TcpListener;
//!
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let corpus = Arc::new(Corpus::open("news", CorpusOptions::default())?);
//! let listener = TcpListener::bind("127.0.0.1:50051").await?;
//! let shutdown = async {
//!     let _ = tokio::signal::ctrl_c().await;
//! };
//! serve(corpus, listener, shutdown, Config::default()).await?;
//! # Ok(())
//! # }
//! ```
//!
//! [`serve`] takes a corpus, a listener, a future that asks for the end, and a [`Config`] that bounds everything. A
//! handler reads its request, asks the corpus on a bounded pool of threads, and writes the answer; what concerns every
//! call (a log line, an explained error, admission, a deadline) is done in layers around them.
//!
//! Not here: TLS and authentication, which belong to a proxy in front.

mod backend;
mod config;
mod health;
mod layer;
mod listing;
mod reflection;
mod serve;
mod service;

pub use crate::config::{Config, IngestConfig, InvalidConfig};
pub use crate::serve::{Ending, ServeError, serve};
