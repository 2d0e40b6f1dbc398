//! Loading a file.

use std::fs::File;
use std::path::Path;

use super::{BATCH, BadRecord, read};
use crate::error::{Error, Result};
use crate::queries::Ingest;
use crate::values::{ListBatch, ListLoaded};

/// Loads a file of JSON Lines as a list, in place of what the list held; the same file again changes nothing. Lines that
/// cannot be read are given to `bad` and passed over.
///
/// # Errors
///
/// An error of storage, if the file cannot be read; what the corpus or its server answers.
pub fn load_file(
    corpus: &dyn Ingest,
    list: &str,
    file: &Path,
    mut bad: impl FnMut(BadRecord),
) -> Result<ListLoaded> {
    let mut hasher = blake3::Hasher::new();
    let opened = File::open(file).map_err(|error| Error::storage("open the list", error))?;
    hasher.update_reader(opened).map_err(|error| Error::storage("read the list", error))?;
    let load = hasher.finalize().to_hex().to_string();
    let mut whole = ListLoaded::default();
    let mut entries = read(file)?;
    loop {
        let mut entities = Vec::new();
        while entities.len() < BATCH {
            match entries.next() {
                Some(Ok(entity)) => entities.push(entity),
                Some(Err(record)) => bad(record),
                None => break,
            }
        }
        let last = entities.len() < BATCH;
        let part = ListBatch { list: list.to_owned(), load: load.clone(), entities, last };
        let ListLoaded { added, changed, unchanged, removed } = corpus.load_list(&part)?;
        whole.added += added;
        whole.changed += changed;
        whole.unchanged += unchanged;
        whole.removed += removed;
        if last {
            return Ok(whole);
        }
    }
}
