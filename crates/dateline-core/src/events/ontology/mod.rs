//! The ontology as data: which words name which acts, who stands where in their clauses, and what sets their status.
//!
//! The files under `data/` hold it; `data/README.md` says what each field means. A user's own files are laid over ours
//! ([`Ontology::overlaid`]): what they say comes first, what they do not speak of stays. They are checked field by field,
//! and a set of files with a fault is refused as a whole.

mod fields;
mod files;
mod frame;
mod likes;
mod read;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

pub use self::files::{OntologyFile, OntologyProblem};
pub(super) use self::frame::{
    Condition, Effect, Fewest, Light, NounFrame, ParticipantSlots, Slot, VerbFrame,
};
use self::likes::Likes;
use crate::analysis::{Act, CameoRoot, Quad, Status};

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

/// Which words name which acts, who stands where in their clauses, and what sets their status; indexed by lemma.
#[derive(Debug, Default)]
pub struct Ontology {
    pub(super) acts: HashMap<Act, ActInfo>,
    pub(super) verbs: HashMap<String, Vec<VerbFrame>>,
    pub(super) nouns: HashMap<String, Vec<NounFrame>>,
    pub(super) lights: HashMap<String, Vec<Light>>,
    pub(super) governors: HashMap<String, Vec<Governor>>,
    pub(super) cues: HashMap<String, Status>,
    pub(super) back_pointers: HashMap<String, PointsTo>,
    /// Words that stand for others.
    pub(super) likes: Likes,
    /// Verbs whose `must` or `should` in somebody's mouth is a demand.
    pub(super) demanded: Vec<String>,
    /// Nouns for weapons: as the subject of an assault they stand for whoever uses them.
    pub(super) weapons: Vec<String>,
    /// Words beside which whoever is killed or hurt was so by somebody's will.
    pub(super) violence: HashSet<String>,
    /// Words for what kills or hurts without anybody's will.
    pub(super) accidents: HashSet<String>,
    /// CAMEO roots by act and mode.
    cameo: HashMap<(Act, Option<String>), CameoRoot>,
    /// The number of the user's files; none of the ontology that ships with the engine.
    number: Option<u64>,
}

static EMBEDDED: LazyLock<Ontology> = LazyLock::new(|| read::read(&[]).0);

impl Ontology {
    /// The ontology that ships with the engine.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// A user's files over the ontology that ships with the engine. Their lines come first: of verbs, nouns, light verbs
    /// and governors that of the user is tried before ours; an act, a cue, a party word or a CAMEO root of the user's
    /// takes the place of ours; modes and the words of a class are added.
    ///
    /// # Errors
    /// Everything that is wrong with the files, in their order: what is not understood, and names that no file has.
    pub fn overlaid(files: &[OntologyFile]) -> Result<Self, Vec<OntologyProblem>> {
        let (mut ontology, problems) = read::read(files);
        if !problems.is_empty() {
            return Err(problems);
        }
        let bytes =
            files.iter().flat_map(|file| file.name.bytes().chain([0]).chain(file.text.bytes()).chain([0]));
        ontology.number = Some(crate::hash::fnv1a(bytes));
        Ok(ontology)
    }

    /// What tells a user's ontology from others, `ontology-…`: part of the version of what reads pages. None of the
    /// ontology that ships with the engine, which the engine's own version tells.
    pub fn version(&self) -> Option<String> {
        self.number.map(|number| format!("ontology-{number:016x}"))
    }

    /// The quad class and the score of an act in a mode; a mode without a score of its own has that of the act.
    pub(super) fn intensity(&self, act: Act, mode: Option<&str>) -> (Quad, f32) {
        let Some(info) = self.acts.get(&act) else { return (Quad::VerbalCooperation, 0.0) };
        let score =
            mode.and_then(|mode| info.modes.iter().find(|(name, _)| name == mode).map(|(_, score)| *score));
        (info.quad, score.unwrap_or(info.score))
    }

    /// The CAMEO root of an act in a mode; a mode without a root of its own has that of the act.
    pub(super) fn cameo_root(&self, act: Act, mode: Option<&str>) -> Option<CameoRoot> {
        let root = |mode: Option<&str>| self.cameo.get(&(act, mode.map(str::to_owned))).copied();
        mode.and_then(|mode| root(Some(mode))).or_else(|| root(None))
    }
}

#[cfg(test)]
mod tests;
