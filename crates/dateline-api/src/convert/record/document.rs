//! Documents, and what became of pages.

use dateline_corpus::{CopyRecord, Document, DocumentHit, DocumentSummary, Ingested, Outcome, Revision};
use dateline_proto::v1;

use crate::convert::wire::{enumeration, message};

message! { Document = v1::Document {
    id, revision, ingest_time, content_hash, engine, earlier, analysis, copy_of, copies
} }
message! { CopyRecord = v1::CopyRecord { document, similarity, title, url, outlet, published } }
message! { Revision = v1::Revision { revision, ingest_time, content_hash, engine } }
message! { DocumentSummary = v1::DocumentSummary {
    id, revision, ingest_time, kind, language, title, url, outlet, agency, published, entity_count, report_count,
    quote_count
} }
message! { DocumentHit = v1::DocumentHit { document, score, passages } }
message! { Ingested = v1::Ingested { document, outcome, revision, reason } }

enumeration! { Outcome = v1::Outcome { New, Changed, Unchanged, Failed } }
