//! Which pieces of a page are the story, as learned from pages whose story is known.
//!
//! A linear model over the shape, the wording, the markup and the surroundings of each piece (`describe.rs`) says how
//! likely it is part of the story; the likeliest path over the whole page, with a price for each change between story
//! and surroundings, decides ([`decide`]). `training/` fits the weights, `models/pages.dateline` holds them.

mod decide;
mod describe;

use std::sync::LazyLock;

pub use self::decide::decide;
pub(super) use self::describe::{View, describe};
use super::line::Piece;
use crate::tag::model::{Head, Model, ModelError, Score};

/// A feature's weight of 1 (in natural logarithms of odds) as the model's integers write it.
pub const UNIT: f32 = 24.0;

static MODEL: LazyLock<Result<Model, ModelError>> =
    LazyLock::new(|| Model::read(include_bytes!("../../../../../models/pages.dateline").as_slice()));

/// The name of the head for pages with markup or without.
pub fn head_name(has_markup: bool) -> &'static str {
    if has_markup { "html" } else { "text" }
}

/// The weights for a page; `None` only if the embedded model is damaged, which a test holds it is not.
fn head(has_markup: bool) -> Option<Head<'static>> {
    MODEL.as_ref().ok()?.head(head_name(has_markup)).ok()
}

/// The logarithm of the odds that each piece is story.
pub(super) fn odds(features: &[Vec<u32>], has_markup: bool) -> Option<Vec<f32>> {
    let head = head(has_markup)?;
    let odds = features.iter().map(|features| {
        let mut scores = [0; 1];
        head.add(features, &mut scores);
        scores[0] as f32 / UNIT
    });
    Some(odds.collect())
}

/// How much a piece of so many words counts: more for longer ones, but not in proportion.
pub fn worth(words: u32) -> f32 {
    (words.clamp(1, 100) as f32).sqrt() / 3.0
}

/// Whether any piece knows where in the markup it stands.
pub(super) fn has_markup(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| piece.hint.parent > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_model_is_whole() {
        assert!(head(true).is_some() && head(false).is_some());
    }
}
