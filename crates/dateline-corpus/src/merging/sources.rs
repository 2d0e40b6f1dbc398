//! How many independent sources stand behind reports: an agency's story counts once however many outlets print it, and
//! so does a story that others copied without saying so.

use std::collections::BTreeSet;

use crate::store::DocumentKey;

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

/// Counts the independent ones among the documents that report an event.
pub(super) fn independent(documents: &[Source]) -> u64 {
    let named: BTreeSet<&str> = documents.iter().map(|source| source.name.as_str()).collect();
    if documents.len() > COMPARED {
        return named.len() as u64;
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
    leaders.iter().enumerate().filter(|&(place, &leader)| place == leader).count() as u64
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
