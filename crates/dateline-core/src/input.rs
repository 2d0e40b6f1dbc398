//! What the core is given: a page, what its scraper knew, and how to read it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::ENGINE;
use crate::events::Ontology;
use crate::page::repeated::SiteLines;
use crate::tag::LanguageModel;

/// A page as scraped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The bytes, in any encoding.
    pub bytes: Vec<u8>,
    /// The form of the bytes, or `None` to have it recognised.
    pub form: Option<Form>,
    /// The character encoding that the transport declared (`charset=` of a `Content-Type`), if any.
    pub charset: Option<String>,
    /// What the scraper knew.
    pub known: Known,
}

/// What the scraper knew about a page beside its bytes. Everything is optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Known {
    /// The document's id; the analysis carries it as `document`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Where the page was fetched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The title, when it is known better than the page shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When the story was published: ISO 8601, a date or a date and time, with or without a zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// When the page was fetched: ISO 8601. Nothing in the page is later than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fetched: Option<String>,
}

/// The form of a page's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// HTML.
    Html,
    /// Plain text with menus, captions and footers left in.
    Page,
    /// An article that is already clean; nothing is taken away from it.
    Article,
}

/// How to read pages.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What bounds the work on one page.
    pub limits: Limits,
    /// Which lines stand on many pages of the page's site; `None` where nothing is known of it.
    pub site: Option<Arc<SiteLines>>,
    /// The language model; without one the model that comes with the program.
    pub model: Option<LanguageModel>,
    /// The ontology that events are coded by; without one the ontology that comes with the program.
    pub ontology: Option<Arc<Ontology>>,
}

impl Options {
    /// The version of what reads pages: that of the program, the name and version of the language model, and what tells
    /// an ontology of the user's from others, as [`Analysis::engine`](crate::Analysis::engine) has it.
    pub fn engine(&self) -> String {
        let model = self.language_model().map(|model| format!("+{}", model.version()));
        let ontology = self.ontology().version().map(|version| format!("+{version}"));
        format!("{ENGINE}{}{}", model.unwrap_or_default(), ontology.unwrap_or_default())
    }

    /// The ontology that is to be used.
    pub(crate) fn ontology(&self) -> &Ontology {
        self.ontology.as_deref().unwrap_or_else(|| Ontology::embedded())
    }

    /// The language model that is to be used.
    pub(crate) fn language_model(&self) -> Option<&LanguageModel> {
        // The model that comes with the program is known to be whole: a test reads it.
        self.model.as_ref().or_else(|| LanguageModel::embedded().ok())
    }
}

/// What bounds the work on one page. Past a limit the rest is left unread and a diagnostic says which range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a page that are read; the default is 64 MiB, far above any news page.
    pub page_bytes: usize,
    /// Tokens that the language stages read of one page; the default is 200,000, the length of a long novel.
    pub tokens: usize,
    /// Tokens in one sentence; a longer run is broken there. The default is 400: the syntax of longer runs
    /// (tables, lists without stops) carries no meaning, and a bound keeps the work linear.
    pub sentence_tokens: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { page_bytes: 64 << 20, tokens: 200_000, sentence_tokens: 400 }
    }
}

impl Page {
    /// A page of which nothing but its bytes is known.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self { bytes: bytes.into(), ..Self::default() }
    }

    /// An article that is already clean.
    pub fn article(text: impl Into<String>) -> Self {
        Self { bytes: text.into().into_bytes(), form: Some(Form::Article), ..Self::default() }
    }
}
