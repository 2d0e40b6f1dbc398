//! A message that cannot be read says where it is wrong, everywhere at once.

use dateline_api::convert::{ListRequest, Wire};
use dateline_corpus::{Aggregation, EventFilter, EventRecord};
use dateline_proto::v1;

fn check<T: Wire>(proto: T::Proto, expected: &[&str]) {
    let found = T::from_proto(proto).err().map(|wrong| wrong.0).unwrap_or_default();
    let found: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert_eq!(found, expected);
}

#[test]
fn every_field_at_fault_is_named() {
    let filter = v1::EventFilter {
        participants: vec![
            v1::Participant { who: "NATO".to_owned(), ..v1::Participant::default() },
            v1::Participant { who: " ".to_owned(), side: 9, include_members: None },
        ],
        acts: vec![v1::Act::Consult as i32, 0],
        order: 77,
        ..v1::EventFilter::default()
    };
    check::<EventFilter>(
        filter,
        &[
            "participants[1].who: is required: an id or a name",
            "participants[1].side: 9 is not one of the values",
            "acts[1]: is required",
            "order: 77 is not one of the values",
        ],
    );
}

#[test]
fn an_empty_message_lacks_what_is_required() {
    check::<EventRecord>(
        v1::EventRecord::default(),
        &["act: is required", "plover: is required", "status: is required"],
    );
}

#[test]
fn only_so_many_fields_are_named() {
    let filter = v1::EventFilter { acts: vec![99; 100_000], ..v1::EventFilter::default() };
    let wrong = EventFilter::from_proto(filter).unwrap_err().0;
    assert_eq!(wrong.len(), 16);
}

#[test]
fn a_unit_goes_with_counting_by_time() {
    let by = |by: v1::AggregationKey, unit| v1::Aggregation { by: by as i32, unit };
    let day = Some(v1::TimeUnit::Day as i32);
    check::<Aggregation>(by(v1::AggregationKey::Time, day), &[]);
    check::<Aggregation>(by(v1::AggregationKey::Time, None), &["unit: is required to count by time"]);
    check::<Aggregation>(
        by(v1::AggregationKey::Act, day),
        &["unit: has a meaning only when counting by time"],
    );
    check::<Aggregation>(by(v1::AggregationKey::Unspecified, None), &["by: is required"]);
}

#[test]
fn requests_for_pages_are_checked_as_a_whole() {
    let request = v1::ListEventsRequest {
        parent: "corpus".to_owned(),
        filter: Some(v1::EventFilter { order: 77, ..v1::EventFilter::default() }),
        page_size: -1,
        page_token: String::new(),
    };
    let wrong = request.read().unwrap_err().0;
    let fields: Vec<_> = wrong.iter().map(|violation| violation.field.as_str()).collect();
    assert_eq!(fields, ["parent", "filter.order", "page_size"]);
}
