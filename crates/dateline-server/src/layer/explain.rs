//! Errors that gRPC itself makes, in our own words.

use axum::body::Body;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use dateline_api::error::{DOMAIN, Reason, with_reason};
use tonic::{Code, Status};
use tonic_types::StatusExt;

/// Gives every error that carries no reason one, so that clients can rely on it.
pub(crate) async fn explain(request: Request, next: Next) -> Response {
    let is_ours = request.uri().path().starts_with("/dateline.");
    let response = next.run(request).await;
    if !is_ours || !response.headers().contains_key(Status::GRPC_STATUS) {
        return response;
    }
    match Status::from_header_map(response.headers()) {
        Some(status) if status.code() != Code::Ok => explained(&status).into_http::<Body>(),
        _ => response,
    }
}

/// The status with a reason: itself, if it has one.
pub(crate) fn explained(status: &Status) -> Status {
    if status.get_details_error_info().is_some_and(|info| info.domain == DOMAIN) {
        return status.clone();
    }
    let reason = match status.code() {
        // These come from reading the request; a handler's own have a reason.
        Code::OutOfRange => Reason::REQUEST_TOO_LARGE,
        Code::Internal if status.message().contains("decode") => Reason::MALFORMED_REQUEST,
        code => Reason::named(None, code),
    };
    with_reason(reason, status.message(), [])
}
