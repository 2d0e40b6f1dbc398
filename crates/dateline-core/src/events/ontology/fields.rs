//! The fields of a line, each checked.

use std::collections::HashMap;

use serde::de::DeserializeOwned;
use serde::de::value::{Error as NameError, StrDeserializer};

use super::frame::{Condition, Effect, Fewest, NounFrame, ParticipantSlots, Slot, VerbFrame};
use super::likes::WordClass;
use super::{ActInfo, Governor, PointsTo};
use crate::analysis::{Act, Status};
use crate::clause::Record;

/// What is wrong with a field of a line.
#[derive(Debug)]
pub(super) struct Fault {
    /// Which field, counted from 0.
    pub(super) field: usize,
    /// What is wrong.
    pub(super) message: String,
    /// What to do.
    pub(super) advice: String,
}

pub(super) type Read<T> = Result<T, Fault>;
pub(super) type Acts = HashMap<Act, ActInfo>;
pub(super) type Classes<'a> = HashMap<&'a str, Vec<String>>;

fn fault<T>(field: usize, message: impl Into<String>, advice: impl Into<String>) -> Read<T> {
    Err(Fault { field, message: message.into(), advice: advice.into() })
}

/// A field in two at a mark; the second part is empty where there is none.
pub(super) fn split(field: &str, at: char) -> (&str, &str) {
    field.split_once(at).unwrap_or((field, ""))
}

/// The value of that name in the line format.
pub(super) fn named<T: DeserializeOwned>(record: &Record<'_>, field: usize, what: &str) -> Read<T> {
    value(record.field(field), field, what)
}

fn value<T: DeserializeOwned>(name: &str, field: usize, what: &str) -> Read<T> {
    let read: Result<T, NameError> = T::deserialize(StrDeserializer::new(name));
    read.or_else(|error| {
        // What serde says ends with the names that there are.
        let said = error.to_string();
        let names = said.split_once("one of ").map_or(said.as_str(), |(_, names)| names).replace('`', "");
        fault(field, format!("no {what} is called {name}"), format!("use one of {names}"))
    })
}

pub(super) fn act_info(record: &Record<'_>) -> Read<ActInfo> {
    let number = |text: &str, field: usize| {
        let read = text.parse::<f32>().ok().filter(|number| (-10.0..=10.0).contains(number));
        read.map_or_else(|| fault(field, format!("{text} is no number"), "give one from -10 to 10"), Ok)
    };
    let modes = record.field(4).split_whitespace().map(|mode| {
        let (name, score) = split(mode, '=');
        Ok((name.to_owned(), number(score, 4)?))
    });
    Ok(ActInfo {
        quad: named(record, 1, "quad class")?,
        score: number(record.field(2), 2)?,
        needs_recipient: record.field(3) == "yes",
        modes: modes.collect::<Read<_>>()?,
    })
}

/// An act with its mode, which the act must have.
pub(super) fn act_and_mode(record: &Record<'_>, field: usize, acts: &Acts) -> Read<(Act, Option<String>)> {
    let (name, mode) = split(record.field(field), '/');
    let act = value(name, field, "act")?;
    let has = |mode: &str| acts.get(&act).is_some_and(|info| info.modes.iter().any(|(name, _)| name == mode));
    if mode.is_empty() || has(mode) {
        return Ok((act, (!mode.is_empty()).then(|| mode.to_owned())));
    }
    fault(
        field,
        format!("{name} has no mode {mode}"),
        format!("add it to the line of {name} in acts.tsv, with its score"),
    )
}

/// The prepositions that a slot can name, or begin with where it is of several words.
const PREPOSITIONS: &str = " about above across after against ahead along alongside amid among around as at before behind \
    below beneath beside besides between beyond by despite down during for from in inside into like near of off on onto \
    out outside over past per regarding since through throughout to toward towards under until unto up upon versus via \
    with within without ";

fn slots(record: &Record<'_>, field: usize) -> Read<ParticipantSlots> {
    let text = record.field(field);
    let all = text.contains('&');
    let names = text.split(['|', '&']).filter(|name| !name.is_empty());
    Ok(ParticipantSlots { slots: names.map(|name| slot(name, field)).collect::<Read<_>>()?, all })
}

fn slot(name: &str, field: usize) -> Read<Slot> {
    Ok(match name {
        "subj" => Slot::Subject,
        "obj" => Slot::Object,
        "iobj" => Slot::Indirect,
        "comp" => Slot::Complement,
        "poss" => Slot::Possessor,
        "light" => Slot::Light,
        "state" => Slot::State,
        preposition => {
            let first = split(preposition, ' ').0;
            if !PREPOSITIONS.contains(&format!(" {first} ")) {
                let advice = "use subj, obj, iobj, comp, poss, light, state or a preposition";
                return fault(field, format!("no slot is called {name}"), advice);
            }
            Slot::Preposition(preposition.to_owned())
        }
    })
}

/// The field that the conditions of a verb or a noun stand in.
const CONDITIONS: usize = 4;

fn words(list: &str, classes: &Classes<'_>) -> Read<Vec<String>> {
    let mut found = Vec::new();
    for word in list.split('|').filter(|word| *word != "*") {
        match word.strip_prefix('@') {
            Some(class) => match classes.get(class) {
                Some(members) => found.extend(members.iter().cloned()),
                None => {
                    return fault(CONDITIONS, format!("no class is called {class}"), "add it to classes.tsv");
                }
            },
            None => found.push(word.to_owned()),
        }
    }
    Ok(found)
}

/// The slots that a condition on words can name.
const CONDITIONED: [&str; 27] = [
    "poss", "subj", "obj", "comp", "to", "with", "from", "as", "at", "about", "into", "on", "of", "by",
    "for", "in", "against", "under", "since", "without", "over", "onto", "outside", "across", "between",
    "through", "near",
];

fn condition(text: &str, classes: &Classes<'_>) -> Read<Option<Condition>> {
    let unknown = || {
        let advice = "the head of the file that ships with the engine lists those that there are";
        fault(CONDITIONS, format!("no condition is called {text}"), advice)
    };
    if let Some((name, list)) = text.split_once('=') {
        return match name {
            "mod" => Ok(Some(Condition::Modifier(words(list, classes)?))),
            "light" | "lights" => Ok(None),
            "xcomp" => Ok(Some(Condition::Words(Slot::Complement, words(list, classes)?))),
            _ if CONDITIONED.contains(&name) => {
                Ok(Some(Condition::Words(slot(name, CONDITIONS)?, words(list, classes)?)))
            }
            _ => unknown(),
        };
    }
    Ok(Some(match text {
        "noobj" => Condition::NoObject,
        "party" => Condition::Party,
        "place" => Condition::Place,
        "comp" => Condition::Clause,
        "inf" => Condition::Infinitive,
        "own" => Condition::Own,
        "noquestion" => Condition::NoQuestion,
        "body" => Condition::Body,
        "crowd" => Condition::Crowd,
        "once" => Condition::Once,
        "hurt" => Condition::Hurt,
        "mutual" | "pair" | "apart" | "holds" | "known" | "only" => return Ok(None),
        _ => return unknown(),
    }))
}

fn conditions(field: &str, classes: &Classes<'_>) -> Read<Vec<Condition>> {
    field.split_whitespace().filter_map(|text| condition(text, classes).transpose()).collect()
}

fn flagged(field: &str, flag: &str) -> bool {
    field.split_whitespace().any(|text| text == flag)
}

/// A verb with its frame.
pub(super) fn verb_frame(
    record: &Record<'_>,
    acts: &Acts,
    classes: &Classes<'_>,
) -> Read<(String, VerbFrame)> {
    let (lemma, particle) = split(record.field(0), '+');
    let (act, mode) = match record.field(1) {
        "" => (None, None),
        _ => act_and_mode(record, 1, acts).map(|(act, mode)| (Some(act), mode))?,
    };
    let flags = record.field(CONDITIONS);
    let frame = VerbFrame {
        particle: particle.to_owned(),
        act,
        mode,
        actors: slots(record, 2)?,
        recipients: slots(record, 3)?,
        conditions: conditions(flags, classes)?,
        mutual: flagged(flags, "mutual"),
        fewest: if flagged(flags, "apart") {
            Fewest::TwoCountries
        } else if flagged(flags, "pair") {
            Fewest::Two
        } else {
            Fewest::Any
        },
        holds: flagged(flags, "holds"),
    };
    Ok((lemma.to_owned(), frame))
}

/// A noun with its frame.
pub(super) fn noun_frame(
    record: &Record<'_>,
    acts: &Acts,
    classes: &Classes<'_>,
) -> Read<(String, NounFrame)> {
    let (before, lemma) = record.field(0).rsplit_once(' ').unwrap_or(("", record.field(0)));
    let (act, mode) = act_and_mode(record, 1, acts)?;
    let flags = record.field(CONDITIONS);
    let alone = flags.split_whitespace().find_map(|text| text.strip_prefix("lights="));
    let more = flags.split_whitespace().find_map(|text| text.strip_prefix("light="));
    let lights = alone.map_or_else(|| ["common"].into_iter().chain(more).collect(), |group| vec![group]);
    let frame = NounFrame {
        before: before.to_owned(),
        act,
        mode,
        actors: slots(record, 2)?,
        recipients: slots(record, 3)?,
        conditions: conditions(flags, classes)?,
        mutual: flagged(flags, "mutual"),
        known: flagged(flags, "known"),
        only_light: flagged(flags, "only"),
        lights: lights.into_iter().map(str::to_owned).collect(),
    };
    Ok((lemma.to_owned(), frame))
}

/// Whether a line is about verbs or about nouns.
pub(super) fn class_of_words(record: &Record<'_>) -> Read<WordClass> {
    match record.field(1) {
        "verb" => Ok(WordClass::Verb),
        "noun" => Ok(WordClass::Noun),
        other => fault(1, format!("no class of words is called {other}"), "use verb or noun"),
    }
}

pub(super) fn effect(record: &Record<'_>) -> Read<Effect> {
    Ok(match record.field(1) {
        "does" => Effect::Does,
        "plans" => Effect::Sets(Status::Planned),
        "cancels" => Effect::Sets(Status::Cancelled),
        "refuses" => Effect::Sets(Status::Negated),
        "asks" => Effect::Sets(Status::Requested),
        "allows" => Effect::Sets(Status::Possible),
        other => {
            let advice = "use does, plans, cancels, refuses, asks or allows";
            return fault(1, format!("no effect is called {other}"), advice);
        }
    })
}

pub(super) fn governor(record: &Record<'_>) -> Read<Governor> {
    let stands = record.field(1);
    if !matches!(stands, "to" | "that" | "both") {
        return fault(1, format!("no place is called {stands}"), "use to, that or both");
    }
    Ok(Governor { to: stands != "that", that: stands != "to", status: named(record, 2, "status")? })
}

pub(super) fn points_to(record: &Record<'_>) -> Read<PointsTo> {
    match record.field(1) {
        "any" => Ok(PointsTo::Any),
        "country" => Ok(PointsTo::Country),
        "person" => Ok(PointsTo::Person),
        other => fault(1, format!("no kind of party is called {other}"), "use any, country or person"),
    }
}
