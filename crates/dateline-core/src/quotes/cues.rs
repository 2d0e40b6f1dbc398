//! The verbs that tell of speaking.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::analysis::Manner;
use crate::clause::{Tree, records};
use crate::tag::{Deprel, Upos, VerbForm};

/// How a verb of speaking is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// It takes a clause of its own: `said that …`.
    Says,
    /// It tells of speech only beside quotation marks: `laughed`.
    Quotes,
    /// It says of somebody what they are: `described X as "…"`.
    Tags,
}

/// One sense of a verb of speaking.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sense {
    /// The particle or preposition that the sense needs, or nothing.
    particle: &'static str,
    /// The manner of speaking.
    pub(crate) manner: Manner,
    /// How it is used.
    pub(crate) used: Use,
}

/// A verb of speaking where it stands.
#[derive(Clone, Debug)]
pub(crate) struct CueVerb {
    /// The verb.
    pub(crate) token: usize,
    /// The verb with its particle, or the whole of `was quoted as saying`.
    pub(crate) tokens: Range<usize>,
    /// What it means.
    pub(crate) sense: Sense,
}

static SENSES: LazyLock<HashMap<&'static str, Vec<Sense>>> = LazyLock::new(|| {
    let mut senses: HashMap<&'static str, Vec<Sense>> = HashMap::new();
    for record in records(include_str!("data/cues.tsv")) {
        if let (Some(manner), Some(used)) = (manner(record.field(2)), usage(record.field(3))) {
            senses.entry(record.field(0)).or_default().push(Sense {
                particle: record.field(1),
                manner,
                used,
            });
        }
    }
    senses
});

static PUBLICATIONS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| records(include_str!("data/institutions.tsv")).map(|record| record.field(0)).collect());

/// Whether a noun is what an institution publishes its words in: `release`, `statement`.
pub(crate) fn is_publication(lemma: &str) -> bool {
    PUBLICATIONS.contains(&lemma)
}

fn manner(name: &str) -> Option<Manner> {
    Some(match name {
        "said" => Manner::Said,
        "asked" => Manner::Asked,
        "denied" => Manner::Denied,
        "warned" => Manner::Warned,
        "claimed" => Manner::Claimed,
        "promised" => Manner::Promised,
        "urged" => Manner::Urged,
        "praised" => Manner::Praised,
        "criticised" => Manner::Criticised,
        _ => return None,
    })
}

fn usage(name: &str) -> Option<Use> {
    Some(match name {
        "says" => Use::Says,
        "quotes" => Use::Quotes,
        "tags" => Use::Tags,
        _ => return None,
    })
}

/// The verb of speaking at a token, if it is one: the strongest sense whose particle stands near.
pub(crate) fn verb_at(tree: &Tree<'_>, token: usize) -> Option<CueVerb> {
    let lemma = tree.verb_lemma(token)?;
    let senses = SENSES.get(lemma.as_ref()).or_else(|| SENSES.get(lemma.strip_suffix('e')?))?;
    let end = tree.sentence(token).tokens.end;
    let next = |word: &str| token + 1 < end && tree.reads(token + 1, word);
    let with_particle = senses.iter().find(|sense| !sense.particle.is_empty() && next(sense.particle));
    let sense = with_particle.or_else(|| senses.iter().find(|sense| sense.particle.is_empty()))?;
    let mut tokens = token..token + 1 + usize::from(with_particle.is_some());
    if lemma == "quote" && next("as") && token + 2 < end && tree.lemma(token + 2) == "say" {
        tokens = passive_start(tree, token)..token + 3;
    }
    Some(CueVerb { token, tokens, sense: *sense })
}

fn passive_start(tree: &Tree<'_>, token: usize) -> usize {
    let before = token.saturating_sub(1);
    let inside = before < token && before >= tree.sentence(token).tokens.start;
    let auxiliary = matches!(tree.word(before), "is" | "are" | "was" | "were" | "been" | "being");
    if inside && auxiliary { before } else { token }
}

/// Whether the verb is a gerund, a participle or an infinitive without a subject of its own.
pub(super) fn lacks_subject(tree: &Tree<'_>, verb: usize) -> bool {
    let gerund = tree.token(verb).features.form == Some(VerbForm::Gerund)
        || tree.word(verb).to_lowercase().ends_with("ing");
    let infinitive =
        verb > 0 && tree.reads(verb - 1, "to") && tree.token(verb - 1).sentence == tree.token(verb).sentence;
    let auxiliary = verb > 0 && tree.upos(verb - 1) == Upos::Aux;
    (gerund && !auxiliary) || infinitive
}

/// Whether the verb is a past participle that describes a noun (`the plan announced last year`): nobody speaks there.
pub(super) fn is_reduced(tree: &Tree<'_>, verb: usize) -> bool {
    tree.deprel(verb) == Deprel::Acl && !tree.word(verb).to_lowercase().ends_with("ing")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_understood() {
        for record in records(include_str!("data/cues.tsv")) {
            assert_eq!(record.width(), 4, "line {}", record.line);
            assert!(manner(record.field(2)).is_some(), "line {}: manner", record.line);
            assert!(usage(record.field(3)).is_some(), "line {}: use", record.line);
        }
    }
}
