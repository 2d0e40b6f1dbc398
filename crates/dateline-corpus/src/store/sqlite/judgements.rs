//! What people decided about who is who.

use rusqlite::params;

use super::Session;
use super::select::{execute, insert, rows};
use super::values::{Json, Label};
use crate::error::Result;
use crate::store::{JudgedRow, JudgementReader, JudgementRow, JudgementWriter};

const ROW: &str = "sequence, kind, sides, json";

impl JudgementReader for Session<'_> {
    fn judgements(&self, before: Option<i64>, limit: usize) -> Result<Vec<JudgementRow>> {
        let sql = format!("SELECT {ROW} FROM judgements WHERE sequence < ? ORDER BY sequence DESC LIMIT ?");
        rows(self.connection, &sql, params![before.unwrap_or(i64::MAX), limit as i64], read)
    }

    fn judgements_on(&self, descriptor: &str) -> Result<Vec<JudgementRow>> {
        let sql = format!(
            "SELECT {ROW} FROM judgements WHERE sequence IN (SELECT judgement FROM judged WHERE descriptor = ?) \
             ORDER BY sequence"
        );
        rows(self.connection, &sql, [descriptor], read)
    }
}

impl JudgementWriter for Session<'_> {
    fn insert_judgement(&self, row: &JudgementRow) -> Result<i64> {
        let JudgedRow { kind, left, right, .. } = &row.judged;
        let sql = "INSERT INTO judgements (kind, sides, json) VALUES (?, ?, ?)";
        let sequence =
            insert(self.connection, sql, params![Label(kind), Json(&(left, right)), Json(&row.judgement)])?;
        for descriptor in left.iter().chain(right) {
            let sql = "INSERT OR IGNORE INTO judged (descriptor, judgement) VALUES (?, ?)";
            execute(self.connection, sql, params![descriptor, sequence])?;
        }
        Ok(sequence)
    }

    fn update_judgement(&self, row: &JudgementRow) -> Result<()> {
        let sql = "UPDATE judgements SET json = ?2 WHERE sequence = ?1";
        execute(self.connection, sql, params![row.judged.sequence, Json(&row.judgement)]).map(drop)
    }

    fn lift_judgement(&self, sequence: i64) -> Result<()> {
        execute(self.connection, "DELETE FROM judged WHERE judgement = ?", [sequence]).map(drop)
    }
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<JudgementRow> {
    let (Label(kind), Json((left, right)), Json(judgement)) = (row.get(1)?, row.get(2)?, row.get(3)?);
    Ok(JudgementRow { judged: JudgedRow { sequence: row.get(0)?, kind, left, right }, judgement })
}
