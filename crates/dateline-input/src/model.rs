//! Language models from files.

use std::path::Path;

use dateline_core::LanguageModel;

use crate::error::{Error, Result};

/// Reads a language model, to take the place of the one that comes with the program.
pub fn language_model(path: &Path) -> Result<LanguageModel> {
    let bytes = std::fs::read(path).map_err(|source| Error::Unreadable { path: path.to_owned(), source })?;
    LanguageModel::read(bytes).map_err(|source| Error::BadModel { path: path.to_owned(), source })
}
