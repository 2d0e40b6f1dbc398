//! Documents.

use std::rc::Rc;

use super::view::View;
use crate::error::{Error, Result};
use crate::store::{DocumentKey, DocumentRow};
use crate::text_index::TextResults;
use crate::values::{CopyRecord, Document, DocumentHit, DocumentSummary};

/// Copies of a document that are shown with it.
const COPIES: usize = 100;

/// A document in full.
pub(crate) fn document(view: &View<'_>, id: &str) -> Result<Document> {
    let key = view.reader.find_document(id)?.ok_or_else(|| Error::not_found("document", id))?;
    let row = view.document(key)?;
    let revision = row.revision.clone();
    let analysis = view.analysis(key)?;
    let near = copies(view, key)?;
    let first = near.first().filter(|(other, _)| order(other) < order(&row));
    Ok(Document {
        id: id.to_owned(),
        revision: revision.revision,
        ingest_time: revision.ingest_time,
        content_hash: revision.content_hash,
        engine: revision.engine,
        earlier: view.reader.earlier_revisions(key)?,
        analysis: analysis.as_ref().clone(),
        copy_of: first.map(|(other, _)| other.summary.id.clone()),
        copies: near.into_iter().take(COPIES).map(|(row, similarity)| copy(&row, similarity)).collect(),
    })
}

/// The copies of a document, the first published first.
fn copies(view: &View<'_>, key: DocumentKey) -> Result<Vec<(Rc<DocumentRow>, f32)>> {
    let mut near = Vec::new();
    for (other, similarity) in view.reader.copies_of(key)? {
        near.push((view.document(other)?, similarity));
    }
    near.sort_by(|(left, _), (right, _)| order(left).cmp(&order(right)));
    Ok(near)
}

/// What documents are put in order by: their publication, those without one last.
fn order(row: &DocumentRow) -> (bool, &str, &str) {
    (row.published.is_empty(), &row.published, &row.summary.id)
}

fn copy(row: &DocumentRow, similarity: f32) -> CopyRecord {
    let DocumentSummary { id, title, url, outlet, published, .. } = &row.summary;
    CopyRecord {
        document: id.clone(),
        similarity,
        title: title.clone(),
        url: url.clone(),
        outlet: outlet.clone(),
        published: published.as_ref().map(|date| date.value.clone()),
    }
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
