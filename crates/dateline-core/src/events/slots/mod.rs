//! When and where an act was: from the trigger's clause, else from its sentence, else nowhere.

mod offset;
mod place;
mod relative;
mod when;

use std::ops::Range;

pub(super) use self::place::{place, settle_destination};
pub(super) use self::when::when;
use super::arguments::{Arguments, Carrier};
use crate::clause::Tree;
use crate::quotes::cue_verb_at;
use crate::tag::{Deprel, Upos};

/// The tokens that carry a trigger's clause: the trigger, its light verb, and the verbs that it completes
/// (`agreed Thursday to strengthen`).
pub(super) fn spine(arguments: &Arguments<'_, '_>, trigger: usize, carrier: Option<Carrier>) -> Vec<usize> {
    let tree = &arguments.scene.tree;
    let mut spine = vec![trigger];
    spine.extend(carrier.map(|carrier| carrier.verb));
    let mut top = carrier.map_or(trigger, |carrier| carrier.verb);
    if carrier.is_none()
        && tree.upos(trigger) != Upos::Verb
        && let Some(head) = tree.head(trigger).filter(|&head| is_of_its_verb(tree, trigger, head))
    {
        spine.push(head);
        top = head;
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

/// Whether the time and place of a verb are those of a noun under it: `the talks ended on Monday`, `during the talks
/// he said`.
fn is_of_its_verb(tree: &Tree<'_>, noun: usize, verb: usize) -> bool {
    let phrase =
        matches!(tree.preposition(noun).as_deref(), Some("during" | "at" | "in" | "on" | "through" | "amid"));
    match tree.deprel(noun) {
        Deprel::Obl => phrase,
        Deprel::Nsubj | Deprel::NsubjPass => {
            tree.upos(verb) == Upos::Verb && cue_verb_at(tree, verb).is_none()
        }
        _ => false,
    }
}

/// Whether a relation opens a clause of its own.
fn opens_clause(tree: &Tree<'_>, token: usize) -> bool {
    // `a package starting this year` starts when it is given.
    let starts = matches!(tree.lemma(token), "start" | "begin");
    (!starts
        && matches!(
            tree.deprel(token),
            Deprel::Ccomp
                | Deprel::Advcl
                | Deprel::Acl
                | Deprel::AclRelcl
                | Deprel::Parataxis
                | Deprel::Csubj
        )
        && !is_planning(tree, token))
        || (tree.deprel(token) == Deprel::Conj && tree.upos(token) == Upos::Verb)
}

/// Whether a participle only says for when its noun is meant: `a meeting planned for Thursday`, `talks due in May`.
fn is_planning(tree: &Tree<'_>, token: usize) -> bool {
    tree.deprel(token) == Deprel::Acl
        && matches!(
            tree.lemma(token),
            "plan" | "schedule" | "slate" | "due" | "expect" | "set" | "hold" | "call"
        )
}

/// Whether a token hangs on the spine without another clause between.
fn in_clause(tree: &Tree<'_>, spine: &[usize], token: usize) -> bool {
    let mut below = token;
    if spine.contains(&token) {
        return true;
    }
    for above in tree.ancestors(token) {
        if opens_clause(tree, below) {
            return false;
        }
        if spine.contains(&above) {
            return true;
        }
        below = above;
    }
    false
}

/// Whether a token is an argument of the spine's predicates by their roles, where the tree hangs it elsewhere.
fn is_argument(arguments: &Arguments<'_, '_>, spine: &[usize], tokens: &Range<usize>) -> bool {
    spine.iter().any(|&predicate| arguments.setting(predicate).any(|token| tokens.contains(&token)))
}

/// Whether what is said of the clause that a token stands in holds of the spine's clause too: from the one to the other
/// leads no way out of a clause that tells something of its own (`who was jailed in May`, `said that …`, `after …`).
/// Joined verbs (`closed the mine and dismissed the men in 1987`) and participles beside their verb (`shelled the town
/// on Sunday, killing four`) share their time and place.
fn is_shared(tree: &Tree<'_>, spine: &[usize], token: usize) -> bool {
    let governor = clause_head(tree, token);
    let said = governor != token && !spine.contains(&governor) && cue_verb_at(tree, governor).is_some();
    let bare_noun = spine.len() == 1
        && tree.upos(spine[0]) != Upos::Verb
        && matches!(tree.deprel(spine[0]), Deprel::Obj | Deprel::Nmod);
    if said || bare_noun {
        return false;
    }
    let mut reached = spine.to_vec();
    let Some(&top) = spine.last() else { return false };
    climb(tree, top, |above| {
        reached.push(above);
        false
    });
    climb(tree, token, |above| reached.contains(&above))
}

/// Goes up from a token until `arrived` says so or a clause of its own ends; says whether it arrived.
fn climb(tree: &Tree<'_>, from: usize, mut arrived: impl FnMut(usize) -> bool) -> bool {
    let mut below = from;
    for above in tree.ancestors(from) {
        if is_apart(tree, below) {
            return false;
        }
        if arrived(above) {
            return true;
        }
        below = above;
    }
    false
}

/// Whether a clause tells something of its own, that may have a time and place of its own.
fn is_apart(tree: &Tree<'_>, token: usize) -> bool {
    match tree.deprel(token) {
        Deprel::AclRelcl => !goes_on(tree, token),
        Deprel::Ccomp | Deprel::Acl | Deprel::Parataxis | Deprel::Csubj => true,
        Deprel::Advcl => tree.preposition(token).is_some(),
        Deprel::Conj => changes_tense(tree, token),
        _ => false,
    }
}

/// Whether a joined verb has a helping verb of its own that the first lacks: `has leased it and is to pay`.
fn changes_tense(tree: &Tree<'_>, joined: usize) -> bool {
    let helper = |verb: usize| tree.child(verb, &[Deprel::Aux, Deprel::Cop]).map(|aux| tree.lemma(aux));
    tree.upos(joined) == Upos::Verb
        && helper(joined).is_some_and(|own| tree.head(joined).is_some_and(|first| helper(first) != Some(own)))
}

/// Whether a relative clause tells what was during the noun that it hangs on: `a visit, during which he will meet …`.
fn goes_on(tree: &Tree<'_>, clause: usize) -> bool {
    tree.children(clause).iter().any(|&child| {
        tree.reads(child, "which")
            && matches!(tree.preposition(child).as_deref(), Some("during" | "at" | "in"))
    })
}

/// The verb, or other head, of the clause that a token stands in; the token itself where none is above it.
fn clause_head(tree: &Tree<'_>, token: usize) -> usize {
    let heads = |&above: &usize| {
        tree.upos(above) == Upos::Verb
            || tree.child(above, &[Deprel::Cop]).is_some()
            || opens_clause(tree, above)
    };
    tree.ancestors(token).find(heads).unwrap_or(token)
}

/// Whether a noun phrase belongs to a noun that is no part of the spine: `Saturday's clash`, `the 2012 shooting`.
fn is_of_other_noun(tree: &Tree<'_>, spine: &[usize], token: usize) -> bool {
    let Some(noun) = tree.head(token).filter(|&noun| noun > token && !spine.contains(&noun)) else {
        return false;
    };
    let before = matches!(
        tree.deprel(token),
        Deprel::NmodPoss
            | Deprel::NmodUnmarked
            | Deprel::Nmod
            | Deprel::Compound
            | Deprel::Nummod
            | Deprel::Amod
    );
    let occasion = tree.deprel(noun) == Deprel::Obl
        && matches!(tree.preposition(noun).as_deref(), Some("during" | "at" | "in" | "on" | "after"));
    before && matches!(tree.upos(noun), Upos::Noun | Upos::Propn) && !occasion
}

/// The token of a run whose head lies outside the run.
fn top_of(tree: &Tree<'_>, tokens: &Range<usize>) -> usize {
    let outside = |token: &usize| tree.head(*token).is_none_or(|head| !tokens.contains(&head));
    tokens.clone().rev().find(outside).unwrap_or(tokens.start)
}

/// The token of a run from which its clause is looked for: its top, or the root of the sentence that the run opens where
/// the tree hangs it on a noun behind a verb (`In 2019 the ministry cut shipments`).
fn anchor(tree: &Tree<'_>, tokens: &Range<usize>) -> usize {
    let top = top_of(tree, tokens);
    let sentence = tree.sentence(top).tokens.clone();
    let opens = tokens.start <= sentence.start + 1
        && (sentence.start..tokens.start).all(|at| tree.upos(at) == Upos::Adp);
    let head = tree.head(top).filter(|&head| opens && head > top && tree.upos(head) != Upos::Verb);
    let verb = head.and_then(|head| (top + 1..head).find(|&between| tree.upos(between) == Upos::Verb));
    verb.unwrap_or(top)
}

/// Whether a run of tokens stands in the matter of a promise or a demand, below its top (`agreed Thursday to …` may
/// hang the day there).
fn in_matter(tree: &Tree<'_>, matter: &[usize], tokens: &Range<usize>) -> bool {
    let first = matter.iter().copied().min();
    matter.contains(&top_of(tree, tokens)) && first.is_some_and(|first| first < tokens.start)
}
