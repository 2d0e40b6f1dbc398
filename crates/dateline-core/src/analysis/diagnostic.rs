//! What was not understood or not read.

use serde::{Deserialize, Serialize};

use crate::Span;

/// One thing that a user should know about an analysis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What kind of thing.
    pub code: DiagnosticCode,
    /// How much it matters.
    pub severity: Severity,
    /// What happened, in words: lower case, no final stop.
    pub message: String,
    /// The range that it speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// The kinds of diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DiagnosticCode {
    /// The page is empty or holds no letters.
    Empty,
    /// The bytes are no text: an image, an archive.
    NotText,
    /// Some bytes did not decode and stand as U+FFFD.
    Undecodable,
    /// The page carries no story: a listing, an error page.
    NotAnArticle,
    /// The language stages do not read this language.
    UnsupportedLanguage,
    /// A limit was reached; `span` is the range that was not read.
    LimitReached,
    /// The page seems to end in mid-sentence.
    Truncated,
    /// No publication date is stated, or none could be concluded.
    Undated,
    /// Something that was given could not be read, such as a publication date.
    BadInput,
    /// Sources disagree; the message says which was chosen and why.
    Disagreement,
}

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know.
    Info,
    /// Part of the analysis may be missing or wrong.
    Warning,
    /// There is no analysis to speak of.
    Error,
}
