//! The treebanks.

use std::path::Path;

use anyhow::Result;

use crate::treebank::{self, Sentence};

/// Sentences to train on.
pub(crate) fn training(data: &Path) -> Result<Vec<Sentence>> {
    let mut sentences = read(data, "ud-ewt/en_ewt-ud-train.conllu.zst")?;
    sentences.extend(read(data, "ud-gum/en_gum-ud-train.conllu.zst")?);
    Ok(sentences)
}

/// Sentences to measure on, by treebank.
pub(crate) fn dev(data: &Path) -> Result<[(&'static str, Vec<Sentence>); 2]> {
    Ok([
        ("EWT", read(data, "ud-ewt/en_ewt-ud-dev.conllu.zst")?),
        ("GUM", read(data, "ud-gum/en_gum-ud-dev.conllu.zst")?),
    ])
}

/// Reads one of the language sets' treebanks.
pub(crate) fn read(data: &Path, name: &str) -> Result<Vec<Sentence>> {
    treebank::read(&data.join("language").join(name))
}
