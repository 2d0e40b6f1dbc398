//! The change feed, redirects, what is kept beside the records, and the counts.

use rusqlite::params;

use super::select::{execute, row, rows};
use super::values::Label;
use super::{Session, schema};
use crate::error::Result;
use crate::store::{ChangeRow, Reader, Writer};
use crate::values::{Change, Statistics};

impl Reader for Session<'_> {
    fn meta(&self, name: &str) -> Result<Option<Vec<u8>>> {
        row(self.connection, "SELECT value FROM meta WHERE name = ?", [name], |row| row.get(0))
    }

    fn changes(&self, after: u64, limit: usize) -> Result<Vec<Change>> {
        let sql =
            "SELECT sequence, time, kind, id, now FROM changes WHERE sequence > ? ORDER BY sequence LIMIT ?";
        let after = i64::try_from(after).unwrap_or(i64::MAX);
        rows(self.connection, sql, params![after, limit as i64], |row| {
            let Label(kind) = row.get(2)?;
            Ok(Change {
                sequence: row.get::<_, i64>(0)? as u64,
                time: row.get(1)?,
                kind,
                id: row.get(3)?,
                now: row.get(4)?,
            })
        })
    }

    fn last_sequence(&self) -> Result<u64> {
        count(self, "SELECT coalesce(max(sequence), 0) FROM changes")
    }

    fn redirect(&self, id: &str) -> Result<Option<String>> {
        row(self.connection, "SELECT now FROM redirects WHERE old = ?", [id], |row| row.get(0))
    }

    fn merged_from(&self, id: &str) -> Result<Vec<String>> {
        rows(self.connection, "SELECT old FROM redirects WHERE now = ? ORDER BY old", [id], |row| row.get(0))
    }

    fn statistics(&self) -> Result<Statistics> {
        let edge = |order: &str| {
            let sql = format!(
                "SELECT summary ->> '$.published.value' FROM documents WHERE published <> '' \
                 ORDER BY published {order} LIMIT 1"
            );
            row(self.connection, &sql, [], |row| row.get(0))
        };
        Ok(Statistics {
            documents: count(self, "SELECT count(*) FROM documents")?,
            mentions: count(self, "SELECT coalesce(sum(mention_count), 0) FROM entities")?,
            entities: count(self, "SELECT count(*) FROM entities WHERE mention_count > 0")?,
            reports: count(self, "SELECT count(*) FROM reports WHERE part <= 1")?,
            events: count(self, "SELECT count(*) FROM events")?,
            quotes: count(self, "SELECT count(*) FROM quotes")?,
            first_published: edge("ASC")?.flatten(),
            last_published: edge("DESC")?.flatten(),
            schema: schema::version() as u32,
            sequence: self.last_sequence()?,
            ..Statistics::default()
        })
    }
}

impl Writer for Session<'_> {
    fn note(&self, change: &ChangeRow) -> Result<()> {
        let ChangeRow { time, kind, id, now } = change;
        let sql = "INSERT INTO changes (time, kind, id, now) VALUES (?, ?, ?, ?)";
        execute(self.connection, sql, params![time, Label(kind), id, now]).map(drop)
    }

    fn add_redirect(&self, old: &str, now: &str) -> Result<()> {
        execute(self.connection, "UPDATE redirects SET now = ?2 WHERE now = ?1", [old, now])?;
        execute(self.connection, "INSERT OR REPLACE INTO redirects (old, now) VALUES (?, ?)", [old, now])
            .map(drop)
    }

    fn remove_redirect(&self, id: &str) -> Result<()> {
        execute(self.connection, "DELETE FROM redirects WHERE old = ?", [id]).map(drop)
    }

    fn as_reader(&self) -> &dyn Reader {
        self
    }
}

fn count(session: &Session<'_>, sql: &str) -> Result<u64> {
    let number = row(session.connection, sql, [], |row| row.get::<_, i64>(0))?;
    Ok(number.unwrap_or_default() as u64)
}
