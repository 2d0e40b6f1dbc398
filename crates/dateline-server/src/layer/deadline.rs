//! A deadline for every call.
//!
//! tonic ends a call whose deadline has passed with `CANCELLED`, though gRPC has a code for it, and its deadline lies
//! around these layers: so this one must be counted from no later a moment. [`Arrival`] marks it.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;
use dateline_api::error::{Reason, with_reason};
use tokio::time::{Instant, timeout_at};
use tonic::Status;

/// When a call arrived.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arrival(pub(crate) Instant);

/// When the client gives a call up; absent from the request's extensions when it never does.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deadline(pub(crate) Instant);

/// Ends a call whose deadline has passed before its answer began. Streams watch the client's [`Deadline`] themselves.
pub(crate) async fn limit_time(
    State(call_timeout): State<Duration>,
    mut request: Request,
    next: Next,
) -> Response {
    let arrival = request.extensions().get::<Arrival>().map_or_else(Instant::now, |arrival| arrival.0);
    let asked = client_timeout(request.headers());
    if let Some(asked) = asked {
        request.extensions_mut().insert(Deadline(arrival + asked));
    }
    let timeout = asked.map_or(call_timeout, |asked| asked.min(call_timeout));
    match timeout_at(arrival + timeout, next.run(request)).await {
        Ok(response) => response,
        Err(_) => too_late(timeout).into_http::<Body>(),
    }
}

/// The status for a call that took longer than `limit`.
pub(crate) fn too_late(limit: Duration) -> Status {
    let milliseconds = limit.as_millis().to_string();
    let message = format!("the call took longer than {milliseconds} ms");
    with_reason(Reason::DEADLINE_EXCEEDED, message, [("limit_milliseconds", milliseconds)])
}

/// The time that a client gives a call: `grpc-timeout`, at most eight digits and a unit.
fn client_timeout(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get("grpc-timeout")?.to_str().ok()?;
    let unit = value.chars().next_back()?;
    let digits = value.strip_suffix(unit)?;
    if digits.len() > 8 {
        return None;
    }
    let count: u64 = digits.parse().ok()?;
    match unit {
        'H' => Some(Duration::from_secs(count * 3600)),
        'M' => Some(Duration::from_secs(count * 60)),
        'S' => Some(Duration::from_secs(count)),
        'm' => Some(Duration::from_millis(count)),
        'u' => Some(Duration::from_micros(count)),
        'n' => Some(Duration::from_nanos(count)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, expected: Option<Duration>) {
        let headers = HeaderMap::from_iter([("grpc-timeout".parse().unwrap(), value.parse().unwrap())]);
        assert_eq!(client_timeout(&headers), expected, "{value}");
    }

    #[test]
    fn timeouts_of_clients_are_read() {
        check("250m", Some(Duration::from_millis(250)));
        check("1H", Some(Duration::from_secs(3600)));
        check("99999999H", Some(Duration::from_secs(99_999_999 * 3600)));
        for wrong in ["", "m", "5", "123456789S", "-1S", "1D"] {
            check(wrong, None);
        }
    }
}
