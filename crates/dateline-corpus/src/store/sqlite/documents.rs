//! Documents.

use rusqlite::types::Value;
use rusqlite::{Row, params};

use super::Session;
use super::select::{Conditions, execute, insert, row, rows};
use super::values::Json;
use crate::error::Result;
use crate::store::{Cursor, DocumentKey, DocumentReader, DocumentRow, DocumentScan, DocumentWriter};
use crate::values::Revision;

/// The columns of a [`DocumentRow`], as [`read_document`] reads them.
const COLUMNS: &str = "d.key, d.revision, d.ingest_time, d.content_hash, d.engine, d.summary, d.published, d.source, \
                       d.furniture";

impl DocumentReader for Session<'_> {
    fn find_document(&self, id: &str) -> Result<Option<DocumentKey>> {
        row(self.connection, "SELECT key FROM documents WHERE id = ?", [id], |row| row.get(0))
    }

    fn document(&self, key: DocumentKey) -> Result<Option<DocumentRow>> {
        let sql = format!("SELECT {COLUMNS} FROM documents d WHERE d.key = ?");
        row(self.connection, &sql, [key], |row| Ok(read_document(row)?.1))
    }

    fn analysis(&self, key: DocumentKey) -> Result<Option<String>> {
        row(self.connection, "SELECT json FROM analyses WHERE document = ?", [key], |row| row.get(0))
    }

    fn earlier_revisions(&self, key: DocumentKey) -> Result<Vec<Revision>> {
        let sql = "SELECT revision, ingest_time, content_hash, engine FROM revisions WHERE document = ? \
                   ORDER BY revision DESC";
        rows(self.connection, sql, [key], |row| read_revision(row, 0))
    }

    fn scan_documents(
        &self,
        scan: &DocumentScan,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<Vec<(DocumentKey, DocumentRow)>> {
        let mut conditions = Conditions::default();
        // The entities' own index gives their documents in the same order as the documents' would.
        let (table, time, key) = match scan.entities.split_first() {
            Some((first, others)) => {
                conditions.add("e.entity = ?", [first.0.into()]);
                for other in others {
                    let clause = "EXISTS (SELECT 1 FROM entity_documents o WHERE o.entity = ? \
                                  AND o.published = e.published AND o.document = e.document)";
                    conditions.add(clause, [other.0.into()]);
                }
                ("entity_documents e JOIN documents d ON d.key = e.document", "e.published", "e.document")
            }
            None => ("documents d", "d.published", "d.key"),
        };
        conditions.within(time, &scan.published);
        conditions.any_of("d.outlet_key", scan.outlets.iter().cloned().map(Value::from));
        conditions.any_of("d.language", scan.languages.iter().cloned().map(Value::from));
        if let Some(after) = after {
            conditions
                .add(format!("({time}, {key}) < (?, ?)"), [after.sort.clone().into(), after.key.into()]);
        }
        let filter = conditions.written();
        let sql = format!("SELECT {COLUMNS} FROM {table}{filter} ORDER BY {time} DESC, {key} DESC LIMIT ?");
        rows(self.connection, &sql, conditions.values([(limit as i64).into()]), read_document)
    }
}

impl DocumentWriter for Session<'_> {
    fn put_document(&self, row: &DocumentRow, analysis: &str) -> Result<DocumentKey> {
        let DocumentRow { revision, summary, published, source, furniture } = row;
        let outlet_key = summary.outlet.as_deref().map(crate::text::fold).unwrap_or_default();
        let known = self.find_document(&summary.id)?;
        if let Some(key) = known {
            let sql = "INSERT INTO revisions SELECT key, revision, ingest_time, content_hash, engine \
                       FROM documents WHERE key = ? AND revision <> ?";
            execute(self.connection, sql, params![key, revision.revision])?;
        }
        let sql = "INSERT INTO documents (key, id, revision, ingest_time, content_hash, engine, published, \
                   outlet_key, language, source, furniture, summary) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) \
                   ON CONFLICT (key) DO UPDATE SET (revision, ingest_time, content_hash, engine, published, \
                   outlet_key, language, source, furniture, summary) = (excluded.revision, excluded.ingest_time, \
                   excluded.content_hash, excluded.engine, excluded.published, excluded.outlet_key, \
                   excluded.language, excluded.source, excluded.furniture, excluded.summary)";
        let values = params![
            known,
            summary.id,
            revision.revision,
            revision.ingest_time,
            revision.content_hash,
            revision.engine,
            published,
            outlet_key,
            summary.language,
            source,
            *furniture as i64,
            Json(summary),
        ];
        let key = match known {
            Some(key) => {
                execute(self.connection, sql, values)?;
                key
            }
            None => DocumentKey(insert(self.connection, sql, values)?),
        };
        let sql = "INSERT OR REPLACE INTO analyses (document, json) VALUES (?, ?)";
        execute(self.connection, sql, params![key, analysis])?;
        Ok(key)
    }

    fn remove_document(&self, key: DocumentKey) -> Result<()> {
        execute(self.connection, "DELETE FROM documents WHERE key = ?", [key]).map(drop)
    }
}

fn read_document(row: &Row<'_>) -> rusqlite::Result<(DocumentKey, DocumentRow)> {
    let Json(summary) = row.get(5)?;
    let document = DocumentRow {
        revision: read_revision(row, 1)?,
        summary,
        published: row.get(6)?,
        source: row.get(7)?,
        furniture: row.get::<_, i64>(8)? as u64,
    };
    Ok((row.get(0)?, document))
}

fn read_revision(row: &Row<'_>, first: usize) -> rusqlite::Result<Revision> {
    Ok(Revision {
        revision: row.get(first)?,
        ingest_time: row.get(first + 1)?,
        content_hash: row.get(first + 2)?,
        engine: row.get(first + 3)?,
    })
}

/// The sources of the documents that report an event.
pub(super) fn sources_of(
    session: &Session<'_>,
    event: crate::store::EventKey,
) -> Result<Vec<(DocumentKey, String)>> {
    let sql = "SELECT DISTINCT d.key, d.source FROM reports r JOIN documents d ON d.key = r.document \
               WHERE r.event = ? ORDER BY d.source, d.key";
    rows(session.connection, sql, [event], |row| Ok((row.get(0)?, row.get(1)?)))
}
