//! Documents.

use super::view::View;
use crate::error::{Error, Result};
use crate::store::DocumentKey;
use crate::text_index::TextResults;
use crate::values::{Document, DocumentHit};

/// A document in full.
pub(crate) fn document(view: &View<'_>, id: &str) -> Result<Document> {
    let key = view.reader.find_document(id)?.ok_or_else(|| Error::not_found("document", id))?;
    let revision = view.document(key)?.revision.clone();
    let analysis = view.analysis(key)?;
    Ok(Document {
        id: id.to_owned(),
        revision: revision.revision,
        ingest_time: revision.ingest_time,
        content_hash: revision.content_hash,
        engine: revision.engine,
        earlier: view.reader.earlier_revisions(key)?,
        analysis: analysis.as_ref().clone(),
    })
}

/// A document that matches a search.
pub(crate) fn hit(
    view: &View<'_>,
    key: DocumentKey,
    score: f32,
    results: &TextResults,
) -> Result<DocumentHit> {
    let analysis = view.analysis(key)?;
    let spans = results.passages(&analysis);
    let passages = spans.into_iter().map(|span| view.quoted(key, span)).collect::<Result<_>>()?;
    Ok(DocumentHit { document: view.document(key)?.summary.clone(), score, passages })
}
