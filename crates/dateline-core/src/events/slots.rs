//! When and where an act was: from the trigger's clause, else from its sentence, else nowhere.

use super::arguments::{Arguments, Carrier};
use crate::analysis::{EntityType, Granularity, Place, Scope, TimexType, When};
use crate::clause::Tree;
use crate::names::Reference;
use crate::quotes::cue_verb_at;
use crate::tag::{Deprel, Upos};
use crate::time;

/// The tokens that carry a trigger's clause: the trigger, its light verb, and the verbs that it completes
/// (`agreed Thursday to strengthen`).
pub(super) fn spine(arguments: &Arguments<'_, '_>, trigger: usize, carrier: Option<Carrier>) -> Vec<usize> {
    let tree = &arguments.scene.tree;
    let mut spine = vec![trigger];
    spine.extend(carrier.map(|carrier| carrier.verb));
    let mut top = carrier.map_or(trigger, |carrier| carrier.verb);
    if carrier.is_none() && tree.upos(trigger) != Upos::Verb {
        let phrase = matches!(
            tree.preposition(trigger).as_deref(),
            Some("during" | "at" | "in" | "on" | "through" | "amid")
        );
        if let Some(head) = tree.head(trigger).filter(|_| phrase && tree.deprel(trigger) == Deprel::Obl) {
            spine.push(head);
            top = head;
        }
    }
    while let Some(head) = tree.head(top).filter(|_| matches!(tree.deprel(top), Deprel::Xcomp | Deprel::Conj))
    {
        if tree.deprel(top) == Deprel::Conj && tree.child(top, &[Deprel::Nsubj, Deprel::NsubjPass]).is_some()
        {
            break;
        }
        if spine.contains(&head) {
            break;
        }
        spine.push(head);
        top = head;
    }
    spine
}

/// Whether a token hangs on the spine without another clause between.
fn in_clause(tree: &Tree<'_>, spine: &[usize], token: usize) -> bool {
    let mut below = token;
    if spine.contains(&token) {
        return true;
    }
    for above in tree.ancestors(token) {
        // `a package starting this year` starts when it is given.
        let starts = matches!(tree.lemma(below), "start" | "begin");
        let clause = !starts
            && matches!(
                tree.deprel(below),
                Deprel::Ccomp
                    | Deprel::Advcl
                    | Deprel::Acl
                    | Deprel::AclRelcl
                    | Deprel::Parataxis
                    | Deprel::Csubj
            )
            || (tree.deprel(below) == Deprel::Conj && tree.upos(below) == Upos::Verb);
        if clause {
            return false;
        }
        if spine.contains(&above) {
            return true;
        }
        below = above;
    }
    false
}

/// The token of a run whose head lies outside the run.
fn top_of(tree: &Tree<'_>, tokens: &std::ops::Range<usize>) -> usize {
    let outside = |token: &usize| tree.head(*token).is_none_or(|head| !tokens.contains(&head));
    tokens.clone().rev().find(outside).unwrap_or(tokens.start)
}

/// Whether a token hangs on a verb of speaking: `said Tuesday` is when it was said.
fn on_speech(tree: &Tree<'_>, token: usize) -> bool {
    tree.head(token).is_some_and(|head| cue_verb_at(tree, head).is_some())
        || (token > 0 && cue_verb_at(tree, token - 1).is_some())
}

/// Whether a run of tokens stands in the matter of a promise or a demand, below its top (`agreed Thursday to …` may
/// hang the day there).
fn in_matter(tree: &Tree<'_>, matter: &[usize], tokens: &std::ops::Range<usize>) -> bool {
    let first = matter.iter().copied().min();
    matter.contains(&top_of(tree, tokens)) && first.is_some_and(|first| first < tokens.start)
}

/// Whether a token stands right after a verb of speaking that is not of the spine.
fn follows_speech(tree: &Tree<'_>, spine: &[usize], token: usize) -> bool {
    !spine.contains(&(token - 1)) && cue_verb_at(tree, token - 1).is_some()
}

/// When the act was. What stands in the `matter` of a promise or a demand is the matter's time, not the act's.
pub(super) fn when(
    arguments: &Arguments<'_, '_>,
    timexes: &[time::Found],
    spine: &[usize],
    matter: &[usize],
) -> Option<(When, Scope)> {
    let tree = &arguments.scene.tree;
    let sentence = tree.sentence(spine[0]).tokens.clone();
    let from = timexes.partition_point(|found| found.tokens.start < sentence.start);
    let here: Vec<(&time::Found, When)> = timexes[from..]
        .iter()
        .take_while(|found| found.tokens.start < sentence.end)
        .filter(|found| !in_matter(tree, matter, &found.tokens))
        .filter_map(|found| dated(found).map(|when| (found, when)))
        .collect();
    let distance = |found: &time::Found| found.tokens.start.abs_diff(spine[0]);
    let near = here
        .iter()
        .filter(|(found, _)| {
            let says_when_said = found.tokens.start > 0 && follows_speech(tree, spine, found.tokens.start);
            in_clause(tree, spine, top_of(tree, &found.tokens)) && !says_when_said
        })
        .min_by_key(|(found, _)| (fineness(found), distance(found)));
    if let Some((_, when)) = near {
        return Some((when.clone(), Scope::Clause));
    }
    let mut loose = here.iter().filter(|(found, _)| !on_speech(tree, top_of(tree, &found.tokens)));
    let (only, rest) = (loose.next()?, loose.next());
    rest.is_none().then(|| (only.1.clone(), Scope::Sentence))
}

/// Days before months and years: the finer says more.
fn fineness(found: &time::Found) -> u8 {
    match found.timex.granularity {
        Granularity::Day | Granularity::Weekend | Granularity::PartOfDay => 0,
        Granularity::Second | Granularity::Minute | Granularity::Hour => 1,
        Granularity::Week => 2,
        _ => 3,
    }
}

fn dated(found: &time::Found) -> Option<When> {
    let timex = &found.timex;
    let dates =
        matches!(timex.kind, TimexType::Date | TimexType::Time) && timex.granularity != Granularity::Vague;
    let (value, start, end) = (timex.value.clone()?, timex.start.clone()?, timex.end.clone()?);
    dates.then_some(When { value, start, end, granularity: timex.granularity, span: Some(timex.span) })
}

/// Where the act was; the `matter` of a promise or a demand is left out as in [`when`].
pub(super) fn place(
    arguments: &Arguments<'_, '_>,
    spine: &[usize],
    matter: &[usize],
) -> Option<(Place, Scope)> {
    let tree = &arguments.scene.tree;
    let sentence = tree.sentence(spine[0]).tokens.clone();
    let references = &arguments.scene.cast.references;
    let from = references.partition_point(|reference| reference.tokens.start < sentence.start);
    let here: Vec<&Reference> = references[from..]
        .iter()
        .take_while(|reference| reference.tokens.start < sentence.end)
        .filter(|reference| is_place(arguments, reference) && !in_matter(tree, matter, &reference.tokens))
        .collect();
    let distance = |reference: &&&Reference| reference.tokens.start.abs_diff(spine[0]);
    let near = here
        .iter()
        .filter(|reference| in_clause(tree, spine, top_of(tree, &reference.tokens)))
        .min_by_key(distance);
    if let Some(reference) = near {
        return Some((place_of(arguments, reference), Scope::Clause));
    }
    let [only] = here.as_slice() else { return None };
    Some((place_of(arguments, only), Scope::Sentence))
}

/// Whether a reference is a place that something is said to be in.
fn is_place(arguments: &Arguments<'_, '_>, reference: &Reference) -> bool {
    let tree = &arguments.scene.tree;
    let kind = arguments.scene.cast.entities[reference.entity].kind;
    if !matches!(kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac) || reference.metonym {
        return false;
    }
    let top = top_of(tree, &reference.tokens);
    let motion = |head: usize| {
        matches!(tree.lemma(head), "travel" | "fly" | "head" | "go" | "come" | "return" | "arrive" | "move")
    };
    match tree.preposition(top).as_deref() {
        Some("in" | "at" | "near" | "outside" | "inside") => {
            matches!(tree.deprel(top), Deprel::Obl | Deprel::Nmod | Deprel::Appos | Deprel::Conj)
        }
        Some("to") => tree.head(top).is_some_and(motion),
        _ => false,
    }
}

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
