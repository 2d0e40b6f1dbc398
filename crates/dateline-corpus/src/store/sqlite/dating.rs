//! Bonds between documents, and which of them have a date that others narrowed.

use rusqlite::params;

use super::Session;
use super::select::{execute, row, rows};
use crate::error::Result;
use crate::store::{BearerRow, DatingReader, DatingWriter, DocumentKey};

impl DatingReader for Session<'_> {
    fn bonds_of(&self, document: DocumentKey) -> Result<Vec<u64>> {
        let sql = "SELECT bond FROM bonds WHERE document = ?";
        rows(self.connection, sql, [document], |row| Ok(row.get::<_, i64>(0)? as u64))
    }

    fn bearers_of(&self, bond: u64, limit: usize) -> Result<Vec<BearerRow>> {
        let sql = "SELECT b.document, d.id, b.published, b.undated FROM bonds b JOIN documents d ON d.key = b.document \
                   WHERE b.bond = ? LIMIT ?";
        rows(self.connection, sql, params![bond as i64, limit as i64], |row| {
            Ok(BearerRow {
                document: row.get(0)?,
                id: row.get(1)?,
                published: row.get(2)?,
                undated: row.get(3)?,
            })
        })
    }

    fn is_narrowed(&self, document: DocumentKey) -> Result<bool> {
        let sql = "SELECT 1 FROM narrowed WHERE document = ?";
        Ok(row(self.connection, sql, [document], |row| row.get::<_, i64>(0))?.is_some())
    }
}

impl DatingWriter for Session<'_> {
    fn set_bonds(&self, document: DocumentKey, published: &str, undated: bool, bonds: &[u64]) -> Result<()> {
        self.clear_bonds(document)?;
        for &bond in bonds {
            let sql = "INSERT OR IGNORE INTO bonds (bond, document, published, undated) VALUES (?, ?, ?, ?)";
            execute(self.connection, sql, params![bond as i64, document, published, undated])?;
        }
        Ok(())
    }

    fn clear_bonds(&self, document: DocumentKey) -> Result<()> {
        execute(self.connection, "DELETE FROM bonds WHERE document = ?", [document]).map(drop)
    }

    fn set_narrowed(&self, document: DocumentKey, narrowed: bool) -> Result<()> {
        let sql = if narrowed {
            "INSERT OR IGNORE INTO narrowed (document) VALUES (?)"
        } else {
            "DELETE FROM narrowed WHERE document = ?"
        };
        execute(self.connection, sql, [document]).map(drop)
    }
}
