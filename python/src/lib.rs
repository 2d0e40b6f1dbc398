//! The private native module behind the Python package `dateline`.
//!
//! It converts, lets go of the interpreter, calls, and converts back: pages come in as tuples, questions and answers
//! are the JSON of their serde forms, and the package makes typed values of them. Nothing else is decided here.

mod error;
mod handle;
mod model;
mod page;
mod process;
mod reader;

use pyo3::prelude::*;

#[pymodule]
mod _native {
    use dateline_core::page::repeated::{Sites, site_of, text_of};
    use dateline_core::{Analysis, Options, Page};
    use pyo3::prelude::*;
    use rayon::prelude::*;

    #[pymodule_export]
    use crate::handle::Handle;
    use crate::model::options;
    #[pymodule_export]
    use crate::model::{LanguageModel, Ontology};
    use crate::page::PageTuple;
    use crate::process;
    #[pymodule_export]
    use crate::reader::PageReader;

    /// The version of the engine.
    #[pymodule_export]
    const ENGINE: &str = dateline_core::ENGINE;

    /// The page's analysis, as JSON.
    #[pyfunction]
    #[pyo3(signature = (page, model=None, ontology=None))]
    fn analyze(
        py: Python<'_>,
        page: PageTuple,
        model: Option<&LanguageModel>,
        ontology: Option<&Ontology>,
    ) -> PyResult<String> {
        let (page, options) = (page.try_into()?, options(model, ontology));
        Ok(py.detach(|| analysis(&page, &options)))
    }

    /// The pages' analyses, as JSON, in order, made on all cores; `sites` names which of them are of one site, `url` or
    /// `one`, whose repeated lines are then left out of stories.
    #[pyfunction]
    #[pyo3(signature = (pages, sites, model=None, ontology=None))]
    fn analyze_batch(
        py: Python<'_>,
        pages: Vec<PageTuple>,
        sites: Option<&str>,
        model: Option<&LanguageModel>,
        ontology: Option<&Ontology>,
    ) -> PyResult<Vec<String>> {
        process::begin_parallel_work()?;
        let options = options(model, ontology);
        let pages: Vec<Page> = pages.into_iter().map(Page::try_from).collect::<PyResult<_>>()?;
        let by_url = match sites {
            None => return Ok(py.detach(|| pages.par_iter().map(|page| analysis(page, &options)).collect())),
            Some("url") => true,
            Some("one") => false,
            Some(other) => {
                let reason = format!("must be \"url\" or \"one\", not {other:?}");
                return Err(crate::error::to_python(&dateline_corpus::Error::invalid("sites", reason)));
            }
        };
        Ok(py.detach(|| analyses(&pages, by_url, &options)))
    }

    /// The analyses of pages that are read with what is known of their sites from all of them.
    fn analyses(pages: &[Page], by_url: bool, options: &Options) -> Vec<String> {
        let site = |page: &Page| {
            if by_url { page.known.url.as_deref().and_then(site_of) } else { Some(String::new()) }
        };
        let texts: Vec<String> = pages.par_iter().map(|page| text_of(page, options)).collect();
        let mut sites = Sites::default();
        for (page, text) in pages.iter().zip(&texts) {
            if let Some(site) = site(page) {
                sites.add(&site, text);
            }
        }
        let sites = sites.finish();
        let read = |page: &Page| {
            let known = site(page).and_then(|site| sites.get(&site).cloned());
            written(&dateline_core::analyze(page, &Options { site: known, ..options.clone() }))
        };
        pages.par_iter().map(read).collect()
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

    fn analysis(page: &Page, options: &Options) -> String {
        written(&dateline_core::analyze(page, options))
    }

    fn written(analysis: &Analysis) -> String {
        // An analysis holds no map with keys other than strings and no number that JSON lacks.
        serde_json::to_string(analysis).unwrap_or_default()
    }
}
