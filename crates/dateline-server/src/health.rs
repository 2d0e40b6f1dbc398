//! `grpc.health.v1`: whether the server, and each service, answers.

use tonic_health::ServingStatus;
use tonic_health::pb::health_server::HealthServer;
use tonic_health::server::{HealthReporter, HealthService};

use crate::reflection::SERVICES;

/// What those who check on the server are told.
pub(crate) struct Health(HealthReporter);

impl Health {
    /// Says that every service answers.
    pub(crate) async fn start() -> Self {
        let health = Self(HealthReporter::new());
        health.say(ServingStatus::Serving).await;
        health
    }

    /// Says that no service answers any more.
    pub(crate) async fn stop(&self) {
        self.say(ServingStatus::NotServing).await;
    }

    /// The service that tells.
    pub(crate) fn service(&self) -> HealthServer<HealthService> {
        HealthServer::new(HealthService::from_health_reporter(self.0.clone()))
    }

    async fn say(&self, status: ServingStatus) {
        // The empty name is the server as a whole.
        for service in SERVICES.into_iter().chain([""]) {
            self.0.set_service_status(service, status).await;
        }
    }
}
