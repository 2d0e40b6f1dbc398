//! The documents of each site, and the lines that they share.

use std::collections::BTreeSet;

use rusqlite::params;

use super::Session;
use super::select::{execute, row, rows};
use crate::error::Result;
use crate::store::{DocumentKey, SiteReader, SiteWriter};

impl SiteReader for Session<'_> {
    fn site_of(&self, document: DocumentKey) -> Result<Option<String>> {
        row(self.connection, "SELECT site FROM site_documents WHERE document = ?", [document], |row| {
            row.get(0)
        })
    }

    fn first_of_site(&self, site: &str, limit: usize) -> Result<Vec<DocumentKey>> {
        let sql = "SELECT document FROM site_documents WHERE site = ? ORDER BY rank, document LIMIT ?";
        rows(self.connection, sql, params![site, limit as i64], |row| row.get(0))
    }

    fn site_lines(&self, site: &str, least: u32) -> Result<Vec<(u64, u32)>> {
        let sql = "SELECT line, pages FROM site_lines WHERE site = ? AND pages >= ?";
        rows(self.connection, sql, params![site, least], |row| {
            Ok((row.get::<_, i64>(0)? as u64, row.get(1)?))
        })
    }
}

impl SiteWriter for Session<'_> {
    fn insert_site_document(&self, site: &str, rank: i64, document: DocumentKey) -> Result<()> {
        let sql = "INSERT INTO site_documents (site, rank, document) VALUES (?, ?, ?)";
        execute(self.connection, sql, params![site, rank, document]).map(drop)
    }

    fn remove_site_document(&self, document: DocumentKey) -> Result<()> {
        execute(self.connection, "DELETE FROM site_documents WHERE document = ?", [document]).map(drop)
    }

    fn count_lines(&self, site: &str, lines: &BTreeSet<u64>, by: i64) -> Result<()> {
        let add = "INSERT INTO site_lines (site, line, pages) VALUES (?, ?, ?) \
                   ON CONFLICT (site, line) DO UPDATE SET pages = pages + excluded.pages";
        let tidy = "DELETE FROM site_lines WHERE site = ? AND line = ? AND pages <= 0";
        for &line in lines {
            execute(self.connection, add, params![site, line as i64, by])?;
            if by < 0 {
                execute(self.connection, tidy, params![site, line as i64])?;
            }
        }
        Ok(())
    }
}
