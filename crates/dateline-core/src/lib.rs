//! From a scraped news page to who did what to whom, when and where, and who says so.
//!
//! ```
//! use dateline_core::{Options, Page, analyze};
//!
//! let page = Page::article("President Ana Kovac met Foreign Minister Li Wei in Geneva on 3 March 2024.");
//! let analysis = analyze(&page, &Options::default());
//! for entity in &analysis.entities {
//!     println!("{} ({:?})", entity.name, entity.kind);
//! }
//! ```
//!
//! [`analyze`] is a pure function: the same bytes, options and model give the same [`Analysis`] on every machine. It
//! opens no file or socket, reads no clock and draws no random number. It never fails and never panics: any bytes give
//! an analysis, perhaps an empty one, with [`Diagnostic`]s that say what was not understood.
//!
//! The stages stand in modules of their own, in the order in which a page passes through them, and none reaches back:
//! [`page`] finds the article, [`text`] its sentences and tokens, [`tag`] their syntax and names, [`time`] the time
//! expressions and the page's date, [`names`] who is who, [`quotes`] who says what, [`events`] who did what to whom.

pub mod analysis;
mod clause;
pub mod events;
pub mod hash;
mod input;
pub mod knowledge;
pub mod names;
pub mod page;
mod pipeline;
pub mod quotes;
mod span;
pub mod tag;
pub mod text;
pub mod time;

pub use crate::analysis::{Analysis, Diagnostic};
pub use crate::input::{Form, Known, Limits, Options, Page};
pub use crate::pipeline::{ENGINE, analyze, redate};
pub use crate::span::{ByteRange, Span, Text};
pub use crate::tag::LanguageModel;
