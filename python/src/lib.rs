//! The private native module behind the Python package `dateline`.
//!
//! It converts, lets go of the interpreter, calls, and converts back: pages come in as tuples, questions and answers
//! are the JSON of their serde forms, and the package makes typed values of them. Nothing else is decided here.

mod error;
mod handle;
mod page;
mod process;
mod reader;

use pyo3::prelude::*;

#[pymodule]
mod _native {
    use dateline_core::{Options, Page};
    use pyo3::prelude::*;
    use rayon::prelude::*;

    #[pymodule_export]
    use crate::handle::Handle;
    use crate::page::PageTuple;
    use crate::process;
    #[pymodule_export]
    use crate::reader::PageReader;

    /// The version of the engine.
    #[pymodule_export]
    const ENGINE: &str = dateline_core::ENGINE;

    /// The page's analysis, as JSON.
    #[pyfunction]
    fn analyze(py: Python<'_>, page: PageTuple) -> PyResult<String> {
        let page = page.try_into()?;
        Ok(py.detach(|| analysis(&page)))
    }

    /// The pages' analyses, as JSON, in order, made on all cores.
    #[pyfunction]
    fn analyze_batch(py: Python<'_>, pages: Vec<PageTuple>) -> PyResult<Vec<String>> {
        process::begin_parallel_work()?;
        let pages: Vec<Page> = pages.into_iter().map(Page::try_from).collect::<PyResult<_>>()?;
        Ok(py.detach(|| pages.par_iter().map(analysis).collect()))
    }

    /// The first and the last day of a period such as `2023-Q1`, half-open.
    #[pyfunction]
    fn period(text: &str) -> PyResult<(String, String)> {
        let range =
            dateline_corpus::TimeRange::period(text).map_err(|error| crate::error::to_python(&error))?;
        Ok((range.start.unwrap_or_default(), range.end.unwrap_or_default()))
    }

    /// How likely two names are one, as JSON.
    #[pyfunction]
    fn compare_names(left: &str, right: &str) -> String {
        let likeness = dateline_core::names::compare::likeness(left, right);
        serde_json::to_string(&likeness).unwrap_or_default()
    }

    fn analysis(page: &Page) -> String {
        let analysis = dateline_core::analyze(page, &Options::default());
        // An analysis holds no map with keys other than strings and no number that JSON lacks.
        serde_json::to_string(&analysis).unwrap_or_default()
    }
}
