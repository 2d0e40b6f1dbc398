//! The story that a page carries.

use serde::{Deserialize, Serialize};

use super::{Evidence, Granularity};
use crate::Span;

/// What a reader would call the story. Empty on a page that carries none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// What kind of page this is.
    pub kind: PageKind,
    /// The headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Where the title stands in the text; absent when it comes from metadata alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_span: Option<Span>,
    /// The people who wrote it, without `By`, titles, e-mail or place.
    pub authors: Vec<Author>,
    /// The news agency that supplied it: `Yonhap`, `Reuters`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// The outlet that published it: `The Harbour Times`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// The outlet's section: `National`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The language: ISO 639-1, `und` when it could not be told.
    pub language: String,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<DocumentDate>,
    /// When it was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<DocumentDate>,
    /// The place (and day) at the head of the story.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dateline: Option<Dateline>,
    /// The body, paragraph by paragraph.
    pub paragraphs: Vec<Block>,
    /// The captions of its pictures, each once.
    pub captions: Vec<Block>,
    /// Why `agency`, `outlet`, `section` and `title` are what they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

/// What kind of page this is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// One story.
    Article,
    /// A list of stories: a front page, a section, search results.
    Listing,
    /// Something else: an error page, a video stub, no text at all.
    #[default]
    Other,
}

/// Somebody who wrote the story. Serialised as the bare name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Author {
    /// The name alone.
    pub name: String,
}

impl From<String> for Author {
    fn from(name: String) -> Self {
        Self { name }
    }
}

impl From<Author> for String {
    fn from(author: Author) -> Self {
        author.name
    }
}

/// How a document's date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The page's visible text states it.
    Page,
    /// The page's metadata or the scraper states it.
    Metadata,
    /// It follows from what the text says.
    Inferred,
}

/// A time at which the document was published or updated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentDate {
    /// ISO 8601 to the precision that is known: `2023-01-29`, `2023-01-29T18:16`, `2023-01-29T18:16:05+09:00`.
    pub value: String,
    /// How fine the value is.
    pub granularity: Granularity,
    /// How it is known.
    pub basis: Basis,
    /// What it was read or concluded from.
    pub evidence: Vec<Evidence>,
    /// The probability that the value is right, 0 to 1.
    pub confidence: f32,
    /// Other values that the evidence leaves open, likeliest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<String>,
}

/// The line at the head of a story that says where and when: `SEOUL, Jan. 29 (Yonhap) --`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dateline {
    /// The place: `SEOUL`.
    pub place: String,
    /// Where the whole dateline stands.
    pub span: Span,
}

/// A paragraph or a caption.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The text with its white space folded to single spaces.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// For HTML, where it stands in the page as given, before decoding: a half-open range of bytes from its first word to
    /// its last, with the tags and whatever else stands between them. The range to highlight in the original page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_bytes: Option<(u64, u64)>,
}
