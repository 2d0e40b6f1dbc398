//! The rows by which entities find documents and quotes, and the counts that follow from them.

use rusqlite::Connection;

use super::select::execute;
use crate::error::Result;
use crate::store::DocumentKey;

/// Writes the rows of a document afresh.
pub(super) fn index_document(connection: &Connection, document: DocumentKey) -> Result<()> {
    unindex_document(connection, document)?;
    let documents = "INSERT INTO entity_documents (entity, published, document, mentions) \
                     SELECT f.entity, a.published, a.document, sum(a.mentions) FROM appearances a \
                     JOIN forms f ON f.key = a.form \
                     WHERE a.document = ? AND a.mentions > 0 AND f.entity IS NOT NULL GROUP BY f.entity";
    execute(connection, documents, [document])?;
    count(connection, document, "+")?;
    // The parts are bits, and each stands at most once for one entity, so their sum is their union.
    let quotes = "INSERT INTO quote_parties (entity, published, document, position, parts) \
                  SELECT entity, published, document, position, sum(part) FROM (\
                  SELECT DISTINCT f.entity, q.published, q.document, q.position, p.part FROM quote_forms p \
                  JOIN quotes q ON q.document = p.document AND q.position = p.position \
                  JOIN forms f ON f.key = p.form WHERE p.document = ? AND f.entity IS NOT NULL) \
                  GROUP BY entity, document, position";
    execute(connection, quotes, [document]).map(drop)
}

/// Removes the rows of a document.
pub(super) fn unindex_document(connection: &Connection, document: DocumentKey) -> Result<()> {
    count(connection, document, "-")?;
    execute(connection, "DELETE FROM entity_documents WHERE document = ?", [document])?;
    execute(connection, "DELETE FROM quote_parties WHERE document = ?", [document]).map(drop)
}

/// Adds what a document says of its entities to their counts, or takes it off.
fn count(connection: &Connection, document: DocumentKey, sign: &str) -> Result<()> {
    let sql = format!(
        "UPDATE entities SET mention_count = mention_count {sign} d.mentions, document_count = document_count {sign} 1 \
         FROM (SELECT entity, mentions FROM entity_documents WHERE document = ?) AS d WHERE entities.key = d.entity"
    );
    execute(connection, &sql, [document]).map(drop)
}
