//! How sure a report is: signs that reading went astray, and how often reports with such signs are right in everything.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::draft::{Draft, Ground};
use super::ontology::Ontology;
use crate::analysis::{Act, Scope, Status};
use crate::clause::{Member, Tie, records};
use crate::page::BlockKind;

/// What each sign says of whether everything in a report is right, as weights of a logistic regression.
static WEIGHTS: LazyLock<HashMap<&'static str, f32>> = LazyLock::new(|| {
    records(include_str!("data/confidence.tsv"))
        .filter_map(|record| Some((record.field(0), record.field(1).parse().ok()?)))
        .collect()
});

/// The probability that everything in a report is right, its act, its status and all of its parties, from 0 to 1; by
/// how often that is so of reports with its signs on the pages that the weights were fitted on
/// (`benches/quality/calibration.py`).
pub(super) fn of(ontology: &Ontology, draft: &Draft) -> f32 {
    let weight = |sign: &str| WEIGHTS.get(sign).copied().unwrap_or_default();
    let sum: f32 = signs(ontology, draft).iter().map(|&(sign, value)| weight(sign) * value).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// The signs of a report, each with how much there is of it.
fn signs(ontology: &Ontology, draft: &Draft) -> [(&'static str, f32); 8] {
    let is = |holds: bool| f32::from(u8::from(holds));
    [
        ("start", 1.0),
        ("score", score(ontology, draft)),
        ("nobody_acts", is(draft.actors.is_empty())),
        ("nobody_is_acted_on", is(draft.recipients.is_empty() && !draft.mutual)),
        ("one_sided", is(draft.mutual && draft.actors.len() < 2)),
        ("open", is(matches!(draft.standing.status, Status::Possible | Status::Requested))),
        // Whoever acts is named elsewhere: `the two sides`.
        ("pointed_back", is(draft.actors.iter().any(|actor| actor.party.span.is_none()))),
        ("attributed", is(draft.attribution.is_some())),
    ]
}

/// How well the words of a report show it, from 0 to 1. It starts from what called the report forth and is lowered for every sign
/// that reading went astray. A verb with its arguments is surest, a noun in a phrase least sure; parties reached
/// through their people or their things count less than named ones; a slot filled from outside the clause, a missing
/// recipient where the act is aimed at somebody, and a headline's clipped grammar each take some away.
fn score(ontology: &Ontology, draft: &Draft) -> f32 {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_a_weight_and_doubts_lower_it() {
        let signs =
            ["start", "score", "nobody_acts", "nobody_is_acted_on", "one_sided", "open", "pointed_back"];
        assert!(signs.iter().chain(&["attributed"]).all(|sign| WEIGHTS.contains_key(sign)));
        assert_eq!(WEIGHTS.len(), signs.len() + 1);
        assert!(WEIGHTS["score"] > 0.0);
        assert!(signs[2..].iter().all(|sign| WEIGHTS[sign] < 0.0));
    }
}
