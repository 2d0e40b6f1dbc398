//! The ontology as data: which words name which acts, who stands where in their clauses, and what sets their status.
//!
//! The files under `data/` hold it; each says at its head what its fields mean. [`Ontology::read`] takes the text of
//! such files, so a user's own can stand in for ours or beside them, and says line by line what it did not understand.

mod frame;
mod read;

use std::collections::HashMap;
use std::sync::LazyLock;

pub(super) use self::frame::{Condition, Effect, Light, NounFrame, ParticipantSlots, Slot, VerbFrame};
pub(super) use self::read::Sources;
use crate::analysis::{Act, Quad, Status};

/// What is known of an act.
#[derive(Clone, Debug)]
pub(super) struct ActInfo {
    /// The quad class.
    pub(super) quad: Quad,
    /// The score on PLOVER's own scale.
    pub(super) score: f32,
    /// Whether a report without a recipient is incomplete.
    pub(super) needs_recipient: bool,
    /// The modes with their scores.
    pub(super) modes: Vec<(String, f32)>,
}

/// A word that says of the act under it whether it happened.
#[derive(Clone, Copy, Debug)]
pub(super) struct Governor {
    /// Whether the act may stand under it as an infinitive or gerund.
    pub(super) to: bool,
    /// Whether the act may stand under it as a clause.
    pub(super) that: bool,
    /// What it says of the act.
    pub(super) status: Status,
}

/// Whom a noun that points back can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PointsTo {
    /// Anybody.
    Any,
    /// Countries and bodies.
    Country,
    /// People.
    Person,
}

/// The whole of it, indexed by lemma.
#[derive(Debug, Default)]
pub(super) struct Ontology {
    pub(super) acts: HashMap<Act, ActInfo>,
    pub(super) verbs: HashMap<String, Vec<VerbFrame>>,
    pub(super) nouns: HashMap<String, Vec<NounFrame>>,
    pub(super) lights: HashMap<String, Vec<Light>>,
    pub(super) governors: HashMap<String, Vec<Governor>>,
    pub(super) cues: HashMap<String, Status>,
    pub(super) back_pointers: HashMap<String, PointsTo>,
    /// Verbs whose `must` or `should` in somebody's mouth is a demand.
    pub(super) demanded: Vec<String>,
    /// Nouns for weapons: as the subject of an assault they stand for whoever uses them.
    pub(super) weapons: Vec<String>,
}

static EMBEDDED: LazyLock<Ontology> = LazyLock::new(|| Ontology::read(&Sources::embedded()).0);

impl Ontology {
    /// The ontology that ships with the engine.
    pub(super) fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The quad class and the score of an act in a mode; a mode without a score of its own has that of the act.
    pub(super) fn intensity(&self, act: Act, mode: Option<&str>) -> (Quad, f32) {
        let Some(info) = self.acts.get(&act) else { return (Quad::VerbalCooperation, 0.0) };
        let score =
            mode.and_then(|mode| info.modes.iter().find(|(name, _)| name == mode).map(|(_, score)| *score));
        (info.quad, score.unwrap_or(info.score))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_files_are_understood_to_the_last_line() {
        let (ontology, problems) = Ontology::read(&Sources::embedded());
        assert!(problems.is_empty(), "{problems:#?}");
        assert_eq!(ontology.acts.len(), 16);
        for act in ontology.acts.keys() {
            let by_verb = ontology.verbs.values().flatten().any(|frame| frame.act == Some(*act));
            assert!(by_verb, "{act:?} has no verb");
        }
    }

    #[test]
    fn a_faulty_line_is_named() {
        let sources = Sources {
            verbs: "greet\tGREETING\tsubj\tobj\t-\nmeet\tCONSULT\tsubj\tnowhere\todd=1\n",
            ..Sources::embedded()
        };
        let (_, problems) = Ontology::read(&sources);
        let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(said, ["verbs:1: no act is called GREETING", "verbs:2: no condition is called odd=1"]);
    }
}
