//! Connecting, and asking one question.

use std::time::Duration;

use dateline_corpus::{Error, ErrorKind, Result};
use dateline_proto::v1::corpus_service_client::CorpusServiceClient;
use dateline_proto::v1::document_service_client::DocumentServiceClient;
use dateline_proto::v1::entity_service_client::EntityServiceClient;
use dateline_proto::v1::event_service_client::EventServiceClient;
use dateline_proto::v1::quote_service_client::QuoteServiceClient;
use tokio::time::{Instant, sleep, timeout_at};
use tonic::transport::Channel;
use tonic::{Request, Response, Status};
use tonic_types::StatusExt;

use super::address::endpoint;
use super::options::ClientOptions;
use super::runtime::Background;
use crate::convert::Violations;
use crate::error::error_from_status;

/// A server's corpus, with the methods and values of a [`Corpus`](dateline_corpus::Corpus).
///
/// Calls block, and can be made from several threads at once over the one connection, which is made again when it
/// breaks. A question that the server puts off for want of room is asked again; every question is harmless to repeat.
#[derive(Debug)]
pub struct Client {
    pub(super) background: Background,
    pub(super) channel: Channel,
    pub(super) services: Services,
    pub(super) options: ClientOptions,
}

/// A client of each service, over one connection.
#[derive(Clone, Debug)]
pub(super) struct Services {
    pub(super) documents: DocumentServiceClient<Channel>,
    pub(super) entities: EntityServiceClient<Channel>,
    pub(super) events: EventServiceClient<Channel>,
    pub(super) quotes: QuoteServiceClient<Channel>,
    pub(super) corpus: CorpusServiceClient<Channel>,
}

impl Client {
    /// Connects to `host:port` or `http://host:port`.
    ///
    /// Fails with [`ErrorKind::Unavailable`] when nobody answers there.
    pub fn connect(address: &str) -> Result<Self> {
        Self::connect_with(address, ClientOptions::default())
    }

    /// Connects with options of one's own.
    pub fn connect_with(address: &str, options: ClientOptions) -> Result<Self> {
        let endpoint = endpoint(address)?
            .connect_timeout(options.connect_deadline)
            .tcp_nodelay(true)
            .http2_keep_alive_interval(Duration::from_secs(300))
            .user_agent(concat!("dateline/", env!("CARGO_PKG_VERSION")))
            .map_err(|error| Error::invalid("address", error.to_string()))?;
        let background = Background::start()?;
        let place = address.to_owned();
        let channel = background.wait(async move {
            endpoint.connect().await.map_err(|error| Error::Remote {
                kind: ErrorKind::Unavailable,
                message: format!("no server answers at {place}: {}", innermost(&error)),
            })
        })?;
        let services = Services::new(&channel, options.max_answer_bytes);
        Ok(Self { background, channel, services, options })
    }

    /// Asks a question, again after a pause if the server has too much to do.
    pub(super) fn ask<Q, A, F>(
        &self,
        question: Q,
        send: impl Fn(Services, Request<Q>) -> F + Send + 'static,
    ) -> Result<A>
    where
        Q: Clone + Send + Sync + 'static,
        A: Send + 'static,
        F: Future<Output = Result<Response<A>, Status>> + Send,
    {
        let services = self.services.clone();
        let deadline = Instant::now() + self.options.deadline;
        let mut retries = self.options.retries;
        self.background.wait(async move {
            loop {
                let mut request = Request::new(question.clone());
                request.set_timeout(deadline.saturating_duration_since(Instant::now()));
                let answered = timeout_at(deadline, send(services.clone(), request)).await;
                let status = match answered {
                    Ok(Ok(answer)) => return Ok(answer.into_inner()),
                    Ok(Err(status)) => status,
                    Err(_) => return Err(too_late()),
                };
                let pause = status.get_details_retry_info().and_then(|info| info.retry_delay);
                match pause {
                    Some(pause) if retries > 0 && Instant::now() + pause < deadline => {
                        retries -= 1;
                        sleep(pause).await;
                    }
                    _ => return Err(error_from_status(&status)),
                }
            }
        })
    }
}

impl Services {
    fn new(channel: &Channel, max_answer_bytes: usize) -> Self {
        macro_rules! service {
            ($client:ident) => {
                $client::new(channel.clone()).max_decoding_message_size(max_answer_bytes)
            };
        }
        Self {
            documents: service!(DocumentServiceClient),
            entities: service!(EntityServiceClient),
            events: service!(EventServiceClient),
            quotes: service!(QuoteServiceClient),
            corpus: service!(CorpusServiceClient),
        }
    }
}

/// The error for a wait that took too long.
pub(super) fn too_late() -> Error {
    Error::Remote {
        kind: ErrorKind::DeadlineExceeded,
        message: "the server took too long to answer".to_owned(),
    }
}

/// The error for an answer that this client does not understand.
pub(super) fn unreadable(violations: &Violations) -> Error {
    Error::Remote {
        kind: ErrorKind::Internal,
        message: format!("the server's answer cannot be read, it may be of another version: {violations}"),
    }
}

/// What is at the bottom of an error: `Connection refused`.
fn innermost(error: &dyn std::error::Error) -> String {
    let mut innermost = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    innermost.to_string()
}
