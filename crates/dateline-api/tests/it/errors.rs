//! An error that went over the wire is of the same kind.

use std::collections::HashSet;
use std::path::PathBuf;
use std::time::Duration;

use dateline_api::error::{DOMAIN, REASONS, error_from_status, not_ready, status, too_busy};
use dateline_corpus::{Error, ErrorKind};
use tonic::{Code, Status};
use tonic_types::StatusExt;

fn errors() -> Vec<Error> {
    let path = PathBuf::from("/srv/corpus");
    vec![
        Error::NotFound { what: "entity", id: "Yoon".to_owned(), similar: vec!["Yoon Ji-ho".to_owned()] },
        Error::invalid("filter.time.start", "is no date"),
        Error::NotACorpus { path: path.clone(), reason: "no records".to_owned() },
        Error::Locked { path: path.clone(), process: Some(7) },
        Error::ReadOnly,
        Error::NewerSchema { path: path.clone(), found: 9, supported: 1 },
        Error::Corrupt { path, reason: "a page".to_owned() },
        Error::LimitExceeded { what: "the number of ids".to_owned(), limit: 1000 },
        Error::Storage { action: "read the records", source: "disk".into() },
        Error::Remote { kind: ErrorKind::Unimplemented, message: "not here".to_owned() },
    ]
}

#[test]
fn kinds_survive() {
    for error in errors() {
        assert_eq!(error_from_status(&status(&error)).kind(), error.kind(), "{error}");
    }
}

#[test]
fn what_was_not_found_survives_word_for_word() {
    for error in &errors()[..2] {
        assert_eq!(error_from_status(&status(error)).to_string(), error.to_string());
    }
}

#[test]
fn every_error_has_a_reason_of_ours() {
    let known: HashSet<_> = REASONS.iter().map(|reason| (reason.name, reason.code)).collect();
    for error in errors() {
        let status = status(&error);
        let info = status.get_details_error_info().unwrap();
        assert_eq!(info.domain, DOMAIN);
        assert!(known.contains(&(info.reason.as_str(), status.code())), "{error}");
    }
}

#[test]
fn reasons_are_distinct_and_well_formed() {
    let names: HashSet<_> = REASONS.iter().map(|reason| reason.name).collect();
    assert_eq!(names.len(), REASONS.len());
    let upper_snake = |name: &str| name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    assert!(names.iter().all(|name| upper_snake(name) && name.len() <= 63));
}

#[test]
fn the_servers_paths_stay_with_the_server() {
    for error in errors() {
        assert!(!status(&error).message().contains("/srv"), "{error}");
    }
}

#[test]
fn statuses_fit_into_headers() {
    let long = "😀".repeat(1 << 20);
    let error = Error::NotFound { what: "entity", id: long.clone(), similar: vec![long; 50] };
    let mut headers = tonic::codegen::http::HeaderMap::new();
    status(&error).add_header(&mut headers).unwrap();
    let bytes: usize = headers.values().map(tonic::codegen::http::HeaderValue::len).sum();
    assert!(bytes < 12 << 10, "{bytes} bytes");
}

#[test]
fn what_can_be_tried_again_says_when() {
    for status in [too_busy(Duration::from_secs(2)), not_ready("starting", Duration::from_secs(2))] {
        let delay = status.get_details_retry_info().and_then(|info| info.retry_delay);
        assert_eq!(delay, Some(Duration::from_secs(2)));
        assert_eq!(error_from_status(&status).kind(), ErrorKind::Unavailable);
    }
}

#[test]
fn errors_of_other_servers_are_understood_by_their_code() {
    let cases = [
        (Code::NotFound, ErrorKind::NotFound),
        (Code::Unavailable, ErrorKind::Unavailable),
        (Code::Unimplemented, ErrorKind::Unimplemented),
        (Code::DeadlineExceeded, ErrorKind::DeadlineExceeded),
        (Code::Cancelled, ErrorKind::DeadlineExceeded),
        (Code::OutOfRange, ErrorKind::LimitExceeded),
        (Code::PermissionDenied, ErrorKind::Internal),
    ];
    for (code, kind) in cases {
        assert_eq!(error_from_status(&Status::new(code, "a proxy says no")).kind(), kind);
    }
}
