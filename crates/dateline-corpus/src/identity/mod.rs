//! Who is who across documents.
//!
//! Each entity of each document has a **form**: its kind, its normalised name, and what sets it apart from the same
//! name elsewhere (country, parent organisation, or the document itself for a name that says too little). A form is a
//! function of one analysis alone. Forms are found by **blocks**: keys that possible namesakes share, so that a new form
//! is compared with the few in its blocks and never with all.
//!
//! An **entity** is a group of forms, and the groups are a function of the *set* of forms in use, never of the order in
//! which they came:
//! 1. forms that are *specific* (a full name in a country) are joined where they name the same, transitively;
//! 2. forms whose country is open join the specific group that they match if there is exactly one, the same name before
//!    likely spellings of it, step by step outwards; the others are joined among themselves. Where a bare name matches
//!    several groups, its documents are told apart by their **settings** (the module `setting`);
//! 3. *vague* forms (a surname with a post, an acronym) join the group that they match if there is exactly one.
//!
//! What people decided (the module `curation`) corrects the groups last, and speaks of forms as well.
//!
//! A form that comes, goes or gains a block causes only its **family** (the forms that it is linked to, step by step) to be
//! grouped afresh, so the work of an ingest is linear in its mentions. A form that is merely shown again changes nothing.
//!
//! A post that a page speaks of without naming its holder (`the NATO chief said`) is a form of its own, the same in every
//! page, and never one with a person: who held it on a day is inferred when asked, from the posts that documents show.
//!
//! An entity's public **id** is derived from its founding form: the one first published, ties by its description. The
//! id depends on the set alone, and a feed that grows in order of publication never changes it. Where groups join, the
//! later founder's id redirects to the earlier's, for ever.

mod describe;
mod explain;
mod family;
mod incumbent;
mod judged;
mod known;
mod names;
mod neighbours;
mod setting;
mod settle;
mod spelling;
mod tenure;

pub(crate) use self::describe::{
    Cast, country_descriptor, describe, is_held_as, is_named, is_office, offices_of, store_form,
};
pub(crate) use self::explain::{link_of, same_because};
pub(crate) use self::incumbent::{Found, Tenure, incumbent};
pub(crate) use self::known::{body_named, is_country};
pub(crate) use self::names::{normalise, sorted_words};
pub(crate) use self::neighbours::neighbours;
pub(crate) use self::setting::SETTING;
pub(crate) use self::settle::{Moved, public_id, rename, settle};
pub(crate) use self::spelling::are_one;
pub(crate) use self::tenure::{Spans, Tenures};
