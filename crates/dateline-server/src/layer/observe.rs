//! A span and a log line for every call.

use std::time::Instant;

use axum::extract::Request;
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;
use tonic::transport::server::TcpConnectInfo;
use tonic::{Code, Status};
use tracing::{Instrument, Span, field};

use super::attach::{Attachment, attach};
use super::is_housekeeping;

/// Observes a call from its arrival to the last byte of its answer. What is asked and answered is never written down.
pub(crate) async fn observe(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let (service, method) = path.trim_start_matches('/').split_once('/').unwrap_or((path, ""));
    let client = request.extensions().get::<TcpConnectInfo>().and_then(TcpConnectInfo::remote_addr);
    let span = tracing::info_span!("call", service, method, client = client.map(field::display));
    let mut observation =
        Observation { span: span.clone(), since: Instant::now(), code: None, quiet: is_housekeeping(path) };

    let response = next.run(request).instrument(span).await;
    // An error without an answer has its status in the headers, anything else in the trailers.
    observation.trailers(response.headers());
    attach(response, observation)
}

struct Observation {
    span: Span,
    since: Instant,
    code: Option<Code>,
    quiet: bool,
}

impl Attachment for Observation {
    fn trailers(&mut self, trailers: &HeaderMap) {
        if let Some(status) = trailers.get(Status::GRPC_STATUS) {
            self.code = Some(Code::from_bytes(status.as_bytes()));
        }
    }
}

impl Drop for Observation {
    fn drop(&mut self) {
        let _entered = self.span.enter();
        let milliseconds = self.since.elapsed().as_micros() as f64 / 1e3;
        // Without a status the client has gone before the end.
        let code = self.code.unwrap_or(Code::Cancelled);
        match code {
            Code::Internal | Code::DataLoss | Code::Unknown => {
                tracing::error!(?code, milliseconds, "call failed");
            }
            _ if self.quiet => tracing::debug!(?code, milliseconds, "call ended"),
            _ => tracing::info!(?code, milliseconds, "call ended"),
        }
    }
}
