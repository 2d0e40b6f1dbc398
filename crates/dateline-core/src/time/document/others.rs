//! What other documents of a collection say of the day on which an undated one was written.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::super::value;
use super::{Bond, BondKind, Clue, ClueKind, bonds};
use crate::analysis::{Article, Basis, Granularity};
use crate::{Analysis, Options, pipeline};

/// How many documents may share a bond before it says nothing of a story any more. It is a rule over the set of
/// documents, so that what follows from bonds does not depend on the order in which documents came.
pub const MOST_BEARERS: usize = 64;

/// How many bonds two documents share that tell the same story.
const ENOUGH_FOR_A_STORY: usize = 2;

/// How many offices are heeded.
const OFFICES: usize = 3;

/// A document that has a bond.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bearer {
    /// Its id.
    pub document: String,
    /// The day of publication that it states; an inferred one is no evidence for others.
    pub published: Option<Date>,
}

/// The day of publication that a page states, if it states one.
pub fn stated_day(article: &Article) -> Option<Date> {
    let stated = article.published.as_ref().filter(|date| date.basis != Basis::Inferred)?;
    (stated.granularity <= Granularity::Day).then(|| value::date(stated.value.get(..10)?))?
}

/// What the documents that share bonds with an undated one say of its day: each bond with all that bear it, the undated
/// document itself among them or not. The order of bonds and bearers does not matter.
pub fn clues_from_others(document: &str, shared: &[(Bond, Vec<Bearer>)]) -> Vec<Clue> {
    let telling = |bearers: &&(Bond, Vec<Bearer>)| bearers.1.len() <= MOST_BEARERS;
    let dated = |bearers: &[Bearer]| -> Vec<(Date, String)> {
        let others = bearers.iter().filter(|bearer| bearer.document != document);
        others.filter_map(|bearer| Some((bearer.published?, bearer.document.clone()))).collect()
    };
    let mut stories: BTreeMap<(Date, String), Vec<&str>> = BTreeMap::new();
    let mut offices: BTreeMap<&str, (Date, Date)> = BTreeMap::new();
    for (bond, bearers) in shared.iter().filter(telling) {
        let bearers = dated(bearers);
        match bond.kind {
            BondKind::Story => {
                for bearer in bearers {
                    stories.entry(bearer).or_default().push(&bond.text);
                }
            }
            BondKind::Office => {
                let days = || bearers.iter().map(|(day, _)| *day);
                if let (Some(first), Some(last)) = (days().min(), days().max()) {
                    offices.insert(&bond.text, (first, last));
                }
            }
        }
    }
    // Of several documents the one that shares most counts, and of those as near the earliest: they are no independent
    // witnesses of the day.
    let story = stories
        .into_iter()
        .filter(|(_, shared)| shared.len() >= ENOUGH_FOR_A_STORY)
        .reduce(|best, next| if next.1.len() > best.1.len() { next } else { best });
    let story = story.map(|((published, other), mut shared)| {
        shared.sort_unstable();
        shared.truncate(3);
        let reason = format!(
            "the document {other} of {published} tells the same story: both have {}",
            shared.join("; ")
        );
        Clue { kind: ClueKind::SameStory { published }, places: Vec::new(), reason: Some(reason) }
    });
    let offices = offices.into_iter().take(OFFICES).map(|(text, (first, last))| Clue {
        kind: ClueKind::SameOffice { first, last },
        places: Vec::new(),
        reason: Some(format!("documents from {first} to {last} show {text}")),
    });
    story.into_iter().chain(offices).collect()
}

/// Dates the pages among `analyses` that state no date with the help of those that do, and reads those again.
pub fn date_together(analyses: &mut [Analysis], options: &Options) {
    let bonds: Vec<Vec<Bond>> = analyses.iter().map(bonds).collect();
    let mut bearers: HashMap<u64, Vec<Bearer>> = HashMap::new();
    for (analysis, bonds) in analyses.iter().zip(&bonds) {
        for bond in bonds {
            bearers.entry(bond.key).or_default().push(Bearer {
                document: analysis.document.clone(),
                published: stated_day(&analysis.article),
            });
        }
    }
    for (analysis, bonds) in analyses.iter_mut().zip(bonds) {
        if !is_undated(&analysis.article) {
            continue;
        }
        let shared: Vec<(Bond, Vec<Bearer>)> = bonds
            .into_iter()
            .filter_map(|bond| bearers.get(&bond.key).cloned().map(|bearers| (bond, bearers)))
            .collect();
        let clues = clues_from_others(&analysis.document, &shared);
        if !clues.is_empty() {
            *analysis = pipeline::redate(analysis, &clues, options);
        }
    }
}

/// Whether a page states no date.
fn is_undated(article: &Article) -> bool {
    article.published.as_ref().is_none_or(|date| date.basis == Basis::Inferred)
}
