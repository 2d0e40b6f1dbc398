//! How a corpus is opened.

use std::num::NonZeroUsize;
use std::sync::Arc;

use crate::clock::{Clock, SystemClock};

/// How a corpus is opened. Every limit has a default that suits a laptop.
#[derive(Clone, Debug)]
pub struct CorpusOptions {
    /// How pages are read.
    pub analysis: dateline_core::Options,
    /// Where ingest times come from.
    pub clock: Arc<dyn Clock>,
    /// Documents stored in one durable transaction. A transaction costs one `fsync` (about a millisecond), a document
    /// about half of one, so past a few hundred a larger batch gains nothing and loses more when the machine stops.
    pub batch_documents: NonZeroUsize,
    /// Bytes of pages that are analysed before they are stored, whatever their number: bounds memory on large pages.
    pub batch_bytes: usize,
    /// Reading connections kept open. More readers than this wait for one to be free.
    pub readers: NonZeroUsize,
    /// Memory of the text index's writer, in bytes; at least 15 MB.
    pub text_index_memory: usize,
}

impl Default for CorpusOptions {
    fn default() -> Self {
        Self {
            analysis: dateline_core::Options::default(),
            clock: Arc::new(SystemClock),
            batch_documents: NonZeroUsize::new(256).unwrap_or(NonZeroUsize::MIN),
            batch_bytes: 64 << 20,
            readers: NonZeroUsize::new(16).unwrap_or(NonZeroUsize::MIN),
            text_index_memory: 50_000_000,
        }
    }
}
