//! The change feed, and a corpus in numbers.

use dateline_corpus::{Change, ChangeKind, Changes, Statistics};
use dateline_proto::v1;

use crate::convert::wire::{enumeration, message};

message! { Changes = v1::ListChangesResponse { items => changes, latest => latest_sequence } }
message! { Change = v1::Change { sequence, time, kind, id, now } }
message! { Statistics = v1::Statistics {
    documents, mentions, entities, reports, events, quotes, first_published, last_published, engine, schema, sequence,
    text_index_sequence, disk_bytes
} }

enumeration! { ChangeKind = v1::ChangeKind, open {
    DocumentStored, DocumentDeleted, EntityMerged, EventMerged, EntitiesJudged, ListChanged
} }
