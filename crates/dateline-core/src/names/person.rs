//! Which names of people are one person's within a page.
//!
//! A name is compared with those that share a word or its sounds with it, the last ones named, so that pages that list
//! thousands of people take linear time.

use std::collections::HashMap;

use super::compare::{self, PersonName, Reason, Verdict};
use super::registry::{Draft, Identity, Registry};
use super::spot::Spot;
use super::view::View;
use crate::analysis::{EntityType, MentionKind};
use crate::knowledge::{self, fold};

/// People who share a word or its sounds with a name and are compared with it, at most: so many that no story has more
/// of one family name.
const MOST_SHARING: usize = 48;
/// Spellings of one person's name that are kept for comparison.
const MOST_FORMS: usize = 8;

/// The people of a page who are named in full.
#[derive(Default)]
struct People {
    /// By each word of their names and its sounds.
    by_key: HashMap<String, Vec<usize>>,
    /// Where each is named in full, in order.
    places: HashMap<usize, Vec<usize>>,
    /// Where each was called by a single word last.
    called: HashMap<usize, usize>,
}

/// Links the names of people: whole names first, then single words to the nearest whole name that they fit.
pub(super) fn link(view: &View<'_>, spots: &[&Spot], registry: &mut Registry) {
    let (whole, single): (Vec<&&Spot>, Vec<&&Spot>) =
        spots.iter().partition(|spot| content_words(view, spot) > 1);
    let mut people = People::default();
    for spot in whole {
        let name = PersonName::parse(&view.joined(&spot.tokens));
        let person = people
            .find(registry, &name)
            .unwrap_or_else(|| registry.add(Draft::new(EntityType::Person, Identity::Named)));
        people.note(registry, person, name, spot.tokens.start);
        registry.refer(spot.tokens.clone(), person, MentionKind::Name, false);
    }
    for spot in single {
        let name = PersonName::parse(&view.joined(&spot.tokens));
        let person = people.nearest(registry, spot.tokens.start, &name).unwrap_or_else(|| {
            let words = fold(&view.joined(&spot.tokens));
            registry.keyed(format!("person {words}"), || {
                let mut draft = Draft::new(EntityType::Person, Identity::Named);
                draft.names.push(name.clone());
                draft
            })
        });
        people.called.insert(person, spot.tokens.start);
        registry.refer(spot.tokens.clone(), person, MentionKind::Name, false);
    }
}

/// How many words of the name are no particles: `von der Leyen` is one.
fn content_words(view: &View<'_>, spot: &Spot) -> usize {
    spot.tokens
        .clone()
        .filter(|&token| !knowledge::particle(view.word(token)) || token + 1 == spot.tokens.end)
        .count()
}

impl People {
    /// The person whose name it is. Within a page a shorter form is taken for the same person.
    fn find(&self, registry: &Registry, name: &PersonName) -> Option<usize> {
        self.sharing(name).into_iter().find(|&person| is_same(&registry.drafts[person], name))
    }

    fn sharing(&self, name: &PersonName) -> Vec<usize> {
        let keys = name.keys();
        let lists = keys.iter().filter_map(|key| self.by_key.get(key));
        let mut found: Vec<usize> =
            lists.flat_map(|people| people.iter().rev().take(MOST_SHARING).copied()).collect();
        found.sort_unstable_by(|a, b| b.cmp(a));
        found.dedup();
        found
    }

    /// Keeps a form of a person's name.
    fn note(&mut self, registry: &mut Registry, person: usize, name: PersonName, place: usize) {
        self.places.entry(person).or_default().push(place);
        let names = &mut registry.drafts[person].names;
        if names.len() >= MOST_FORMS || names.contains(&name) {
            return;
        }
        for key in name.keys() {
            let people = self.by_key.entry(key).or_default();
            if people.last() != Some(&person) {
                people.push(person);
            }
        }
        names.push(name);
    }

    /// The person whom a single word means: the last one named before who bears it, else the first one after. Family
    /// names go before given names.
    fn nearest(&self, registry: &Registry, token: usize, name: &PersonName) -> Option<usize> {
        let fitting: Vec<(usize, bool)> = self
            .sharing(name)
            .into_iter()
            .filter_map(|person| Some((person, fits_as_family(&registry.drafts[person], name)?)))
            .collect();
        [true, false].into_iter().find_map(|family| {
            let people = fitting.iter().filter(|found| found.1 == family).map(|found| found.0);
            people.min_by_key(|&person| (self.distance(person, token), person))
        })
    }

    /// How far before the token the person was named last; those named only later come after all others.
    fn distance(&self, person: usize, token: usize) -> (bool, usize) {
        let places = self.places.get(&person).map_or(&[][..], Vec::as_slice);
        let next = places.partition_point(|&place| place < token);
        let full = next.checked_sub(1).map(|last| places[last]);
        match full.max(self.called.get(&person).copied()) {
            Some(last) => (false, token.saturating_sub(last)),
            None => (true, places.get(next).map_or(usize::MAX, |place| place - token)),
        }
    }
}

/// Whether the name is a form of the person's; a suffix (`Jr.`) tells father and son apart.
fn is_same(draft: &Draft, name: &PersonName) -> bool {
    draft.names.iter().any(|known| {
        let found = compare::compare(known, name);
        is_tail(known, name)
            || is_tail(name, known)
            || found.verdict >= Verdict::Unsure && !found.reasons.contains(&Reason::Suffix)
    })
}

/// Whether a longer name ends in all words of the shorter: `Antonio López de Santa Anna` in `Santa Anna`.
fn is_tail(longer: &PersonName, shorter: &PersonName) -> bool {
    let (longer, shorter) = (longer.words(), shorter.words());
    shorter.len() > 1 && longer.len() > shorter.len() && longer.ends_with(shorter)
}

/// Whether a single word is the person's family name (true) or given name (false).
fn fits_as_family(draft: &Draft, name: &PersonName) -> Option<bool> {
    draft.names.iter().find_map(|known| {
        let found = compare::compare(known, name);
        match found.verdict {
            Verdict::Same => Some(true),
            Verdict::Unsure => Some(!found.reasons.contains(&Reason::GivenOnly)),
            Verdict::Different => None,
        }
    })
}
