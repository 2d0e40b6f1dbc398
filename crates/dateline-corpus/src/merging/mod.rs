//! One event from the reports of it.
//!
//! Reports are put together by **signatures**: hashes of who did what to whom, with the days on which it may have been
//! (see [`signature`]). Who is known by entity, so that spellings and titles do not matter. As with identity, the
//! groups are a function of the *set* of reports:
//! 1. a report that tells the day is one event with every other that shares a signature and the day, transitively;
//! 2. reports that tell the time only roughly, or not at all, are put together with their like: those of the same rough
//!    time; copies, which repeat the sentence; and, of something done together, those by the same parties published at
//!    most three days apart. They join the event that one of them may be one with if there is exactly one, and stay
//!    among themselves otherwise.
//!
//! A plan by which one is to meet several is merged by its [`parts`], a meeting with each host: a part joins the one event
//! of its two, if that is told apart, and the parts that are left stay together, with other such plans that share two of
//! them. A plan by which three or more are to meet all together is one with the meeting of all, but not of two of them.
//!
//! Whether the event was planned, held or denied is no part of a signature: an announcement, the meeting and its denial
//! are reports of one event, and its history tells them apart.
//!
//! An event's public **id** is derived from its founding report: the first published, ties by document and place in it.

mod digest;
mod parts;
mod place;
mod retell;
mod signature;
mod sources;
mod status;

pub(crate) use self::parts::{in_parts, together};
pub(crate) use self::place::{Merging, merge};
pub(crate) use self::retell::{Before as PostsBefore, events_to_retell};
pub(crate) use self::signature::LONGEST_SEARCH_DAYS;
pub(crate) use self::sources::numbered as source_numbers;
