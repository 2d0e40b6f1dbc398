//! Health and reflection.

use std::sync::Arc;

use dateline_server::Config;
use tonic::Code;
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_client::HealthClient;
use tonic_reflection::pb::{v1, v1alpha};

use crate::fake::Fake;
use crate::harness::Running;

const SERVICES: [&str; 6] = [
    "dateline.v1.CorpusService",
    "dateline.v1.DocumentService",
    "dateline.v1.EntityService",
    "dateline.v1.EventService",
    "dateline.v1.QuoteService",
    "grpc.health.v1.Health",
];

#[tokio::test]
async fn every_service_is_healthy() {
    let server = Running::start(Arc::new(Fake::default()), Config::default()).await;
    let mut health = HealthClient::new(server.connect().await);
    for service in SERVICES[..5].iter().chain(&[""]) {
        let service = (*service).to_owned();
        let answer = health.check(HealthCheckRequest { service }).await.unwrap().into_inner();
        assert_eq!(answer.status(), ServingStatus::Serving);
    }
    let unknown = health.check(HealthCheckRequest { service: "other".to_owned() }).await.unwrap_err();
    assert_eq!(unknown.code(), Code::NotFound);
}

/// Lists the services that a version of reflection tells of.
macro_rules! services {
    ($version:ident, $channel:expr) => {{
        use $version::server_reflection_request::MessageRequest;
        use $version::server_reflection_response::MessageResponse;

        let request = $version::ServerReflectionRequest {
            host: String::new(),
            message_request: Some(MessageRequest::ListServices(String::new())),
        };
        let mut client = $version::server_reflection_client::ServerReflectionClient::new($channel);
        let answers = client.server_reflection_info(tokio_stream::iter([request])).await;
        match answers.unwrap().into_inner().message().await.unwrap().unwrap().message_response {
            Some(MessageResponse::ListServicesResponse(list)) => {
                list.service.into_iter().map(|service| service.name).collect::<Vec<_>>()
            }
            other => panic!("{other:?}"),
        }
    }};
}

#[tokio::test]
async fn the_api_describes_itself() {
    let server = Running::start(Arc::new(Fake::default()), Config::default()).await;
    let channel = server.connect().await;
    for mut found in [services!(v1, channel.clone()), services!(v1alpha, channel)] {
        found.retain(|name| !name.starts_with("grpc.reflection."));
        found.sort();
        assert_eq!(found, SERVICES);
    }
}

#[tokio::test]
async fn reflection_can_be_switched_off() {
    let config = Config { reflection: false, ..Config::default() };
    let server = Running::start(Arc::new(Fake::default()), config).await;
    let mut client = v1::server_reflection_client::ServerReflectionClient::new(server.connect().await);
    let request = v1::ServerReflectionRequest { host: String::new(), message_request: None };
    let status = client.server_reflection_info(tokio_stream::iter([request])).await.unwrap_err();
    assert_eq!(status.code(), Code::Unimplemented);
}
