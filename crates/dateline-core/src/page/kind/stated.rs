//! What a page's metadata says that it is.

use crate::analysis::Source;
use crate::page::html::{Claim, Metadata};
use crate::page::story::word_number;

/// What a page is by its metadata.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Told {
    /// One story.
    Story,
    /// A collection, a front page.
    Collection,
    /// A page of a web site, which may be anything.
    Page,
    /// Nothing that is believed.
    #[default]
    Nothing,
}

impl Told {
    /// Reads `og:type` and the types of JSON-LD.
    fn by(metadata: &Metadata) -> Self {
        let types = || metadata.types.iter().map(|claim| claim.value.as_str());
        let story = |name: &str| {
            name == "article"
                || name.ends_with("Article")
                || matches!(name, "BlogPosting" | "LiveBlogPosting" | "Review")
        };
        match () {
            () if types().any(|name| matches!(name, "CollectionPage" | "SearchResultsPage" | "ItemList")) => {
                Self::Collection
            }
            () if types().any(story) => Self::Story,
            () if types().any(|name| name == "website") => Self::Page,
            () => Self::Nothing,
        }
    }
}

/// What the metadata states of the whole page.
#[derive(Clone, Debug, Default)]
pub(in crate::page) struct Stated {
    /// What it says that the page is.
    pub(super) told: Told,
    /// The numbers of all types that it names.
    pub(super) types: Vec<u32>,
    /// Whether JSON-LD states a publication date, and whether `<meta>` does; lists have none.
    pub(super) dated: [bool; 2],
    /// Whether it names who wrote the page.
    pub(super) signed: bool,
    /// Whether it names a section.
    pub(super) sectioned: bool,
}

impl Stated {
    /// Reads the metadata.
    pub(in crate::page) fn by(metadata: &Metadata) -> Self {
        let mut types: Vec<u32> =
            metadata.types.iter().map(|claim| word_number(&claim.value.to_lowercase())).collect();
        types.sort_unstable();
        types.dedup();
        let by = |source: Source| metadata.published.iter().any(|claim: &Claim| claim.source == source);
        Self {
            told: Told::by(metadata),
            types,
            dated: [by(Source::JsonLd), by(Source::Meta)],
            signed: !metadata.authors.is_empty(),
            sectioned: !metadata.sections.is_empty(),
        }
    }
}
