//! Tying something to the body of an answer.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::HeaderMap;
use axum::response::Response;
use http_body::{Frame, SizeHint};

/// Something that lasts as long as an answer is being sent.
pub(super) trait Attachment: Send + Unpin + 'static {
    /// Learns of the trailers, in which gRPC reports how a call ended.
    fn trailers(&mut self, _trailers: &HeaderMap) {}
}

impl Attachment for tokio::sync::OwnedSemaphorePermit {}

/// Keeps `attachment` until the answer was sent or given up.
pub(super) fn attach(response: Response, attachment: impl Attachment) -> Response {
    response.map(|body| Body::new(Attached { body, attachment }))
}

struct Attached<A> {
    body: Body,
    attachment: A,
}

impl<A: Attachment> http_body::Body for Attached<A> {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        if let Poll::Ready(Some(Ok(frame))) = &polled
            && let Some(trailers) = frame.trailers_ref()
        {
            self.attachment.trailers(trailers);
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
