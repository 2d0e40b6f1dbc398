//! The network: recurrent layers over a paragraph, and heads for every task.
//!
//! Its weights are integers of eight bits, and so is what they are multiplied with; sums are exact. The rest is
//! arithmetic that is the same to the last bit on every machine (see [`kernel`]). All dimensions come from the model's
//! card, so that a larger model of the same kind takes the place of a smaller one.

mod embedding;
mod kernel;
mod labels;
mod layer;
mod linear;
mod pairs;
mod sizes;

use self::embedding::{Embedding, Memo};
use self::kernel::Level;
pub use self::labels::Labelled;
use self::labels::Labels;
use self::layer::Layer;
use self::pairs::Pairs;
pub use self::pairs::Parsed;
pub use self::sizes::Sizes;
use super::model::{Model, ModelError};
use super::rows::Rows;

/// The most tokens that are read as one piece.
pub const PIECE: usize = 256;

/// A network that was read and found whole.
#[derive(Debug)]
pub struct Network {
    level: Level,
    embedding: Embedding,
    layers: Vec<Layer>,
    /// What the last layer's numbers are multiplied with before they are rounded.
    output: f32,
    labels: Labels,
    pairs: Pairs,
}

/// Room for the work on a page, used again for each piece of it.
#[derive(Debug, Default)]
pub struct Work {
    memo: Memo,
    numbers: Vec<f32>,
    layer: layer::Room,
    labels: labels::Room,
    pairs: pairs::Room,
    /// What the last layer says of each token of the piece.
    tokens: Vec<i8>,
}

impl Network {
    /// Makes ready the network of a model.
    pub fn read(model: &Model) -> Result<Self, ModelError> {
        let sizes = model.card().sizes.check()?;
        let layers = (0..sizes.layers).map(|nth| Layer::read(model, nth, sizes.width));
        Ok(Self {
            level: Level::best(),
            embedding: Embedding::read(model, sizes)?,
            layers: layers.collect::<Result<_, _>>()?,
            output: model.number("heads.input")?,
            labels: Labels::read(model, sizes)?,
            pairs: Pairs::read(model, sizes)?,
        })
    }

    /// The same network without the special instructions of the processor.
    #[must_use]
    pub fn portable(self) -> Self {
        Self { level: Level::PORTABLE, ..self }
    }

    /// Reads a piece, at most [`PIECE`] tokens of a paragraph, and says of each token what it is.
    pub fn read_piece(&self, model: &Model, tokens: &[Rows], work: &mut Work, out: &mut Labelled) {
        self.embedding.run(self.level, model, tokens, &mut work.memo, &mut work.numbers);
        for layer in &self.layers {
            layer.run(self.level, &mut work.numbers, &mut work.layer);
        }
        work.tokens.resize(work.numbers.len(), 0);
        kernel::quantise(self.level, &work.numbers, self.output, &mut work.tokens);
        self.labels.run(self.level, &work.tokens, &mut work.labels, out);
    }

    /// Parses a sentence: the tokens `start..start + predicates.len()` of the piece that was read last, of which it is
    /// said which are predicates.
    pub fn parse(&self, start: usize, predicates: &[bool], work: &mut Work) -> Parsed {
        let width = self.embedding.width();
        let tokens = &work.tokens[start * width..(start + predicates.len()) * width];
        self.pairs.run(self.level, tokens, predicates, &mut work.pairs)
    }
}

#[cfg(test)]
mod tests;
