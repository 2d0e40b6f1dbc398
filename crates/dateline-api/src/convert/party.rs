//! Parties and places.

use dateline_core::analysis::{Party, Place};
use dateline_proto::v1;

use super::wire::message;

message! { Party = v1::Party { text, entity, country, sector, span } }
message! { Place = v1::Place { text, entity, country, span } }
