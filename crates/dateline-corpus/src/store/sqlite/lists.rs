//! Users' own lists.

use rusqlite::params;

use super::Session;
use super::select::{execute, insert, row, rows};
use super::values::Json;
use crate::error::Result;
use crate::store::{EntityKey, FormKey, ListReader, ListWriter, ListedPost, ListedRow, ListedTenure};
use crate::values::ListSummary;

const ROW: &str = "key, list, load, json";

impl ListReader for Session<'_> {
    fn lists(&self) -> Result<Vec<ListSummary>> {
        let sql = "SELECT list, count(*) FROM listed GROUP BY list ORDER BY list";
        rows(self.connection, sql, [], |row| {
            Ok(ListSummary { list: row.get(0)?, entities: row.get::<_, i64>(1)? as u64 })
        })
    }

    fn listed(&self, list: &str, id: &str) -> Result<Option<ListedRow>> {
        row(self.connection, &format!("SELECT {ROW} FROM listed WHERE list = ? AND id = ?"), [list, id], read)
    }

    fn listed_without(&self, list: &str, load: &str, limit: usize) -> Result<Vec<ListedRow>> {
        let sql = format!("SELECT {ROW} FROM listed WHERE list = ? AND load <> ? ORDER BY key LIMIT ?");
        rows(self.connection, &sql, params![list, load, limit as i64], read)
    }

    fn listed_with(&self, form: FormKey) -> Result<Vec<ListedRow>> {
        let sql = format!(
            "SELECT {ROW} FROM listed WHERE key IN (SELECT listed FROM listed_forms WHERE form = ?) ORDER BY list, id"
        );
        rows(self.connection, &sql, [form], read)
    }

    fn forms_listed(&self, listed: i64) -> Result<Vec<(FormKey, bool)>> {
        let sql = "SELECT form, main FROM listed_forms WHERE listed = ? ORDER BY main DESC, form";
        rows(self.connection, sql, [listed], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    fn listed_tenures(&self, body: EntityKey, limit: usize) -> Result<Vec<ListedTenure>> {
        let sql = "SELECT DISTINCT f.entity, l.list, p.title, p.since, p.until FROM forms o \
                   JOIN listed_posts p ON p.of_form = o.key JOIN forms f ON f.key = p.form \
                   JOIN listed l ON l.key = p.listed WHERE o.entity = ? AND f.entity IS NOT NULL \
                   ORDER BY 1, 2, 3, 4, 5 LIMIT ?";
        rows(self.connection, sql, params![body, limit as i64], |row| {
            Ok(ListedTenure {
                holder: row.get(0)?,
                list: row.get(1)?,
                title: row.get(2)?,
                since: row.get(3)?,
                until: row.get(4)?,
            })
        })
    }
}

impl ListWriter for Session<'_> {
    fn insert_listed(&self, row: &ListedRow) -> Result<i64> {
        let sql = "INSERT INTO listed (list, id, load, json) VALUES (?, ?, ?, ?)";
        insert(self.connection, sql, params![row.list, row.entity.id, row.load, Json(&row.entity)])
    }

    fn mark_listed(&self, listed: i64, load: &str) -> Result<()> {
        execute(self.connection, "UPDATE listed SET load = ?2 WHERE key = ?1", params![listed, load])
            .map(drop)
    }

    fn remove_listed(&self, listed: i64) -> Result<()> {
        // A list's blocks stand beside those of documents, under numbers that no document has.
        execute(self.connection, "DELETE FROM blocks WHERE document = ?", [-listed])?;
        execute(self.connection, "DELETE FROM listed WHERE key = ?", [listed]).map(drop)
    }

    fn insert_listed_block(&self, block: &str, form: FormKey, listed: i64) -> Result<()> {
        let sql = "INSERT OR IGNORE INTO blocks (block, form, document) VALUES (?, ?, ?)";
        execute(self.connection, sql, params![block, form, -listed]).map(drop)
    }

    fn insert_listed_form(&self, listed: i64, form: FormKey, main: bool) -> Result<()> {
        let sql = "INSERT INTO listed_forms (form, listed, main) VALUES (?, ?, ?) \
                   ON CONFLICT (form, listed) DO UPDATE SET main = max(main, excluded.main)";
        execute(self.connection, sql, params![form, listed, main]).map(drop)
    }

    fn insert_listed_post(&self, listed: i64, post: &ListedPost) -> Result<()> {
        let sql = "INSERT OR IGNORE INTO listed_posts (of_form, form, listed, title, since, until) \
                   VALUES (?, ?, ?, ?, ?, ?)";
        let ListedPost { of, holder, title, since, until } = post;
        execute(self.connection, sql, params![of, holder, listed, title, since, until]).map(drop)
    }
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<ListedRow> {
    let Json(entity) = row.get(3)?;
    Ok(ListedRow { key: row.get(0)?, list: row.get(1)?, load: row.get(2)?, entity })
}
