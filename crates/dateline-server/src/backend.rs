//! The corpus behind the services, and the bounds on asking it.

use std::sync::Arc;

use dateline_api::error::{Reason, status, with_reason};
use dateline_api::name::CorpusName;
use dateline_corpus::{Ingest, Result};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tonic::Status;
use tracing::Span;

use crate::config::Config;

/// The corpus, and what every service needs beside it.
#[derive(Clone)]
pub(crate) struct Backend {
    corpus: Arc<dyn Ingest>,
    /// As many permits as questions are answered at a time.
    readers: Arc<Semaphore>,
    /// One permit: a corpus stores one batch at a time, and reads its pages on all cores.
    writer: Arc<Semaphore>,
    pub(crate) config: Arc<Config>,
    /// Cancelled when the server is asked to stop.
    pub(crate) stopping: CancellationToken,
}

impl Backend {
    pub(crate) fn new(corpus: Arc<dyn Ingest>, config: Config, stopping: CancellationToken) -> Self {
        let readers = Arc::new(Semaphore::new(config.workers.get()));
        Self { corpus, readers, writer: Arc::new(Semaphore::new(1)), config: Arc::new(config), stopping }
    }

    /// Fails unless `name` is the corpus that is served.
    pub(crate) fn check(&self, name: &CorpusName) -> std::result::Result<(), Status> {
        if *name == self.config.corpus {
            return Ok(());
        }
        let message = format!("this server has {}, not {name}", self.config.corpus);
        Err(with_reason(Reason::CORPUS_NOT_FOUND, message, [("corpus", name.to_string())]))
    }

    /// Asks the corpus, off the threads that do the network's work.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&dyn Ingest) -> Result<T> + Send + 'static,
    ) -> std::result::Result<T, Status> {
        self.run(&self.readers, question).await
    }

    /// Changes the corpus, one change at a time.
    pub(crate) async fn change<T: Send + 'static>(
        &self,
        change: impl FnOnce(&dyn Ingest) -> Result<T> + Send + 'static,
    ) -> std::result::Result<T, Status> {
        self.run(&self.writer, change).await
    }

    async fn run<T: Send + 'static>(
        &self,
        permits: &Arc<Semaphore>,
        work: impl FnOnce(&dyn Ingest) -> Result<T> + Send + 'static,
    ) -> std::result::Result<T, Status> {
        let permit = permits.clone().acquire_owned().await.map_err(|_| defect())?;
        let corpus = self.corpus.clone();
        let span = Span::current();
        let worked = tokio::task::spawn_blocking(move || {
            // Held until the work is done, even when its caller has given up.
            let _permit = permit;
            span.in_scope(|| work(&*corpus))
        });
        worked.await.map_err(|_| defect())?.map_err(|error| {
            tracing::debug!(%error, kind = ?error.kind(), "the corpus could not answer");
            status(&error)
        })
    }
}

/// The status for what should never happen; a panic has been reported where it happened.
fn defect() -> Status {
    with_reason(Reason::INTERNAL, "the server failed to answer", [])
}
