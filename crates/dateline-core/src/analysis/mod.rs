//! Everything the core takes from one page: the types behind the line format.
//!
//! The serde form of [`Analysis`] is the line format of every export: one JSON object a page. Absent values are
//! left out rather than written as `null`, lists are always written. Offsets are Unicode code points of
//! [`Analysis::text`], ranges are half-open, dates follow TIMEX3 (ISO 8601), countries are ISO 3166 alpha-3 in upper
//! case, with `EUR` for the European Union and `IGO` for other intergovernmental organisations.

mod article;
mod cameo;
mod diagnostic;
mod entity;
mod evidence;
mod quote;
mod report;
mod timex;

use serde::{Deserialize, Serialize};

pub use self::article::{Article, Author, Basis, Block, Dateline, DocumentDate, PageKind};
pub use self::cameo::CameoRoot;
pub use self::diagnostic::{Diagnostic, DiagnosticCode, Severity};
pub use self::entity::{Entity, EntityType, Mention, MentionKind, Role};
pub use self::evidence::{Evidence, Party, Place, Source};
pub use self::quote::{Cue, Manner, Quote, QuoteKind};
pub use self::report::{Act, Attribution, Cited, Plover, Quad, Report, Scope, Slots, Status, When};
pub use self::timex::{Granularity, Timex, TimexType};
use crate::Form;

/// Everything that the core takes from one page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// The document's id: the one given, or empty.
    pub document: String,
    /// The version of the engine that made this, and the name and version of its language model:
    /// `0.1.0+english-small-1.0.0`.
    pub engine: String,
    /// How the page was read.
    pub form: Form,
    /// Where the page was fetched, if given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When the page was fetched, if given: ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fetched: Option<String>,
    /// The text that spans index: plain text as given, HTML as rendered.
    pub text: String,
    /// The story that the page carries.
    pub article: Article,
    /// The people, organisations and places of the story, in order of first mention.
    pub entities: Vec<Entity>,
    /// Its time expressions, in order.
    pub timexes: Vec<Timex>,
    /// What is said in it, in order.
    pub quotes: Vec<Quote>,
    /// What is reported in it, in order of their triggers.
    pub reports: Vec<Report>,
    /// What was not understood or not read.
    pub diagnostics: Vec<Diagnostic>,
}
