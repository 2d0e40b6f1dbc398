//! A corpus here or on a server, and all that can be asked of it.

use std::path::PathBuf;
use std::process;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use dateline_api::{Client, ClientOptions};
use dateline_core::Page;
use dateline_corpus::{Corpus, CorpusOptions, Error, Ingest, Result, lists};
use pyo3::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::to_python;
use crate::model::{LanguageModel, Ontology, options};
use crate::page::PageTuple;
use crate::process as processes;

/// An open corpus.
#[pyclass(frozen, module = "dateline._native")]
pub(crate) struct Handle {
    corpus: Mutex<Option<Arc<dyn Ingest>>>,
    opened_in: u32,
    reads_pages_here: bool,
}

impl Handle {
    fn new(corpus: impl Ingest + 'static, reads_pages_here: bool) -> Self {
        let corpus: Arc<dyn Ingest> = Arc::new(corpus);
        Self { corpus: Mutex::new(Some(corpus)), opened_in: process::id(), reads_pages_here }
    }

    /// Asks without the interpreter and gives the answer as JSON.
    fn ask<T: Serialize>(
        &self,
        py: Python<'_>,
        question: impl FnOnce(&dyn Ingest) -> Result<T> + Send,
    ) -> PyResult<String> {
        processes::check(self.opened_in, "this corpus was opened")?;
        let corpus = self.corpus.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let corpus = corpus.ok_or_else(|| closed(py))?;
        let answer = py.detach(|| {
            let answer = question(corpus.as_ref())?;
            serde_json::to_string(&answer).map_err(|error| Error::invalid("answer", error.to_string()))
        });
        answer.map_err(|error| to_python(&error))
    }
}

#[pymethods]
impl Handle {
    /// Opens the corpus in a directory.
    #[staticmethod]
    #[pyo3(signature = (path, read_only, model=None, ontology=None))]
    fn open(
        py: Python<'_>,
        path: PathBuf,
        read_only: bool,
        model: Option<&LanguageModel>,
        ontology: Option<&Ontology>,
    ) -> PyResult<Self> {
        let options = CorpusOptions { analysis: options(model, ontology), ..CorpusOptions::default() };
        let opened = py.detach(|| {
            if read_only { Corpus::open_read_only(path, options) } else { Corpus::open(path, options) }
        });
        opened.map(|corpus| Self::new(corpus, true)).map_err(|error| to_python(&error))
    }

    /// Connects to a server.
    #[staticmethod]
    fn connect(py: Python<'_>, address: &str, timeout: f64) -> PyResult<Self> {
        let client = Duration::try_from_secs_f64(timeout)
            .map_err(|error| Error::invalid("timeout", error.to_string()))
            .and_then(|deadline| {
                py.detach(|| {
                    Client::connect_with(address, ClientOptions { deadline, ..ClientOptions::default() })
                })
            });
        client.map(|client| Self::new(client, false)).map_err(|error| to_python(&error))
    }

    /// Lets go of the corpus; what is being asked is still answered.
    fn close(&self, py: Python<'_>) {
        let corpus = self.corpus.lock().unwrap_or_else(PoisonError::into_inner).take();
        // Closing may write, and a client ends its threads.
        py.detach(|| drop(corpus));
    }

    #[getter]
    fn is_closed(&self) -> bool {
        self.corpus.lock().unwrap_or_else(PoisonError::into_inner).is_none()
    }

    fn analyze(&self, py: Python<'_>, page: PageTuple) -> PyResult<String> {
        let page: Page = page.try_into()?;
        self.ask(py, |corpus| corpus.analyze(&page))
    }

    fn ingest(&self, py: Python<'_>, pages: Vec<PageTuple>) -> PyResult<String> {
        if self.reads_pages_here {
            processes::begin_parallel_work()?;
        }
        let pages: Vec<Page> = pages.into_iter().map(Page::try_from).collect::<PyResult<_>>()?;
        self.ask(py, |corpus| corpus.ingest(pages))
    }

    fn delete_document(&self, py: Python<'_>, id: &str) -> PyResult<()> {
        self.ask(py, |corpus| corpus.delete_document(id)).map(drop)
    }

    fn get_document(&self, py: Python<'_>, id: &str) -> PyResult<String> {
        self.ask(py, |corpus| corpus.document(id))
    }

    fn list_documents(&self, py: Python<'_>, filter: &str, page: &str) -> PyResult<String> {
        self.ask(py, |corpus| corpus.documents(&read(filter)?, &read(page)?))
    }

    fn search_documents(&self, py: Python<'_>, query: &str, page: &str) -> PyResult<String> {
        self.ask(py, |corpus| corpus.search_documents(&read(query)?, &read(page)?))
    }

    fn get_entity(&self, py: Python<'_>, who: &str) -> PyResult<String> {
        self.ask(py, |corpus| corpus.find_entity(&who.into()))
    }

    fn batch_get_entities(&self, py: Python<'_>, ids: Vec<String>) -> PyResult<String> {
        self.ask(py, move |corpus| corpus.entities(&ids))
    }

    fn search_entities(&self, py: Python<'_>, query: &str, page: &str) -> PyResult<String> {
        self.ask(py, |corpus| corpus.search_entities(&read(query)?, &read(page)?))
    }

    fn list_mentions(&self, py: Python<'_>, filter: &str, page: &str) -> PyResult<String> {
        self.ask(py, |corpus| corpus.mentions(&read(filter)?, &read(page)?))
    }

    fn judge(&self, py: Python<'_>, decision: &str) -> PyResult<String> {
        self.ask(py, |corpus| corpus.judge(&read(decision)?))
    }

    fn load_list(&self, py: Python<'_>, list: &str, path: PathBuf) -> PyResult<String> {
        self.ask(py, move |corpus| {
            let mut bad = Vec::new();
            let loaded = lists::load_file(corpus, list, &path, |record| {
                bad.push(serde_json::json!({ "line": record.line, "reason": record.reason }));
            })?;
            Ok(serde_json::json!({ "loaded": loaded, "bad": bad }))
        })
    }

    fn remove_list(&self, py: Python<'_>, list: &str) -> PyResult<String> {
        self.ask(py, |corpus| corpus.remove_list(list))
    }

    fn list_lists(&self, py: Python<'_>) -> PyResult<String> {
        self.ask(py, |corpus| corpus.lists())
    }

    fn undo_judgement(&self, py: Python<'_>, id: &str, author: &str, reason: &str) -> PyResult<String> {
        self.ask(py, |corpus| corpus.undo_judgement(id, author, reason))
    }

    fn list_judgements(&self, py: Python<'_>, filter: &str, page: &str) -> PyResult<String> {
        self.ask(py, |corpus| corpus.judgements(&read(filter)?, &read(page)?))
    }

    fn explain_entities(&self, py: Python<'_>, left: &str, right: &str) -> PyResult<String> {
        self.ask(py, |corpus| corpus.explain(&left.into(), &right.into()))
    }

    fn find_incumbent(&self, py: Python<'_>, query: &str) -> PyResult<String> {
        self.ask(py, |corpus| corpus.incumbent(&read(query)?))
    }

    fn list_roles(&self, py: Python<'_>, filter: &str, page: &str) -> PyResult<String> {
        self.ask(py, |corpus| corpus.roles(&read(filter)?, &read(page)?))
    }

    fn get_event(&self, py: Python<'_>, id: &str) -> PyResult<String> {
        self.ask(py, |corpus| corpus.event(id))
    }

    fn list_events(&self, py: Python<'_>, filter: &str, page: &str) -> PyResult<String> {
        self.ask(py, |corpus| corpus.events(&read(filter)?, &read(page)?))
    }

    fn aggregate_events(&self, py: Python<'_>, filter: &str, aggregation: &str) -> PyResult<String> {
        self.ask(py, |corpus| corpus.aggregate_events(&read(filter)?, read(aggregation)?))
    }

    fn list_quotes(&self, py: Python<'_>, filter: &str, page: &str) -> PyResult<String> {
        self.ask(py, |corpus| corpus.quotes(&read(filter)?, &read(page)?))
    }

    fn get_statistics(&self, py: Python<'_>) -> PyResult<String> {
        self.ask(py, |corpus| corpus.statistics())
    }

    fn list_changes(&self, py: Python<'_>, after_sequence: u64, page_size: u32) -> PyResult<String> {
        self.ask(py, |corpus| corpus.changes(after_sequence, page_size))
    }
}

/// Reads an argument from its JSON.
fn read<T: DeserializeOwned>(json: &str) -> Result<T> {
    serde_json::from_str(json).map_err(|error| {
        let words = error.to_string();
        let words = words.split(" at line ").next().unwrap_or(&words).to_owned();
        Error::invalid("argument", words)
    })
}

fn closed(py: Python<'_>) -> PyErr {
    let make =
        || py.import("dateline.errors")?.getattr("ClosedError")?.call1(("this corpus was closed", "CLOSED"));
    make().map_or_else(|error| error, PyErr::from_value)
}
