//! Where an act was.

use super::relative::is_of_clause_behind;
use super::{in_clause, in_matter, is_argument, is_shared, top_of};
use crate::analysis::{Act, Entity, EntityType, Place, Scope};
use crate::clause::{Member, Tie, Tree};
use crate::events::arguments::Arguments;
use crate::events::draft::Draft;
use crate::knowledge;
use crate::names::Reference;
use crate::tag::Deprel;

/// Where the act was; the `matter` of a promise or a demand is left out as in [`when`](super::when).
pub(in super::super) fn place(
    arguments: &Arguments<'_, '_>,
    spine: &[usize],
    matter: &[usize],
) -> Option<(Place, Scope)> {
    let tree = &arguments.scene.tree;
    let sentence = tree.sentence(spine[0]).tokens.clone();
    let references = &arguments.scene.cast.references;
    let from = references.partition_point(|reference| reference.tokens.start < sentence.start);
    let places = || {
        let in_sentence =
            references[from..].iter().take_while(|reference| reference.tokens.start < sentence.end);
        in_sentence.filter(|reference| is_ground(arguments, reference))
    };
    let before_clause =
        places().find(|reference| is_of_clause_behind(tree, spine, &reference.tokens, "where"));
    if let Some(reference) = before_clause {
        return Some((place_of(arguments, reference), Scope::Clause));
    }
    let here: Vec<&Reference> = places()
        .filter(|reference| is_place(arguments, reference) && !in_matter(tree, matter, &reference.tokens))
        .collect();
    let distance = |reference: &&&Reference| reference.tokens.start.abs_diff(spine[0]);
    let near = here
        .iter()
        .filter(|reference| {
            in_clause(tree, spine, top_of(tree, &reference.tokens))
                || is_argument(arguments, spine, &reference.tokens)
        })
        .min_by_key(distance);
    if let Some(reference) = near {
        return Some((place_of(arguments, reference), Scope::Clause));
    }
    let mut shared = here.iter().filter(|reference| is_shared(tree, spine, top_of(tree, &reference.tokens)));
    let (only, rest) = (shared.next()?, shared.next());
    rest.is_none().then(|| (place_of(arguments, only), Scope::Sentence))
}

/// Whether a reference means a place, and no government by its name.
fn is_ground(arguments: &Arguments<'_, '_>, reference: &Reference) -> bool {
    let kind = arguments.scene.cast.entities[reference.entity].kind;
    matches!(kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac) && !reference.metonym
}

/// Whether something is said to be in the place that a reference means.
fn is_place(arguments: &Arguments<'_, '_>, reference: &Reference) -> bool {
    let kind = arguments.scene.cast.entities[reference.entity].kind;
    let top = phrase_of(&arguments.scene.tree, top_of(&arguments.scene.tree, &reference.tokens));
    is_where(arguments, top, kind) && !is_of_somebody(arguments, top)
}

/// The noun whose phrase a name ends: `province` in `in the province of Kivu`, `capital` in `in the capital, Lima`.
fn phrase_of(tree: &Tree<'_>, name: usize) -> usize {
    let above = tree.head(name).filter(|&above| {
        let kind = is_place_noun(tree, above);
        let of = tree.deprel(name) == Deprel::Nmod && tree.preposition(name).as_deref() == Some("of");
        let joined = matches!(tree.deprel(name), Deprel::Appos | Deprel::Compound | Deprel::Flat);
        kind && (of || joined)
    });
    above.unwrap_or(name)
}

/// Whether a token is a noun for places that have a name: `city`, `province`, `capital`.
fn is_place_noun(tree: &Tree<'_>, token: usize) -> bool {
    let noun = tree.lemma(token).to_lowercase();
    matches!(noun.as_str(), "capital" | "city" | "town" | "village") || knowledge::place_noun(&noun).is_some()
}

fn is_where(arguments: &Arguments<'_, '_>, top: usize, kind: EntityType) -> bool {
    let tree = &arguments.scene.tree;
    let motion = |head: usize| {
        matches!(tree.lemma(head), "travel" | "fly" | "head" | "go" | "come" | "return" | "arrive" | "move")
    };
    let spot = matches!(kind, EntityType::Fac | EntityType::Loc);
    let placed = || matches!(tree.deprel(top), Deprel::Obl | Deprel::Nmod | Deprel::Appos | Deprel::Conj);
    match tree.preposition(top).as_deref() {
        Some(
            "in" | "at" | "near" | "outside" | "inside" | "across" | "around" | "throughout" | "along"
            | "off" | "over",
        ) => placed(),
        Some("on" | "from" | "through") => (spot || is_place_noun(tree, top)) && placed(),
        Some("to") => tree.head(top).is_some_and(motion),
        _ => false,
    }
}

/// Whether a place only says who somebody is that is spoken to or of (`thanked the authorities in Skopje`). Where those
/// who act are in a place (`demonstrators in Baghdad`), so is what they do.
fn is_of_somebody(arguments: &Arguments<'_, '_>, top: usize) -> bool {
    let tree = &arguments.scene.tree;
    let hangs = tree.deprel(top) == Deprel::Nmod;
    tree.head(top).is_some_and(|noun| {
        let acts = matches!(tree.deprel(noun), Deprel::Nsubj | Deprel::NsubjPass);
        // Who talks with somebody in a place is in it as well.
        let with = matches!(tree.preposition(noun).as_deref(), Some("with" | "between"));
        hangs && !acts && !with && !arguments.scene.members(noun).is_empty()
    })
}

/// A reference as a place.
fn place_of(arguments: &Arguments<'_, '_>, reference: &Reference) -> Place {
    let entity = &arguments.scene.cast.entities[reference.entity];
    let range = arguments.scene.tree.range(&reference.tokens);
    Place {
        text: arguments.scene.tree.text.slice(&range).to_owned(),
        entity: Some(entity.id.clone()),
        country: entity.country.clone(),
        span: arguments.scene.tree.text.span(&range),
    }
}

/// Whether a place is a part of its country, or of none that is known.
fn is_within(place: &Entity) -> bool {
    let Some(country) = place.country.as_deref() else { return true };
    let listed = knowledge::towns(&place.name);
    listed.is_some_and(|listed| listed.each().any(|town| town.country == country))
}

/// Where forces, those who withdraw or a visitor go to or come from is the place of the act and no party to it, unless
/// it is a country.
pub(in super::super) fn settle_destination(arguments: &Arguments<'_, '_>, draft: &mut Draft) {
    let visit = draft.act == Act::Consult && draft.mode.as_deref() == Some("visit");
    if !visit && !matches!(draft.act, Act::Mobilize | Act::Retreat) {
        return;
    }
    let entities = &arguments.scene.cast.entities;
    let goal = |member: &Member| {
        let entity = member.entity.map(|index| &entities[index]);
        entity.filter(|_| member.tie == Tie::Direct).is_some_and(|entity| match entity.kind {
            EntityType::Gpe => {
                let ruled_from = !visit && knowledge::capital(&entity.name).is_some();
                knowledge::country(&entity.name).is_none() && !ruled_from && (visit || is_within(entity))
            }
            EntityType::Loc | EntityType::Fac => visit || entity.country.is_none(),
            _ => false,
        })
    };
    let Some(found) = draft.recipients.iter().position(goal) else { return };
    let member = draft.recipients[found].clone();
    // Who goes to a capital visits its government.
    let host =
        visit && member.entity.is_some_and(|entity| knowledge::capital(&entities[entity].name).is_some());
    if !host {
        draft.recipients.remove(found);
    }
    if draft.place.is_none()
        && let (Some(entity), Some(span)) = (member.entity, member.party.span)
    {
        let entity = &entities[entity];
        let place = Place {
            text: member.party.text,
            entity: Some(entity.id.clone()),
            country: entity.country.clone(),
            span,
        };
        draft.place = Some((place, Scope::Clause));
    }
}
