//! The people, organisations and places of one page.

use dateline_core::analysis::{Entity, EntityType, Mention, MentionKind, Role};
use dateline_proto::v1;

use super::wire::{enumeration, message};

message! { Entity = v1::Entity { id, name, kind => r#type, country, part_of, mentions, roles } }
message! { Mention = v1::Mention { text, span, kind } }
message! { Role = v1::Role { title, of, span, qualifier } }

enumeration! { EntityType = v1::EntityType { Person, Org, Gpe, Loc, Norp, Event, Fac, Work } }
enumeration! { MentionKind = v1::MentionKind { Name, Role, Nominal, Pronoun } }
