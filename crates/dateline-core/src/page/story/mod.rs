//! Which pieces of a page are the story, as learned from pages whose story is known.
//!
//! A linear model over the shape, the wording, the markup and the surroundings of each piece (`describe.rs`) says how
//! likely it is part of the story. Without markup, a second reading by boosted trees (`trees.rs`) sees those odds, of the
//! piece and of its neighbours (`again.rs`). The likeliest path over the whole page, with a price for each change between
//! story and surroundings, decides ([`decide`]). `training/` fits the weights, `models/pages.dateline` holds them.

mod again;
mod cohesion;
mod containers;
mod decide;
mod describe;
mod runs;
mod signs;
pub mod trees;
mod weights;

use std::sync::LazyLock;

pub(super) use self::again::see;
pub use self::again::{Seen, WIDTH, describe as describe_again};
pub use self::decide::decide;
pub(super) use self::describe::{Features, View, bin, describe, word_number};
pub(super) use self::runs::Runs;
pub(super) use self::signs::Signs;
use self::trees::Tree;
use self::weights::Weights;
use super::line::Piece;
use crate::tag::model::Model;

/// A feature's weight of 1 (in natural logarithms of odds) as the model's integers write it.
pub const UNIT: f32 = 24.0;

/// What the embedded model holds.
#[derive(Default)]
struct Learned {
    heads: Vec<(&'static str, Weights)>,
    /// The trees of the second reading.
    trees: Vec<Tree>,
}

/// The embedded model; empty only if it is damaged, which a test holds it is not.
static LEARNED: LazyLock<Learned> = LazyLock::new(|| {
    let Ok(model) = Model::read(include_bytes!("../../../../../models/pages.dateline").as_slice()) else {
        return Learned::default();
    };
    let weights = |name| Some((name, Weights::of(&model.head(name).ok()?)));
    let trees = trees::read(&model, TREES_NAME).unwrap_or_default();
    Learned { heads: HEAD_NAMES.into_iter().filter_map(weights).collect(), trees }
});

/// The heads that the model has.
const HEAD_NAMES: [&str; 5] = ["text", "html", "text-title", "html-title", LIST];

/// The name of the head for pages with markup or without.
pub fn head_name(has_markup: bool) -> &'static str {
    if has_markup { "html" } else { "text" }
}

/// Whether pages with markup or without are read a second time. Elements tell the first reading most of what the second
/// would see: with markup it gained nothing on sites that were kept apart.
pub fn is_read_again(has_markup: bool) -> bool {
    !has_markup
}

/// The name of the trees of the second reading.
pub const TREES_NAME: &str = "text-trees";

/// The name of the head that tells lists of stories from stories.
pub const LIST: &str = "list";

/// The name of the head that tells the headline, on pages with markup or without.
pub fn title_head_name(has_markup: bool) -> &'static str {
    if has_markup { "html-title" } else { "text-title" }
}

fn head(name: &str) -> Option<&'static Weights> {
    LEARNED.heads.iter().find(|(known, _)| *known == name).map(|(_, weights)| weights)
}

/// The lean towards the story by which a second reading is told what the first one decides.
const FIRST_LEAN: f32 = 0.5;

/// What is added to the logarithm of the odds of each piece: a paragraph lost costs more than a line kept. Chosen on
/// training sites.
pub const LEAN: f32 = 0.5;

/// The logarithm of the odds that each piece is story, with the lean towards it; `seen` is asked for where pages are read
/// again.
pub(super) fn odds(
    features: &[Vec<u32>],
    seen: impl FnOnce() -> Vec<Seen>,
    has_markup: bool,
) -> Option<Vec<f32>> {
    let head = head(head_name(has_markup))?;
    let mut odds: Vec<f32> = features.iter().map(|features| odds_of(head, features)).collect();
    if is_read_again(has_markup) {
        odds = describe_again(&seen(), &odds).iter().map(|row| odds_again(&LEARNED.trees, row)).collect();
    }
    Some(odds.into_iter().map(|odds| odds + LEAN).collect())
}

/// The logarithm of the odds by the second reading: what the trees add to those of the first.
pub fn odds_again(trees: &[Tree], row: &[f32; WIDTH]) -> f32 {
    row[0] + trees::sum(trees, row)
}

/// The logarithm of the odds that each line is the headline.
pub(super) fn odds_of_titles(features: &[Vec<u32>], has_markup: bool) -> Option<Vec<f32>> {
    let head = head(title_head_name(has_markup))?;
    Some(features.iter().map(|features| odds_of(head, features)).collect())
}

/// The logarithm of the odds that a page with markup is a list of stories.
pub(super) fn odds_of_list(features: &[u32]) -> Option<f32> {
    head(LIST).map(|head| odds_of(head, features))
}

fn odds_of(head: &Weights, features: &[u32]) -> f32 {
    head.sum(features) as f32 / UNIT
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
        assert_eq!(LEARNED.heads.len(), HEAD_NAMES.len());
        assert_eq!(LEARNED.trees.len(), trees::TREES);
    }
}
