//! What is asked for: filters, queries and pages of results.

mod document;
mod entity;
mod event;
mod page;
mod period;
mod quote;
mod time;

pub use self::document::{DocumentFilter, DocumentQuery};
pub use self::entity::{EntityQuery, JudgementFilter, MentionFilter, PostQuery, RoleFilter, Who};
pub use self::event::{Aggregation, EventFilter, Order, Participant, ParticipantSide, TimeUnit};
pub use self::page::{Listing, PageRequest};
pub use self::quote::QuoteFilter;
pub use self::time::{TimeAxis, TimeRange};
