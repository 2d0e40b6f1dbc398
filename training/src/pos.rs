//! Training of the tagger.

use std::collections::HashMap;

use dateline_core::tag::model::{Row, Score};
use dateline_core::tag::{Style, Word, pos};

use crate::perceptron::Perceptron;
use crate::random::Random;
use crate::treebank::Sentence;

/// Labels seen less often than this are replaced by the commonest one with the same part of speech.
const RARE_LABEL: usize = 4;
/// A word seen less often than this has no class.
const RARE_WORD: usize = 3;
/// A tag with a smaller share, in percent, of a word's uses is no part of its class.
const SMALL_SHARE: usize = 4;

/// The label of a word that is not known: nothing is learnt from it.
pub(crate) const UNKNOWN: u8 = u8::MAX;

/// A sentence ready for the tagger.
#[derive(Clone)]
pub(crate) struct Example {
    pub(crate) words: Vec<Word>,
    pub(crate) classes: Vec<u32>,
    pub(crate) style: Style,
    pub(crate) gold: Vec<u8>,
}

impl Example {
    pub(crate) fn view(&self) -> pos::View<'_> {
        pos::View { words: &self.words, classes: &self.classes, style: self.style }
    }
}

/// The joint labels of the tagger.
pub(crate) struct Labels {
    pub(crate) names: Vec<String>,
    index: HashMap<String, u8>,
    fallback: HashMap<String, u8>,
}

impl Labels {
    pub(crate) fn of(sentences: &[Sentence]) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for sentence in sentences {
            for label in labels(sentence) {
                *counts.entry(label).or_default() += 1;
            }
        }
        let mut common: Vec<(usize, String)> =
            counts.into_iter().map(|(label, n)| (n, label)).filter(|&(n, _)| n >= RARE_LABEL).collect();
        common.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        Self::named(&common.into_iter().map(|(_, label)| label).collect::<Vec<_>>())
    }

    /// The labels of those names, the commonest first.
    pub(crate) fn named(names: &[String]) -> Self {
        let names = names.to_vec();
        let index = names.iter().enumerate().map(|(at, name)| (name.clone(), at as u8)).collect();
        let mut fallback = HashMap::new();
        for (at, name) in names.iter().enumerate() {
            let upos = name.split('|').next().unwrap_or_default();
            fallback.entry(upos.to_owned()).or_insert(at as u8);
        }
        Self { names, index, fallback }
    }

    /// The number of exactly that label.
    pub(crate) fn exact(&self, label: &str) -> Option<u8> {
        self.index.get(label).copied()
    }

    fn find(&self, label: &str) -> u8 {
        let upos = label.split('|').next().unwrap_or_default();
        self.index.get(label).or_else(|| self.fallback.get(upos)).copied().unwrap_or(0)
    }

    pub(crate) fn gold(&self, sentence: &Sentence) -> Vec<u8> {
        labels(sentence).map(|label| self.find(&label)).collect()
    }
}

fn labels(sentence: &Sentence) -> impl Iterator<Item = String> + '_ {
    sentence.upos.iter().zip(&sentence.xpos).map(|(upos, xpos)| format!("{upos}|{xpos}"))
}

pub(crate) fn look(sentence: &Sentence) -> Vec<Word> {
    sentence.tokens.iter().map(|range| Word::new(&sentence.text, range)).collect()
}

/// Which tags each common word has, as rows whose signature is the word's class.
pub(crate) fn classes(sentences: &[Sentence], labels: &Labels) -> Vec<Row> {
    let mut counts: HashMap<u32, HashMap<u8, usize>> = HashMap::new();
    for sentence in sentences {
        for (word, label) in look(sentence).iter().zip(labels.gold(sentence)) {
            *counts.entry(word.lower).or_default().entry(label).or_default() += 1;
        }
    }
    let mut rows: Vec<Row> = counts
        .into_iter()
        .filter_map(|(feature, tags)| {
            let all: usize = tags.values().sum();
            let mut weights: Vec<(u8, i8)> = tags
                .into_iter()
                .filter(|&(_, n)| n * 100 >= all * SMALL_SHARE)
                .map(|(tag, n)| (tag, if n * 2 >= all { 2 } else { 1 }))
                .collect();
            weights.sort_unstable();
            (all >= RARE_WORD).then_some(Row { feature, weights })
        })
        .collect();
    rows.sort_unstable_by_key(|row| row.feature);
    rows
}

pub(crate) fn example(sentence: &Sentence, labels: &Labels, class: impl Fn(u32) -> u32) -> Example {
    let words = look(sentence);
    let classes = words.iter().map(|word| class(word.lower)).collect();
    Example { classes, style: Style::of(&words), gold: labels.gold(sentence), words }
}

/// Trains on the examples for some rounds.
pub(crate) fn train(examples: &[&Example], labels: usize, rounds: usize) -> Perceptron {
    let mut learner = Perceptron::new(labels);
    let mut random = Random::new(7);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let (mut buffer, mut tags, mut scores) = (Vec::new(), Vec::new(), vec![0; labels]);
    for round in 0..rounds {
        random.shuffle(&mut order);
        let (mut right, mut all) = (0, 0);
        for example in order.iter().map(|&at| examples[at]) {
            let view = example.view();
            tags.clear();
            for at in 0..view.words.len() {
                buffer.clear();
                pos::features(&view, &tags, at, &mut buffer);
                scores.fill(0);
                learner.add(&buffer, &mut scores);
                let guess = pos::best(&scores);
                let gold = usize::from(example.gold[at]);
                learner.tick();
                if example.gold[at] == UNKNOWN {
                    tags.push(guess as u8);
                    continue;
                }
                all += 1;
                if guess == gold {
                    right += 1;
                } else {
                    learner.update(&buffer, gold, 1);
                    learner.update(&buffer, guess, -1);
                }
                tags.push(guess as u8);
            }
        }
        eprintln!("tagger round {round}: {:.2} % right", 100.0 * f64::from(right) / f64::from(all.max(1)));
    }
    learner
}

/// The shares of words whose part of speech, and whose whole label, is right.
pub(crate) fn measure(examples: &[Example], names: &[String], score: &impl Score) -> (f64, f64) {
    let upos = |label: u8| names[usize::from(label)].split('|').next();
    let (mut all, mut whole, mut part) = (0usize, 0usize, 0usize);
    let mut tags = Vec::new();
    for example in examples {
        pos::tag(&example.view(), score, &mut tags);
        for (&guess, &gold) in tags.iter().zip(&example.gold) {
            all += 1;
            whole += usize::from(guess == gold);
            part += usize::from(upos(guess) == upos(gold));
        }
    }
    (part as f64 / all as f64, whole as f64 / all as f64)
}
