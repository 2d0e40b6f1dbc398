//! Asking for documents.

use dateline_corpus::{DocumentFilter, DocumentQuery};
use dateline_proto::v1;

use crate::convert::wire::message;

message! { DocumentFilter = v1::DocumentFilter, default { published, outlets, languages, entities } }
message! { DocumentQuery = v1::DocumentQuery { text, filter } }
