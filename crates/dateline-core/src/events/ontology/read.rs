//! Reading the data files, with a check of every field.

use std::collections::HashMap;
use std::fmt;

use serde::de::DeserializeOwned;

use super::frame::{Condition, Effect, Light, NounFrame, ParticipantSlots, Slot, VerbFrame};
use super::{ActInfo, Governor, Ontology, PointsTo};
use crate::analysis::{Act, Status};
use crate::clause::{Record, records};

/// The text of the files.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Sources<'a> {
    pub(in super::super) acts: &'a str,
    pub(in super::super) classes: &'a str,
    pub(in super::super) verbs: &'a str,
    pub(in super::super) nouns: &'a str,
    pub(in super::super) lights: &'a str,
    pub(in super::super) governors: &'a str,
    pub(in super::super) cues: &'a str,
    pub(in super::super) back_pointers: &'a str,
}

impl Sources<'static> {
    /// The files that ship with the engine.
    pub(in super::super) fn embedded() -> Self {
        Self {
            acts: include_str!("../data/acts.tsv"),
            classes: include_str!("../data/classes.tsv"),
            verbs: include_str!("../data/verbs.tsv"),
            nouns: include_str!("../data/nouns.tsv"),
            lights: include_str!("../data/support.tsv"),
            governors: include_str!("../data/governors.tsv"),
            cues: include_str!("../data/cues.tsv"),
            back_pointers: include_str!("../data/parties.tsv"),
        }
    }
}

/// Something in a file that was not understood; the line is left out of the ontology.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Problem {
    file: &'static str,
    line: usize,
    message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

type Classes<'a> = HashMap<&'a str, Vec<String>>;
type Read<T> = Result<T, String>;

impl Ontology {
    /// Reads the files. Lines that are not understood are left out and named.
    pub(in super::super) fn read(sources: &Sources<'_>) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut ontology = Self::default();
        let classes: Classes<'_> = records(sources.classes)
            .map(|record| (record.field(0), record.field(1).split(' ').map(str::to_owned).collect()))
            .collect();
        ontology.demanded = classes.get("demanded").cloned().unwrap_or_default();
        ontology.weapons = ["weapons", "fired", "explosives"]
            .iter()
            .filter_map(|name| classes.get(name))
            .flatten()
            .cloned()
            .collect();
        each("acts", sources.acts, &mut problems, |record| {
            ontology.acts.insert(named(record.field(0), "act")?, act_info(record)?);
            Ok(())
        });
        each("verbs", sources.verbs, &mut problems, |record| {
            let (lemma, particle) = split(record.field(0), '+');
            let frame = verb_frame(record, particle, &classes)?;
            ontology.verbs.entry(lemma.to_owned()).or_default().push(frame);
            Ok(())
        });
        each("nouns", sources.nouns, &mut problems, |record| {
            let (before, lemma) = record.field(0).rsplit_once(' ').unwrap_or(("", record.field(0)));
            let frame = noun_frame(record, before, &classes)?;
            ontology.nouns.entry(lemma.to_owned()).or_default().push(frame);
            Ok(())
        });
        each("support", sources.lights, &mut problems, |record| {
            let (lemma, particle) = split(record.field(0), '+');
            let groups = record.field(2).split(' ').map(str::to_owned).collect();
            let light = Light { particle: particle.to_owned(), effect: effect(record.field(1))?, groups };
            ontology.lights.entry(lemma.to_owned()).or_default().push(light);
            Ok(())
        });
        each("governors", sources.governors, &mut problems, |record| {
            let stands = record.field(1);
            let status = named(record.field(2), "status")?;
            let governor = Governor { to: stands != "that", that: stands != "to", status };
            ontology.governors.entry(record.field(0).to_owned()).or_default().push(governor);
            Ok(())
        });
        each("cues", sources.cues, &mut problems, |record| {
            ontology.cues.insert(record.field(0).to_owned(), named(record.field(1), "status")?);
            Ok(())
        });
        each("parties", sources.back_pointers, &mut problems, |record| {
            let points_to = match record.field(1) {
                "any" => PointsTo::Any,
                "country" => PointsTo::Country,
                "person" => PointsTo::Person,
                other => return Err(format!("no kind of party is called {other}")),
            };
            ontology.back_pointers.insert(record.field(0).to_owned(), points_to);
            Ok(())
        });
        (ontology, problems)
    }
}

fn each(
    file: &'static str,
    text: &str,
    problems: &mut Vec<Problem>,
    mut add: impl FnMut(&Record<'_>) -> Read<()>,
) {
    for record in records(text) {
        if let Err(message) = add(&record) {
            problems.push(Problem { file, line: record.line, message });
        }
    }
}

fn split(field: &str, at: char) -> (&str, &str) {
    field.split_once(at).unwrap_or((field, ""))
}

/// The value of that name in the line format.
fn named<T: DeserializeOwned>(name: &str, what: &str) -> Read<T> {
    serde_json::from_value(name.into()).map_err(|_| format!("no {what} is called {name}"))
}

fn act_info(record: &Record<'_>) -> Read<ActInfo> {
    let number = |text: &str| text.parse::<f32>().map_err(|_| format!("{text} is no score"));
    let modes = record.field(4).split_whitespace().map(|mode| {
        let (name, score) = split(mode, '=');
        Ok((name.to_owned(), number(score)?))
    });
    Ok(ActInfo {
        quad: named(record.field(1), "quad class")?,
        score: number(record.field(2))?,
        needs_recipient: record.field(3) == "yes",
        modes: modes.collect::<Read<_>>()?,
    })
}

fn act_and_mode(field: &str) -> Read<(Act, Option<String>)> {
    let (act, mode) = split(field, '/');
    Ok((named(act, "act")?, (!mode.is_empty()).then(|| mode.to_owned())))
}

fn slots(field: &str) -> ParticipantSlots {
    let all = field.contains('&');
    let slots = field.split(['|', '&']).filter(|name| !name.is_empty()).map(slot).collect();
    ParticipantSlots { slots, all }
}

fn slot(name: &str) -> Slot {
    match name {
        "subj" => Slot::Subject,
        "obj" => Slot::Object,
        "iobj" => Slot::Indirect,
        "comp" => Slot::Complement,
        "poss" => Slot::Possessor,
        "light" => Slot::Light,
        "state" => Slot::State,
        preposition => Slot::Preposition(preposition.to_owned()),
    }
}

fn words(list: &str, classes: &Classes<'_>) -> Read<Vec<String>> {
    let mut found = Vec::new();
    for word in list.split('|').filter(|word| *word != "*") {
        match word.strip_prefix('@') {
            Some(class) => {
                let members = classes.get(class).ok_or_else(|| format!("no class is called {class}"))?;
                found.extend(members.iter().cloned());
            }
            None => found.push(word.to_owned()),
        }
    }
    Ok(found)
}

/// The slots that a condition on words can name.
const CONDITIONED: [&str; 16] = [
    "subj", "obj", "comp", "to", "with", "from", "as", "at", "into", "on", "of", "by", "for", "in",
    "against", "under",
];

fn condition(text: &str, classes: &Classes<'_>) -> Read<Option<Condition>> {
    if let Some((name, list)) = text.split_once('=') {
        return match name {
            "mod" => Ok(Some(Condition::Modifier(words(list, classes)?))),
            "light" | "lights" => Ok(None),
            "xcomp" => Ok(Some(Condition::Words(Slot::Complement, words(list, classes)?))),
            _ if CONDITIONED.contains(&name) => Ok(Some(Condition::Words(slot(name), words(list, classes)?))),
            _ => Err(format!("no condition is called {text}")),
        };
    }
    Ok(Some(match text {
        "noobj" => Condition::NoObject,
        "party" => Condition::Party,
        "comp" => Condition::Clause,
        "inf" => Condition::Infinitive,
        "own" => Condition::Own,
        "noquestion" => Condition::NoQuestion,
        "body" => Condition::Body,
        "crowd" => Condition::Crowd,
        "hurt" => Condition::Hurt,
        "mutual" | "pair" | "holds" | "known" | "only" => return Ok(None),
        _ => return Err(format!("no condition is called {text}")),
    }))
}

fn conditions(field: &str, classes: &Classes<'_>) -> Read<Vec<Condition>> {
    field.split_whitespace().filter_map(|text| condition(text, classes).transpose()).collect()
}

fn flagged(field: &str, flag: &str) -> bool {
    field.split_whitespace().any(|text| text == flag)
}

fn verb_frame(record: &Record<'_>, particle: &str, classes: &Classes<'_>) -> Read<VerbFrame> {
    let (act, mode) = match record.field(1) {
        "" => (None, None),
        named => act_and_mode(named).map(|(act, mode)| (Some(act), mode))?,
    };
    Ok(VerbFrame {
        particle: particle.to_owned(),
        act,
        mode,
        actors: slots(record.field(2)),
        recipients: slots(record.field(3)),
        conditions: conditions(record.field(4), classes)?,
        mutual: flagged(record.field(4), "mutual"),
        pair: flagged(record.field(4), "pair"),
        holds: flagged(record.field(4), "holds"),
    })
}

fn noun_frame(record: &Record<'_>, before: &str, classes: &Classes<'_>) -> Read<NounFrame> {
    let (act, mode) = act_and_mode(record.field(1))?;
    let flags = record.field(4);
    let alone = flags.split_whitespace().find_map(|text| text.strip_prefix("lights="));
    let more = flags.split_whitespace().find_map(|text| text.strip_prefix("light="));
    let lights = alone.map_or_else(|| ["common"].into_iter().chain(more).collect(), |group| vec![group]);
    Ok(NounFrame {
        before: before.to_owned(),
        act,
        mode,
        actors: slots(record.field(2)),
        recipients: slots(record.field(3)),
        conditions: conditions(flags, classes)?,
        mutual: flagged(flags, "mutual"),
        known: flagged(flags, "known"),
        only_light: flagged(flags, "only"),
        lights: lights.into_iter().map(str::to_owned).collect(),
    })
}

fn effect(name: &str) -> Read<Effect> {
    Ok(match name {
        "does" => Effect::Does,
        "plans" => Effect::Sets(Status::Planned),
        "cancels" => Effect::Sets(Status::Cancelled),
        "refuses" => Effect::Sets(Status::Negated),
        "asks" => Effect::Sets(Status::Requested),
        "allows" => Effect::Sets(Status::Possible),
        _ => return Err(format!("no effect is called {name}")),
    })
}
