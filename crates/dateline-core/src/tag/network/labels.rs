//! What the network says of each token alone: its tag, its part in a name, whether a sentence ends after it, whether it
//! is a predicate.

use super::Sizes;
use super::kernel::Level;
use super::linear::{Linear, Sums};
use crate::tag::model::{Model, ModelError};
use crate::tag::ner;

/// Names are decoded with scores in so many parts of one.
const PARTS: f32 = 256.0;

/// The heads for single tokens, as one linear map.
#[derive(Debug)]
pub(super) struct Labels {
    all: Linear,
    tags: usize,
}

/// What is said of the tokens of a piece, by token.
#[derive(Clone, Debug, Default)]
pub struct Labelled {
    /// The index of the tag.
    pub tags: Vec<u16>,
    /// The score of each label of a name.
    pub names: Vec<[i32; ner::LABELS]>,
    /// How much speaks for the end of a sentence after the token: above 0 more than against it.
    pub ends: Vec<f32>,
    /// Whether the token is a predicate.
    pub predicates: Vec<bool>,
}

impl Labelled {
    /// Forgets the piece, to make room for another.
    pub fn clear(&mut self) {
        self.tags.clear();
        self.names.clear();
        self.ends.clear();
        self.predicates.clear();
    }
}

/// Room for the work.
#[derive(Debug, Default)]
pub(super) struct Room {
    sums: Sums,
    scores: Vec<f32>,
}

impl Labels {
    pub(super) fn read(model: &Model, sizes: Sizes) -> Result<Self, ModelError> {
        let tags = model.labels("tags")?.len();
        if tags == 0 || tags > usize::from(u16::MAX) {
            return Err(ModelError::unfit("tags", format!("{tags} labels")));
        }
        if model.labels("names")? != ner::labels() {
            return Err(ModelError::unfit("names", "other labels"));
        }
        let heads = [("tags", tags), ("names", ner::LABELS), ("sentences", 1), ("predicates", 1)];
        Ok(Self { all: Linear::read(model, &heads, sizes.width)?, tags })
    }

    /// Adds what is said of some tokens.
    pub(super) fn run(&self, level: Level, inputs: &[i8], room: &mut Room, out: &mut Labelled) {
        self.all.run(level, inputs, &mut room.sums, &mut room.scores);
        for scores in room.scores.chunks_exact(self.all.width()) {
            let (tags, scores) = scores.split_at(self.tags);
            let (names, rest) = scores.split_at(ner::LABELS);
            out.tags.push(best(tags) as u16);
            let mut parts = [0; ner::LABELS];
            for (part, score) in parts.iter_mut().zip(names) {
                *part = (score * PARTS).round_ties_even() as i32;
            }
            out.names.push(parts);
            out.ends.push(rest[0]);
            out.predicates.push(rest[1] > 0.0);
        }
    }
}

/// The index of the highest score; the first among equals.
pub(super) fn best(scores: &[f32]) -> usize {
    let mut best = 0;
    for (at, &score) in scores.iter().enumerate() {
        if score > scores[best] {
            best = at;
        }
    }
    best
}
