//! A server of its own for each test.

use std::sync::Arc;

use dateline_corpus::Ingest;
use dateline_server::{Config, Ending, ServeError, serve};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tonic::Status;
use tonic::transport::{Channel, Endpoint};
use tonic_types::StatusExt;

/// A running server.
pub(crate) struct Running {
    pub(crate) address: String,
    shutdown: oneshot::Sender<()>,
    ended: JoinHandle<Result<Ending, ServeError>>,
}

impl Running {
    /// Serves `corpus` on a free port.
    pub(crate) async fn start(corpus: Arc<dyn Ingest>, config: Config) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (shutdown, asked) = oneshot::channel();
        let asked = async {
            // A test that lets go of its server still talks to it.
            if asked.await.is_err() {
                std::future::pending::<()>().await;
            }
        };
        let ended = tokio::spawn(serve(corpus, listener, asked, config));
        Self { address, shutdown, ended }
    }

    /// A connection to it.
    pub(crate) async fn connect(&self) -> Channel {
        Endpoint::from_shared(format!("http://{}", self.address)).unwrap().connect().await.unwrap()
    }

    /// Asks it to end.
    pub(crate) fn shut_down(self) -> JoinHandle<Result<Ending, ServeError>> {
        self.shutdown.send(()).unwrap();
        self.ended
    }
}

/// The reason that a status gives.
pub(crate) fn reason(status: &Status) -> String {
    status.get_details_error_info().map(|info| info.reason).unwrap_or_default()
}

/// The fields that a status finds fault with.
pub(crate) fn fields(status: &Status) -> Vec<String> {
    let violations =
        status.get_details_bad_request().map(|request| request.field_violations).unwrap_or_default();
    violations.into_iter().map(|violation| violation.field).collect()
}

/// The name of the corpus.
pub(crate) fn corpus() -> String {
    "corpora/default".to_owned()
}
