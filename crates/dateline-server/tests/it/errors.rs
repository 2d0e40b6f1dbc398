//! Errors say what is wrong and why.

use std::sync::Arc;

use dateline_proto::v1;
use dateline_proto::v1::corpus_service_client::CorpusServiceClient;
use dateline_proto::v1::document_service_client::DocumentServiceClient;
use dateline_proto::v1::entity_service_client::EntityServiceClient;
use dateline_proto::v1::event_service_client::EventServiceClient;
use dateline_server::Config;
use tonic::client::Grpc;
use tonic::codegen::http::uri::PathAndQuery;
use tonic::transport::Channel;
use tonic::{Code, Request, Status};
use tonic_prost::ProstCodec;
use tonic_types::StatusExt;

use crate::fake::Fake;
use crate::harness::{Running, corpus, fields, reason};

async fn channel() -> Channel {
    Running::start(Arc::new(Fake::default()), Config::default()).await.connect().await
}

#[tokio::test]
async fn what_does_not_exist() {
    let name = "corpora/default/entities/ent-0".to_owned();
    let status = EntityServiceClient::new(channel().await)
        .get_entity(v1::GetEntityRequest { name })
        .await
        .unwrap_err();
    assert_eq!((status.code(), reason(&status)), (Code::NotFound, "NOT_FOUND".to_owned()));
    let resource = status.get_details_resource_info().unwrap();
    assert_eq!((resource.resource_type.as_str(), resource.resource_name.as_str()), ("entity", "ent-0"));
}

#[tokio::test]
async fn another_corpus() {
    let name = "corpora/other".to_owned();
    let request = v1::GetStatisticsRequest { name };
    let status = CorpusServiceClient::new(channel().await).get_statistics(request).await.unwrap_err();
    assert_eq!((status.code(), reason(&status)), (Code::NotFound, "CORPUS_NOT_FOUND".to_owned()));
}

#[tokio::test]
async fn every_argument_at_fault() {
    let request = v1::AggregateEventsRequest {
        parent: String::new(),
        filter: Some(v1::EventFilter { acts: vec![999], ..v1::EventFilter::default() }),
        aggregation: None,
    };
    let status = EventServiceClient::new(channel().await).aggregate_events(request).await.unwrap_err();
    assert_eq!((status.code(), reason(&status)), (Code::InvalidArgument, "INVALID_ARGUMENT".to_owned()));
    assert_eq!(fields(&status), ["parent", "filter.acts[0]", "aggregation"]);
}

#[tokio::test]
async fn names_in_a_batch() {
    let names = vec![
        "corpora/default/entities/ent-1".to_owned(),
        "corpora/other/entities/ent-2".to_owned(),
        "ent-3".to_owned(),
    ];
    let request = v1::BatchGetEntitiesRequest { parent: corpus(), names };
    let status = EntityServiceClient::new(channel().await).batch_get_entities(request).await.unwrap_err();
    assert_eq!(fields(&status), ["names[1]", "names[2]"]);
}

#[tokio::test]
async fn a_call_that_is_designed_but_not_answered() {
    let request =
        v1::ListCoOccurrencesRequest { parent: corpus(), ..v1::ListCoOccurrencesRequest::default() };
    let status = EntityServiceClient::new(channel().await).list_co_occurrences(request).await.unwrap_err();
    assert_eq!((status.code(), reason(&status)), (Code::Unimplemented, "UNIMPLEMENTED".to_owned()));
}

/// Makes a call that the generated clients do not have.
async fn call(path: &'static str) -> Status {
    let mut client = Grpc::new(channel().await);
    client.ready().await.unwrap();
    // A span's first field is a number where every request's is a text.
    let codec = ProstCodec::<v1::Span, v1::Span>::default();
    let request = Request::new(v1::Span { start: 1, end: 2 });
    client.unary(request, PathAndQuery::from_static(path), codec).await.unwrap_err()
}

#[tokio::test]
async fn a_call_that_does_not_exist() {
    let status = call("/dateline.v1.EntityService/Forget").await;
    assert_eq!((status.code(), reason(&status)), (Code::Unimplemented, "UNIMPLEMENTED".to_owned()));
}

#[tokio::test]
async fn a_request_that_is_none() {
    let status = call("/dateline.v1.EntityService/GetEntity").await;
    assert_eq!((status.code(), reason(&status)), (Code::InvalidArgument, "MALFORMED_REQUEST".to_owned()));
}

#[tokio::test]
async fn a_change_to_a_corpus_that_is_only_read() {
    let name = "corpora/default/documents/1".to_owned();
    let request = v1::DeleteDocumentRequest { name };
    let status = DocumentServiceClient::new(channel().await).delete_document(request).await.unwrap_err();
    assert_eq!((status.code(), reason(&status)), (Code::FailedPrecondition, "READ_ONLY".to_owned()));
}

#[tokio::test]
async fn a_defect_is_reported_and_the_server_lives() {
    let mut documents = DocumentServiceClient::new(channel().await);
    let page = |bytes: &[u8]| v1::AnalyzePageRequest {
        page: Some(v1::Page { bytes: bytes.to_vec(), ..v1::Page::default() }),
    };
    let status = documents.analyze_page(page(b"panic")).await.unwrap_err();
    assert_eq!((status.code(), reason(&status)), (Code::Internal, "INTERNAL".to_owned()));
    assert!(documents.analyze_page(page(b"All is calm.")).await.is_ok());
}
