//! Queries put together from conditions.

use rusqlite::types::Value;
use rusqlite::{Connection, Params, ParamsFromIter, Row, params_from_iter};

use super::failed;
use crate::error::Result;

/// A query under construction: conditions that must all hold, and what stands for their `?`.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    clauses: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    /// Adds a condition with one `?` for each value.
    pub(super) fn add(&mut self, clause: impl Into<String>, values: impl IntoIterator<Item = Value>) {
        self.clauses.push(clause.into());
        self.values.extend(values);
    }

    /// Adds `column IN (values)`, unless there are none.
    pub(super) fn any_of(&mut self, column: &str, values: impl IntoIterator<Item = Value>) {
        let values: Vec<Value> = values.into_iter().collect();
        if !values.is_empty() {
            self.add(format!("{column} IN ({})", marks(values.len())), values);
        }
    }

    /// Adds `column >= start AND column < end`, as far as they are given.
    pub(super) fn within(&mut self, column: &str, period: &crate::store::Period) {
        if let Some(start) = &period.start {
            self.add(format!("{column} >= ?"), [start.clone().into()]);
        }
        if let Some(end) = &period.end {
            self.add(format!("{column} < ?"), [end.clone().into()]);
        }
        if period.is_bounded() {
            self.add(format!("{column} <> ''"), []);
        }
    }

    /// Adds that `column` holds each of the words.
    pub(super) fn containing(&mut self, column: &str, words: &[String]) {
        for word in words {
            self.add(format!("instr({column}, ?) > 0"), [word.clone().into()]);
        }
    }

    /// Adds that any of other conditions holds, unless there are none.
    pub(super) fn add_any(&mut self, others: Self) {
        if !others.clauses.is_empty() {
            self.add(format!("({})", others.clauses.join(" OR ")), others.values);
        }
    }

    /// Writes `WHERE …`, or nothing.
    pub(super) fn written(&self) -> String {
        if self.clauses.is_empty() { String::new() } else { format!(" WHERE {}", self.clauses.join(" AND ")) }
    }

    /// The values, in order, with more behind them.
    pub(super) fn values(&self, more: impl IntoIterator<Item = Value>) -> ParamsFromIter<Vec<Value>> {
        params_from_iter(self.values.iter().cloned().chain(more).collect::<Vec<_>>())
    }
}

/// `?, ?, …`.
pub(super) fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}

/// All rows of a query.
pub(super) fn rows<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql).map_err(failed)?;
    let rows = statement.query_map(params, read).map_err(failed)?;
    rows.collect::<rusqlite::Result<Vec<T>>>().map_err(failed)
}

/// The first row of a query, if there is one.
pub(super) fn row<T>(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>> {
    use rusqlite::OptionalExtension;
    let mut statement = connection.prepare_cached(sql).map_err(failed)?;
    statement.query_row(params, read).optional().map_err(failed)
}

/// Runs a statement; gives how many rows it changed.
pub(super) fn execute(connection: &Connection, sql: &str, params: impl Params) -> Result<usize> {
    connection.prepare_cached(sql).and_then(|mut statement| statement.execute(params)).map_err(failed)
}

/// Runs an `INSERT`; gives the key of the new row.
pub(super) fn insert(connection: &Connection, sql: &str, params: impl Params) -> Result<i64> {
    connection.prepare_cached(sql).and_then(|mut statement| statement.insert(params)).map_err(failed)
}
