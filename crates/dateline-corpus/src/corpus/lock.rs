//! One writer a directory.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use crate::error::{Error, Result};

/// The file whose lock the writer holds; it tells the writer's process.
const FILE: &str = "lock";

/// The right to write to a corpus. The system takes it back when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct WriterLock {
    /// Holds the lock while open.
    _file: File,
}

impl WriterLock {
    /// Takes the right to write, or says who has it.
    pub(super) fn take(directory: &Path) -> Result<Self> {
        let storage = |error| Error::storage("take the writer's lock", error);
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(directory.join(FILE))
            .map_err(storage)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                // What cannot be read is left unsaid: that it is locked is what matters.
                let read = file.read_to_string(&mut holder);
                let process = read.ok().and_then(|_| holder.trim().parse().ok());
                return Err(Error::Locked { path: directory.to_path_buf(), process });
            }
            Err(TryLockError::Error(error)) => return Err(storage(error)),
        }
        file.set_len(0)
            .and_then(|()| file.seek(SeekFrom::Start(0)))
            .and_then(|_| writeln!(file, "{}", std::process::id()))
            .map_err(storage)?;
        Ok(Self { _file: file })
    }
}
