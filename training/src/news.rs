//! Parts of speech of news text that carries Penn tags alone: the universal part of speech is taken from how the
//! treebanks tag the same word, and left open where they waver.

use std::collections::HashMap;
use std::path::Path;

use anyhow::Result;
use dateline_core::ByteRange;

use crate::names::{Sample, gmb_sample, write_out};
use crate::treebank::{Sentence, read_text};

/// The share of a word's uses, in percent, that makes a universal part of speech sure.
const SURE: usize = 90;

/// How often what is tagged how.
#[derive(Default)]
struct Counts(HashMap<String, usize>);

impl Counts {
    fn add(&mut self, upos: &str) {
        *self.0.entry(upos.to_owned()).or_default() += 1;
    }

    fn best(&self) -> Option<(&str, usize, usize)> {
        let all = self.0.values().sum();
        let best = self.0.iter().max_by_key(|(name, n)| (**n, name.as_str()))?;
        Some((best.0, *best.1, all))
    }
}

/// What the treebanks say of Penn tags and words.
pub(crate) struct Usage {
    words: HashMap<(String, String), Counts>,
    tags: HashMap<String, Counts>,
}

impl Usage {
    pub(crate) fn of(sentences: &[Sentence]) -> Self {
        let mut usage = Self { words: HashMap::new(), tags: HashMap::new() };
        for sentence in sentences {
            for (at, range) in sentence.tokens.iter().enumerate() {
                let word = sentence.text.slice(range).to_lowercase();
                let (upos, penn) = (&sentence.upos[at], &sentence.xpos[at]);
                usage.words.entry((word, penn.clone())).or_default().add(upos);
                usage.tags.entry(penn.clone()).or_default().add(upos);
            }
        }
        usage
    }

    /// The joint label of a word with that Penn tag, if it is sure.
    fn label(&self, word: &str, penn: &str, next: Option<&str>) -> Option<String> {
        let lower = word.to_lowercase();
        let penn = match penn {
            // News data has one tag for the preposition and the marker of the infinitive.
            "TO" if next != Some("VB") => "IN",
            other => other,
        };
        if matches!(&*lower, "have" | "has" | "had" | "having" | "'ve" | "do" | "does" | "did") {
            let helped = matches!(next, Some("VBN" | "VB"));
            return (helped || matches!(next, Some("DT" | "NN" | "NNS" | "JJ")))
                .then(|| format!("{}|{penn}", if helped { "AUX" } else { "VERB" }));
        }
        let open = matches!(
            penn,
            "NN" | "NNS" | "NNP" | "NNPS" | "VB" | "VBD" | "VBG" | "VBN" | "VBP" | "VBZ" | "JJ" | "CD"
        );
        let found = match self.words.get(&(lower, penn.to_owned())).and_then(Counts::best) {
            Some((upos, n, all)) if all >= 3 => (n * 100 >= all * SURE).then_some(upos),
            _ if open => self.tags.get(penn).and_then(Counts::best).map(|(upos, ..)| upos),
            _ => None,
        };
        found.map(|upos| format!("{upos}|{penn}"))
    }
}

/// A sentence of news: its names, and the tags that are sure, by place.
pub(crate) struct Piece {
    pub(crate) sample: Sample,
    pub(crate) said: Vec<(ByteRange, Option<String>)>,
}

/// Reads sentences of `token TAB Penn tag TAB label of a name`.
pub(crate) fn read(path: &Path, usage: &Usage) -> Result<Vec<Piece>> {
    let content = read_text(path)?;
    let blocks = content.split("\n\n").filter(|block| !block.trim().is_empty());
    Ok(blocks.map(|block| piece(block, usage)).collect())
}

/// How many of so many sentences are trained on: the last tenth is not.
pub(crate) fn training_part(sentences: usize) -> usize {
    sentences * 9 / 10
}

fn piece(block: &str, usage: &Usage) -> Piece {
    let columns = |line| {
        let mut columns = str::split(line, '\t');
        Some((columns.next()?, columns.next()?, columns.next()?))
    };
    let rows: Vec<(&str, &str, &str)> = block.lines().filter_map(columns).collect();
    let tokens: Vec<&str> = rows.iter().map(|row| row.0).collect();
    let (_, places) = write_out(&tokens);
    let said = (0..rows.len()).map(|at| {
        let next = rows[at + 1..].iter().map(|row| row.1).find(|tag| *tag != "RB");
        (places[at].clone(), usage.label(rows[at].0, rows[at].1, next))
    });
    let said = said.collect();
    let names: Vec<(&str, &str)> = rows.iter().map(|row| (row.0, row.2)).collect();
    Piece { sample: gmb_sample(&names), said }
}
