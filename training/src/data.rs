//! The treebanks.

use std::path::Path;

use anyhow::Result;
use dateline_core::text::Hyphens;

use crate::treebank::{self, Sentence};

/// Reads one of the language sets' treebanks.
pub(crate) fn read(data: &Path, name: &str, hyphens: Hyphens) -> Result<Vec<Sentence>> {
    treebank::read(&data.join("language").join(name), hyphens)
}
