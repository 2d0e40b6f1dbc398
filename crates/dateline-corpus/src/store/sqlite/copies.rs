//! Sketches of bodies, and the pairs that are copies.

use rusqlite::params;

use super::Session;
use super::select::{execute, row, rows};
use crate::copies::Sketch;
use crate::error::Result;
use crate::store::{CopyReader, CopyWriter, DocumentKey};

/// One document in so many moves the fresh bands to the others: at forty bands a document, that many documents' fresh
/// ones fit into three megabytes, and each page of the others takes several of them at once.
const FRESH_DOCUMENTS: i64 = 2048;

impl CopyReader for Session<'_> {
    fn sketch(&self, document: DocumentKey) -> Result<Option<Sketch>> {
        let sql = "SELECT sketch FROM sketches WHERE document = ?";
        let bytes = row(self.connection, sql, [document], |row| row.get::<_, Vec<u8>>(0))?;
        Ok(bytes.map(|bytes| Sketch::from_bytes(&bytes)))
    }

    fn documents_in_band(&self, band: i64, limit: usize) -> Result<Vec<DocumentKey>> {
        // Those without a date stand last, which is not the order of the key: so each kind is asked for in that order.
        let mut found: Vec<(String, DocumentKey)> = Vec::new();
        for dated in ["published > ''", "published = ''"] {
            if found.len() >= limit {
                break;
            }
            let sql = format!(
                "SELECT * FROM (SELECT published, document FROM bands WHERE fresh = 0 AND band = ?1 AND {dated} \
                 ORDER BY published, document LIMIT ?2) UNION ALL \
                 SELECT * FROM (SELECT published, document FROM bands WHERE fresh = 1 AND band = ?1 AND {dated} \
                 ORDER BY published, document LIMIT ?2)"
            );
            let mut more = rows(self.connection, &sql, params![band, limit as i64], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
            more.sort_unstable();
            found.append(&mut more);
        }
        found.truncate(limit);
        Ok(found.into_iter().map(|(_, document)| document).collect())
    }

    fn copies_of(&self, document: DocumentKey) -> Result<Vec<(DocumentKey, f32)>> {
        let sql = "SELECT other, similarity FROM copies WHERE document = ? ORDER BY other";
        rows(self.connection, sql, [document], |row| Ok((row.get(0)?, row.get(1)?)))
    }
}

impl CopyWriter for Session<'_> {
    fn set_sketch(&self, document: DocumentKey, published: &str, sketch: &Sketch) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO sketches (document, sketch) VALUES (?, ?)";
        execute(self.connection, sql, params![document, sketch.to_bytes()])?;
        let sql = "INSERT OR IGNORE INTO bands (fresh, band, published, document) VALUES (1, ?, ?, ?)";
        for band in sketch.bands() {
            execute(self.connection, sql, params![band, published, document])?;
        }
        if document.0 % FRESH_DOCUMENTS == 0 {
            execute(self.connection, "UPDATE OR REPLACE bands SET fresh = 0 WHERE fresh = 1", [])?;
        }
        Ok(())
    }

    fn clear_copies(&self, document: DocumentKey) -> Result<()> {
        if let Some(sketch) = self.sketch(document)? {
            let sql = "DELETE FROM bands WHERE fresh IN (0, 1) AND band = ?1 AND document = ?2 \
                       AND published = (SELECT published FROM documents WHERE key = ?2)";
            for band in sketch.bands() {
                execute(self.connection, sql, params![band, document])?;
            }
        }
        for sql in [
            "DELETE FROM sketches WHERE document = ?",
            "DELETE FROM copies WHERE document = ?",
            "DELETE FROM copies WHERE other = ?",
        ] {
            execute(self.connection, sql, [document])?;
        }
        Ok(())
    }

    fn insert_copy(&self, document: DocumentKey, other: DocumentKey, similarity: f32) -> Result<()> {
        let sql =
            "INSERT OR REPLACE INTO copies (document, other, similarity) VALUES (?1, ?2, ?3), (?2, ?1, ?3)";
        execute(self.connection, sql, params![document, other, similarity]).map(drop)
    }
}
