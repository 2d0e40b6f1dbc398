//! Which names mean one organisation or place, and what demonyms and metonyms stand for.

use std::collections::HashMap;
use std::ops::Range;

use super::metonym;
use super::registry::{Draft, Identity, Registry};
use super::spot::Spot;
use super::view::View;
use super::{person, title};
use crate::analysis::{EntityType, MentionKind};
use crate::knowledge::{self, Known, fold};

/// A city of more inhabitants (in thousands) is the one that its name means.
const LARGE_CITY: u32 = 500;

/// Links every name that was spotted.
pub(super) fn link(view: &View<'_>, spots: &[Spot], registry: &mut Registry) {
    let (people, others): (Vec<&Spot>, Vec<&Spot>) =
        spots.iter().partition(|spot| spot.kind == EntityType::Person);
    let european = mentions_the_union(&others);
    let kinds = usual_kinds(view, &others);
    for spot in &others {
        match spot.known {
            Some(known) => link_known(view, spot, known, european, registry),
            None => link_named(view, spot, &kinds, registry),
        }
    }
    link_acronyms(view, spots, registry);
    link_short_names(view, spots, registry);
    person::link(view, &people, registry);
}

/// Whether the page speaks of the European Union, so that its seat can stand for it.
fn mentions_the_union(spots: &[&Spot]) -> bool {
    spots.iter().any(|spot| matches!(spot.known, Some(Known::Organisation(found)) if found.code == "EUR"))
}

fn link_known(view: &View<'_>, spot: &Spot, known: Known, european: bool, registry: &mut Registry) {
    let tokens = spot.tokens.clone();
    match known {
        Known::Country(country) => {
            let entity = registry.country(country);
            registry.refer(tokens, entity, MentionKind::Name, false);
        }
        Known::Demonym(demonym) => {
            let entity = registry.country(demonym.country);
            registry.refer(tokens, entity, MentionKind::Nominal, false);
        }
        Known::Organisation(found) => {
            let entity = registry.organisation(found);
            registry.refer(tokens, entity, MentionKind::Name, false);
        }
        Known::City(city) => link_city(view, tokens, city, european, registry),
        Known::Division(division) => {
            let entity = place(registry, division.name, EntityType::Gpe, Some(division.country));
            registry.refer(tokens, entity, MentionKind::Name, false);
        }
        Known::Place(found) => {
            let entity = place(registry, found.name, EntityType::Loc, None);
            registry.refer(tokens, entity, MentionKind::Name, false);
        }
    }
}

fn link_city(
    view: &View<'_>,
    tokens: Range<usize>,
    city: &'static knowledge::City,
    european: bool,
    registry: &mut Registry,
) {
    // `Kursk region` is not the city.
    let region = view.lower(tokens.end);
    if matches!(region.as_str(), "region" | "oblast" | "province" | "governorate")
        && tokens.end < view.sentence(tokens.start).end
    {
        let entity = registry.keyed(format!("region {}", fold(city.name)), || {
            let mut draft = Draft::new(EntityType::Loc, Identity::Named);
            draft.country = Some(city.country);
            draft
        });
        registry.refer(tokens.start..tokens.end + 1, entity, MentionKind::Name, false);
        return;
    }
    if let Some(country) =
        knowledge::seat(city.name).filter(|_| metonym::stands_for_government(view, &tokens))
    {
        let union = (european && country.code == "BEL").then(|| knowledge::organisation("EU")).flatten();
        let entity = match union {
            Some(union) => registry.organisation(union),
            None => registry.country(country),
        };
        registry.refer(tokens, entity, MentionKind::Name, true);
        return;
    }
    // Of a smaller city there may be another of its name: it lies in the listed country if the page speaks of that.
    let sure = city.thousands >= LARGE_CITY && !city.doubtful || knowledge::seat(city.name).is_some();
    let country =
        Some(city.country).filter(|code| sure || registry.find(&format!("country {code}")).is_some());
    let entity = place(registry, city.name, EntityType::Gpe, country);
    registry.refer(tokens, entity, MentionKind::Name, false);
}

fn place(
    registry: &mut Registry,
    name: &'static str,
    kind: EntityType,
    country: Option<&'static str>,
) -> usize {
    registry.keyed(format!("place {}", fold(name).replace('-', " ")), || {
        let mut draft = Draft::new(kind, Identity::Named);
        draft.country = country;
        draft.name = Some(name.to_owned());
        draft
    })
}

/// What kind of thing each name that no list holds is in most places of the page, for a tagger sees each place alone.
fn usual_kinds(view: &View<'_>, spots: &[&Spot]) -> HashMap<String, EntityType> {
    let mut counts: HashMap<String, Vec<(EntityType, usize)>> = HashMap::new();
    for spot in spots {
        let listed = matches!(spot.known, Some(Known::City(_) | Known::Division(_) | Known::Place(_)));
        if spot.known.is_some() && !listed {
            continue;
        }
        let kinds = counts.entry(bare_words(view, &spot.tokens)).or_default();
        match kinds.iter_mut().find(|(kind, _)| *kind == spot.kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((spot.kind, 1)),
        }
    }
    // Of equals the first one.
    let most = |kinds: Vec<(EntityType, usize)>| kinds.into_iter().rev().max_by_key(|(_, count)| *count);
    counts.into_iter().filter_map(|(words, kinds)| Some((words, most(kinds)?.0))).collect()
}

/// The words of a name as they are compared: no article, no case, no hyphens.
fn bare_words(view: &View<'_>, tokens: &Range<usize>) -> String {
    let words = fold(&view.joined(tokens)).replace('-', " ");
    words.strip_prefix("the ").unwrap_or(&words).to_owned()
}

/// Links a name that no list holds by the words themselves.
fn link_named(view: &View<'_>, spot: &Spot, kinds: &HashMap<String, EntityType>, registry: &mut Registry) {
    let words = bare_words(view, &spot.tokens);
    let kind = kinds.get(&words).copied().unwrap_or(spot.kind);
    let group = match kind {
        EntityType::Gpe | EntityType::Loc => "place",
        EntityType::Org => "organisation named",
        EntityType::Norp => "people",
        EntityType::Event => "event",
        EntityType::Fac => "building",
        EntityType::Work => "work",
        EntityType::Person => "person",
    };
    let entity = registry.keyed(format!("{group} {words}"), || Draft::new(kind, Identity::Named));
    registry.refer(spot.tokens.clone(), entity, MentionKind::Name, false);
}

/// Links names without their last noun, `Harvard` for `Harvard University`, where one organisation of the page is called
/// so.
fn link_short_names(view: &View<'_>, spots: &[Spot], registry: &mut Registry) {
    let unknown = |spot: &&Spot| spot.kind == EntityType::Org && spot.known.is_none();
    let mut longer: HashMap<String, Option<usize>> = HashMap::new();
    for spot in spots.iter().filter(unknown).filter(|spot| spot.tokens.len() > 1) {
        let last = spot.tokens.end - 1;
        if knowledge::organisation_noun(view.word(last)).is_none() {
            continue;
        }
        let entity = registry.exactly(&spot.tokens).map(|found| found.entity);
        let entry = longer.entry(bare_words(view, &(spot.tokens.start..last))).or_insert(entity);
        if *entry != entity {
            *entry = None;
        }
    }
    if longer.is_empty() {
        return;
    }
    let short: HashMap<usize, usize> = spots
        .iter()
        .filter(unknown)
        .filter_map(|spot| {
            let whole = longer.get(&bare_words(view, &spot.tokens)).copied().flatten()?;
            Some((registry.exactly(&spot.tokens)?.entity, whole))
        })
        .collect();
    for reference in &mut registry.references {
        reference.entity = short.get(&reference.entity).copied().unwrap_or(reference.entity);
    }
    registry.sort();
}

/// Links acronyms that the page explains, `Union for the Mediterranean (UfM)`, wherever they stand.
fn link_acronyms(view: &View<'_>, spots: &[Spot], registry: &mut Registry) {
    registry.sort();
    let mut explained: HashMap<&str, usize> = HashMap::new();
    for spot in
        spots.iter().filter(|spot| matches!(spot.kind, EntityType::Org | EntityType::Event | EntityType::Loc))
    {
        let acronym = spot.tokens.end + 1;
        let parenthesised = view.word(spot.tokens.end) == "(" && view.word(acronym + 1) == ")";
        if parenthesised
            && abbreviates(view.word(acronym), &view.joined(&spot.tokens))
            && let Some(found) = registry.exactly(&spot.tokens)
        {
            explained.entry(view.word(acronym)).or_insert(found.entity);
        }
    }
    explain_by_initials(view, spots, registry, &mut explained);
    if explained.is_empty() {
        return;
    }
    // What was linked by the acronym alone before now goes to what it stands for.
    for reference in &mut registry.references {
        if let Some(&entity) =
            (reference.tokens.len() == 1).then(|| explained.get(view.word(reference.tokens.start))).flatten()
        {
            reference.entity = entity;
        }
    }
    let missing: Vec<(usize, usize)> = (0..view.len())
        .filter(|&token| !registry.covers(token))
        .filter_map(|token| explained.get(view.word(token)).map(|&entity| (token, entity)))
        .collect();
    for (token, entity) in missing {
        registry.refer(token..token + 1, entity, MentionKind::Name, false);
    }
    registry.sort();
}

/// An acronym that nothing explains is short for the one organisation in the page whose capitals spell it.
fn explain_by_initials<'v>(
    view: &View<'v>,
    spots: &[Spot],
    registry: &Registry,
    explained: &mut HashMap<&'v str, usize>,
) {
    let mut spelled: HashMap<String, Option<usize>> = HashMap::new();
    let unknown = |spot: &&Spot| spot.kind == EntityType::Org && spot.known.is_none();
    for spot in spots.iter().filter(unknown).filter(|spot| spot.tokens.len() > 1) {
        let words = view.joined(&spot.tokens);
        let initials: String = words
            .split([' ', '-'])
            .filter_map(|word| word.chars().next())
            .filter(|c| c.is_uppercase())
            .collect();
        let entity = registry.exactly(&spot.tokens).map(|found| found.entity);
        let entry = spelled.entry(initials).or_insert(entity);
        if *entry != entity {
            *entry = None;
        }
    }
    for spot in spots.iter().filter(unknown).filter(|spot| spot.tokens.len() == 1) {
        let word = view.word(spot.tokens.start);
        if let Some(&Some(entity)) = spelled.get(word).filter(|_| word.len() > 2) {
            explained.entry(word).or_insert(entity);
        }
    }
}

/// Whether the letters are initials of the words, in order, the first of the first.
fn abbreviates(acronym: &str, words: &str) -> bool {
    let length = acronym.chars().count();
    if !(2..=10).contains(&length) || !acronym.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '-') {
        return false;
    }
    let mut initials =
        words.split([' ', '-']).filter_map(|word| word.chars().next()).map(|c| c.to_ascii_lowercase());
    let mut letters = acronym.chars().filter(|c| c.is_alphabetic()).map(|c| c.to_ascii_lowercase());
    letters.all(|letter| initials.by_ref().any(|initial| initial == letter))
        && words.chars().next().map(|c| c.to_ascii_lowercase())
            == acronym.chars().next().map(|c| c.to_ascii_lowercase())
}

/// Whether the token belongs to a title before a name, so that a noun in it names no body.
pub(super) fn in_title(view: &View<'_>, token: usize) -> bool {
    let end = view.sentence(token).end;
    (token + 1..end.min(token + 5))
        .any(|last| title::ending_at(view, last, token).is_some_and(|title| title.tokens.contains(&token)))
}

#[cfg(test)]
mod tests {
    use super::abbreviates;

    #[test]
    fn acronyms_are_initials() {
        assert!(abbreviates("UfM", "Union for the Mediterranean"));
        assert!(abbreviates("NATO", "North Atlantic Treaty Organization"));
        assert!(abbreviates("KINU", "Korea Institute for National Unification"));
        assert!(!abbreviates("Oct", "Union for the Mediterranean"));
        assert!(!abbreviates("R", "Republican"));
    }
}
