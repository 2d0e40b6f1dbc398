//! Pieces that several kinds of record share.

use dateline_corpus::{EntityRef, Passage};
use dateline_proto::v1;

use crate::convert::wire::message;

message! { Passage = v1::Passage { document, span, text, context, title, url, outlet, published } }
message! { EntityRef = v1::EntityRef { id, name, kind => r#type, country } }
