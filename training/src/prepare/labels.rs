//! Sentences with whatever is known of them, as numbers.

use std::collections::HashMap;
use std::path::Path;

use anyhow::Result;
use dateline_core::ByteRange;
use dateline_core::tag::{Deprel, ner};

use super::roles::{LABELS, Proposition};
use crate::names::{Sample, gum};
use crate::news::Piece;
use crate::treebank::Sentence;

/// What stands for a label that is not known.
pub(super) const UNKNOWN: u32 = 0xFFFF;
/// The head of a root.
pub(super) const ROOT: u32 = 0xFFFE;
/// Tags seen less often than this are replaced by the commonest one with the same part of speech.
const RARE: usize = 4;

/// A sentence, its tokens and their labels.
#[derive(Clone, Debug)]
pub(super) struct Labelled {
    pub(super) content: String,
    pub(super) tokens: Vec<ByteRange>,
    pub(super) tags: Vec<u32>,
    pub(super) heads: Vec<u32>,
    pub(super) relations: Vec<u32>,
    pub(super) names: Vec<u32>,
    /// Predicate, token and label; `None` where roles are not known.
    pub(super) roles: Option<Vec<(usize, usize, u32)>>,
    pub(super) opens_paragraph: bool,
    pub(super) opens_document: bool,
    /// Whether it is known that this is one sentence.
    pub(super) is_sentence: bool,
}

impl Labelled {
    /// A sentence of which nothing is known.
    pub(super) fn bare(content: String, tokens: Vec<ByteRange>) -> Self {
        let unknown = vec![UNKNOWN; tokens.len()];
        Self {
            content,
            tokens,
            tags: unknown.clone(),
            heads: unknown.clone(),
            relations: unknown.clone(),
            names: unknown,
            roles: None,
            opens_paragraph: false,
            opens_document: false,
            is_sentence: false,
        }
    }

    /// A sentence with names.
    pub(super) fn named(sample: &Sample) -> Self {
        let mut labelled = Self::bare(sample.text.as_str().to_owned(), sample.tokens.clone());
        labelled.names = names(sample);
        labelled.is_sentence = true;
        labelled
    }
}

/// The labels of all tasks.
pub(super) struct Labels {
    tags: Vec<String>,
    index: HashMap<String, u32>,
}

impl Labels {
    /// The labels of the treebanks' tags, the commonest first.
    pub(super) fn of(sentences: &[Sentence]) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for sentence in sentences {
            for (upos, xpos) in sentence.upos.iter().zip(&sentence.xpos) {
                *counts.entry(format!("{upos}|{xpos}")).or_default() += 1;
            }
        }
        let mut common: Vec<(String, usize)> = counts.into_iter().filter(|&(_, n)| n >= RARE).collect();
        common.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let tags: Vec<String> = common.into_iter().map(|(label, _)| label).collect();
        let index = tags.iter().zip(0..).map(|(label, at)| (label.clone(), at)).collect();
        Self { tags, index }
    }

    /// Writes the names of the labels.
    pub(super) fn write(&self, target: &Path) -> Result<()> {
        let relations: Vec<&str> = Deprel::ALL.iter().map(|relation| relation.as_str()).collect();
        let all = serde_json::json!({
            "tags": self.tags, "relations": relations, "names": ner::labels(), "roles": LABELS,
        });
        Ok(std::fs::write(target.join("labels.json"), serde_json::to_vec_pretty(&all)?)?)
    }

    /// The number of a tag, or of the commonest one with the same part of speech.
    fn tag(&self, upos: &str, xpos: &str) -> u32 {
        let like = || self.tags.iter().position(|tag| tag.split('|').next() == Some(upos));
        let exact = self.index.get(&format!("{upos}|{xpos}")).copied();
        exact.or_else(|| like().map(|at| at as u32)).unwrap_or(UNKNOWN)
    }

    /// A sentence of a treebank.
    pub(super) fn tree(&self, sentence: &Sentence, roles: Option<&Vec<Proposition>>) -> Labelled {
        let mut labelled = Labelled::bare(sentence.text.as_str().to_owned(), sentence.tokens.clone());
        let tags = sentence.upos.iter().zip(&sentence.xpos);
        labelled.tags = tags.map(|(upos, xpos)| self.tag(upos, xpos)).collect();
        labelled.heads = sentence.heads.iter().map(|head| head.map_or(ROOT, |head| head as u32)).collect();
        labelled.relations = sentence.relations.iter().map(|relation| number(relation)).collect();
        labelled.opens_paragraph = sentence.opens_paragraph;
        labelled.opens_document = sentence.opens_document;
        labelled.is_sentence = true;
        if sentence.document.starts_with("GUM_") {
            labelled.names = names(&gum::sample(sentence));
        }
        labelled.roles = roles.map(|props| props.iter().flat_map(|prop| prop.labels(sentence)).collect());
        labelled
    }

    /// A sentence of news with names and some tags.
    pub(super) fn news(&self, piece: &Piece) -> Labelled {
        let mut labelled = Labelled::named(&piece.sample);
        for (tag, range) in labelled.tags.iter_mut().zip(&piece.sample.tokens) {
            let said = piece.said.iter().find(|(place, _)| place == range);
            let known = said.and_then(|(_, label)| label.as_ref()).and_then(|label| self.index.get(label));
            *tag = known.copied().unwrap_or(UNKNOWN);
        }
        labelled
    }
}

fn names(sample: &Sample) -> Vec<u32> {
    sample.labels().into_iter().map(|label| label.map_or(UNKNOWN, |label| label as u32)).collect()
}

/// The number of a relation, or of its base where the subtype is not told apart.
fn number(relation: &str) -> u32 {
    let base = relation.split(':').next().unwrap_or_default();
    // A title before a name reads as a compound for the stages that follow.
    let base = if relation == "nmod:desc" { "compound" } else { base };
    let found = Deprel::parse(relation).or_else(|| Deprel::parse(base)).unwrap_or_default();
    Deprel::ALL.iter().position(|other| *other == found).unwrap_or_default() as u32
}
