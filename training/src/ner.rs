//! Training of the finder of names: a structured perceptron.

use std::collections::BTreeMap;

use dateline_core::analysis::EntityType;
use dateline_core::tag::clues::{self, Clue, Memory};
use dateline_core::tag::model::Score;
use dateline_core::tag::ner::{self, Grammar, Lattice};
use dateline_core::tag::{Style, Word, pos};

use crate::names::{Sample, Sets, pages};
use crate::perceptron::Perceptron;
use crate::random::Random;

/// A sentence ready for training.
pub(crate) struct Example {
    words: Vec<Word>,
    clues: Vec<Clue>,
    tags: Vec<u8>,
    style: Style,
    gold: Vec<Option<usize>>,
}

impl Example {
    fn view(&self) -> ner::View<'_> {
        ner::View { words: &self.words, clues: &self.clues, tags: &self.tags, style: self.style }
    }
}

/// Makes the sentences of a page ready.
pub(crate) fn page(samples: &[Sample], tag: &impl Fn(&[Word]) -> Vec<u8>) -> Vec<Example> {
    let mut memory = Memory::default();
    let mut examples: Vec<Example> = Vec::new();
    for sample in samples {
        let words: Vec<Word> = sample.tokens.iter().map(|range| Word::new(&sample.text, range)).collect();
        let mut clues = Vec::new();
        clues::look_up(&sample.text, &sample.tokens, &words, &mut clues);
        memory.read(&sample.text, &sample.tokens, &words, &clues);
        let tags = tag(&words);
        examples.push(Example { clues, tags, style: Style::of(&words), gold: sample.labels(), words });
    }
    for example in &mut examples {
        memory.recall(&example.words, &mut example.clues);
    }
    examples
}

/// Trains for some rounds.
pub(crate) fn train(examples: &[Example], rounds: usize, mut learner: Perceptron) -> Perceptron {
    let mut random = Random::new(5);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let grammar = Grammar::default();
    let (mut lattice, mut buffer) = (Lattice::default(), Vec::new());
    for round in 0..rounds {
        random.shuffle(&mut order);
        let (mut wrong, mut all) = (0usize, 0usize);
        for example in order.iter().map(|&at| &examples[at]) {
            learner.tick();
            let view = example.view();
            let transitions = ner::transitions(&learner);
            lattice.fill(&view, &learner, &mut buffer);
            lattice.decode(&grammar, &transitions, |_, _| true);
            let guess = lattice.best.clone();
            all += guess.len();
            if guess.iter().zip(&example.gold).all(|(guess, gold)| gold.is_none_or(|gold| gold == *guess)) {
                continue;
            }
            lattice.decode(&grammar, &transitions, |at, label| {
                example.gold[at].is_none_or(|gold| gold == label)
            });
            let gold = lattice.best.clone();
            for at in 0..guess.len() {
                if guess[at] != gold[at] {
                    wrong += 1;
                    buffer.clear();
                    ner::features(&view, at, &mut buffer);
                    learner.update(&buffer, gold[at], 1);
                    learner.update(&buffer, guess[at], -1);
                }
                if at > 0 && (guess[at - 1], guess[at]) != (gold[at - 1], gold[at]) {
                    learner.update(&[ner::transition(gold[at - 1])], gold[at], 1);
                    learner.update(&[ner::transition(guess[at - 1])], guess[at], -1);
                }
            }
        }
        eprintln!("names round {round}: {:.2} % of tokens wrong", 100.0 * wrong as f64 / all.max(1) as f64);
    }
    learner
}

/// How many names are right, found and there.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    right: usize,
    found: usize,
    pub(crate) there: usize,
}

impl Counts {
    pub(crate) fn precision(self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    pub(crate) fn recall(self) -> f64 {
        self.right as f64 / self.there.max(1) as f64
    }

    pub(crate) fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.there).max(1) as f64
    }
}

/// What a measurement found: counts by kind, and margins with whether the name was right.
pub(crate) struct Measured {
    pub(crate) kinds: BTreeMap<String, Counts>,
    pub(crate) margins: Vec<(i32, bool)>,
}

/// Persons, organisations and places, the kinds of places taken as one: what all sets have.
const CORE: &str = "PERSON+ORG+PLACE";

/// The rows of the table that a name counts in.
fn rows(kind: usize) -> Vec<String> {
    let core = kind_of_core(kind).map(|_| CORE.to_owned());
    [format!("{:?}", ner::KINDS[kind]).to_uppercase(), "all".to_owned()].into_iter().chain(core).collect()
}

/// What a kind is for the sets that know three.
fn kind_of_core(kind: usize) -> Option<u8> {
    match ner::KINDS[kind] {
        EntityType::Person => Some(0),
        EntityType::Org => Some(1),
        EntityType::Gpe | EntityType::Loc | EntityType::Fac => Some(2),
        _ => None,
    }
}

fn is_alike(one: &ner::Found, other: &ner::Found) -> bool {
    one.tokens == other.tokens && kind_of_core(one.kind) == kind_of_core(other.kind)
}

/// Measures names by exact span and kind. Names that touch what is not known are left out on both sides.
pub(crate) fn measure(examples: &[Example], score: &impl Score) -> Measured {
    let grammar = Grammar::default();
    let transitions = ner::transitions(score);
    let (mut lattice, mut buffer) = (Lattice::default(), Vec::new());
    let mut measured = Measured { kinds: BTreeMap::new(), margins: Vec::new() };
    for example in examples {
        lattice.fill(&example.view(), score, &mut buffer);
        lattice.decode(&grammar, &transitions, |_, _| true);
        let found = lattice.names(&transitions);
        lattice.best = example.gold.iter().map(|gold| gold.unwrap_or(ner::OUTSIDE)).collect();
        let there = lattice.names(&transitions);
        for name in &found {
            if example.gold[name.tokens.clone()].iter().any(Option::is_none) {
                continue;
            }
            let right = there.iter().any(|gold| (&gold.tokens, gold.kind) == (&name.tokens, name.kind));
            measured.margins.push((name.margin, right));
            for kind in rows(name.kind) {
                let right = right || kind == CORE && there.iter().any(|gold| is_alike(gold, name));
                let counts = measured.kinds.entry(kind).or_default();
                counts.found += 1;
                counts.right += usize::from(right);
            }
        }
        for gold in &there {
            for kind in rows(gold.kind) {
                measured.kinds.entry(kind).or_default().there += 1;
            }
        }
    }
    measured
}

/// The share of right names by margin, as the model's text: `margin TAB thousandths`, rising.
pub(crate) fn confidence(mut margins: Vec<(i32, bool)>) -> String {
    const STEPS: usize = 16;
    margins.sort_unstable();
    let size = margins.len().div_ceil(STEPS).max(1);
    let mut least = 0;
    let lines = margins.chunks(size).map(|chunk| {
        let right = chunk.iter().filter(|(_, right)| *right).count();
        least = least.max(right * 1000 / chunk.len());
        format!("{}\t{least}", chunk[0].0)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// All training examples: the sets, and copies of their sentences with other people in them.
pub(crate) fn examples(
    sets: &Sets,
    augmenter: &mut crate::names::Augmenter,
    tag: &impl Fn(&[Word]) -> Vec<u8>,
) -> Vec<Example> {
    let mut random = Random::new(9);
    let mut examples = Vec::new();
    for set in &sets.training {
        for samples in pages(set) {
            examples.extend(page(samples, tag));
            let copies: Vec<Sample> = samples.iter().filter_map(|sample| augmenter.copy(sample)).collect();
            if random.below(2) == 0 {
                examples.extend(page(&copies, tag));
            }
            let restyled: Vec<Sample> = samples
                .iter()
                .filter_map(|sample| {
                    let (chosen, style) = (random.below(12) == 0, random.below(3));
                    crate::restyle::sample(sample, style).filter(|_| chosen)
                })
                .collect();
            examples.extend(restyled.iter().flat_map(|sample| page(std::slice::from_ref(sample), tag)));
        }
    }
    examples
}

/// The tagger of a model as a function from words to tags.
pub(crate) fn tagger<'m>(
    classes: dateline_core::tag::model::Head<'m>,
    tags: dateline_core::tag::model::Head<'m>,
) -> impl Fn(&[Word]) -> Vec<u8> + 'm {
    move |words| {
        let classes: Vec<u32> = words.iter().map(|word| classes.signature(word.lower)).collect();
        let view = pos::View { words, classes: &classes, style: Style::of(words) };
        let mut found = Vec::new();
        pos::tag(&view, &tags, &mut found);
        found
    }
}
