//! How sure a report is: signs that reading went astray, and how often reports with such signs are right.

use std::sync::LazyLock;

use super::draft::{Draft, Ground};
use super::ontology::Ontology;
use crate::analysis::{Act, Scope, Status};
use crate::clause::{Member, Tie, records};
use crate::page::BlockKind;

/// The points of the curve from the score of signs to the share of right reports, both rising.
static CURVE: LazyLock<Vec<(f32, f32)>> = LazyLock::new(|| {
    let point = |score: &str, share: &str| Some((score.parse().ok()?, share.parse().ok()?));
    records(include_str!("data/confidence.tsv"))
        .filter_map(|record| point(record.field(0), record.field(1)))
        .collect()
});

/// The probability that the act of a report is right, from 0 to 1: the share of reports with its score of signs whose
/// act is right on the pages that the curve was fitted on (`benches/quality/calibration.py`).
pub(super) fn of(ontology: &Ontology, draft: &Draft) -> f32 {
    share_right(&CURVE, signs(ontology, draft))
}

/// Reads a curve at a score: straight lines between its points, level before the first and after the last.
fn share_right(curve: &[(f32, f32)], score: f32) -> f32 {
    let after = curve.partition_point(|&(at, _)| at < score);
    let (Some(&right), Some(&left)) = (curve.get(after).or(curve.last()), curve.get(after.saturating_sub(1)))
    else {
        return score;
    };
    let width = right.0 - left.0;
    let way = if width > 0.0 { ((score - left.0) / width).clamp(0.0, 1.0) } else { 0.0 };
    left.1 + way * (right.1 - left.1)
}

/// The score of signs, from 0 to 1. It starts from what called the report forth and is lowered for every sign
/// that reading went astray. A verb with its arguments is surest, a noun in a phrase least sure; parties reached
/// through their people or their things count less than named ones; a slot filled from outside the clause, a missing
/// recipient where the act is aimed at somebody, and a headline's clipped grammar each take some away.
fn signs(ontology: &Ontology, draft: &Draft) -> f32 {
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
    fn the_curve_rises_within_bounds() {
        assert!(CURVE.len() >= 2);
        assert!(CURVE.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1));
        assert!(CURVE.iter().all(|&(_, share)| (0.0..=1.0).contains(&share)));
    }

    #[test]
    fn between_points_the_curve_is_straight() {
        let curve = [(0.2, 0.4), (0.6, 0.8)];
        for (score, share) in [(0.0, 0.4), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.9, 0.8)] {
            assert!((share_right(&curve, score) - share).abs() < 1e-6, "at {score}");
        }
    }
}
