//! How large a network is, as its model's card says.

use serde::{Deserialize, Serialize};

use super::kernel::{LANES, MOST_COLUMNS};
use crate::tag::model::ModelError;
use crate::tag::rows;

/// No model has more layers.
const MOST_LAYERS: usize = 32;

/// The dimensions of a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sizes {
    /// The numbers that stand for a token, half of them for each direction.
    pub width: usize,
    /// The recurrent layers.
    pub layers: usize,
    /// The rows of the table of words.
    pub vocabulary: usize,
    /// The rows of the table of hashed features, a power of two.
    pub hashed: usize,
    /// The rows of the table of small features.
    pub small: usize,
    /// The numbers by which a head and its dependent find each other.
    pub arcs: usize,
    /// The numbers that stand for a pair of tokens.
    pub pairs: usize,
}

impl Sizes {
    /// Checks that this program can compute with a network of that size.
    pub(super) fn check(self) -> Result<Self, ModelError> {
        let lanes = |size: usize| size > 0 && size <= MOST_COLUMNS && size.is_multiple_of(LANES);
        let fits = self.width.is_multiple_of(2)
            && lanes(self.width / 2)
            && self.width <= MOST_COLUMNS
            && lanes(self.arcs)
            && lanes(self.pairs)
            && (1..=MOST_LAYERS).contains(&self.layers)
            && self.vocabulary > 0
            && self.hashed.is_power_of_two()
            && self.small == rows::SMALL;
        if fits { Ok(self) } else { Err(ModelError::unfit("sizes", format!("{self:?}"))) }
    }
}
