//! A client that reaches nobody says so.

use std::net::TcpListener;

use dateline_api::Client;
use dateline_corpus::ErrorKind;

#[test]
fn nobody_answers() {
    // A port that was free a moment ago.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let error = Client::connect(&address).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable);
    assert!(error.to_string().contains(&address), "{error}");
}

#[test]
fn an_address_that_is_none() {
    assert_eq!(Client::connect("https://news.example").unwrap_err().kind(), ErrorKind::InvalidArgument);
    assert_eq!(Client::connect("a b").unwrap_err().kind(), ErrorKind::InvalidArgument);
}

#[tokio::test]
async fn a_client_can_be_made_and_dropped_where_asynchronous_work_runs() {
    assert!(Client::connect("localhost:1").is_err());
}
