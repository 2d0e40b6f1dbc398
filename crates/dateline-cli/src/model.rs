//! Which language model reads pages.

use std::path::PathBuf;

use clap::Args;
use dateline_core::Options;

use crate::failure::Failure;

/// Which language model reads pages.
#[derive(Args, Default)]
pub(crate) struct ModelArgument {
    /// Read pages with the language model in this file, instead of the one that comes with the program
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

impl ModelArgument {
    /// How pages are read.
    pub(crate) fn options(&self) -> Result<Options, Failure> {
        let model = self.model.as_deref().map(dateline_input::language_model).transpose()?;
        Ok(Options { model, ..Options::default() })
    }

    /// Whether a model was named.
    pub(crate) fn is_given(&self) -> bool {
        self.model.is_some()
    }
}
