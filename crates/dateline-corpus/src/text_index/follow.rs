//! Keeping up with the store.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use tantivy::{Index, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, Searcher, Term};

use super::fields::{Fields, register_tokenizer};
use crate::error::{Error, Result};
use crate::store::{Reader, Store};
use crate::values::ChangeKind;

/// Changes that are read from the feed at a time.
const FEED: usize = 1000;
/// Documents that one commit adds at most, so that what a crash undoes is soon done again.
const COMMIT: usize = 20_000;
/// Raised when what is indexed changes; an index of another form is built again.
const FORM: u32 = 1;

/// What a commit says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    form: u32,
    corpus: String,
    /// The last change that it holds.
    sequence: u64,
}

/// An index of the words of documents.
pub(crate) struct TextIndex {
    directory: PathBuf,
    fields: Fields,
    index: Index,
    reader: IndexReader,
    corpus: String,
    /// Who adds to it; absent when opened for reading only.
    writer: Option<Mutex<IndexWriter>>,
}

impl std::fmt::Debug for TextIndex {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("TextIndex").field("directory", &self.directory).finish_non_exhaustive()
    }
}

impl TextIndex {
    /// Opens the index in `directory` for writing; makes it afresh where it is missing, damaged or not of this corpus.
    pub(crate) fn open(directory: &Path, corpus: &str, memory: usize) -> Result<Self> {
        let opened = Self::open_read_only(directory, corpus);
        let mut opened = match opened {
            Ok(opened) if opened.mark().is_none_or(|mark| mark.form == FORM && mark.corpus == corpus) => {
                opened
            }
            _ => Self::make(directory, corpus)?,
        };
        // One thread: pages come in batches, and analysis is what takes the cores.
        let writer = opened.index.writer_with_num_threads(1, memory).map_err(failed)?;
        opened.writer = Some(Mutex::new(writer));
        Ok(opened)
    }

    /// Opens the index in `directory` for reading.
    pub(crate) fn open_read_only(directory: &Path, corpus: &str) -> Result<Self> {
        let index = Index::open_in_dir(directory).map_err(failed)?;
        Self::over(index, directory, corpus)
    }

    fn make(directory: &Path, corpus: &str) -> Result<Self> {
        tracing::info!(directory = %directory.display(), "making the text index");
        let storage = |error| Error::storage("make the text index", error);
        if directory.exists() {
            std::fs::remove_dir_all(directory).map_err(storage)?;
        }
        std::fs::create_dir_all(directory).map_err(storage)?;
        let (_, schema) = Fields::new();
        let index = Index::builder()
            .schema(schema)
            .settings(IndexSettings::default())
            .create_in_dir(directory)
            .map_err(failed)?;
        Self::over(index, directory, corpus)
    }

    fn over(index: Index, directory: &Path, corpus: &str) -> Result<Self> {
        let (fields, schema) = Fields::new();
        if index.schema() != schema {
            return Err(Error::Corrupt {
                path: directory.to_path_buf(),
                reason: "the text index has other fields".to_owned(),
            });
        }
        register_tokenizer(&index);
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(failed)?;
        let corpus = corpus.to_owned();
        Ok(Self { directory: directory.to_path_buf(), fields, index, reader, corpus, writer: None })
    }

    /// The last change that the index holds.
    pub(crate) fn sequence(&self) -> u64 {
        self.mark().map_or(0, |mark| mark.sequence)
    }

    /// The index's fields.
    pub(super) const fn fields(&self) -> &Fields {
        &self.fields
    }

    /// The index itself.
    pub(super) const fn index(&self) -> &Index {
        &self.index
    }

    /// A view of the last commit.
    pub(super) fn searcher(&self) -> Result<Searcher> {
        if self.writer.is_none() {
            // Another process commits.
            self.reader.reload().map_err(failed)?;
        }
        Ok(self.reader.searcher())
    }

    /// Adds what the store holds and the index does not. Only a writer can; a reader searches what the writer added.
    pub(crate) fn follow(&self, store: &impl Store) -> Result<()> {
        let Some(writer) = &self.writer else { return Ok(()) };
        let mut writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
        let mut sequence = self.sequence();
        let latest = store.read(|reader| reader.last_sequence())?;
        if sequence > latest {
            // The store is older than the index: it was put back from a copy.
            writer.delete_all_documents().map_err(failed)?;
            sequence = 0;
        }
        let mut changed = 0;
        while sequence < latest {
            let (ids, last) = store.read(|reader| changed_documents(reader, sequence))?;
            for id in &ids {
                self.update(store, &writer, id)?;
            }
            changed += ids.len();
            sequence = last;
            if changed >= COMMIT {
                self.commit(&mut writer, sequence)?;
                changed = 0;
            }
        }
        if self.sequence() != sequence {
            self.commit(&mut writer, sequence)?;
        }
        Ok(())
    }

    fn update(&self, store: &impl Store, writer: &IndexWriter, id: &str) -> Result<()> {
        writer.delete_term(Term::from_field_text(self.fields.id, id));
        let document = store.read(|reader| {
            let Some(key) = reader.find_document(id)? else { return Ok(None) };
            let (Some(row), Some(json)) = (reader.document(key)?, reader.analysis(key)?) else {
                return Ok(None);
            };
            let analysis =
                serde_json::from_str(&json).map_err(|error| Error::storage("read an analysis", error))?;
            Ok(Some(self.fields.document(&row, &analysis)))
        })?;
        if let Some(document) = document {
            writer.add_document(document).map_err(failed)?;
        }
        Ok(())
    }

    #[tracing::instrument(skip(self, writer))]
    fn commit(&self, writer: &mut IndexWriter, sequence: u64) -> Result<()> {
        let mark = Mark { form: FORM, corpus: self.corpus.clone(), sequence };
        let payload =
            serde_json::to_string(&mark).map_err(|error| Error::storage("write the text index", error))?;
        let mut commit = writer.prepare_commit().map_err(failed)?;
        commit.set_payload(&payload);
        commit.commit().map_err(failed)?;
        self.reader.reload().map_err(failed)
    }

    fn mark(&self) -> Option<Mark> {
        let payload = self.index.load_metas().ok()?.payload?;
        serde_json::from_str(&payload).ok()
    }
}

/// The documents that changed after a number, and the number up to which that holds.
fn changed_documents(reader: &dyn Reader, after: u64) -> Result<(BTreeSet<String>, u64)> {
    let changes = reader.changes(after, FEED)?;
    let last = changes.last().map_or(after, |change| change.sequence);
    let documents = changes
        .into_iter()
        .filter(|change| matches!(change.kind, ChangeKind::DocumentStored | ChangeKind::DocumentDeleted))
        .map(|change| change.id);
    Ok((documents.collect(), last))
}

/// Wraps a failure of the index.
pub(super) fn failed(source: tantivy::TantivyError) -> Error {
    Error::storage("use the text index", source)
}
