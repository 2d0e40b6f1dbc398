//! Whether a server is ready.

use dateline_corpus::Result;
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_client::HealthClient;

use super::connect::Client;

impl Client {
    /// Whether the server says that it is ready to answer (`grpc.health.v1.Health/Check`).
    pub fn is_serving(&self) -> Result<bool> {
        let channel = self.channel.clone();
        let question = HealthCheckRequest { service: String::new() };
        let answer = self.ask(question, move |_, request| {
            let mut health = HealthClient::new(channel.clone());
            async move { health.check(request).await }
        })?;
        Ok(answer.status() == ServingStatus::Serving)
    }
}
