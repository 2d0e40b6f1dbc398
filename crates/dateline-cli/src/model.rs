//! What pages are read with.

use std::path::PathBuf;

use clap::Args;
use dateline_core::Options;

use crate::failure::Failure;

/// What pages are read with.
#[derive(Args, Default)]
pub(crate) struct ModelArgument {
    /// Read pages with the language model in this file, instead of the one that comes with the program
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,

    /// Code events by the ontology in this folder, laid over the one that comes with the program
    #[arg(long, value_name = "FOLDER")]
    ontology: Option<PathBuf>,
}

impl ModelArgument {
    /// How pages are read.
    pub(crate) fn options(&self) -> Result<Options, Failure> {
        let model = self.model.as_deref().map(dateline_input::language_model).transpose()?;
        let ontology = self.ontology.as_deref().map(dateline_input::ontology).transpose()?;
        Ok(Options { model, ontology, ..Options::default() })
    }

    /// Whether a model or an ontology was named.
    pub(crate) fn is_given(&self) -> bool {
        self.model.is_some() || self.ontology.is_some()
    }
}
