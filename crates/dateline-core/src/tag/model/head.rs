//! A linear classifier over hashed features, read in place.

use crate::tag::hash;

/// The bytes of a slot: a feature and the place of its row.
pub(super) const SLOT: usize = 8;

/// Adds up the weights of features. What decodes is written against this, so that training and use share it.
pub trait Score {
    /// The number of labels.
    fn labels(&self) -> usize;

    /// Adds the weights of the features to the scores, one score a label.
    fn add(&self, features: &[u32], scores: &mut [i32]);
}

/// A linear classifier.
#[derive(Clone, Copy, Debug)]
pub struct Head<'m> {
    labels: &'m [String],
    slots: &'m [[u8; SLOT]],
    rows: &'m [u8],
}

impl<'m> Head<'m> {
    pub(super) fn new(labels: &'m [String], slots: &'m [u8], rows: &'m [u8]) -> Self {
        Self { labels, slots: slots.as_chunks().0, rows }
    }

    /// The labels, in the order of the scores.
    pub fn labels(&self) -> &'m [String] {
        self.labels
    }

    /// A number for what the row of a feature holds: equal rows have equal numbers. 0 for a feature without a row.
    pub fn signature(&self, feature: u32) -> u32 {
        let row = self.row(feature);
        if row.is_empty() { 0 } else { hash::bytes(row.as_flattened().iter().copied()) | 1 }
    }

    /// The features with the weights that they give to the first label.
    pub fn rows(&self) -> impl Iterator<Item = (u32, i32)> + '_ {
        let features = self.slots.iter().map(|&[a, b, c, d, ..]| u32::from_le_bytes([a, b, c, d]));
        features.filter_map(|feature| {
            let first = self.row(feature).iter().find(|&&[label, _]| label == 0)?;
            Some((feature, i32::from(first[1].cast_signed())))
        })
    }

    /// The label and weight pairs of a feature.
    fn row(&self, feature: u32) -> &'m [[u8; 2]] {
        let mut at = home(feature, self.slots.len());
        while let Some(&[a, b, c, d, row @ ..]) = self.slots.get(at) {
            let row = u32::from_le_bytes(row) as usize;
            if row == 0 {
                break;
            }
            if u32::from_le_bytes([a, b, c, d]) == feature {
                let length = self.rows.get(row).map_or(0, |&length| 2 * usize::from(length));
                return self.rows.get(row + 1..row + 1 + length).map_or(&[], |pairs| pairs.as_chunks().0);
            }
            at = if at + 1 == self.slots.len() { 0 } else { at + 1 };
        }
        &[]
    }
}

impl Score for Head<'_> {
    fn labels(&self) -> usize {
        self.labels.len()
    }

    fn add(&self, features: &[u32], scores: &mut [i32]) {
        for &feature in features {
            for &[label, weight] in self.row(feature) {
                if let Some(score) = scores.get_mut(usize::from(label)) {
                    *score += i32::from(weight.cast_signed());
                }
            }
        }
    }
}

/// The slot where the search for a feature starts.
pub(super) fn home(feature: u32, slots: usize) -> usize {
    ((u64::from(feature) * slots as u64) >> 32) as usize
}
