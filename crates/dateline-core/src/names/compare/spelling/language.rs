//! Which language a name in Latin letters was romanised from.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::super::System;

/// The languages that the weights know, in the order of their columns.
pub(super) const LANGUAGES: [System; 4] = [System::Korean, System::Chinese, System::Arabic, System::Slavic];

/// Columns of the file: the languages, and last names of all others, among them those that a language borrowed.
const COLUMNS: usize = LANGUAGES.len() + 1;

/// By how many thousandths of a logit one language must be likelier than the next to be assumed.
const CLEARLY: i32 = 500;
/// Characters of a run at most.
const LONGEST: usize = 3;
/// The row of the file that says how common each language is by itself.
const ALONE: &str = "*";

type Weights = [i32; COLUMNS];

type Runs = HashMap<&'static str, Weights, FixedState>;

static RUNS: LazyLock<Runs> = LazyLock::new(|| read(include_str!("../data/languages.tsv")));
/// How common each language is by itself; asked of every pair, so that it is looked up once.
static COMMON: LazyLock<Weights> = LazyLock::new(|| RUNS.get(ALONE).copied().unwrap_or_default());

/// What the letters of one name say of each language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Guess(Weights);

impl Guess {
    /// Reads a folded name.
    pub(super) fn of(folded: &str) -> Self {
        let mut name = String::with_capacity(folded.len() + 2);
        name.push('^');
        name.extend(folded.chars().map(|c| if c.is_alphabetic() { c } else { '-' }));
        name.push('$');
        let mut ends: Vec<usize> = name.char_indices().map(|(place, _)| place).collect();
        ends.push(name.len());
        let mut weights = Weights::default();
        for (place, &start) in ends.iter().enumerate() {
            for &end in ends.iter().skip(place + 1).take(LONGEST) {
                if let Some(run) = RUNS.get(&name[start..end]) {
                    add(&mut weights, run);
                }
            }
        }
        Self(weights)
    }

    /// The language that two names are both romanised from, if one is clearly likelier than the others, and than none.
    pub(super) fn together(&self, other: &Self) -> Option<System> {
        let mut weights = *COMMON;
        add(&mut weights, &self.0);
        add(&mut weights, &other.0);
        let (best, most) = weights.iter().enumerate().max_by_key(|&(_, weight)| weight)?;
        let next =
            weights.iter().enumerate().filter(|&(place, _)| place != best).map(|(_, weight)| weight).max()?;
        LANGUAGES.get(best).copied().filter(|_| most - next >= CLEARLY)
    }
}

fn add(sum: &mut Weights, more: &Weights) {
    for (sum, more) in sum.iter_mut().zip(more) {
        *sum = sum.saturating_add(*more);
    }
}

fn read(file: &'static str) -> Runs {
    let rows = file.lines().filter(|line| !line.starts_with("# "));
    rows.filter_map(|line| {
        let mut columns = line.split('\t');
        let run = columns.next()?;
        Some((
            run,
            std::array::from_fn(|_| columns.next().and_then(|weight| weight.parse().ok()).unwrap_or(0)),
        ))
    })
    .collect()
}
