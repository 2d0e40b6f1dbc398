//! Who did what to whom: the propositions of `PropBank` on the English Web Treebank.

use std::collections::HashMap;
use std::path::Path;

use anyhow::Result;
use serde::Deserialize;

use crate::treebank::{Sentence, read_text};

/// The roles that are told apart; the first is for tokens that have none of them.
pub(super) const LABELS: &[&str] =
    &["none", "ARG0", "ARG1", "ARG2", "ARGM-LOC", "ARGM-TMP", "ARGM-NEG", "ARGM-MOD", "V"];
/// The label of the predicate itself, which is written but not learnt as a role.
const PREDICATE: u32 = 8;

/// A predicate and its arguments, in the words of the treebank.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Proposition {
    i: usize,
    args: Vec<(String, usize, usize)>,
}

#[derive(Deserialize)]
struct Line {
    sent_id: String,
    props: Vec<Proposition>,
}

impl Proposition {
    /// The predicate, and the head of each argument, as predicate, token and label.
    pub(super) fn labels(&self, sentence: &Sentence) -> Vec<(usize, usize, u32)> {
        let Some(&predicate) = sentence.firsts.get(self.i) else { return Vec::new() };
        let mut found = vec![(predicate, predicate, PREDICATE)];
        for (label, first, last) in &self.args {
            let Some(label) = LABELS[..8].iter().position(|name| name == label) else { continue };
            let Some(words) = sentence.firsts.get(*first..=*last) else { continue };
            let outside = |&&at: &&usize| sentence.heads[at].is_none_or(|head| !words.contains(&head));
            let named = |&&at: &&usize| sentence.upos[at] != "PUNCT";
            let head = words.iter().filter(named).find(outside).or_else(|| words.iter().find(outside));
            if let Some(&head) = head {
                found.push((predicate, head, label as u32));
            }
        }
        found
    }
}

/// The propositions of each sentence, by its name.
pub(super) fn read(folder: &Path) -> Result<HashMap<String, Vec<Proposition>>> {
    let mut found = HashMap::new();
    for part in ["train", "dev"] {
        let name = format!("language/propbank-ewt/propbank-ewt-{part}.jsonl.zst");
        for line in read_text(&folder.join(name))?.lines() {
            let line: Line = serde_json::from_str(line)?;
            found.insert(line.sent_id, line.props);
        }
    }
    Ok(found)
}
