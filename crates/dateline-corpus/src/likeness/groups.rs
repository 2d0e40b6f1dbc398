//! Tellings put together into events.

use std::collections::BTreeMap;

use super::{Stories, Telling, odds};

/// Documents less alike than this tell different stories, and their tellings are not compared.
pub const OTHER_STORY: f32 = 0.06;

/// The mean odds, as a logarithm, from which two groups are one event.
///
/// First chosen on development figures of a prototype. On the training topics of ECB+, where the weights were learned, the
/// mean of MUC, B³ and CEAF-e is 0.757 with it, 0.749 with −1.5 and 0.758 with −0.5.
pub const ONE_EVENT: f32 = -1.0;

/// What pairs that are not compared count as.
const NOT_COMPARED: f32 = -4.0;

/// Puts tellings of one event together: the number of each telling's event, counted from 0 in the order of the tellings.
///
/// The two groups whose pairs have the best mean odds become one, again and again while those are `least` ([`ONE_EVENT`])
/// or better. Ties go to the earlier tellings, so that the groups are a function of the tellings in the order given; give
/// them in an order that does not depend on arrival, as by document id. Time grows with the square of the tellings of one story, memory too.
pub fn events(stories: &Stories, tellings: &[Telling], least: f32) -> Vec<usize> {
    let pairs = compared(stories, tellings);
    let mut groups = Groups::new(tellings.len(), &pairs);
    while let Some((kept, joined)) = groups.best(least) {
        groups.join(kept, joined);
    }
    let mut numbers = BTreeMap::new();
    groups
        .leaders
        .iter()
        .map(|&leader| {
            let next = numbers.len();
            *numbers.entry(leader).or_insert(next)
        })
        .collect()
}

/// The odds of the pairs whose documents may tell one story, the later telling first.
fn compared(stories: &Stories, tellings: &[Telling]) -> Vec<(usize, usize, f32)> {
    let mut alike: BTreeMap<(usize, usize), bool> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (later, right) in tellings.iter().enumerate() {
        for (earlier, left) in tellings[..later].iter().enumerate() {
            let documents = (left.document, right.document);
            let near = *alike.entry(documents).or_insert_with(|| {
                documents.0 == documents.1 || stories.likeness(documents.0, documents.1) >= OTHER_STORY
            });
            if near {
                pairs.push((earlier, later, odds(stories, left, right)));
            }
        }
    }
    pairs
}

/// Groups under way. A row holds the sum of the odds of a group's pairs with each other group that it was compared with, less
/// what pairs that are not compared count as.
struct Groups {
    leaders: Vec<usize>,
    sizes: Vec<f32>,
    rows: Vec<BTreeMap<usize, f32>>,
    /// The best other group of each, with the mean odds.
    bests: Vec<Option<(usize, f32)>>,
}

impl Groups {
    fn new(count: usize, pairs: &[(usize, usize, f32)]) -> Self {
        let mut rows = vec![BTreeMap::new(); count];
        for &(left, right, odds) in pairs {
            rows[left].insert(right, odds - NOT_COMPARED);
            rows[right].insert(left, odds - NOT_COMPARED);
        }
        let mut groups =
            Self { leaders: (0..count).collect(), sizes: vec![1.0; count], rows, bests: vec![None; count] };
        for group in 0..count {
            groups.look(group);
        }
        groups
    }

    fn mean(&self, left: usize, right: usize, sum: f32) -> f32 {
        sum / (self.sizes[left] * self.sizes[right]) + NOT_COMPARED
    }

    /// Finds the best other group of a group again.
    fn look(&mut self, group: usize) {
        let mut best: Option<(usize, f32)> = None;
        for (&other, &sum) in &self.rows[group] {
            let mean = self.mean(group, other, sum);
            if best.is_none_or(|(_, most)| mean > most) {
                best = Some((other, mean));
            }
        }
        self.bests[group] = best;
    }

    /// The best pair of groups that is good enough, the earlier first.
    fn best(&self, least: f32) -> Option<(usize, usize)> {
        let mut best: Option<(usize, usize, f32)> = None;
        for (group, found) in self.bests.iter().enumerate() {
            if let Some((other, mean)) = *found
                && mean >= least
                && best.is_none_or(|(.., most)| mean > most)
            {
                best = Some((group, other, mean));
            }
        }
        best.map(|(left, right, _)| (left.min(right), left.max(right)))
    }

    fn join(&mut self, kept: usize, joined: usize) {
        let row = std::mem::take(&mut self.rows[joined]);
        self.bests[joined] = None;
        self.sizes[kept] += self.sizes[joined];
        self.rows[kept].remove(&joined);
        for leader in &mut self.leaders {
            if *leader == joined {
                *leader = kept;
            }
        }
        for (other, sum) in row.into_iter().filter(|(other, _)| *other != kept) {
            self.rows[other].remove(&joined);
            *self.rows[kept].entry(other).or_insert(0.0) += sum;
            let sum = self.rows[kept][&other];
            self.rows[other].insert(kept, sum);
        }
        self.look(kept);
        let others: Vec<usize> = self.rows[kept].keys().copied().collect();
        for other in others {
            self.look(other);
        }
    }
}

#[cfg(test)]
mod tests {
    use dateline_core::page::{BlockKind, TextBlock};
    use dateline_core::{LanguageModel, Limits, Text, text};

    use super::*;

    fn joined(count: usize, pairs: &[(usize, usize, f32)], least: f32) -> Vec<usize> {
        let mut groups = Groups::new(count, pairs);
        while let Some((kept, joined)) = groups.best(least) {
            groups.join(kept, joined);
        }
        groups.leaders
    }

    #[test]
    fn groups_are_one_by_the_mean_of_all_their_pairs() {
        assert_eq!(joined(3, &[(0, 1, 3.0), (1, 2, 1.0), (0, 2, 0.0)], 0.4), [0, 0, 0]);
        assert_eq!(joined(3, &[(0, 1, 3.0), (1, 2, 1.0), (0, 2, 0.0)], 0.6), [0, 0, 2]);
        // The pair that was not compared speaks against the third.
        assert_eq!(joined(3, &[(0, 1, 3.0), (1, 2, 1.0)], 0.4), [0, 0, 2]);
        assert_eq!(joined(0, &[], 0.0), [0; 0]);
    }

    #[test]
    fn tellings_of_one_story_in_other_words_are_one_event() {
        let documents = [
            ("An earthquake struck Java on Monday. It killed 12 people in Bandung.", ["struck", "killed"]),
            ("A quake hit Java on Monday, killing 12 people in Bandung.", ["hit", "killing"]),
            ("The striker struck twice in Turin, and fans killed time in the rain.", ["struck", "killed"]),
        ];
        let model = LanguageModel::embedded().expect("the model is in the program");
        let (mut stories, mut tellings) = (Stories::default(), Vec::new());
        for (content, words) in documents {
            let text = Text::new(content.to_owned());
            let block = TextBlock { kind: BlockKind::Paragraph, range: 0..content.len() };
            let tagged = model.annotate(&text, &text::segment(&text, &[block], &Limits::default()));
            let document = stories.add(&text, &tagged);
            for word in words {
                let start = content.find(word).expect("the word stands there");
                let telling = Telling::at(&text, &tagged, &(start..start + word.len()), document);
                tellings.push(telling.expect("a token stands there"));
            }
        }
        stories.weigh();
        assert_eq!(events(&stories, &tellings, ONE_EVENT), [0, 1, 0, 1, 2, 3]);
        assert_eq!(events(&stories, &tellings, f32::INFINITY), [0, 1, 2, 3, 4, 5]);
    }
}
