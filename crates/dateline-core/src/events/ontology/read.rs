//! From the files to the ontology: ours, and a user's over them.

use std::collections::HashMap;

use super::fields::{
    self, Fault, Read, act_and_mode, act_info, class_of_words, effect, governor, named, noun_frame,
    points_to, verb_frame,
};
use super::files::{OntologyFile, OntologyProblem};
use super::frame::Light;
use super::{ActInfo, Ontology};
use crate::analysis::{Act, CameoRoot};
use crate::clause::{Record, records};

/// The files that ship with the engine.
const EMBEDDED: [(&str, &str); 10] = [
    ("acts.tsv", include_str!("../data/acts.tsv")),
    ("cameo.tsv", include_str!("../data/cameo.tsv")),
    ("classes.tsv", include_str!("../data/classes.tsv")),
    ("cues.tsv", include_str!("../data/cues.tsv")),
    ("governors.tsv", include_str!("../data/governors.tsv")),
    ("likes.tsv", include_str!("../data/likes.tsv")),
    ("nouns.tsv", include_str!("../data/nouns.tsv")),
    ("parties.tsv", include_str!("../data/parties.tsv")),
    ("support.tsv", include_str!("../data/support.tsv")),
    ("verbs.tsv", include_str!("../data/verbs.tsv")),
];

/// Reads a user's files over those that ship with the engine. Lines that are not understood are left out and named.
pub(super) fn read(files: &[OntologyFile]) -> (Ontology, Vec<OntologyProblem>) {
    let mut reading = Reading { files, problems: Vec::new() };
    for file in files.iter().filter(|file| !OntologyFile::NAMES.contains(&file.name.as_str())) {
        reading.problems.push(OntologyProblem {
            file: file.name.clone(),
            line: 0,
            column: 0,
            message: "no file of an ontology is called so".to_owned(),
            advice: format!("use one of {}", OntologyFile::NAMES.join(", ")),
        });
    }
    let ontology = reading.ontology();
    (ontology, reading.problems)
}

struct Reading<'a> {
    files: &'a [OntologyFile],
    problems: Vec<OntologyProblem>,
}

impl<'a> Reading<'a> {
    fn ontology(&mut self) -> Ontology {
        let mut ontology = Ontology::default();
        let mut classes: HashMap<&str, Vec<String>> = HashMap::new();
        self.each("classes.tsv", 2, |record| {
            classes.entry(record.field(0)).or_default().extend(record.field(1).split(' ').map(str::to_owned));
            Ok(())
        });
        ontology.demanded = classes.get("demanded").cloned().unwrap_or_default();
        ontology.weapons = ["weapons", "fired", "explosives"]
            .iter()
            .filter_map(|name| classes.get(name))
            .flatten()
            .cloned()
            .collect();
        let words = |name: &str| classes.get(name).into_iter().flatten().cloned().collect();
        ontology.violence = words("violence");
        ontology.accidents = words("accidents");
        // A user's act comes first and stays; ours adds the modes that it does not speak of.
        self.each("acts.tsv", 5, |record| {
            let info = act_info(record)?;
            add_act(&mut ontology.acts, named(record, 0, "act")?, info);
            Ok(())
        });
        let acts = &ontology.acts;
        self.each("verbs.tsv", 5, |record| {
            let (lemma, frame) = verb_frame(record, acts, &classes)?;
            ontology.verbs.entry(lemma).or_default().push(frame);
            Ok(())
        });
        self.each("nouns.tsv", 5, |record| {
            let (lemma, frame) = noun_frame(record, acts, &classes)?;
            ontology.nouns.entry(lemma).or_default().push(frame);
            Ok(())
        });
        self.each("likes.tsv", 3, |record| {
            let heads = record.field(2).split(' ').map(str::to_owned);
            ontology
                .likes
                .of(class_of_words(record)?)
                .entry(record.field(0).to_owned())
                .or_default()
                .extend(heads);
            Ok(())
        });
        self.each("support.tsv", 3, |record| {
            let (lemma, particle) = fields::split(record.field(0), '+');
            let groups = record.field(2).split(' ').map(str::to_owned).collect();
            let light = Light { particle: particle.to_owned(), effect: effect(record)?, groups };
            ontology.lights.entry(lemma.to_owned()).or_default().push(light);
            Ok(())
        });
        self.each("governors.tsv", 3, |record| {
            ontology.governors.entry(record.field(0).to_owned()).or_default().push(governor(record)?);
            Ok(())
        });
        self.each("cues.tsv", 2, |record| {
            let status = named(record, 1, "status")?;
            ontology.cues.entry(record.field(0).to_owned()).or_insert(status);
            Ok(())
        });
        self.each("parties.tsv", 2, |record| {
            let points_to = points_to(record)?;
            ontology.back_pointers.entry(record.field(0).to_owned()).or_insert(points_to);
            Ok(())
        });
        self.each("cameo.tsv", 3, |record| {
            let root: CameoRoot = named(record, 1, "CAMEO root")?;
            ontology.cameo.entry(act_and_mode(record, 0, acts)?).or_insert(root);
            Ok(())
        });
        ontology
    }

    /// Reads every line of the files of one name, the user's before ours.
    fn each(&mut self, name: &str, width: usize, mut add: impl FnMut(&Record<'a>) -> Read<()>) {
        let files = self.files;
        let users = files.iter().filter(|file| file.name == name).map(|file| file.text.as_str());
        let ours = EMBEDDED.iter().filter(|(file, _)| *file == name).map(|(_, text)| *text);
        for record in users.chain(ours).flat_map(records) {
            let read = if record.width() < width {
                let advice = "put tabs between them, and - for one that says nothing".to_owned();
                let message = format!("there are {} fields where {width} are needed", record.width());
                Err(Fault { field: record.width(), message, advice })
            } else {
                add(&record)
            };
            if let Err(Fault { field, message, advice }) = read {
                let (file, line, column) = (name.to_owned(), record.line, record.column(field));
                self.problems.push(OntologyProblem { file, line, column, message, advice });
            }
        }
    }
}

fn add_act(acts: &mut HashMap<Act, ActInfo>, act: Act, info: ActInfo) {
    match acts.get_mut(&act) {
        Some(known) => {
            for (mode, score) in info.modes {
                if !known.modes.iter().any(|(name, _)| *name == mode) {
                    known.modes.push((mode, score));
                }
            }
        }
        None => {
            acts.insert(act, info);
        }
    }
}
