//! Past a limit there is a clear answer.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::time::Duration;

use dateline_api::{Client, ClientOptions};
use dateline_corpus::{ErrorKind, PageRequest, Queries, QuoteFilter};
use dateline_proto::v1;
use dateline_proto::v1::corpus_service_client::CorpusServiceClient;
use dateline_proto::v1::document_service_client::DocumentServiceClient;
use dateline_proto::v1::quote_service_client::QuoteServiceClient;
use dateline_server::Config;
use tonic::Code;
use tonic::codec::CompressionEncoding;
use tonic_types::StatusExt;

use crate::fake::Fake;
use crate::harness::{Running, corpus, fields, reason};

fn statistics() -> v1::GetStatisticsRequest {
    v1::GetStatisticsRequest { name: corpus() }
}

#[tokio::test]
async fn a_request_that_is_too_large() {
    let config = Config { max_request_bytes: 64 << 10, ..Config::default() };
    let server = Running::start(Arc::new(Fake::default()), config).await;
    let page = v1::Page { bytes: vec![b'x'; 100 << 10], ..v1::Page::default() };
    let request = v1::AnalyzePageRequest { page: Some(page) };
    let status = DocumentServiceClient::new(server.connect().await).analyze_page(request).await.unwrap_err();
    assert_eq!((status.code(), reason(&status)), (Code::ResourceExhausted, "REQUEST_TOO_LARGE".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn more_calls_than_are_taken_on() {
    let corpus = Arc::new(Fake::default());
    corpus.hold();
    let config = Config { max_concurrent_calls: NonZeroUsize::MIN, ..Config::default() };
    let server = Running::start(corpus.clone(), config).await;
    let channel = server.connect().await;

    let mut first = CorpusServiceClient::new(channel.clone());
    let first = tokio::spawn(async move { first.get_statistics(statistics()).await });
    tokio::task::block_in_place(|| corpus.wait_for(1));

    let mut second = CorpusServiceClient::new(channel);
    let status = second.get_statistics(statistics()).await.unwrap_err();
    assert_eq!((status.code(), reason(&status)), (Code::ResourceExhausted, "OVERLOADED".to_owned()));
    let delay = status.get_details_retry_info().and_then(|info| info.retry_delay);
    assert_eq!(delay, Some(Config::default().retry_delay));
    let address = server.address.clone();
    let serving = tokio::task::spawn_blocking(move || Client::connect(&address)?.is_serving());
    assert!(serving.await.unwrap().unwrap(), "health answers under any load");

    corpus.release();
    assert!(first.await.unwrap().is_ok());
    assert!(second.get_statistics(statistics()).await.is_ok(), "there is room again");
}

#[tokio::test(flavor = "multi_thread")]
async fn our_client_asks_again_when_there_is_room() {
    let corpus = Arc::new(Fake::default());
    corpus.hold();
    let retry_delay = Duration::from_millis(20);
    let config = Config { max_concurrent_calls: NonZeroUsize::MIN, retry_delay, ..Config::default() };
    let server = Running::start(corpus.clone(), config).await;
    let ask = |retries| {
        let address = server.address.clone();
        let options = ClientOptions { retries, ..ClientOptions::default() };
        tokio::task::spawn_blocking(move || Client::connect_with(&address, options)?.statistics())
    };

    let first = ask(0);
    tokio::task::block_in_place(|| corpus.wait_for(1));
    let second = ask(1000);
    let impatient = ask(0).await.unwrap();
    assert_eq!(impatient.unwrap_err().kind(), ErrorKind::Unavailable);
    corpus.release();
    assert!(first.await.unwrap().is_ok());
    assert!(second.await.unwrap().is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_takes_too_long() {
    let corpus = Arc::new(Fake::default());
    corpus.hold();
    let config = Config { call_timeout: Duration::from_millis(50), ..Config::default() };
    let server = Running::start(corpus.clone(), config).await;
    let status =
        CorpusServiceClient::new(server.connect().await).get_statistics(statistics()).await.unwrap_err();
    assert_eq!((status.code(), reason(&status)), (Code::DeadlineExceeded, "DEADLINE_EXCEEDED".to_owned()));
    corpus.release();
}

#[tokio::test(flavor = "multi_thread")]
async fn our_client_gives_up_in_time() {
    let corpus = Arc::new(Fake::default());
    corpus.hold();
    let server = Running::start(corpus.clone(), Config::default()).await;
    let options = ClientOptions { deadline: Duration::from_millis(50), ..ClientOptions::default() };
    let asked =
        tokio::task::spawn_blocking(move || Client::connect_with(&server.address, options)?.statistics());
    assert_eq!(asked.await.unwrap().unwrap_err().kind(), ErrorKind::DeadlineExceeded);
    corpus.release();
}

#[tokio::test]
async fn a_list_that_is_larger_than_a_message() {
    let server = Running::start(Arc::new(Fake::default()), Config::default()).await;
    // The limit of four mebibytes that generated clients have.
    let mut quotes = QuoteServiceClient::new(server.connect().await);
    let mut request =
        v1::ListQuotesRequest { parent: corpus(), page_size: 80, ..v1::ListQuotesRequest::default() };
    let mut seen = Vec::new();
    loop {
        let page = quotes.list_quotes(request.clone()).await.unwrap().into_inner();
        assert!(page.quotes.len() < 80, "eighty are larger than a message");
        seen.extend(page.quotes.iter().map(|quote| quote.index));
        if page.next_page_token.is_empty() {
            break;
        }
        request.page_token = page.next_page_token;
    }
    assert_eq!(seen, (0..100).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_token_of_somebody_elses() {
    let server = Running::start(Arc::new(Fake::default()), Config::default()).await;
    let page_token = "forged".to_owned();
    let request = v1::ListQuotesRequest { parent: corpus(), page_token, ..v1::ListQuotesRequest::default() };
    let status = QuoteServiceClient::new(server.connect().await).list_quotes(request).await.unwrap_err();
    assert_eq!((status.code(), fields(&status)), (Code::InvalidArgument, vec!["page_token".to_owned()]));

    let page = PageRequest { size: None, token: Some("forged".to_owned()) };
    let asked = tokio::task::spawn_blocking(move || {
        Client::connect(&server.address)?.quotes(&QuoteFilter::default(), &page)
    });
    assert_eq!(asked.await.unwrap().unwrap_err().to_string(), "page.token: is none of ours");
}

#[tokio::test]
async fn compressed_requests_are_read() {
    let server =
        Running::start(Arc::new(Fake::default()), Config { compress_answers: true, ..Config::default() })
            .await;
    for encoding in [CompressionEncoding::Gzip, CompressionEncoding::Zstd] {
        let mut documents = DocumentServiceClient::new(server.connect().await)
            .send_compressed(encoding)
            .accept_compressed(encoding);
        let page = v1::Page { bytes: b"All is calm. ".repeat(1000), ..v1::Page::default() };
        let answer = documents.analyze_page(v1::AnalyzePageRequest { page: Some(page) }).await.unwrap();
        assert!(answer.metadata().contains_key("grpc-encoding"));
        assert!(answer.into_inner().analysis.unwrap().text.starts_with("All is calm."));
    }
}
