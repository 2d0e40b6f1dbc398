//! Language models from files.

use std::path::PathBuf;

use dateline_core::Options;
use dateline_input::language_model;
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

/// How pages are read with the model, or with the one that comes with the program.
pub(crate) fn options(model: Option<&LanguageModel>) -> Options {
    Options { model: model.map(|model| model.0.clone()), ..Options::default() }
}
