//! Taking in a stream of pages.

use dateline_api::convert::{Reader, Wire};
use dateline_api::error::{Reason, invalid, not_ready, with_reason};
use dateline_api::name::CorpusName;
use dateline_core::Page;
use dateline_proto::v1;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until, timeout};
use tokio_stream::wrappers::ReceiverStream;
use tonic::{Request, Status, Streaming};
use tracing::Instrument;

use super::Answers;
use crate::backend::Backend;
use crate::layer::{Deadline, explained};

/// Bytes of a `request_id` at most.
const MAX_REQUEST_ID_BYTES: usize = 128;

/// Starts to take in pages; the answers are the acknowledgements.
pub(super) fn start(
    backend: Backend,
    request: Request<Streaming<v1::IngestDocumentsRequest>>,
) -> Answers<v1::IngestDocumentsResponse> {
    let deadline = request.extensions().get::<Deadline>().map(|deadline| deadline.0);
    let (acknowledgements, answers) = mpsc::channel(backend.config.ingest.batch_pages.get());
    let intake = Intake { backend, pages: request.into_inner(), acknowledgements, begun: false };
    tokio::spawn(intake.run(deadline).in_current_span());
    Box::pin(ReceiverStream::new(answers))
}

/// One stream of pages.
struct Intake {
    backend: Backend,
    pages: Streaming<v1::IngestDocumentsRequest>,
    acknowledgements: mpsc::Sender<Result<v1::IngestDocumentsResponse, Status>>,
    /// Whether the corpus was named.
    begun: bool,
}

/// Pages that are stored together.
#[derive(Default)]
struct Batch {
    request_ids: Vec<String>,
    pages: Vec<Page>,
    bytes: usize,
    /// Set when no page follows: the end of the stream, or why it ended.
    ended: Option<Result<(), Status>>,
}

impl Intake {
    async fn run(mut self, deadline: Option<Instant>) {
        let acknowledgements = self.acknowledgements.clone();
        let late = async {
            match deadline {
                Some(deadline) => sleep_until(deadline).await,
                None => std::future::pending().await,
            }
        };
        let ended = tokio::select! {
            ended = self.take_in() => ended,
            () = late => Err(with_reason(Reason::DEADLINE_EXCEEDED, "the client's deadline has passed", [])),
        };
        if let Err(status) = ended {
            // Nobody hears of it when the client has gone, which is then the reason why it ended.
            let _ = acknowledgements.send(Err(status)).await;
        }
    }

    async fn take_in(&mut self) -> Result<(), Status> {
        loop {
            let batch = self.gather().await;
            let ended = batch.ended.clone();
            self.store(batch).await?;
            if let Some(ended) = ended {
                return ended;
            }
        }
    }

    /// Waits for a page, then takes what else comes at once, up to the limits of a batch.
    async fn gather(&mut self) -> Batch {
        let config = self.backend.config.clone();
        let limits = &config.ingest;
        let mut batch = Batch::default();
        batch.take(self.first().await);
        while batch.ended.is_none()
            && batch.pages.len() < limits.batch_pages.get()
            && batch.bytes < limits.batch_bytes
        {
            match timeout(limits.linger, self.next()).await {
                Ok(next) => batch.take(next),
                Err(_) => break,
            }
        }
        batch
    }

    /// The next page, however long it takes, unless the server stops.
    async fn first(&mut self) -> Result<Option<(String, Page)>, Status> {
        let stopping = self.backend.stopping.clone();
        let config = self.backend.config.clone();
        tokio::select! {
            biased;
            () = stopping.cancelled() => {
                Err(not_ready("the server is shutting down: send again what was not acknowledged", config.retry_delay))
            }
            next = timeout(config.ingest.idle_timeout, self.next()) => next.unwrap_or_else(|_| Err(idle())),
        }
    }

    async fn next(&mut self) -> Result<Option<(String, Page)>, Status> {
        let request = self.pages.message().await.map_err(|status| explained(&status))?;
        let Some(request) = request else { return Ok(None) };
        let v1::IngestDocumentsRequest { parent, request_id, page } = request;
        let (parent, page) = Reader::run(|reader| {
            let parent = if parent.is_empty() && self.begun {
                Some(self.backend.config.corpus.clone())
            } else {
                reader.within("parent", |reader| CorpusName::read(&parent, reader))
            };
            if request_id.len() > MAX_REQUEST_ID_BYTES {
                let reason = format!("has {} bytes, the most is {MAX_REQUEST_ID_BYTES}", request_id.len());
                reader.within("request_id", |reader| reader.violation::<()>(reason));
            }
            let page = reader.within("page", |reader| match page {
                Some(page) => Page::read(page, reader),
                None => reader.violation("is required"),
            });
            Some((parent?, page?))
        })
        .map_err(|wrong| invalid(&wrong))?;
        self.backend.check(&parent)?;
        self.begun = true;
        Ok(Some((request_id, page)))
    }

    /// Stores a batch and acknowledges its pages.
    async fn store(&self, batch: Batch) -> Result<(), Status> {
        if batch.pages.is_empty() {
            return Ok(());
        }
        let pages = batch.pages;
        let outcomes = self.backend.change(move |corpus| corpus.ingest(pages)).await?;
        for (request_id, outcome) in batch.request_ids.into_iter().zip(outcomes) {
            let ingested = Some(outcome.into_proto());
            let acknowledgement = v1::IngestDocumentsResponse { request_id, ingested };
            if self.acknowledgements.send(Ok(acknowledgement)).await.is_err() {
                return Err(Status::cancelled("the client has gone"));
            }
        }
        Ok(())
    }
}

impl Batch {
    fn take(&mut self, next: Result<Option<(String, Page)>, Status>) {
        match next {
            Ok(Some((request_id, page))) => {
                self.bytes += page.bytes.len();
                self.request_ids.push(request_id);
                self.pages.push(page);
            }
            Ok(None) => self.ended = Some(Ok(())),
            Err(status) => self.ended = Some(Err(status)),
        }
    }
}

fn idle() -> Status {
    with_reason(Reason::DEADLINE_EXCEEDED, "no page came for too long", [])
}
