//! People, organisations and places across documents.

use dateline_corpus::{
    Alias, EntityHit, EntityRecord, HeldRole, Holder, Incumbent, Inferred, MatchKind, MentionRecord,
    RoleRecord, SameBecause,
};
use dateline_proto::v1;

use crate::convert::wire::{enumeration, message};

message! { EntityRecord = v1::EntityRecord {
    id, name, kind => r#type, country, part_of, aliases, roles, mention_count, document_count, first_seen, last_seen,
    merged_from, same_because, listed, passages
} }
message! { Alias = v1::Alias { name, count } }
message! { RoleRecord = v1::RoleRecord {
    title, of, of_entity, qualifier, first_seen, last_seen, document_count, evidence
} }
message! { HeldRole = v1::HeldRole { holder, role } }
message! { Inferred = v1::Inferred { entity, reason, evidence } }
message! { Incumbent = v1::Incumbent { title, of, holder, reason, holders } }
message! { Holder = v1::Holder { entity, first_seen, last_seen, left, document_count } }
message! { SameBecause = v1::SameBecause { left, right, reason } }
message! { EntityHit = v1::EntityHit {
    entity, matched, match_kind => r#match, mention_count, document_count, role
} }
message! { MentionRecord = v1::MentionRecord { entity, kind, passage } }

enumeration! { MatchKind = v1::MatchKind { Exact, Reordered, Variant, Partial, Slip } }
