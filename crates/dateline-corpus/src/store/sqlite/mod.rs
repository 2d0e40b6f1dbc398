//! Records in SQLite: one file, one writer, readers on snapshots beside it.

mod copies;
mod dating;
mod documents;
mod events;
mod events_scan;
mod feed;
mod identity;
mod indexing;
mod judgements;
mod lists;
mod pool;
mod quotes;
mod schema;
mod select;
mod sites;
mod values;

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, TransactionBehavior};

use self::pool::Pool;
use super::{Reader, Store, Writer};
use crate::error::{Error, Result};

/// The file that holds the records.
const FILE: &str = "records.sqlite";

/// Records in a SQLite file.
#[derive(Debug)]
pub(crate) struct SqliteStore {
    /// Closed before the writer, which as the last one out brings the write-ahead log into the file.
    readers: Pool,
    /// The one connection that writes; absent when opened for reading only.
    writer: Option<Mutex<Connection>>,
}

/// The records as one transaction sees them.
struct Session<'c> {
    connection: &'c Connection,
}

impl SqliteStore {
    /// Whether `directory` holds records.
    pub(crate) fn exists(directory: &Path) -> bool {
        directory.join(FILE).is_file()
    }

    /// Opens the records in `directory` for reading and writing, or makes them. The caller holds the writers' lock.
    pub(crate) fn open(directory: &Path, readers: usize) -> Result<Self> {
        let file = directory.join(FILE);
        let writer = schema::open_to_write(&file)?;
        Ok(Self { writer: Some(Mutex::new(writer)), readers: Pool::new(file, readers) })
    }

    /// Opens the records in `directory` for reading, beside a writer if there is one.
    pub(crate) fn open_read_only(directory: &Path, readers: usize) -> Result<Self> {
        let file = directory.join(FILE);
        schema::check_readable(&file)?;
        Ok(Self { writer: None, readers: Pool::new(file, readers) })
    }
}

impl Store for SqliteStore {
    fn read<T>(&self, work: impl FnOnce(&dyn Reader) -> Result<T>) -> Result<T> {
        let mut connection = self.readers.take()?;
        // A deferred transaction is a snapshot from its first read to its end.
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Deferred).map_err(failed)?;
        work(&Session { connection: &transaction })
    }

    fn write<T>(&self, work: impl FnOnce(&dyn Writer) -> Result<T>) -> Result<T> {
        let writer = self.writer.as_ref().ok_or(Error::ReadOnly)?;
        // A panic while the lock was held rolled its transaction back, so the connection is as good as ever.
        let mut connection = writer.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        let result = work(&Session { connection: &transaction })?;
        transaction.commit().map_err(failed)?;
        Ok(result)
    }
}

/// Wraps a failure of the database.
fn failed(source: rusqlite::Error) -> Error {
    Error::storage("use the records", source)
}
