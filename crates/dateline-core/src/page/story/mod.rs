//! Which pieces of a page are the story, as learned from pages whose story is known.
//!
//! A linear model over the shape, the wording, the markup and the surroundings of each piece (`describe.rs`) says how
//! likely it is part of the story; the likeliest path over the whole page, with a price for each change between story
//! and surroundings, decides ([`decide`]). `training/` fits the weights, `models/pages.dateline` holds them.

mod containers;
mod decide;
mod describe;
mod runs;

use std::sync::LazyLock;

pub use self::decide::decide;
pub(super) use self::describe::{Features, View, bin, describe, word_number};
pub(super) use self::runs::Runs;
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

/// The name of the head that tells lists of stories from stories.
pub const LIST: &str = "list";

/// The name of the head that tells the headline, on pages with markup or without.
pub fn title_head_name(has_markup: bool) -> &'static str {
    if has_markup { "html-title" } else { "text-title" }
}

/// The weights for a page; `None` only if the embedded model is damaged, which a test holds it is not.
fn head(name: &'static str) -> Option<Head<'static>> {
    MODEL.as_ref().ok()?.head(name).ok()
}

/// What is added to the logarithm of the odds of each piece, on pages with markup or without: a paragraph lost costs more
/// than a line kept. Chosen on training sites.
pub fn lean(has_markup: bool) -> f32 {
    if has_markup { 0.5 } else { 1.0 }
}

/// The logarithm of the odds that each piece is story, with the lean towards it.
pub(super) fn odds(features: &[Vec<u32>], has_markup: bool) -> Option<Vec<f32>> {
    let head = head(head_name(has_markup))?;
    Some(features.iter().map(|features| odds_of(&head, features) + lean(has_markup)).collect())
}

/// The logarithm of the odds that each line is the headline.
pub(super) fn odds_of_titles(features: &[Vec<u32>], has_markup: bool) -> Option<Vec<f32>> {
    let head = head(title_head_name(has_markup))?;
    Some(features.iter().map(|features| odds_of(&head, features)).collect())
}

/// The logarithm of the odds that a page with markup is a list of stories.
pub(super) fn odds_of_list(features: &[u32]) -> Option<f32> {
    head(LIST).map(|head| odds_of(&head, features))
}

fn odds_of(head: &Head, features: &[u32]) -> f32 {
    let mut scores = [0; 1];
    head.add(features, &mut scores);
    scores[0] as f32 / UNIT
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
        let names = [true, false].map(|has_markup| [head_name(has_markup), title_head_name(has_markup)]);
        let names = names.into_iter().flatten().chain([LIST]);
        assert!(names.into_iter().all(|name| head(name).is_some()));
    }
}
