//! Lemma tables from treebanks.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::tag::{Lemmas, Upos};

use crate::treebank::Sentence;

/// How often a form has which tag and lemma.
type Uses<'s> = BTreeMap<(&'s str, String), usize>;

/// The table of irregular forms and the list of base forms, as the model's texts.
pub(crate) fn tables(sentences: &[Sentence]) -> (String, String) {
    let mut seen: BTreeMap<(String, &str), Uses> = BTreeMap::new();
    let mut bases = BTreeSet::new();
    for sentence in sentences {
        for (at, range) in sentence.tokens.iter().enumerate() {
            let form = sentence.text.slice(range).to_lowercase().replace(['’', '‘'], "'");
            let lemma = sentence.lemmas[at].to_lowercase();
            let (upos, penn) = (sentence.upos[at].as_str(), sentence.xpos[at].as_str());
            if upos == "PROPN"
                || upos == "X"
                || lemma.is_empty()
                || form.len() > 24
                || lemma.contains(char::is_whitespace)
            {
                continue;
            }
            let base = matches!(penn, "VB" | "VBP" | "JJ") && upos != "AUX" && form == lemma;
            if base && lemma.bytes().all(|b| b.is_ascii_lowercase()) && lemma.len() > 1 {
                bases.insert(lemma.clone());
            }
            *seen.entry((form, upos)).or_default().entry((penn, lemma)).or_default() += 1;
        }
    }
    let bases = bases.into_iter().collect::<Vec<_>>().join("\n");
    let rules = Lemmas::read("", &bases);
    let mut lines = Vec::new();
    for ((form, upos), uses) in seen {
        let Some(((penn, lemma), _)) = uses.iter().max_by_key(|(_, n)| **n) else { continue };
        let known = Upos::parse(upos).is_some();
        let regular = rules.regular(&form, penn).unwrap_or_else(|| form.clone());
        if known && regular != *lemma && form.chars().any(char::is_alphabetic) {
            lines.push(format!("{form}\t{upos}\t{lemma}"));
        }
    }
    (lines.join("\n"), bases)
}
