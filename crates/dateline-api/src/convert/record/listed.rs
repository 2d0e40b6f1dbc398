//! Users' own lists.

use dateline_corpus::{Identifier, ListBatch, ListLoaded, ListSummary, ListedAs, ListedEntity, ListedRole};
use dateline_proto::v1;

use crate::convert::wire::message;

message! { ListedEntity = v1::ListedEntity {
    id, kind => r#type, name, aliases, weak_aliases, country, identifiers, roles
} }
message! { Identifier = v1::Identifier { kind, value } }
message! { ListedRole = v1::ListedRole { title, of, start, end } }
message! { ListBatch = v1::ListBatch { list, load, entities, last } }
message! { ListLoaded = v1::ListLoaded { added, changed, unchanged, removed } }
message! { ListSummary = v1::ListSummary { list, entities } }
message! { ListedAs = v1::ListedAs { list, entity, reason } }
