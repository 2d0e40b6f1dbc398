//! Who is who in a page: mentions, entities and roles.
//!
//! The stage goes through a page in passes, each of which knows more than the one before:
//!
//! 1. [`spot`] marks the names: those that a list knows, those that the tagger found, and those whose shape tells
//!    (a title before capitals, a given name before another). Its documentation says who wins where they disagree.
//! 2. [`link`] puts the names of one person, organisation or place together: surnames with full names, acronyms with
//!    what they stand for, spellings of one name, demonyms and metonyms with their country; [`town`] tells in which
//!    country a town lies.
//! 3. [`institution`] binds `the defense ministry` and `Seoul's spy agency` to their country.
//! 4. [`role`] reads what posts people hold, [`owner`] and [`home`] whose foreign minister `the foreign minister` is.
//! 5. [`nominal`], [`kind`] and [`pronoun`] add what refers without naming: `the NATO chief`, `the city`, `he`;
//!    [`both`] what refers to two: `the two sides`.
//!
//! Once it is known who speaks in which quote, [`give_voice`] adds `I` and `my` to the speaker.
//!
//! Nothing here knows who holds an office; a title finds its holder only in the page. A post that one person holds at a
//! time, said with its country or organisation, and that nobody in the page holds, is an entity of its own, referred to by
//! post alone: who held it on that day is for a corpus to say.

mod both;
mod cast;
pub mod compare;
mod counterpart;
mod home;
mod institution;
mod kind;
mod link;
mod metonym;
mod nominal;
mod owner;
mod person;
mod post;
mod pronoun;
mod registry;
mod resolve;
mod role;
mod spot;
mod title;
mod town;
mod view;
mod voice;

pub use self::cast::{Cast, Reference};
pub use self::post::{Called, Post};
pub use self::resolve::resolve;
pub use self::voice::give_voice;

#[cfg(test)]
mod tests;
