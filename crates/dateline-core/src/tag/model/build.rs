//! Writing a model.

use super::head::{SLOT, home};
use super::{Card, FORMAT, HeadCard, Kind, MAGIC, TensorCard, checksum};

/// The weights of one feature: labels and what each adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The feature.
    pub feature: u32,
    /// Labels with their weights, none zero.
    pub weights: Vec<(u8, i8)>,
}

/// Puts a model file together.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    card: Card,
    body: Vec<u8>,
}

impl Builder {
    /// Starts a model; the heads, tensors and texts of the card are filled in.
    pub fn new(card: Card) -> Self {
        let card = Card { heads: Vec::new(), tensors: Vec::new(), texts: Vec::new(), ..card };
        Self { card, body: Vec::new() }
    }

    /// Adds a tensor, as the bytes of its numbers.
    pub fn tensor(&mut self, name: &str, kind: Kind, shape: &[usize], bytes: &[u8]) {
        let at = self.section(bytes);
        self.card.tensors.push(TensorCard { name: name.to_owned(), kind, shape: shape.to_vec(), at });
    }

    /// Adds a head.
    pub fn head(&mut self, name: &str, labels: Vec<String>, rows: &[Row]) {
        // One slot in six stays free: searches are short and always end.
        let mut slots = vec![[0u8; SLOT]; rows.len() + rows.len() / 5 + 1];
        // Row 0 is what free slots point to.
        let mut weights = vec![0u8];
        for row in rows {
            let mut at = home(row.feature, slots.len());
            while slots[at][4..] != [0; 4] {
                at = (at + 1) % slots.len();
            }
            slots[at][..4].copy_from_slice(&row.feature.to_le_bytes());
            slots[at][4..].copy_from_slice(&(weights.len() as u32).to_le_bytes());
            let pairs = &row.weights[..row.weights.len().min(usize::from(u8::MAX))];
            weights.push(pairs.len() as u8);
            weights.extend(pairs.iter().flat_map(|&(label, weight)| [label, weight.cast_unsigned()]));
        }
        let slots = self.section(slots.as_flattened());
        let rows = self.section(&weights);
        self.card.heads.push(HeadCard { name: name.to_owned(), labels, slots, rows });
    }

    /// Adds a text.
    pub fn text(&mut self, name: &str, text: &str) {
        let at = self.section(text.as_bytes());
        self.card.texts.push((name.to_owned(), at));
    }

    /// The bytes of the file.
    pub fn finish(self) -> Result<Vec<u8>, serde_json::Error> {
        let mut rest = serde_json::to_vec(&self.card)?;
        let length = rest.len() as u32;
        rest.extend(self.body);
        let mut bytes = Vec::with_capacity(rest.len() + super::PREAMBLE);
        bytes.extend(MAGIC);
        bytes.extend(FORMAT.to_le_bytes());
        bytes.extend(length.to_le_bytes());
        bytes.extend(checksum::of(&rest).to_le_bytes());
        bytes.extend(rest);
        Ok(bytes)
    }

    fn section(&mut self, bytes: &[u8]) -> std::ops::Range<usize> {
        let start = self.body.len();
        self.body.extend(bytes);
        start..self.body.len()
    }
}
