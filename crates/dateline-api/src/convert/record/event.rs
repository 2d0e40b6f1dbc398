//! Events, merged from the reports of them.

use dateline_corpus::{
    Bucket, EventParticipant, EventRecord, EventStatus, EventTime, ReportRecord, Side, TimeBasis,
};
use dateline_proto::v1;

use crate::convert::wire::{enumeration, message};

message! { EventRecord = v1::EventRecord {
    id, act, mode, plover, participants, reciprocal, when, place => r#where, place_entity, place_country, status,
    history, confidence, sources, document_count, reports, report_count, merged_from
} }
message! { EventParticipant = v1::EventParticipant {
    entity, name, kind => r#type, country, sector, side, inferred, acts_for
} }
message! { EventTime = v1::EventTime { value, start, end, granularity, basis } }
message! { EventStatus = v1::EventStatus { status, published, attribution, document, index } }
message! { ReportRecord = v1::ReportRecord {
    document, index, act, status, attribution, when, trigger, evidence, scope, confidence, source,
    source_number
} }
message! { Bucket = v1::Bucket { key, label, events, reports, documents } }

enumeration! { Side = v1::Side { Actor, Recipient } }
enumeration! { TimeBasis = v1::TimeBasis { Stated, Published } }
