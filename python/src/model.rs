//! Language models and ontologies from files.

use std::path::PathBuf;
use std::sync::Arc;

use dateline_core::Options;
use dateline_input::{language_model, ontology};
use pyo3::prelude::*;

use crate::error::input_to_python;

/// A language model that was read from a file.
#[pyclass(frozen, module = "dateline._native")]
pub(crate) struct LanguageModel(dateline_core::LanguageModel);

#[pymethods]
impl LanguageModel {
    /// Reads a model's file.
    #[new]
    fn new(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        py.detach(move || language_model(&path)).map(Self).map_err(|error| input_to_python(&error))
    }

    #[getter]
    fn name(&self) -> &str {
        &self.0.card().name
    }

    #[getter]
    fn version(&self) -> &str {
        &self.0.card().version
    }

    #[getter]
    fn licence(&self) -> &str {
        &self.0.card().licence
    }
}

/// An ontology that was read from the files in a folder.
#[pyclass(frozen, module = "dateline._native")]
pub(crate) struct Ontology(Arc<dateline_core::events::Ontology>);

#[pymethods]
impl Ontology {
    /// Reads the files in a folder.
    #[new]
    fn new(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        py.detach(move || ontology(&path)).map(Self).map_err(|error| input_to_python(&error))
    }

    #[getter]
    fn version(&self) -> String {
        self.0.version().unwrap_or_default()
    }
}

/// How pages are read with a model and an ontology, or with those that come with the program.
pub(crate) fn options(model: Option<&LanguageModel>, ontology: Option<&Ontology>) -> Options {
    let (model, ontology) = (model.map(|model| model.0.clone()), ontology.map(|read| Arc::clone(&read.0)));
    Options { model, ontology, ..Options::default() }
}
