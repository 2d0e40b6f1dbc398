//! A language model that many readers share.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, LazyLock};

use super::model::{Card, Model, ModelError};
use super::{Pipeline, Tagged};
use crate::Text;
use crate::text::Layer;

static EMBEDDED: LazyLock<Result<LanguageModel, ModelError>> = LazyLock::new(|| {
    LanguageModel::read(include_bytes!("../../../../models/english-small.dateline").as_slice())
});

/// A language model, ready to read pages. Clones share it.
///
/// One comes with the program. Another in the same format, for example a larger and slower one, is read from its file:
///
/// ```no_run
/// use dateline_core::{LanguageModel, Options, Page, analyze};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let model = LanguageModel::read(std::fs::read("english-large.dateline")?)?;
/// let options = Options { model: Some(model), ..Options::default() };
/// let analysis = analyze(&Page::article("Ministers met in Geneva on Monday."), &options);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct LanguageModel(Arc<Pipeline>);

impl LanguageModel {
    /// Reads a model's file. Fails on a file that is no model, is damaged, or lacks a part.
    pub fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, ModelError> {
        Ok(Self(Arc::new(Pipeline::new(Model::read(bytes)?)?)))
    }

    /// The model that comes with the program.
    pub fn embedded() -> Result<&'static Self, &'static ModelError> {
        EMBEDDED.as_ref()
    }

    /// What the model says of itself.
    pub fn card(&self) -> &Card {
        self.0.model().card()
    }

    /// The model's name and version: `english-small-1.0.0`.
    pub fn version(&self) -> String {
        let card = self.card();
        format!("{}-{}", card.name, card.version)
    }

    /// Says where sentences end, tags, parses, finds names and predicates.
    pub fn annotate(&self, text: &Text, layer: &Layer) -> Tagged {
        self.0.annotate(text, layer)
    }
}

impl fmt::Debug for LanguageModel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("LanguageModel").field(&self.version()).finish()
    }
}
