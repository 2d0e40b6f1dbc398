//! Pages come in as a stream, and each is acknowledged.

use std::sync::Arc;

use dateline_api::{Client, ClientOptions};
use dateline_core::{Known, Page};
use dateline_corpus::{Ingest, Outcome};
use dateline_proto::v1;
use dateline_proto::v1::document_service_client::DocumentServiceClient;
use dateline_server::Config;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tonic::{Code, Status, Streaming};

use crate::fake::Fake;
use crate::harness::{Running, corpus, fields, reason};

fn request(id: usize, text: &str) -> v1::IngestDocumentsRequest {
    let known = v1::Known { id: Some(format!("page {id}")), ..v1::Known::default() };
    let page = v1::Page { bytes: text.into(), known: Some(known), ..v1::Page::default() };
    // Only the first names the corpus.
    let parent = if id == 0 { corpus() } else { String::new() };
    v1::IngestDocumentsRequest { parent, request_id: id.to_string(), page: Some(page) }
}

/// Everything that a stream brings, and how it ends.
async fn drain(
    mut stream: Streaming<v1::IngestDocumentsResponse>,
) -> (Vec<v1::IngestDocumentsResponse>, Option<Status>) {
    let mut all = Vec::new();
    loop {
        match stream.message().await {
            Ok(Some(message)) => all.push(message),
            Ok(None) => return (all, None),
            Err(status) => return (all, Some(status)),
        }
    }
}

async fn send(
    requests: Vec<v1::IngestDocumentsRequest>,
) -> (Vec<v1::IngestDocumentsResponse>, Option<Status>) {
    let server = Running::start(Arc::new(Fake::default()), Config::default()).await;
    let mut documents = DocumentServiceClient::new(server.connect().await);
    drain(documents.ingest_documents(tokio_stream::iter(requests)).await.unwrap().into_inner()).await
}

#[tokio::test]
async fn every_page_is_acknowledged_in_order() {
    let (acknowledged, ended) = send((0..1000).map(|id| request(id, "text")).collect()).await;
    assert!(ended.is_none());
    let ids: Vec<usize> = acknowledged.iter().map(|response| response.request_id.parse().unwrap()).collect();
    assert_eq!(ids, (0..1000).collect::<Vec<_>>());
    assert_eq!(acknowledged[7].ingested.as_ref().unwrap().document, "page 7");
}

#[tokio::test]
async fn a_page_that_fails_does_not_end_the_stream() {
    let (acknowledged, ended) = send(vec![request(0, "text"), request(1, "fail"), request(2, "text")]).await;
    assert!(ended.is_none());
    let outcomes: Vec<_> =
        acknowledged.iter().map(|response| response.ingested.as_ref().unwrap().outcome()).collect();
    assert_eq!(outcomes, [v1::Outcome::New, v1::Outcome::Failed, v1::Outcome::New]);
}

#[tokio::test]
async fn what_came_before_a_malformed_request_is_acknowledged() {
    let malformed =
        v1::IngestDocumentsRequest { parent: "corpus".to_owned(), request_id: "x".repeat(500), page: None };
    let (acknowledged, ended) = send(vec![request(0, "text"), malformed, request(2, "text")]).await;
    assert_eq!(acknowledged.len(), 1);
    let status = ended.unwrap();
    assert_eq!(status.code(), Code::InvalidArgument);
    assert_eq!(fields(&status), ["parent", "request_id", "page"]);
}

#[tokio::test]
async fn the_first_page_names_the_corpus() {
    let (acknowledged, ended) = send(vec![request(1, "text")]).await;
    assert!(acknowledged.is_empty());
    assert_eq!(fields(&ended.unwrap()), ["parent"]);
}

#[tokio::test]
async fn an_empty_stream_is_no_error() {
    let (acknowledged, ended) = send(Vec::new()).await;
    assert!(acknowledged.is_empty() && ended.is_none());
}

#[tokio::test]
async fn a_client_can_wait_for_each_acknowledgement() {
    let server = Running::start(Arc::new(Fake::default()), Config::default()).await;
    let mut documents = DocumentServiceClient::new(server.connect().await);
    let (pages, stream) = mpsc::channel(1);
    let mut answers = documents.ingest_documents(ReceiverStream::new(stream)).await.unwrap().into_inner();
    for id in 0..5 {
        pages.send(request(id, "text")).await.unwrap();
        let answer = answers.message().await.unwrap().unwrap();
        assert_eq!(answer.request_id, id.to_string());
    }
}

#[tokio::test]
async fn an_open_stream_ends_with_the_server_after_what_it_brought_was_stored() {
    let server = Running::start(Arc::new(Fake::default()), Config::default()).await;
    let mut documents = DocumentServiceClient::new(server.connect().await);
    let (pages, stream) = mpsc::channel(1);
    let mut answers = documents.ingest_documents(ReceiverStream::new(stream)).await.unwrap().into_inner();
    pages.send(request(0, "text")).await.unwrap();
    assert!(answers.message().await.unwrap().is_some());

    server.shut_down();
    let status = answers.message().await.unwrap_err();
    assert_eq!((status.code(), reason(&status)), (Code::Unavailable, "NOT_READY".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn our_client_reports_every_page() {
    let fake = Arc::new(Fake::default());
    let server = Running::start(fake.clone(), Config::default()).await;
    let page = |id: &str, bytes: &[u8]| Page {
        known: Known { id: Some(id.to_owned()), ..Known::default() },
        ..Page::new(bytes)
    };
    let pages = vec![page("a", b"text"), page("b", &[b'x'; 2000]), page("c", b"fail"), page("d", b"text")];
    let outcomes = tokio::task::spawn_blocking(move || {
        let options = ClientOptions { max_page_bytes: 1000, ..ClientOptions::default() };
        Client::connect_with(&server.address, options)?.ingest(pages)
    });
    let outcomes = outcomes.await.unwrap().unwrap();
    let found: Vec<_> = outcomes.iter().map(|one| (one.document.as_str(), one.outcome)).collect();
    let expected = [("a", Outcome::New), ("b", Outcome::Failed), ("c", Outcome::Failed), ("d", Outcome::New)];
    assert_eq!(found, expected);
    assert!(outcomes[1].reason.as_ref().unwrap().contains("2000 bytes"));
    assert_eq!(fake.ingested.lock().unwrap().iter().sum::<usize>(), 3, "the large page was not sent");
}
