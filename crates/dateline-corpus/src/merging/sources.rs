//! How many independent sources stand behind reports: an agency's story counts once however many outlets print it, and
//! so does a story that others copied without saying so.

use std::collections::{BTreeMap, BTreeSet};

use super::signature::copied_sentence;
use crate::error::Result;
use crate::store::{DocumentKey, EventKey, Reader, ReportRow};

/// Documents that are compared one with another; past it the names of sources are all that is counted.
pub(super) const COMPARED: usize = 512;

/// A document that reports an event.
#[derive(Debug)]
pub(super) struct Source {
    /// What stands behind it.
    pub(super) name: String,
    /// The document.
    pub(super) document: DocumentKey,
    /// The documents that carry the same body.
    pub(super) copies: BTreeSet<DocumentKey>,
    /// The sentences that report the event, those too short to tell a copy left out.
    pub(super) sentences: BTreeSet<String>,
}

/// The documents of an event as sources; `reports` are those that it is told from.
pub(super) fn of(reader: &dyn Reader, event: EventKey, reports: &[ReportRow]) -> Result<Vec<Source>> {
    let mut sentences: BTreeMap<DocumentKey, BTreeSet<String>> = BTreeMap::new();
    for row in reports {
        sentences.entry(row.document).or_default().extend(copied_sentence(&row.report));
    }
    let documents = reader.sources_of(event)?;
    let compared = documents.len() <= COMPARED;
    let mut sources = Vec::with_capacity(documents.len());
    for (document, name) in documents {
        let copies = if compared { reader.copies_of(document)? } else { Vec::new() };
        let copies = copies.into_iter().map(|(other, _)| other).collect();
        let sentences = sentences.remove(&document).unwrap_or_default();
        sources.push(Source { name, document, copies, sentences });
    }
    Ok(sources)
}

/// The number of the independent source that each document of an event comes from, counted from 1 in the order of its
/// reports.
pub(crate) fn numbered(
    reader: &dyn Reader,
    event: EventKey,
    reports: &[ReportRow],
) -> Result<BTreeMap<DocumentKey, u32>> {
    let sources = of(reader, event, reports)?;
    let led: BTreeMap<DocumentKey, usize> =
        sources.iter().map(|source| source.document).zip(leaders(&sources)).collect();
    let mut numbers: BTreeMap<usize, u32> = BTreeMap::new();
    let mut found = BTreeMap::new();
    for row in reports {
        let Some(&leader) = led.get(&row.document) else { continue };
        let next = numbers.len() as u32 + 1;
        found.insert(row.document, *numbers.entry(leader).or_insert(next));
    }
    Ok(found)
}

/// Counts the independent ones among the documents that report an event.
pub(super) fn independent(documents: &[Source]) -> u64 {
    leaders(documents).into_iter().collect::<BTreeSet<usize>>().len() as u64
}

/// For each document the first that it depends on: one for all that have one source.
fn leaders(documents: &[Source]) -> Vec<usize> {
    if documents.len() > COMPARED {
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        let by_name = documents.iter().enumerate();
        return by_name.map(|(place, source)| *first.entry(&source.name).or_insert(place)).collect();
    }
    // Each document leads to the first that it depends on; those that lead to themselves are counted.
    let mut leaders: Vec<usize> = (0..documents.len()).collect();
    for later in 1..documents.len() {
        for earlier in 0..later {
            if depend(&documents[earlier], &documents[later]) {
                let (one, other) = (lead(&leaders, earlier), lead(&leaders, later));
                leaders[one.max(other)] = one.min(other);
            }
        }
    }
    (0..documents.len()).map(|place| lead(&leaders, place)).collect()
}

fn lead(leaders: &[usize], mut place: usize) -> usize {
    while leaders[place] != place {
        place = leaders[place];
    }
    place
}

/// Whether two have the same source, or one is a copy: nearly the same body, or, where much was cut or added, a sentence on
/// the event that is the same word for word.
fn depend(left: &Source, right: &Source) -> bool {
    let same_source = !left.name.is_empty() && left.name == right.name;
    let copied = left.copies.contains(&right.document);
    same_source || copied || !left.sentences.is_disjoint(&right.sentences)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(name: &str, document: i64, copies: &[i64]) -> Source {
        Source {
            name: name.to_owned(),
            document: DocumentKey(document),
            copies: copies.iter().copied().map(DocumentKey).collect(),
            sentences: BTreeSet::new(),
        }
    }

    #[test]
    fn copies_count_once() {
        let documents = [
            source("yonhap", 1, &[3]),
            source("yonhap", 2, &[]),
            source("a blog", 3, &[1]),
            source("reuters", 4, &[]),
        ];
        assert_eq!(independent(&documents), 2);
    }

    #[test]
    fn a_sentence_that_is_the_same_word_for_word_is_a_copy() {
        let told = |name: &str, document: i64, sentence: &str| Source {
            sentences: BTreeSet::from([sentence.to_owned()]),
            ..source(name, document, &[])
        };
        assert_eq!(independent(&[told("one", 1, "they met"), told("two", 2, "they met")]), 1);
        assert_eq!(independent(&[told("one", 1, "they met"), told("two", 2, "they spoke")]), 2);
    }

    #[test]
    fn nameless_sources_stand_alone() {
        assert_eq!(independent(&[source("", 1, &[]), source("", 2, &[])]), 2);
        assert_eq!(independent(&[]), 0);
    }
}
