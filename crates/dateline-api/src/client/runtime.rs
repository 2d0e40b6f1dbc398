//! Waiting for asynchronous work in an ordinary thread.

use std::sync::mpsc;

use dateline_corpus::{Error, ErrorKind, Result};
use tokio::runtime::{Builder, Runtime};

/// One thread that does the network's work.
///
/// Calls hand it a future and wait for the answer, which works in any thread, one that itself drives asynchronous work
/// included; and the thread keeps connections alive between calls.
#[derive(Debug)]
pub(super) struct Background(Option<Runtime>);

impl Background {
    pub(super) fn start() -> Result<Self> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("dateline-client")
            .enable_all()
            .build()
            .map_err(|error| failed(format!("the client's thread cannot be started: {error}")))?;
        Ok(Self(Some(runtime)))
    }

    /// Runs `work` to its end.
    pub(super) fn wait<T: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T>> + Send + 'static,
    ) -> Result<T> {
        let runtime = self.0.as_ref().ok_or_else(stopped)?;
        let (answer, answered) = mpsc::sync_channel(1);
        runtime.spawn(async move {
            // Nobody waits any more when this fails.
            let _ = answer.send(work.await);
        });
        answered.recv().map_err(|_| stopped())?
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

fn stopped() -> Error {
    failed("the client's thread has stopped".to_owned())
}

fn failed(message: String) -> Error {
    Error::Remote { kind: ErrorKind::Internal, message }
}
