//! Names that repeat: a person's family name alone, or a whole name that was found in another place of the page only.

use std::collections::{HashMap, HashSet};

use super::{Spot, overlap};
use crate::analysis::EntityType;
use crate::knowledge;
use crate::names::view::View;

/// Names that begin with one word and are looked for, at most.
const MOST_ALIKE: usize = 32;

/// Adds the whole names of organisations, places and events that were found in another place of the page, over parts of
/// them that were found alone (`Boston` of the `Boston Harbour Club`).
pub(super) fn repeat_whole(view: &View<'_>, spots: &mut Vec<Spot>) {
    let mut whole: HashMap<&str, Vec<(Vec<&str>, EntityType)>> = HashMap::new();
    for spot in spots.iter() {
        let kind =
            matches!(spot.kind, EntityType::Org | EntityType::Fac | EntityType::Event | EntityType::Loc);
        if spot.tokens.len() < 2 || spot.known.is_some() || !kind || view.is_flat(spot.tokens.start) {
            continue;
        }
        let words: Vec<&str> = spot.tokens.clone().map(|token| view.word(token)).collect();
        let alike = whole.entry(words[0]).or_default();
        if alike.len() < MOST_ALIKE && alike.iter().all(|(known, _)| *known != words) {
            alike.push((words, spot.kind));
        }
    }
    let mut found: Vec<Spot> = Vec::new();
    let mut token = 0;
    while token < view.len() {
        let end = view.sentence(token).end;
        let fits = |(words, _): &&(Vec<&str>, EntityType)| {
            token + words.len() <= end
                && words.iter().enumerate().all(|(offset, word)| view.word(token + offset) == *word)
        };
        let named = whole
            .get(view.word(token))
            .and_then(|alike| alike.iter().filter(fits).max_by_key(|(words, _)| words.len()));
        let Some((words, kind)) = named else {
            token += 1;
            continue;
        };
        let tokens = token..token + words.len();
        token = tokens.end;
        let first = spots.partition_point(|spot| spot.tokens.end <= tokens.start);
        let over = spots[first..].iter().take_while(|spot| spot.tokens.start < tokens.end);
        let parts = over.clone().all(|spot| {
            tokens.start <= spot.tokens.start
                && spot.tokens.end <= tokens.end
                && spot.tokens.len() < tokens.len()
        });
        if parts {
            found.push(Spot { tokens, kind: *kind, known: None });
        }
    }
    spots.retain(|spot| {
        let first = found.partition_point(|longer| longer.tokens.end <= spot.tokens.start);
        found.get(first).is_none_or(|longer| !overlap(&longer.tokens, &spot.tokens))
    });
    spots.extend(found);
    spots.sort_by_key(|spot| spot.tokens.start);
}

/// Adds the single words that repeat the family name, and the whole names that repeat, of a person found elsewhere.
pub(super) fn repeat(view: &View<'_>, spots: &mut Vec<Spot>) {
    let people: Vec<Vec<&str>> = spots
        .iter()
        .filter(|spot| spot.kind == EntityType::Person && spot.tokens.len() > 1)
        .map(|spot| spot.tokens.clone().map(|token| view.word(token)).collect())
        .collect();
    let mut singles: HashSet<String> = people.iter().flat_map(|name| single_forms(name)).collect();
    singles.extend(lone_surnames(view, spots));
    for spot in spots.iter_mut() {
        let lone = spot.known.is_none()
            && spot.tokens.len() == 1
            && matches!(spot.kind, EntityType::Gpe | EntityType::Loc | EntityType::Org);
        if lone && singles.contains(view.word(spot.tokens.start)) {
            spot.kind = EntityType::Person;
        }
    }
    let mut whole: HashMap<&str, Vec<&Vec<&str>>> = HashMap::new();
    for name in &people {
        whole.entry(name[0]).or_default().push(name);
    }
    let mut found = Vec::new();
    let mut next_spot = 0;
    let mut token = 0;
    let pairs: HashSet<(&str, &str)> =
        people.iter().flat_map(|name| name.windows(2).map(|pair| (pair[0], pair[1]))).collect();
    while token < view.len() {
        while next_spot < spots.len() && spots[next_spot].tokens.end <= token {
            next_spot += 1;
        }
        let taken = spots.get(next_spot).is_some_and(|spot| overlap(&spot.tokens, &(token..token + 1)));
        if taken || !view.is_capital(token) {
            token += 1;
            continue;
        }
        let limit = spots
            .get(next_spot)
            .map_or(view.sentence(token).end, |spot| spot.tokens.start.min(view.sentence(token).end));
        let length = repeated_whole(view, token, limit, &whole)
            .unwrap_or_else(|| repeated_single(view, token, limit, &singles));
        if length > 0 {
            let start = with_particles(view, token, &pairs);
            found.push(Spot { tokens: start..token + length, kind: EntityType::Person, known: None });
        }
        token += length.max(1);
    }
    spots.extend(found);
    spots.sort_by_key(|spot| spot.tokens.start);
}

/// The family names of people who are found with a title and no given name.
fn lone_surnames(view: &View<'_>, spots: &[Spot]) -> Vec<String> {
    let lone = spots.iter().filter(|spot| spot.kind == EntityType::Person && spot.tokens.len() == 1);
    lone.map(|spot| view.word(spot.tokens.start))
        .filter(|word| knowledge::given_name(word).is_none() || knowledge::family_name(word).is_some())
        .map(str::to_owned)
        .collect()
}

/// The words by which a person of that name may be called again.
fn single_forms(name: &[&str]) -> Vec<String> {
    let family = if knowledge::family_name_first(name[0]).is_some() { name[0] } else { name[name.len() - 1] };
    let mut forms = vec![family.to_owned()];
    if name.len() > 2 {
        forms.extend(name[1..].iter().filter(|word| word.chars().count() > 3).map(|word| (*word).to_owned()));
    }
    forms
}

/// Takes in the lower-case particles before a family name that some whole name has there: `van der Bellen`.
fn with_particles(view: &View<'_>, token: usize, pairs: &HashSet<(&str, &str)>) -> usize {
    let floor = view.sentence(token).start;
    let mut start = token;
    while start > floor && knowledge::particle(view.word(start - 1)) {
        if !pairs.contains(&(view.word(start - 1), view.word(start))) {
            break;
        }
        start -= 1;
    }
    start
}

fn repeated_whole(
    view: &View<'_>,
    token: usize,
    limit: usize,
    whole: &HashMap<&str, Vec<&Vec<&str>>>,
) -> Option<usize> {
    let names = whole.get(view.word(token))?;
    let fits = |name: &&&Vec<&str>| {
        token + name.len() <= limit
            && name.iter().enumerate().all(|(offset, word)| view.word(token + offset) == *word)
    };
    names.iter().filter(fits).map(|name| name.len()).max()
}

fn repeated_single(view: &View<'_>, token: usize, limit: usize, singles: &HashSet<String>) -> usize {
    // `Von der Leyen` opens a sentence with a particle.
    let mut name = token;
    while name + 1 < limit && knowledge::particle(view.word(name)) {
        name += 1;
    }
    let word = view.word(name);
    // `Al-Rashid` opens a sentence.
    let known = singles.contains(word)
        || word.split_once('-').is_some_and(|(article, rest)| {
            matches!(article, "Al" | "El") && singles.contains(&format!("{}-{rest}", article.to_lowercase()))
        });
    if !known || knowledge::names_nobody(word) {
        return 0;
    }
    let part_of_more =
        name + 1 < limit && view.is_capital(name + 1) && !view.is_flat(name) && !view.is_possessive(name + 1);
    if part_of_more { 0 } else { name + 1 - token }
}
