//! How sure a report is.

use super::draft::{Draft, Ground};
use super::ontology::Ontology;
use crate::analysis::{Act, Scope, Status};
use crate::clause::{Member, Tie};
use crate::page::BlockKind;

/// The probability that a report is right, from 0 to 1.
///
/// An estimate by signs, not yet measured: it starts from what called the report forth and is lowered for every sign
/// that reading went astray. A verb with its arguments is surest, a noun in a phrase least sure; parties reached
/// through their people or their things count less than named ones; a slot filled from outside the clause, a missing
/// recipient where the act is aimed at somebody, and a headline's clipped grammar each take some away.
pub(super) fn of(ontology: &Ontology, draft: &Draft) -> f32 {
    let mut confidence: f32 = match draft.ground {
        Ground::Verb => 0.85,
        Ground::Light => 0.8,
        Ground::Obligation => 0.65,
        Ground::Noun => 0.6,
    };
    confidence *= side(&draft.actors) * side(&draft.recipients);
    if draft.actors.is_empty() {
        confidence *= 0.8;
    }
    let needs_recipient = ontology.acts.get(&draft.act).is_some_and(|info| info.needs_recipient);
    if (needs_recipient && draft.recipients.is_empty() && !draft.mutual)
        || (draft.mutual && draft.actors.len() < 2)
    {
        confidence *= 0.65;
    }
    let aimed = matches!(
        draft.act,
        Act::Support | Act::Accuse | Act::Request | Act::Reject | Act::Assault | Act::Coerce
    );
    if aimed && draft.recipients.is_empty() {
        confidence *= 0.8;
    }
    if draft.actor_scope != Scope::Clause || draft.recipient_scope != Scope::Clause {
        confidence *= 0.8;
    }
    if draft.kind == BlockKind::Title {
        confidence *= 0.75;
    }
    if matches!(draft.standing.status, Status::Possible | Status::Requested) {
        confidence *= 0.9;
    }
    confidence
}

/// How sure one side is: as its least sure party.
fn side(members: &[Member]) -> f32 {
    let of = |tie: Tie| match tie {
        Tie::Direct => 1.0,
        Tie::Agents => 0.95,
        Tie::Thing => 0.8,
        Tie::Generic => 0.75,
    };
    members.iter().map(|member| of(member.tie)).fold(1.0, f32::min)
}
