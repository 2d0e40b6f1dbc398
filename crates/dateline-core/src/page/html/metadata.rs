//! What an HTML page says of its article beside the text: JSON-LD, `<meta>`, microdata, `<time>`.

use super::token::attributes;
use super::{json_ld, reference};
use crate::ByteRange;
use crate::analysis::Source;
use crate::page::article::fold;

/// `<meta>` elements that are read on one page.
const METAS: usize = 400;

/// Longest value of a `<meta>` that is read, in bytes.
const VALUE: usize = 4_000;

/// A value that a page states of itself, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::page) struct Claim {
    /// The value.
    pub(in crate::page) value: String,
    /// Where it was read.
    pub(in crate::page) source: Source,
}

/// What a page states of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::page) struct Metadata {
    /// Titles, the most trusted first once [`Metadata::settle`] was called; so with all that follow.
    pub(in crate::page) titles: Vec<Claim>,
    /// People or organisations that wrote it.
    pub(in crate::page) authors: Vec<Claim>,
    /// Those of whom JSON-LD says that they are persons, by whatever name they go.
    pub(in crate::page) persons: Vec<String>,
    /// Who made the page: who wrote it, or the company whose site it is.
    pub(in crate::page) creators: Vec<Claim>,
    /// When it was published.
    pub(in crate::page) published: Vec<Claim>,
    /// When it was updated.
    pub(in crate::page) updated: Vec<Claim>,
    /// Names of the outlet.
    pub(in crate::page) outlets: Vec<Claim>,
    /// Names of the section.
    pub(in crate::page) sections: Vec<Claim>,
    /// Languages of the page.
    pub(in crate::page) languages: Vec<Claim>,
    /// What kind of page it says it is: `article`, `NewsArticle`, `CollectionPage`, `website`.
    pub(in crate::page) types: Vec<Claim>,
    /// The page's own address.
    pub(in crate::page) address: Option<String>,
    /// The text of the story, as JSON-LD states it, perhaps cut off or with tags in it.
    pub(in crate::page) body: Option<String>,
    /// What elements of the visible text state.
    pub(in crate::page) captures: Vec<Capture>,
}

/// What an element of the visible text states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::page) struct Capture {
    /// What it states.
    pub(in crate::page) property: Option<Property>,
    /// The value of its attribute, where it has one.
    pub(in crate::page) value: Option<String>,
    /// Its visible text.
    pub(in crate::page) range: ByteRange,
}

/// What an element can state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::page) enum Property {
    /// Who wrote it (`itemprop`, `rel`).
    Author,
    /// Who wrote it (`rel`), in an element that stands around the story.
    AuthorAround,
    /// Its class says that it is a byline.
    Byline,
    /// It links to a page about somebody who writes.
    AuthorPage,
    /// A `<time>`.
    Time,
    /// When it was published.
    Published,
    /// When it was updated.
    Updated,
}

impl Property {
    pub(super) fn from_itemprop(value: &str) -> Option<Self> {
        value.split_whitespace().find_map(|name| match name {
            "author" | "creator" => Some(Self::Author),
            "datePublished" | "dateCreated" => Some(Self::Published),
            "dateModified" => Some(Self::Updated),
            _ => None,
        })
    }
}

impl Metadata {
    /// Reads a `<meta>`.
    pub(super) fn read_meta(&mut self, tag: &str) {
        let (mut key, mut content) = (String::new(), "");
        let mut microdata = false;
        for (name, value) in attributes(tag) {
            match name.to_ascii_lowercase().as_str() {
                "name" | "property" if key.is_empty() => key = value.to_ascii_lowercase(),
                "itemprop" if key.is_empty() => (key, microdata) = (value.to_ascii_lowercase(), true),
                "content" => content = value,
                _ => {}
            }
        }
        if content.is_empty() || content.len() > VALUE || self.count() >= METAS {
            return;
        }
        let source = if microdata { Source::Microdata } else { Source::Meta };
        let value = fold(&reference::decode(content));
        if let Some(list) = self.list(&key)
            && !value.is_empty()
        {
            list.push(Claim { value, source });
        }
        if key == "og:url" {
            self.address.get_or_insert_with(|| content.to_owned());
        }
    }

    fn count(&self) -> usize {
        self.titles.len()
            + self.authors.len()
            + self.creators.len()
            + self.published.len()
            + self.updated.len()
            + self.sections.len()
    }

    /// The list that a `<meta>` of that name belongs to.
    fn list(&mut self, key: &str) -> Option<&mut Vec<Claim>> {
        match key {
            "og:title" | "twitter:title" | "dc.title" | "dcterms.title" | "headline" | "title"
            | "parsely-title" | "sailthru.title" => Some(&mut self.titles),
            "article:author"
            | "byl"
            | "parsely-author"
            | "sailthru.author"
            | "article:author_name"
            | "article_author"
            | "citation_author"
            | "cxenseparse:author" => Some(&mut self.authors),
            "author" | "creator" | "dc.creator" | "dcterms.creator" | "twitter:data1" => {
                Some(&mut self.creators)
            }
            "article:published_time"
            | "og:published_time"
            | "datepublished"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.date"
            | "dcterms.created"
            | "dcterms.issued"
            | "date"
            | "pubdate"
            | "publishdate"
            | "publish-date"
            | "publication_date"
            | "parsely-pub-date"
            | "sailthru.date"
            | "article.published"
            | "article:published"
            | "cxenseparse:recs:publishtime"
            | "originalpublicationdate"
            | "article_date_original"
            | "displaydate"
            | "datecreated"
            | "published_at"
            | "publish_date"
            | "og:article:published_time"
            | "rnews:datepublished" => Some(&mut self.published),
            "article:modified_time"
            | "og:updated_time"
            | "datemodified"
            | "lastmod"
            | "last-modified"
            | "dcterms.modified"
            | "article.updated"
            | "revised" => Some(&mut self.updated),
            "og:site_name" | "application-name" | "dc.publisher" | "dcterms.publisher" | "publisher" => {
                Some(&mut self.outlets)
            }
            "article:section" | "parsely-section" | "section" | "articlesection" => Some(&mut self.sections),
            "og:locale" | "dc.language" | "inlanguage" => Some(&mut self.languages),
            "og:type" => Some(&mut self.types),
            _ => None,
        }
    }

    /// Reads `<html lang>`.
    pub(super) fn read_html(&mut self, tag: &str) {
        let lang = attributes(tag).find(|(name, _)| name.eq_ignore_ascii_case("lang"));
        if let Some((_, value)) = lang.filter(|(_, value)| !value.is_empty()) {
            self.languages.push(Claim { value: value.to_owned(), source: Source::Meta });
        }
    }

    /// Reads `<link rel="canonical">`.
    pub(super) fn read_link(&mut self, tag: &str) {
        let canonical =
            attributes(tag).any(|(name, value)| name.eq_ignore_ascii_case("rel") && value == "canonical");
        if canonical
            && let Some((_, address)) = attributes(tag).find(|(name, _)| name.eq_ignore_ascii_case("href"))
        {
            self.address = Some(reference::decode(address).into_owned());
        }
    }

    /// Reads `<title>`, the least trusted title: outlets put their own name and section in it.
    pub(super) fn read_title(&mut self, title: &str) {
        let value = fold(title);
        if !value.is_empty() && value.len() <= VALUE {
            self.titles.push(Claim { value, source: Source::Meta });
        }
    }

    /// Reads a JSON-LD block.
    pub(super) fn read_json_ld(&mut self, text: &str) {
        json_ld::read(text, self);
    }

    /// Puts the most trusted source of each value first: JSON-LD, then `<meta>`, then microdata.
    pub(in crate::page) fn settle(&mut self) {
        for list in [
            &mut self.titles,
            &mut self.authors,
            &mut self.published,
            &mut self.updated,
            &mut self.outlets,
            &mut self.sections,
        ] {
            list.sort_by_key(|claim| match claim.source {
                Source::JsonLd => 0,
                Source::Meta => 1,
                _ => 2,
            });
        }
        // The outlet's own name for itself is better in Open Graph than the name of its company in JSON-LD.
        self.outlets.sort_by_key(|claim| u8::from(claim.source != Source::Meta));
    }
}
