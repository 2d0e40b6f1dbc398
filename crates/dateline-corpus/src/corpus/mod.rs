//! The one door to a corpus.

mod ask;
mod lock;
mod resolve;
mod token;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use dateline_core::Page;

use self::lock::WriterLock;
use self::resolve::Resolver;
use self::token::Tokens;
use crate::curation::{self, Moment};
use crate::error::{Error, Result};
use crate::ingest::{self, Ingestible};
use crate::lists;
use crate::lookup::NameIndex;
use crate::options::CorpusOptions;
use crate::queries::Ingest;
use crate::store::{Reader, SqliteStore, Store};
use crate::text_index::TextIndex;
use crate::values::{Analyzed, Decision, Ingested, Judgement, ListBatch, ListLoaded};

/// The directory of the text index inside that of the corpus.
const TEXT_INDEX: &str = "text";
/// Changes that the text index may lie behind before an ingest brings it up to date; a search always does. Committing
/// it costs many times what a document does, so it is never done for one.
const TEXT_INDEX_LAG: u64 = 4096;

/// A corpus on this machine: one directory. Share it in an `Arc`; all methods take `&self`.
#[derive(Debug)]
pub struct Corpus {
    directory: PathBuf,
    options: CorpusOptions,
    store: SqliteStore,
    /// Absent when opened for reading only before a writer made one.
    text: Option<TextIndex>,
    tokens: Tokens,
    /// All names, as of some change; built when first asked.
    names: Mutex<Option<Arc<NameIndex>>>,
    /// Held as long as the corpus may be written to.
    lock: Option<WriterLock>,
}

impl Corpus {
    /// Opens the corpus in `directory` for reading and writing; makes one where there is none.
    ///
    /// Fails when another process writes to it, when a newer version of this program wrote it, when its records are
    /// damaged, and when the directory holds something else.
    pub fn open(directory: impl AsRef<Path>, options: CorpusOptions) -> Result<Self> {
        let directory = directory.as_ref().to_path_buf();
        std::fs::create_dir_all(&directory)
            .map_err(|error| Error::storage("make the corpus' directory", error))?;
        if !SqliteStore::exists(&directory) {
            check_free(&directory)?;
        }
        let lock = WriterLock::take(&directory)?;
        let store = SqliteStore::open(&directory, options.readers.get())?;
        let (corpus, tokens) = identify(&store)?;
        let text = TextIndex::open(&directory.join(TEXT_INDEX), &corpus, options.text_index_memory)?;
        Ok(Self {
            directory,
            options,
            store,
            text: Some(text),
            tokens,
            names: Mutex::default(),
            lock: Some(lock),
        })
    }

    /// Opens the corpus in `directory` for reading, beside a writer if there is one. Searches of text find what the writer
    /// has added to the text index so far.
    pub fn open_read_only(directory: impl AsRef<Path>, options: CorpusOptions) -> Result<Self> {
        let directory = directory.as_ref().to_path_buf();
        if !SqliteStore::exists(&directory) {
            let reason = "it holds no records.sqlite".to_owned();
            return Err(Error::NotACorpus { path: directory, reason });
        }
        let store = SqliteStore::open_read_only(&directory, options.readers.get())?;
        let (corpus, tokens) = identify(&store)?;
        let text = TextIndex::open_read_only(&directory.join(TEXT_INDEX), &corpus).ok();
        Ok(Self { directory, options, store, text, tokens, names: Mutex::default(), lock: None })
    }

    /// Stores analyses that were made elsewhere, as batch engines make them; as durable and idempotent as
    /// [`ingest`](Ingest::ingest).
    pub fn ingest_analyses(&self, analyses: Vec<Analyzed>) -> Result<Vec<Ingested>> {
        self.ingest_all(analyses)
    }

    /// The directory of the corpus.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    fn ingest_all<I: Ingestible>(&self, items: Vec<I>) -> Result<Vec<Ingested>> {
        self.check_writable()?;
        ingest::ingest(&self.store, &self.options, items, || self.keep_text_index_near())
    }

    fn check_writable(&self) -> Result<()> {
        if self.lock.is_some() { Ok(()) } else { Err(Error::ReadOnly) }
    }

    /// Brings the text index up to date when it lies far behind. The documents are durable already, so a failure here is
    /// for the next search to meet, not for the ingest.
    fn keep_text_index_near(&self) {
        let Some(text) = &self.text else { return };
        let near = self.store.read(|reader| Ok(reader.last_sequence()? <= text.sequence() + TEXT_INDEX_LAG));
        let result = near.and_then(|near| if near { Ok(()) } else { text.follow(&self.store) });
        if let Err(error) = result {
            tracing::warn!(error = &error as &dyn std::error::Error, "the text index lies behind");
        }
    }

    /// The index of all names as of the state that `reader` sees.
    fn names(&self, reader: &dyn Reader) -> Result<Arc<NameIndex>> {
        // What is kept is replaced whole, so a panic while it was locked left it as it was.
        let mut kept = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        let sequence = reader.last_sequence()?;
        if let Some(index) = kept.as_ref().filter(|index| index.sequence() == sequence) {
            return Ok(Arc::clone(index));
        }
        let index = Arc::new(NameIndex::build(reader)?);
        *kept = Some(Arc::clone(&index));
        Ok(index)
    }
}

impl Ingest for Corpus {
    fn ingest(&self, pages: Vec<Page>) -> Result<Vec<Ingested>> {
        self.ingest_all(pages)
    }

    #[tracing::instrument(skip(self))]
    fn delete_document(&self, id: &str) -> Result<()> {
        self.check_writable()?;
        let time = self.options.clock.now().to_string();
        let options = &self.options.analysis;
        self.store.write(|writer| ingest::delete(writer, id, &time, options))
    }

    #[tracing::instrument(skip_all)]
    fn judge(&self, decision: &Decision) -> Result<Judgement> {
        self.check_writable()?;
        let time = self.options.clock.now().to_string();
        let moment = Moment { time: &time, options: &self.options.analysis };
        self.store.write(|writer| {
            let names = self.names(writer.as_reader())?;
            let resolver = Resolver { reader: writer.as_reader(), names: &names };
            curation::decide(writer, decision, moment, |who| resolver.entity(who))
        })
    }

    #[tracing::instrument(skip_all, fields(list = part.list, entities = part.entities.len()))]
    fn load_list(&self, part: &ListBatch) -> Result<ListLoaded> {
        self.check_writable()?;
        let time = self.options.clock.now().to_string();
        self.store.write(|writer| lists::load(writer, part, &time, &self.options.analysis))
    }

    #[tracing::instrument(skip(self))]
    fn remove_list(&self, list: &str) -> Result<u64> {
        self.check_writable()?;
        let time = self.options.clock.now().to_string();
        self.store.write(|writer| lists::remove(writer, list, &time, &self.options.analysis))
    }

    #[tracing::instrument(skip(self, author, reason))]
    fn undo_judgement(&self, id: &str, author: &str, reason: &str) -> Result<Judgement> {
        self.check_writable()?;
        let time = self.options.clock.now().to_string();
        let moment = Moment { time: &time, options: &self.options.analysis };
        self.store.write(|writer| curation::undo(writer, id, (author, reason), moment))
    }
}

impl Drop for Corpus {
    /// Leaves the text index up to date: those who open the corpus for reading only cannot bring it there themselves.
    fn drop(&mut self) {
        let Some(text) = &self.text else { return };
        if let Err(error) = text.follow(&self.store) {
            tracing::warn!(error = &error as &dyn std::error::Error, "the text index lies behind");
        }
    }
}

/// Refuses a directory that holds something else than a corpus.
fn check_free(directory: &Path) -> Result<()> {
    let storage = |error| Error::storage("read the corpus' directory", error);
    for entry in std::fs::read_dir(directory).map_err(storage)? {
        let name = entry.map_err(storage)?.file_name();
        // A corpus that was made only just, and not to its end, may have left its lock.
        if name != "lock" && name != TEXT_INDEX {
            return Err(Error::NotACorpus {
                path: directory.to_path_buf(),
                reason: format!("it holds {} and no records.sqlite", name.display()),
            });
        }
    }
    Ok(())
}

/// Reads what tells a corpus from others, and the key of its tokens.
fn identify(store: &SqliteStore) -> Result<(String, Tokens)> {
    store.read(|reader| {
        let meta = |name| {
            reader
                .meta(name)?
                .ok_or_else(|| Error::storage("read the records", format!("they hold no {name}")))
        };
        let corpus = blake3::hash(&meta("corpus")?).to_hex().to_string();
        Ok((corpus, Tokens::new(*blake3::hash(&meta("token_key")?).as_bytes())))
    })
}
