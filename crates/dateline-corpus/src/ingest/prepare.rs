//! What is worked out of an analysis before the transaction.

use dateline_core::Analysis;
use dateline_core::page::repeated::{SiteLines, site_of};

use crate::copies::{Shingles, Sketch};
use crate::error::{Error, Result};
use crate::sites;
use crate::store::DocumentRow;
use crate::text::fold;
use crate::time::normalise;
use crate::values::{Analyzed, DocumentSummary, Revision};

/// Characters of a document's id at most: ids are keys, paths and addresses among them.
const ID_CHARACTERS: usize = 512;

/// An analysis ready to be stored.
#[derive(Debug)]
pub(crate) struct Prepared {
    /// What is stored of the document itself. The revision's number is the store's to give.
    pub(crate) row: DocumentRow,
    /// The analysis; its `document` is the id.
    pub(crate) analysis: Analysis,
    /// The analysis as JSON.
    pub(crate) json: String,
    /// The sketch of its body, unless that is too short to compare.
    pub(crate) sketch: Option<Sketch>,
    /// Its site.
    pub(crate) site: Option<String>,
    /// Whether it was read by this corpus, with what that knows of its site.
    pub(crate) read_here: bool,
}

/// The id of a document: the one given, else one of its address, else one of its content.
pub(crate) fn document_id(given: Option<&str>, url: Option<&str>, content_hash: &str) -> Result<String> {
    let filled = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let Some(id) = filled(given) else {
        let part = filled(url).unwrap_or_else(|| content_hash.to_owned());
        return Ok(crate::ids::derive("doc-", &[&part]));
    };
    if id.chars().count() > ID_CHARACTERS {
        return Err(Error::LimitExceeded {
            what: "the document's id".to_owned(),
            limit: ID_CHARACTERS as u64,
        });
    }
    if id.chars().any(char::is_control) {
        return Err(Error::invalid("id", "it holds control characters"));
    }
    Ok(id)
}

/// Works out what is stored of an analysis; `known` is what its reading knew of its site.
pub(crate) fn prepare(analyzed: Analyzed, ingest_time: &str, known: Option<&SiteLines>) -> Result<Prepared> {
    let Analyzed { mut analysis, content_hash } = analyzed;
    let id = document_id(Some(&analysis.document), analysis.url.as_deref(), &content_hash)?;
    analysis.document.clone_from(&id);
    let json =
        serde_json::to_string(&analysis).map_err(|error| Error::storage("write an analysis", error))?;
    let article = &analysis.article;
    let published = article.published.as_ref().and_then(|date| normalise(&date.value)).unwrap_or_default();
    let summary = DocumentSummary {
        id,
        revision: 0,
        ingest_time: ingest_time.to_owned(),
        kind: article.kind,
        language: article.language.clone(),
        title: article.title.clone(),
        url: analysis.url.clone(),
        outlet: article.outlet.clone(),
        agency: article.agency.clone(),
        published: article.published.clone(),
        entity_count: analysis.entities.len() as u32,
        report_count: analysis.reports.len() as u32,
        quote_count: analysis.quotes.len() as u32,
    };
    let revision = Revision {
        revision: 0,
        ingest_time: ingest_time.to_owned(),
        content_hash,
        engine: analysis.engine.clone(),
    };
    let sketch = Shingles::of(article.paragraphs.iter().map(|block| block.text.as_str()));
    let sketch = sketch.map(|shingles| shingles.sketch());
    let site = analysis.url.as_deref().and_then(site_of);
    let furniture = known.map_or(0, |known| sites::taken(known, &analysis.text));
    let row = DocumentRow { revision, published, source: source(&analysis), furniture, summary };
    Ok(Prepared { row, analysis, json, sketch, site, read_here: known.is_some() })
}

/// What stands behind the story: the agency, else the outlet, else the site.
fn source(analysis: &Analysis) -> String {
    let article = &analysis.article;
    let named = article.agency.as_deref().or(article.outlet.as_deref()).map(fold);
    named.or_else(|| analysis.url.as_deref().and_then(site_of)).unwrap_or_default()
}
