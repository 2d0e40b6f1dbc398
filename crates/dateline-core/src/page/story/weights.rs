//! The weights of a head with one label, laid out so that a look-up touches memory once.

use crate::tag::model::Head;

/// A table of features and their weights: open addressing, a power of two of places, at most half of them taken.
pub(super) struct Weights {
    /// A feature and its weight; a weight of 0 is a free place.
    places: Vec<(u32, i32)>,
}

impl Weights {
    pub(super) fn of(head: &Head) -> Self {
        let rows: Vec<(u32, i32)> = head.rows().filter(|&(_, weight)| weight != 0).collect();
        let mut table = Self { places: vec![(0, 0); (rows.len() * 2).next_power_of_two()] };
        for (feature, weight) in rows {
            let place = table.place(feature);
            table.places[place] = (feature, weight);
        }
        table
    }

    /// The sum of the weights of features.
    pub(super) fn sum(&self, features: &[u32]) -> i32 {
        features.iter().map(|&feature| self.places[self.place(feature)].1).sum()
    }

    /// The place of a feature, or the free one where it would stand. Features are hashes: their bits are spread already.
    fn place(&self, feature: u32) -> usize {
        let mask = self.places.len() - 1;
        let mut at = feature as usize & mask;
        while self.places[at].1 != 0 && self.places[at].0 != feature {
            at = (at + 1) & mask;
        }
        at
    }
}
