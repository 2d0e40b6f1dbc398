//! Pages read from files.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use dateline_core::Known;
use dateline_input::{Naming, Options, Pages, Skipped, pages};
use pyo3::prelude::*;

use crate::error::words;
use crate::page::{PageTuple, read_form};

/// Reads the pages of files, folders, JSON Lines and web archives, one at a time.
#[pyclass(frozen, module = "dateline._native")]
pub(crate) struct PageReader {
    pages: Mutex<Pages>,
}

/// A page or why there is none, and where it was looked for.
type Item = (Option<PageTuple>, String, Option<String>);

#[pymethods]
impl PageReader {
    #[new]
    fn new(paths: Vec<PathBuf>, form: Option<&str>, ids_from_paths: bool) -> PyResult<Self> {
        let naming = if ids_from_paths { Naming::PathBelow } else { Naming::Unnamed };
        let options = Options { form: form.map(read_form).transpose()?, known: Known::default(), naming };
        Ok(Self { pages: Mutex::new(pages(paths, options)) })
    }

    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> Option<Item> {
        let next = py.detach(|| self.pages.lock().unwrap_or_else(PoisonError::into_inner).next());
        next.map(|found| match found {
            Ok(found) => (Some(found.page.into()), found.origin.to_string(), None),
            Err(error) => (None, String::new(), Some(words(&error))),
        })
    }

    /// How many records of web archives were passed over so far, by why.
    fn skipped(&self) -> Skipped {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner).skipped().clone()
    }
}
