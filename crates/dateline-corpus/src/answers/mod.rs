//! Answers put together from records: each with the text that it came from.

mod documents;
mod entities;
mod events;
mod incumbents;
mod quotes;
mod view;

pub(crate) use self::documents::{document, hit};
pub(crate) use self::entities::{WantedRoles, entity_hit, entity_record, held_roles, mentions_in};
pub(crate) use self::events::{event_in_full, event_record};
pub(crate) use self::incumbents::{Days, incumbent_of};
pub(crate) use self::quotes::{quote_record, quotes_said};
pub(crate) use self::view::{View, paragraph};
