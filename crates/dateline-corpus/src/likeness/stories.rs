//! Which documents tell one story: how alike their words are, rare words and names before common ones.

use std::collections::HashMap;

use dateline_core::Text;
use dateline_core::tag::{Tagged, Upos};

/// How much more a name tells of a story than another word.
const NAME: f32 = 1.5;

/// Documents as what they tell of.
#[derive(Clone, Debug, Default)]
pub struct Stories {
    /// How often each word stands in each document.
    counts: Vec<HashMap<String, f32>>,
    /// In how many documents each word stands.
    documents: HashMap<String, f32>,
    /// The words of each document with their weights, as a vector of length 1.
    vectors: Vec<HashMap<String, f32>>,
}

impl Stories {
    /// Adds a document that was read; its index.
    pub fn add(&mut self, text: &Text, tagged: &Tagged) -> usize {
        let mut counts = HashMap::new();
        for (place, token) in tagged.tokens.iter().enumerate() {
            let word = match token.upos {
                Upos::Propn => format!("={}", tagged.word(text, place).to_lowercase()),
                Upos::Noun | Upos::Verb | Upos::Adj | Upos::Adv | Upos::Num => token.lemma.to_lowercase(),
                _ => continue,
            };
            *counts.entry(word).or_insert(0.0) += 1.0;
        }
        for word in counts.keys() {
            *self.documents.entry(word.clone()).or_insert(0.0) += 1.0;
        }
        self.counts.push(counts);
        self.counts.len() - 1
    }

    /// Weighs the words, when all documents are added.
    pub fn weigh(&mut self) {
        self.vectors = self.counts.iter().map(|counts| self.vector(counts)).collect();
    }

    fn vector(&self, counts: &HashMap<String, f32>) -> HashMap<String, f32> {
        let mut words: Vec<(&String, f32)> = (counts.iter())
            .map(|(word, count)| {
                let name = if word.starts_with('=') { NAME } else { 1.0 };
                (word, (1.0 + count.ln()) * self.rarity_of(word) * name)
            })
            .collect();
        // A sum of floats depends on its order.
        words.sort_unstable_by_key(|(word, _)| *word);
        let length =
            words.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        words.into_iter().map(|(word, weight)| (word.clone(), weight / length)).collect()
    }

    fn rarity_of(&self, word: &str) -> f32 {
        let all = self.counts.len() as f32 + 1.0;
        (all / (self.documents.get(word).copied().unwrap_or(0.0) + 0.5)).ln().max(0.0)
    }

    /// How rare a lemma is, from 0 to 1, as a name or as another word, whichever is commoner.
    pub(super) fn rarity(&self, lemma: &str) -> f32 {
        let rarest = (2.0 * (self.counts.len() as f32 + 1.0)).ln();
        self.rarity_of(lemma).min(self.rarity_of(&format!("={lemma}"))) / rarest
    }

    /// How alike two documents are, from 0 to 1: the cosine of their weighed words.
    pub fn likeness(&self, left: usize, right: usize) -> f32 {
        let (Some(left), Some(right)) = (self.vectors.get(left), self.vectors.get(right)) else { return 0.0 };
        let (fewer, more) = if left.len() <= right.len() { (left, right) } else { (right, left) };
        let mut shared: Vec<f32> =
            fewer.iter().filter_map(|(word, weight)| more.get(word).map(|other| weight * other)).collect();
        // A sum of floats depends on its order.
        shared.sort_unstable_by(f32::total_cmp);
        shared.into_iter().sum()
    }
}
