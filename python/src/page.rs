//! Pages, as the package hands them over.

use dateline_core::{Form, Known, Page};
use pyo3::PyErr;
use pyo3::prelude::*;

/// A page as a tuple: body, form, charset, id, URL, title, time published, time fetched.
#[derive(FromPyObject, IntoPyObject)]
pub(crate) struct PageTuple(
    Vec<u8>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
);

impl TryFrom<PageTuple> for Page {
    type Error = PyErr;

    fn try_from(tuple: PageTuple) -> PyResult<Self> {
        let PageTuple(bytes, form, charset, id, url, title, published, fetched) = tuple;
        let form = form.as_deref().map(read_form).transpose()?;
        Ok(Self { bytes, form, charset, known: Known { id, url, title, published, fetched } })
    }
}

impl From<Page> for PageTuple {
    fn from(page: Page) -> Self {
        let Page { bytes, form, charset, known } = page;
        let form = form.map(|form| match form {
            Form::Html => "html".to_owned(),
            Form::Page => "page".to_owned(),
            Form::Article => "article".to_owned(),
        });
        Self(bytes, form, charset, known.id, known.url, known.title, known.published, known.fetched)
    }
}

/// The form of that name.
pub(crate) fn read_form(name: &str) -> PyResult<Form> {
    match name {
        "html" => Ok(Form::Html),
        "page" => Ok(Form::Page),
        "article" => Ok(Form::Article),
        _ => {
            let reason = format!("must be \"html\", \"page\" or \"article\", not {name:?}");
            Err(crate::error::to_python(&dateline_corpus::Error::invalid("form", reason)))
        }
    }
}
