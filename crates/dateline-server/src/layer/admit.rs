//! As many calls at a time as the server takes on, and no more.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use dateline_api::error::too_busy;
use tokio::sync::Semaphore;

use super::attach::attach;
use super::is_housekeeping;

/// How many more calls are admitted, and what the others are told.
#[derive(Clone)]
pub(crate) struct Admission {
    permits: Arc<Semaphore>,
    retry_delay: Duration,
}

impl Admission {
    pub(crate) fn new(most: usize, retry_delay: Duration) -> Self {
        Self { permits: Arc::new(Semaphore::new(most)), retry_delay }
    }
}

/// Admits a call until its answer was sent, or refuses it at once: a queue here would only hold calls until their clients
/// have given up.
pub(crate) async fn admit(State(admission): State<Admission>, request: Request, next: Next) -> Response {
    if is_housekeeping(request.uri().path()) {
        return next.run(request).await;
    }
    match admission.permits.try_acquire_owned() {
        Ok(permit) => attach(next.run(request).await, permit),
        Err(_) => too_busy(admission.retry_delay).into_http::<Body>(),
    }
}
