//! A bounded set of reading connections.

use std::ops::{Deref, DerefMut};
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

use super::schema;
use crate::error::Result;

/// Reading connections: opened when first needed, at most `limit`, and kept.
#[derive(Debug)]
pub(super) struct Pool {
    file: PathBuf,
    limit: usize,
    state: Mutex<State>,
    returned: Condvar,
}

#[derive(Debug, Default)]
struct State {
    idle: Vec<Connection>,
    open: usize,
}

/// A connection on loan; goes back when dropped.
pub(super) struct Loan<'p> {
    pool: &'p Pool,
    /// `Some` until dropped.
    connection: Option<Connection>,
}

impl Pool {
    /// A pool of at most `limit` connections to `file`.
    pub(super) fn new(file: PathBuf, limit: usize) -> Self {
        Self { file, limit, state: Mutex::default(), returned: Condvar::new() }
    }

    /// Takes a connection; waits for one when all are out.
    pub(super) fn take(&self) -> Result<Loan<'_>> {
        let mut state = self.lock();
        loop {
            if let Some(connection) = state.idle.pop() {
                return Ok(Loan { pool: self, connection: Some(connection) });
            }
            if state.open < self.limit {
                break;
            }
            state = self.returned.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.open += 1;
        drop(state);
        match schema::open_to_read(&self.file) {
            Ok(connection) => Ok(Loan { pool: self, connection: Some(connection) }),
            Err(error) => {
                self.lock().open -= 1;
                self.returned.notify_one();
                Err(error)
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing is left half done under this lock, so a panic elsewhere does not spoil it.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Deref for Loan<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection.as_ref().expect("a loan holds its connection until it is dropped")
    }
}

impl DerefMut for Loan<'_> {
    fn deref_mut(&mut self) -> &mut Connection {
        self.connection.as_mut().expect("a loan holds its connection until it is dropped")
    }
}

impl Drop for Loan<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.pool.lock().idle.push(connection);
            self.pool.returned.notify_one();
        }
    }
}
