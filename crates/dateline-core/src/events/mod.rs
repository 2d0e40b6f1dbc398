//! Who did what to whom, when and where.
//!
//! The words that name acts, with the places of their parties, are data ([`ontology`]). For every such word the coder
//! ([`coder`]) asks the tree who stands in those places ([`arguments`], [`participants`]), what the words around say of
//! whether it happened ([`status`]), when and where ([`slots`]), and who says so (the quotes). A slot that the clause
//! and its sentence leave empty stays empty, but for the time and place of the same act by the same parties elsewhere
//! in the page ([`merge`]). Verbs ([`verbs`]) and nouns ([`nouns`]) are coded apart; where the tree shows nobody in a
//! place, the roles that the language model gives a predicate's arguments may.

mod arguments;
mod awaited;
mod coder;
mod confidence;
mod control;
mod draft;
mod frames;
mod habits;
mod merge;
mod nouns;
mod objects;
mod ontology;
mod participants;
mod plover;
mod recipients;
mod sieve;
mod slots;
mod status;
mod subjects;
#[cfg(test)]
mod tests;
mod verbs;

use std::ops::Range;

use self::coder::Coder;
use self::draft::Draft;
pub use self::ontology::{Ontology, OntologyFile, OntologyProblem};
use crate::Text;
use crate::analysis::{Article, Cited, Report, Slots};
use crate::clause::{Member, Scene, Tree};
use crate::names::Cast;
use crate::tag::Tagged;
use crate::{quotes, time};

/// Codes the reports of a page by an ontology.
pub fn code(
    text: &Text,
    tagged: &Tagged,
    _article: &Article,
    timexes: &[time::Found],
    cast: &Cast,
    quotes: &[quotes::Found],
    ontology: &Ontology,
) -> Vec<Report> {
    let scene = Scene::new(text, tagged, cast);
    let drafts = Coder::new(&scene, ontology, timexes, quotes).drafts();
    merge::settle(drafts).iter().map(|draft| report(&scene.tree, ontology, draft)).collect()
}

fn report(tree: &Tree<'_>, ontology: &Ontology, draft: &Draft) -> Report {
    let sentence = &tree.tagged.sentences[draft.sentence];
    let parties = |members: &[Member]| members.iter().map(|member| member.party.clone()).collect::<Vec<_>>();
    let status = draft.standing.status;
    Report {
        act: draft.act,
        mode: draft.mode.clone(),
        actors: parties(&draft.actors),
        recipients: parties(&draft.recipients),
        reciprocal: draft.mutual,
        when: draft.when.as_ref().map(|(when, _)| when.clone()),
        place: draft.place.as_ref().map(|(place, _)| place.clone()),
        status,
        status_cue: draft.standing.cue.map(|cue| cited(tree, &(cue..cue + 1))),
        attribution: draft.attribution.clone(),
        trigger: cited(tree, &draft.trigger),
        evidence: cited(tree, &sentence.tokens),
        scope: Slots {
            actors: (!draft.actors.is_empty()).then_some(draft.actor_scope),
            recipients: (!draft.recipients.is_empty()).then_some(draft.recipient_scope),
            when: draft.when.as_ref().map(|(_, scope)| *scope),
            place: draft.place.as_ref().map(|(_, scope)| *scope),
        },
        plover: plover::code(ontology, draft.act, draft.mode.as_deref(), status, draft.is_in_own_words()),
        confidence: confidence::of(ontology, draft),
    }
}

fn cited(tree: &Tree<'_>, tokens: &Range<usize>) -> Cited {
    let range = tree.range(tokens);
    Cited { text: tree.text.slice(&range).to_owned(), span: tree.text.span(&range) }
}
