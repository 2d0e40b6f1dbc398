//! The file: how it is opened, what version it has, and how an older one is brought up to date.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::failed;
use crate::error::{Error, Result};

/// Marks a file as ours (`PRAGMA application_id`): `DTLN`.
const APPLICATION_ID: i64 = 0x4454_4C4E;

/// What brings a file from version `i` to `i + 1`, in order. Never changed once released, only added to.
const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001_first.sql"),
    include_str!("../migrations/0002_bonds.sql"),
    include_str!("../migrations/0003_copies_and_sites.sql"),
    include_str!("../migrations/0004_judgements.sql"),
    include_str!("../migrations/0005_lists.sql"),
    include_str!("../migrations/0006_parts.sql"),
    include_str!("../migrations/0007_listed_posts.sql"),
    include_str!("../migrations/0008_near_in_time.sql"),
];

/// How long to wait for a lock that another process holds for a moment, as when it checkpoints.
const BUSY: Duration = Duration::from_secs(10);

/// Prepared statements kept a connection: more than this crate has.
const STATEMENTS: usize = 256;

/// Memory for pages of the one connection that writes, in KiB. The keys of a batch lie all over a large corpus; pages that
/// do not fit go to the log before the batch ends, and come back from there.
const WRITER_CACHE: i64 = 128 * 1024;

/// Pages in the log before it is written back to the file: 64 MiB. A page that many batches change goes back once.
const LOG_PAGES: i64 = 16 * 1024;

/// The schema version that this program writes, and the newest that it reads.
pub(super) const fn version() -> i64 {
    MIGRATIONS.len() as i64
}

/// Opens the file for reading and writing; makes it, or brings it up to date.
pub(super) fn open_to_write(file: &Path) -> Result<Connection> {
    let mut connection = Connection::open(file).map_err(|error| opening(file, error))?;
    prepare(&connection).map_err(|error| opening(file, error))?;
    let found = check_version(file, &connection)?;
    connection
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")
        .and_then(|()| connection.pragma_update(None, "cache_size", -WRITER_CACHE))
        .and_then(|()| connection.pragma_update(None, "wal_autocheckpoint", LOG_PAGES))
        .map_err(|error| opening(file, error))?;
    check_health(file, &connection)?;
    for (done, migration) in MIGRATIONS.iter().enumerate().skip(found as usize) {
        tracing::info!(from = done, to = done + 1, "migrating the records");
        let transaction = connection.transaction().map_err(failed)?;
        transaction.execute_batch(migration).map_err(failed)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID).map_err(failed)?;
        transaction.pragma_update(None, "user_version", done as i64 + 1).map_err(failed)?;
        transaction.commit().map_err(failed)?;
    }
    Ok(connection)
}

/// Checks that the file can be read by this program.
pub(super) fn check_readable(file: &Path) -> Result<()> {
    let connection = open_to_read(file)?;
    let found = check_version(file, &connection)?;
    if found < version() {
        return Err(Error::NotACorpus {
            path: file.to_path_buf(),
            reason: format!("its schema is {found}; open it once for writing to bring it to {}", version()),
        });
    }
    check_health(file, &connection)
}

/// Opens the file for reading.
pub(super) fn open_to_read(file: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags).map_err(|error| opening(file, error))?;
    prepare(&connection).map_err(|error| opening(file, error))?;
    Ok(connection)
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    // Else a statement is planned anew whenever what stands for a `?` of a range changes.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Sorting and joining go to memory, pages are mapped rather than copied.
    connection.execute_batch(
        "PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 1073741824; PRAGMA cache_size = -16384;",
    )
}

/// Reads the version of the file, and refuses files that are not ours or too new.
fn check_version(file: &Path, connection: &Connection) -> Result<i64> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let application = pragma("application_id").map_err(|error| opening(file, error))?;
    let found = pragma("user_version").map_err(|error| opening(file, error))?;
    let tables: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(|error| opening(file, error))?;
    if application != APPLICATION_ID && tables > 0 {
        return Err(Error::NotACorpus {
            path: file.to_path_buf(),
            reason: "it is a database of another program".to_owned(),
        });
    }
    if found > version() {
        return Err(Error::NewerSchema { path: file.to_path_buf(), found, supported: version() });
    }
    Ok(found)
}

/// Asks SQLite to look its pages over, as far as that is quick: the first fault is enough.
fn check_health(file: &Path, connection: &Connection) -> Result<()> {
    /// A whole check reads the whole file; past this size only an operator's own check does.
    const QUICK: u64 = 64 << 20;
    if std::fs::metadata(file).is_ok_and(|data| data.len() > QUICK) {
        return Ok(());
    }
    let answer: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|error| opening(file, error))?;
    if answer == "ok" { Ok(()) } else { Err(Error::Corrupt { path: file.to_path_buf(), reason: answer }) }
}

/// Tells a damaged file from other failures.
fn opening(file: &Path, error: rusqlite::Error) -> Error {
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
            Error::Corrupt { path: file.to_path_buf(), reason: error.to_string() }
        }
        _ => Error::storage("open the records", error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_file_keeps_its_signatures_and_bands() {
        let directory = tempfile::tempdir().expect("a directory");
        let file = directory.path().join("records.sqlite");
        let older = Connection::open(&file).expect("a file");
        for migration in &MIGRATIONS[..7] {
            older.execute_batch(migration).expect("an older schema");
        }
        older
            .execute_batch(
                "INSERT INTO documents (key, id, revision, ingest_time, content_hash, engine, published, outlet_key, \
                 language, source, summary) VALUES (1, 'd', 1, '', '', '', '2019-05-31T00:00:00', '', 'en', '', '{}');
                 INSERT INTO reports (key, document, position, ordinal, act, published, words, json) \
                 VALUES (1, 1, 0, 0, 'CONSULT', '', '', '{}');
                 INSERT INTO signatures VALUES (7, 1, '2019-05-31', '2019-05-31', 1), (8, 1, '', '', 1);
                 INSERT INTO bands VALUES (9, '2019-05-31T00:00:00', 1);
                 PRAGMA user_version = 7;",
            )
            .and_then(|()| older.pragma_update(None, "application_id", APPLICATION_ID))
            .expect("rows of an older schema");
        drop(older);
        let connection = open_to_write(&file).expect("a file that is brought up to date");
        let months = "SELECT group_concat(signature || ' ' || month) FROM (SELECT * FROM signatures ORDER BY signature)";
        let months: String = connection.query_row(months, [], |row| row.get(0)).expect("signatures");
        assert_eq!(months, format!("7 {},8 0", crate::time::month("2019-05-31")));
        let bands = "SELECT count(*) FROM bands WHERE fresh = 0 AND band = 9 AND document = 1";
        assert_eq!(connection.query_row(bands, [], |row| row.get::<_, i64>(0)).expect("bands"), 1);
    }
}
