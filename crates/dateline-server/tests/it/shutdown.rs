//! A server ends in good order.

use std::sync::Arc;
use std::time::Duration;

use dateline_proto::v1;
use dateline_proto::v1::corpus_service_client::CorpusServiceClient;
use dateline_server::{Config, Ending};
use tonic::Code;
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_client::HealthClient;

use crate::fake::Fake;
use crate::harness::{Running, corpus, reason};

#[tokio::test(flavor = "multi_thread")]
async fn calls_in_progress_are_answered() {
    let fake = Arc::new(Fake::default());
    fake.hold();
    let server = Running::start(fake.clone(), Config::default()).await;
    let channel = server.connect().await;
    let mut health = HealthClient::new(channel.clone());
    let mut watched = health.watch(HealthCheckRequest { service: String::new() }).await.unwrap().into_inner();
    assert_eq!(watched.message().await.unwrap().unwrap().status(), ServingStatus::Serving);

    let mut client = CorpusServiceClient::new(channel);
    let call =
        tokio::spawn(async move { client.get_statistics(v1::GetStatisticsRequest { name: corpus() }).await });
    tokio::task::block_in_place(|| fake.wait_for(1));

    let ended = server.shut_down();
    assert_eq!(watched.message().await.unwrap().unwrap().status(), ServingStatus::NotServing);
    drop(watched);
    fake.release();
    assert!(call.await.unwrap().is_ok());
    assert_eq!(ended.await.unwrap().unwrap(), Ending::Graceful);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_without_an_end_does_not_hold_up_the_server() {
    let fake = Arc::new(Fake::default());
    fake.hold();
    let config = Config { shutdown_grace: Duration::from_millis(50), ..Config::default() };
    let server = Running::start(fake.clone(), config).await;
    let mut client = CorpusServiceClient::new(server.connect().await);
    tokio::spawn(async move { client.get_statistics(v1::GetStatisticsRequest { name: corpus() }).await });
    tokio::task::block_in_place(|| fake.wait_for(1));

    assert_eq!(server.shut_down().await.unwrap().unwrap(), Ending::Forced);
    fake.release();
}

#[tokio::test]
async fn streams_are_ended() {
    let server = Running::start(Arc::new(Fake::default()), Config::default()).await;
    let mut client = CorpusServiceClient::new(server.connect().await);
    let request = v1::WatchChangesRequest { parent: corpus(), after_sequence: Some(0) };
    let mut changes = client.watch_changes(request).await.unwrap().into_inner();

    let ended = server.shut_down();
    let status = changes.message().await.unwrap_err();
    assert_eq!((status.code(), reason(&status)), (Code::Unavailable, "NOT_READY".to_owned()));
    drop((client, changes));
    assert_eq!(ended.await.unwrap().unwrap(), Ending::Graceful);
}
