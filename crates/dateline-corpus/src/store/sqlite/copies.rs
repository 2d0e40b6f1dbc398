//! Sketches of bodies, and the pairs that are copies.

use rusqlite::params;

use super::Session;
use super::select::{execute, row, rows};
use crate::copies::Sketch;
use crate::error::Result;
use crate::store::{CopyReader, CopyWriter, DocumentKey};

impl CopyReader for Session<'_> {
    fn sketch(&self, document: DocumentKey) -> Result<Option<Sketch>> {
        let sql = "SELECT sketch FROM sketches WHERE document = ?";
        let bytes = row(self.connection, sql, [document], |row| row.get::<_, Vec<u8>>(0))?;
        Ok(bytes.map(|bytes| Sketch::from_bytes(&bytes)))
    }

    fn documents_in_band(&self, band: i64, limit: usize) -> Result<Vec<DocumentKey>> {
        // Those without a date stand last.
        let sql =
            "SELECT document FROM bands WHERE band = ? ORDER BY published = '', published, document LIMIT ?";
        rows(self.connection, sql, params![band, limit as i64], |row| row.get(0))
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
        let sql = "INSERT OR IGNORE INTO bands (band, published, document) VALUES (?, ?, ?)";
        for band in sketch.bands() {
            execute(self.connection, sql, params![band, published, document])?;
        }
        Ok(())
    }

    fn clear_copies(&self, document: DocumentKey) -> Result<()> {
        for sql in [
            "DELETE FROM sketches WHERE document = ?",
            "DELETE FROM bands WHERE document = ?",
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
