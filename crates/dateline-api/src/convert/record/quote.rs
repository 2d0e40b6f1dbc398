//! What was said, by whom.

use dateline_corpus::QuoteRecord;
use dateline_proto::v1;

use crate::convert::wire::message;

message! { QuoteRecord = v1::QuoteRecord {
    document, index, passage, kind, speaker, speaker_entity, speaker_inferred, about, about_entity, cue
} }
