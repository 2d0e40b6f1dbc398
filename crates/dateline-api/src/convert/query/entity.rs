//! Asking for entities.

use dateline_corpus::{EntityQuery, JudgementFilter, MentionFilter, PostQuery, RoleFilter, Who};
use dateline_proto::v1;

use crate::convert::violation::Reader;
use crate::convert::wire::{Field, Item, message};

message! { EntityQuery = v1::EntityQuery, default { name, kinds, countries } }
message! { MentionFilter = v1::MentionFilter { entity, document, kinds } }
message! { RoleFilter = v1::RoleFilter, default { holder, of, title, seen } }
message! { PostQuery = v1::PostQuery { post, of, at } }
message! { JudgementFilter = v1::JudgementFilter, default { standing } }

/// An id or a name travels as it was given, and must say something.
impl Item for Who {
    type Slot = String;

    fn into_item(self) -> String {
        self.into()
    }

    fn read_item(slot: String, reader: &mut Reader) -> Option<Self> {
        if slot.trim().is_empty() {
            return reader.violation("is required: an id or a name");
        }
        Some(slot.into())
    }
}

impl Field for Who {
    type Slot = String;

    fn into_slot(self) -> String {
        self.into()
    }

    fn read_slot(slot: String, reader: &mut Reader) -> Option<Self> {
        Self::read_item(slot, reader)
    }
}
