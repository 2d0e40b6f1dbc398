//! Following the change feed.

use dateline_api::convert::Wire;
use dateline_api::error::{Reason, not_ready, with_reason};
use dateline_corpus::{Changes, PageRequest};
use dateline_proto::v1;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep, sleep_until};
use tokio_stream::wrappers::ReceiverStream;
use tonic::{Request, Status};
use tracing::Instrument;

use super::Answers;
use crate::backend::Backend;
use crate::layer::Deadline;

/// Changes that wait for a slow client; then the feed is read no further until it has caught up.
const WAITING: usize = 64;

type Sender = mpsc::Sender<Result<v1::WatchChangesResponse, Status>>;

/// Starts to send changes.
pub(super) fn start(
    backend: Backend,
    request: &Request<v1::WatchChangesRequest>,
) -> Answers<v1::WatchChangesResponse> {
    let after = request.get_ref().after_sequence;
    let deadline = request.extensions().get::<Deadline>().map(|deadline| deadline.0);
    let (sender, answers) = mpsc::channel(WAITING);
    let watching = async move {
        let ended = tokio::select! {
            Err(status) = follow(&backend, after, &sender) => status,
            status = end(&backend, deadline) => status,
            // The client has gone, and hears nothing of the status.
            () = sender.closed() => Status::cancelled("the client has gone"),
        };
        // Fails when the client has gone.
        let _ = sender.send(Err(ended)).await;
    };
    tokio::spawn(watching.in_current_span());
    Box::pin(ReceiverStream::new(answers))
}

/// Sends change after change; ends only when something fails.
async fn follow(
    backend: &Backend,
    after: Option<u64>,
    sender: &Sender,
) -> Result<std::convert::Infallible, Status> {
    let mut after = match after {
        Some(after) => after,
        None => backend.ask(|corpus| Ok(corpus.statistics()?.sequence)).await?,
    };
    loop {
        let Changes { items, latest } =
            backend.ask(move |corpus| corpus.changes(after, PageRequest::MAX_SIZE)).await?;
        for change in items {
            after = change.sequence;
            let answer = v1::WatchChangesResponse { change: Some(change.into_proto()) };
            sender.send(Ok(answer)).await.map_err(|_| Status::cancelled("the client has gone"))?;
        }
        if after >= latest {
            sleep(backend.config.watch_interval).await;
        }
    }
}

/// Waits until the server stops or the client's deadline passes.
async fn end(backend: &Backend, deadline: Option<Instant>) -> Status {
    let late = async {
        match deadline {
            Some(deadline) => sleep_until(deadline).await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        () = backend.stopping.cancelled() => not_ready("the server is shutting down", backend.config.retry_delay),
        () = late => with_reason(Reason::DEADLINE_EXCEEDED, "the client's deadline has passed", []),
    }
}
