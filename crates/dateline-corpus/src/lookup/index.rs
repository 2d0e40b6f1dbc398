//! An index of all names.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use dateline_core::names::compare::{self, sounds};
use fst::automaton::{Automaton, Levenshtein, Str};
use fst::{IntoStreamer, Map, MapBuilder, Streamer};

use crate::error::{Error, Result};
use crate::identity::{are_one, normalise, sorted_words};
use crate::store::{EntityKey, Reader};
use crate::values::MatchKind;

/// Letters from which a name may differ by two slips rather than one.
const LONG: usize = 9;
/// Names that one word of a query, or the query with a slip in it, is spelled out to. Past it the commonest are missed only for
/// words so short that they hold no information.
const SPELLED_OUT: usize = 512;

/// Names with the same sounds that are compared with a query.
const COMPARED: usize = 10_000;

/// A name that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The entity.
    pub(crate) entity: EntityKey,
    /// The name, as documents write it.
    pub(crate) name: String,
    /// How it matches.
    pub(crate) kind: MatchKind,
    /// How often the name is used.
    pub(crate) count: u64,
}

/// A name of an entity.
#[derive(Debug)]
struct Name {
    entity: EntityKey,
    text: Box<str>,
    count: u64,
}

/// All names, by their words.
#[derive(Debug)]
pub(crate) struct NameIndex {
    names: Vec<Name>,
    /// From a name's words in alphabetical order to a place in `by_words`.
    sorted: Map<Vec<u8>>,
    by_words: Vec<Vec<u32>>,
    /// From a word to a place in `by_word`.
    words: Map<Vec<u8>>,
    by_word: Vec<Vec<u32>>,
    /// From a key of the sounds of a name of several words to a place in `by_sounds`.
    sounds: Map<Vec<u8>>,
    by_sounds: Vec<Vec<u32>>,
    /// The change of the store that the index was built after.
    sequence: u64,
}

impl NameIndex {
    /// Indexes all names.
    pub(crate) fn build(reader: &dyn Reader) -> Result<Self> {
        let sequence = reader.last_sequence()?;
        let mut names = Vec::new();
        reader
            .visit_names(&mut |entity, text, count| names.push(Name { entity, text: text.into(), count }))?;
        let mut sorted: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        let mut words: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        let mut sounding: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (place, name) in names.iter().enumerate() {
            let normal = normalise(&name.text);
            if normal.is_empty() {
                continue;
            }
            let distinct: BTreeSet<&str> = normal.split(' ').collect();
            for word in distinct {
                words.entry(word.to_owned()).or_default().push(place as u32);
            }
            if normal.contains(' ') {
                for key in sounds(&normal) {
                    sounding.entry(key).or_default().push(place as u32);
                }
            }
            sorted.entry(sorted_words(&normal)).or_default().push(place as u32);
        }
        let (sorted, by_words) = map(sorted)?;
        let (words, by_word) = map(words)?;
        let (sounds, by_sounds) = map(sounding)?;
        Ok(Self { names, sorted, by_words, words, by_word, sounds, by_sounds, sequence })
    }

    /// The change of the store that the index was built after.
    pub(crate) const fn sequence(&self) -> u64 {
        self.sequence
    }

    /// Entities by name: for each the name that matches best, the best matches first, then the most used names.
    pub(crate) fn find(&self, query: &str) -> Vec<Found> {
        let normal = normalise(query);
        if normal.is_empty() {
            return Vec::new();
        }
        let mut best: HashMap<EntityKey, (MatchKind, u32)> = HashMap::new();
        let mut add = |kind: MatchKind, place: u32| {
            let name = &self.names[place as usize];
            let better = |&(known, at): &(MatchKind, u32)| {
                kind < known || kind == known && name.count > self.names[at as usize].count
            };
            let entry = best.entry(name.entity).or_insert((kind, place));
            if better(entry) {
                *entry = (kind, place);
            }
        };
        let key = sorted_words(&normal);
        for place in self.with_words(&key) {
            let same = normalise(&self.names[place as usize].text) == normal;
            add(if same { MatchKind::Exact } else { MatchKind::Reordered }, place);
        }
        for place in self.with_some_words(&normal) {
            add(MatchKind::Partial, place);
        }
        for place in self.spelled_otherwise(&normal) {
            add(MatchKind::Variant, place);
        }
        for place in self.with_slip(&key) {
            add(MatchKind::Slip, place);
        }
        let mut found: Vec<Found> = best
            .into_iter()
            .map(|(entity, (kind, place))| {
                let name = &self.names[place as usize];
                Found { entity, name: name.text.to_string(), kind, count: name.count }
            })
            .collect();
        found.sort_unstable_by(|left, right| {
            let key = |found: &Found| (found.kind, std::cmp::Reverse(found.count), found.entity);
            key(left).cmp(&key(right))
        });
        found
    }

    /// Names with exactly those words.
    fn with_words(&self, key: &str) -> Vec<u32> {
        self.sorted.get(key).map_or_else(Vec::new, |place| self.by_words[place as usize].clone())
    }

    /// Names with all the words of the query, the last of which may be the beginning of one.
    fn with_some_words(&self, normal: &str) -> BTreeSet<u32> {
        let words: Vec<&str> = normal.split(' ').collect();
        let mut left: Option<BTreeSet<u32>> = None;
        for (rank, word) in words.iter().enumerate() {
            let mut places = BTreeSet::new();
            if rank + 1 == words.len() {
                for postings in spelled_out(&self.words, Str::new(word).starts_with(), &self.by_word) {
                    places.extend(postings);
                }
            } else if let Some(place) = self.words.get(word) {
                places.extend(&self.by_word[place as usize]);
            }
            left = Some(match left {
                Some(before) => before.intersection(&places).copied().collect(),
                None => places,
            });
        }
        left.unwrap_or_default()
    }

    /// Names that are other spellings of the one asked for.
    fn spelled_otherwise(&self, normal: &str) -> Vec<u32> {
        let keys = if normal.contains(' ') { sounds(normal) } else { Vec::new() };
        let places = keys.iter().filter_map(|key| self.sounds.get(key));
        let alike = places.flat_map(|place| &self.by_sounds[place as usize]);
        let asked = compare::Name::read(normal);
        let is_one = |&&place: &&u32| are_one(&compare::Name::read(&self.names[place as usize].text), &asked);
        alike.take(COMPARED).filter(is_one).copied().collect()
    }

    /// Names that differ by a slip or two.
    fn with_slip(&self, key: &str) -> Vec<u32> {
        let letters = key.chars().count();
        // In a name of three letters one slip makes any other.
        if letters < 4 {
            return Vec::new();
        }
        let slips = if letters >= LONG { 2 } else { 1 };
        // The automaton of a very long query would be too large; such names are not mistyped but told in full.
        let Ok(automaton) = Levenshtein::new(key, slips) else { return Vec::new() };
        spelled_out(&self.sorted, automaton, &self.by_words).into_iter().flatten().copied().collect()
    }
}

/// The postings of the keys that an automaton accepts.
fn spelled_out<'i>(
    map: &Map<Vec<u8>>,
    automaton: impl Automaton,
    postings: &'i [Vec<u32>],
) -> Vec<&'i Vec<u32>> {
    let mut found = Vec::new();
    let mut stream = map.search(automaton).into_stream();
    while let Some((_, place)) = stream.next() {
        found.push(&postings[place as usize]);
        if found.len() == SPELLED_OUT {
            break;
        }
    }
    found
}

/// Keys, each with a place in a list of postings.
type Postings = (Map<Vec<u8>>, Vec<Vec<u32>>);

fn map(keys: BTreeMap<String, Vec<u32>>) -> Result<Postings> {
    let failed = |error: fst::Error| Error::storage("index names", error);
    let mut builder = MapBuilder::memory();
    let mut postings = Vec::with_capacity(keys.len());
    for (key, places) in keys {
        builder.insert(key, postings.len() as u64).map_err(failed)?;
        postings.push(places);
    }
    let bytes = builder.into_inner().map_err(failed)?;
    Ok((Map::new(bytes).map_err(failed)?, postings))
}
