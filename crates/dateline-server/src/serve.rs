//! Running the server.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request;
use axum::middleware::{from_fn, from_fn_with_state};
use dateline_corpus::Ingest;
use dateline_proto::v1::corpus_service_server::CorpusServiceServer;
use dateline_proto::v1::document_service_server::DocumentServiceServer;
use dateline_proto::v1::entity_service_server::EntityServiceServer;
use dateline_proto::v1::event_service_server::EventServiceServer;
use dateline_proto::v1::quote_service_server::QuoteServiceServer;
use tokio::net::TcpListener;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;
use tonic::codec::CompressionEncoding;
use tonic::service::Routes;
use tonic::transport::Server;
use tonic::transport::server::TcpIncoming;
use tower::ServiceBuilder;

use crate::backend::Backend;
use crate::config::{Config, InvalidConfig};
use crate::health::Health;
use crate::layer::{Admission, Arrival, admit, explain, limit_time, observe};
use crate::reflection;
use crate::service::{CorpusHandlers, DocumentHandlers, EntityHandlers, EventHandlers, QuoteHandlers};

/// How a server ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Every call in progress was answered.
    Graceful,
    /// Some calls were still in progress when [`Config::shutdown_grace`] was over. What was acknowledged is durable.
    Forced,
}

/// Why a server could not run.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// A setting cannot be used.
    #[error(transparent)]
    Config(#[from] InvalidConfig),
    /// The network failed.
    #[error("the network failed")]
    Transport(#[from] tonic::transport::Error),
    /// The description of the API cannot be served: a defect of this program.
    #[error("the API cannot be described")]
    Reflection(#[from] tonic_reflection::server::Error),
}

/// Serves `corpus` to those who connect to `listener`, until `shutdown` is ready.
///
/// From then on health says `NOT_SERVING`, no connection is accepted, streams are ended with `UNAVAILABLE`, and calls in
/// progress have [`Config::shutdown_grace`] to end. Must be called in a multi-thread runtime of tokio.
pub async fn serve(
    corpus: Arc<dyn Ingest>,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
    config: Config,
) -> Result<Ending, ServeError> {
    config.validate()?;
    let grace = config.shutdown_grace;
    let stopping = CancellationToken::new();
    let health = Health::start().await;
    let backend = Backend::new(corpus, config, stopping.clone());
    let config = Arc::clone(&backend.config);

    let mut routes = routes(&backend).add_service(health.service());
    if config.reflection {
        routes = routes.add_service(reflection::v1()?).add_service(reflection::v1_alpha()?);
    }

    let layers = ServiceBuilder::new()
        .map_request(arrive)
        .layer(from_fn(observe))
        .layer(from_fn(explain))
        .layer(from_fn_with_state(
            Admission::new(config.max_concurrent_calls.get(), config.retry_delay),
            admit,
        ))
        .layer(from_fn_with_state(config.call_timeout, limit_time));
    let server = Server::builder()
        .layer(layers.into_inner())
        .http2_keepalive_interval(Some(config.keepalive_interval))
        .http2_keepalive_timeout(Some(config.keepalive_timeout))
        .max_concurrent_streams(config.max_streams_per_connection)
        .add_routes(routes);

    let asked = {
        let stopping = stopping.clone();
        async move {
            shutdown.await;
            tracing::info!(grace_seconds = grace.as_secs(), "shutting down");
            health.stop().await;
            stopping.cancel();
        }
    };
    let overdue = async {
        stopping.cancelled().await;
        sleep(grace).await;
    };
    // Nagle's algorithm would hold back the last bytes of an answer; tonic's own switch does not reach listeners.
    let incoming = TcpIncoming::from(listener).with_nodelay(Some(true));
    tokio::select! {
        ended = server.serve_with_incoming_shutdown(incoming, asked) => Ok(ended.map(|()| Ending::Graceful)?),
        () = overdue => {
            tracing::warn!("calls were still in progress when the time to shut down was over");
            Ok(Ending::Forced)
        }
    }
}

/// The services of the API.
fn routes(backend: &Backend) -> Routes {
    let config = &backend.config;
    macro_rules! service {
        ($server:ident, $handlers:ident) => {{
            let server = $server::new($handlers(backend.clone()))
                .max_decoding_message_size(config.max_request_bytes)
                .accept_compressed(CompressionEncoding::Gzip)
                .accept_compressed(CompressionEncoding::Zstd);
            if config.compress_answers {
                server.send_compressed(CompressionEncoding::Gzip).send_compressed(CompressionEncoding::Zstd)
            } else {
                server
            }
        }};
    }
    Routes::new(service!(DocumentServiceServer, DocumentHandlers))
        .add_service(service!(EntityServiceServer, EntityHandlers))
        .add_service(service!(EventServiceServer, EventHandlers))
        .add_service(service!(QuoteServiceServer, QuoteHandlers))
        .add_service(service!(CorpusServiceServer, CorpusHandlers))
}

/// Marks the moment at which a call arrived, before anything else happens to it.
fn arrive(request: Request<tonic::body::Body>) -> Request {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(Arrival(Instant::now()));
    request
}
