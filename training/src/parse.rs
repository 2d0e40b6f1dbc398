//! Training of the parser: a perceptron with a dynamic oracle (Goldberg and Nivre 2013), and of the classifier of
//! relations.

use std::collections::HashMap;

use dateline_core::tag::model::Score;
use dateline_core::tag::parse::relation::{self, Tree};
use dateline_core::tag::parse::{self, Action, State, View};
use dateline_core::tag::{Deprel, pos};

use crate::perceptron::Perceptron;
use crate::pos::Example as Tagging;
use crate::random::Random;
use crate::treebank::Sentence;

/// A sentence ready for the parser.
pub(crate) struct Example {
    tagging: Tagging,
    tags: Vec<u8>,
    heads: Vec<u32>,
    relations: Vec<u8>,
}

impl Example {
    pub(crate) fn new(sentence: &Sentence, tagging: Tagging, tags: Vec<u8>) -> Self {
        let length = sentence.heads.len() as u32;
        Self {
            heads: sentence.heads.iter().map(|head| head.map_or(length, |head| head as u32)).collect(),
            relations: sentence.relations.iter().map(|name| index(name)).collect(),
            tagging,
            tags,
        }
    }

    fn view(&self) -> View<'_> {
        View { words: self.tagging.view(), tags: &self.tags }
    }
}

/// The relation of that name; subtypes that we do not tell apart count as what they are subtypes of.
fn index(name: &str) -> u8 {
    // A title before a name (`nmod:desc`) is a compound for us: a noun before a noun, without a marker.
    let name = if name == "nmod:desc" { "compound" } else { name };
    let base = name.split(':').next().unwrap_or_default();
    let relation = Deprel::parse(name).or_else(|| Deprel::parse(base)).unwrap_or_default();
    Deprel::ALL.iter().position(|&other| other == relation).unwrap_or_default() as u8
}

/// How many right heads the action puts out of reach.
fn cost(state: &State, heads: &[u32], action: Action) -> usize {
    let length = heads.len() as u32;
    let next = state.buffer(0).map_or(length, |next| next as u32);
    let depends = |word: u32, on: u32| word < length && heads[word as usize] == on;
    match action {
        Action::Shift => {
            let stack = state.stacked();
            let below = &stack[..stack.len().saturating_sub(1)];
            let head = heads.get(next as usize).is_some_and(|head| below.contains(head));
            usize::from(head) + stack.iter().filter(|&&word| depends(word, next)).count()
        }
        Action::Left | Action::Right => {
            let Some(top) = state.stack(0) else { return 0 };
            let head = heads[top];
            let lost = if action == Action::Left {
                head > next || state.stack(1).is_some_and(|below| below as u32 == head)
            } else {
                head >= next
            };
            usize::from(lost) + (next..length).filter(|&word| depends(word, top as u32)).count()
        }
    }
}

/// Trains the parser for some rounds.
pub(crate) fn train(examples: &[Example], rounds: usize, mut learner: Perceptron) -> Perceptron {
    let mut random = Random::new(13);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let (mut state, mut buffer) = (State::default(), Vec::new());
    for round in 0..rounds {
        random.shuffle(&mut order);
        let (mut right, mut all) = (0usize, 0usize);
        for example in order.iter().map(|&at| &examples[at]) {
            let view = example.view();
            state.reset(example.heads.len());
            while !state.is_done() {
                learner.tick();
                buffer.clear();
                parse::features(&view, &state, &mut buffer);
                let mut scores = [0; 3];
                learner.add(&buffer, &mut scores);
                let costs = Action::ALL.map(|action| cost(&state, &example.heads, action));
                let possible = |action: Action| state.is_possible(action);
                let least = Action::ALL.iter().filter(|&&a| possible(a)).map(|&a| costs[a as usize]).min();
                let guess = parse::best(&state, &scores, |_| true);
                let gold = parse::best(&state, &scores, |action| Some(costs[action as usize]) == least);
                if Some(costs[guess as usize]) != least {
                    learner.update(&buffer, gold as usize, 1);
                    learner.update(&buffer, guess as usize, -1);
                }
                // After the first round the parser walks its own way, so that it learns to recover.
                let astray = round > 0 && random.below(10) > 0;
                state.apply(if astray { guess } else { gold });
            }
            all += example.heads.len();
            right += state.heads.iter().zip(&example.heads).filter(|(a, b)| a == b).count();
        }
        eprintln!("parser round {round}: {:.2} % of heads right", 100.0 * right as f64 / all.max(1) as f64);
    }
    learner
}

/// Trains the classifier of relations for some rounds, on right trees.
pub(crate) fn train_relations(examples: &[Example], rounds: usize) -> Perceptron {
    let mut learner = Perceptron::new(Deprel::ALL.len());
    let mut random = Random::new(17);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let (mut tree, mut buffer, mut scores) = (Tree::default(), Vec::new(), vec![0; Deprel::ALL.len()]);
    for round in 0..rounds {
        random.shuffle(&mut order);
        let (mut right, mut all) = (0usize, 0usize);
        for example in order.iter().map(|&at| &examples[at]) {
            let view = example.view();
            tree.reset(&example.heads);
            for at in 0..tree.order.len() {
                learner.tick();
                let word = tree.order[at] as usize;
                buffer.clear();
                relation::features(&view, &tree, word, &mut buffer);
                scores.fill(0);
                learner.add(&buffer, &mut scores);
                let (guess, gold) = (pos::best(&scores), usize::from(example.relations[word]));
                all += 1;
                if guess == gold {
                    right += 1;
                } else {
                    learner.update(&buffer, gold, 1);
                    learner.update(&buffer, guess, -1);
                }
                tree.relations[word] = guess as u8;
            }
        }
        eprintln!("relations round {round}: {:.2} % right", 100.0 * right as f64 / all.max(1) as f64);
    }
    learner
}

/// Shares of words with the right head, and with the right head and relation.
#[derive(Debug)]
pub(crate) struct Measured {
    pub(crate) heads: f64,
    pub(crate) both: f64,
    /// The F1 of each relation, and how often it is there.
    pub(crate) relations: Vec<(&'static str, f64, usize)>,
}

/// Measures the parser; all tokens count.
pub(crate) fn measure(examples: &[Example], score: &impl Score, relations: &impl Score) -> Measured {
    let (mut state, mut tree, mut buffer) = (State::default(), Tree::default(), Vec::new());
    let (mut all, mut heads, mut both) = (0usize, 0usize, 0usize);
    let mut counts: HashMap<u8, (usize, usize, usize)> = HashMap::new();
    for example in examples {
        let view = example.view();
        parse::parse(&view, score, &mut state, &mut buffer);
        tree.reset(&state.heads);
        relation::label(&view, relations, &mut tree, &mut buffer);
        for word in 0..example.heads.len() {
            let head = state.heads[word] == example.heads[word];
            let (guess, gold) = (tree.relations[word], example.relations[word]);
            all += 1;
            heads += usize::from(head);
            both += usize::from(head && guess == gold);
            counts.entry(guess).or_default().1 += 1;
            counts.entry(gold).or_default().2 += 1;
            counts.entry(gold).or_default().0 += usize::from(head && guess == gold);
        }
    }
    let share = |n: usize| n as f64 / all.max(1) as f64;
    let mut relations: Vec<(&'static str, f64, usize)> = counts
        .into_iter()
        .map(|(relation, (right, found, there))| {
            let name = Deprel::ALL[usize::from(relation)].as_str();
            (name, 2.0 * right as f64 / (found + there).max(1) as f64, there)
        })
        .collect();
    relations.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(b.0)));
    Measured { heads: share(heads), both: share(both), relations }
}
