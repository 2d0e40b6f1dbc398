//! Plans by which one is to meet several, as a meeting with each.
//!
//! Visitors see one host after another, and of the meetings that one sentence announces some are held, moved or called
//! off alone. So such a plan is stored as its **parts**, the visitor with one host each, and every part goes to the
//! event that it foretells; those that no other report tells apart stay together, as the one plan that they are.

use std::borrow::Cow;

use dateline_core::analysis::{Party, Report, Status};

use super::signature::is_mutual;
use crate::store::{PartyRow, ReportRow};

/// Hosts past which a plan is for a crowd, and is kept whole.
const HOSTS: usize = 12;

/// Reports as they are stored: each with its number and 0, or its parts, each with the report's number and its own from 1.
pub(crate) fn in_parts(reports: &[Report]) -> impl Iterator<Item = (i64, i64, Cow<'_, Report>)> {
    reports.iter().enumerate().flat_map(|(number, report)| {
        let parts = parts(report);
        let whole = parts.is_empty().then_some((0, Cow::Borrowed(report)));
        let parts = parts.into_iter().enumerate().map(|(part, report)| (part as i64 + 1, Cow::Owned(report)));
        whole.into_iter().chain(parts).map(move |(part, report)| (number as i64, part, report))
    })
}

/// The parts of a report: for each host a report of the visitor and that host; nothing where the report is one whole.
fn parts(report: &Report) -> Vec<Report> {
    if !is_ahead(report) || !is_mutual(report) {
        return Vec::new();
    }
    // Nobody can be told apart by `other officials`: parts are of those who have a name.
    let parties = || report.actors.iter().chain(&report.recipients).filter(|party| party.entity.is_some());
    if parties().any(|party| party.span.is_none()) {
        return Vec::new();
    }
    let (visitors, hosts): (Vec<&Party>, Vec<&Party>) =
        parties().partition(|party| stands_before(party, report));
    let [visitor] = visitors.as_slice() else { return Vec::new() };
    if !(2..=HOSTS).contains(&hosts.len()) {
        return Vec::new();
    }
    let with = |host: &Party| {
        let mut part = report.clone();
        part.actors.retain(|party| party == *visitor || party == host);
        part.recipients.retain(|party| party == *visitor || party == host);
        part
    };
    hosts.into_iter().map(with).collect()
}

/// Puts parts of one report that stand side by side together again.
pub(crate) fn together(rows: Vec<ReportRow>) -> Vec<ReportRow> {
    let mut found: Vec<ReportRow> = Vec::new();
    for row in rows {
        match found.last_mut() {
            Some(last) if last.document == row.document && last.number == row.number => absorb(last, row),
            _ => found.push(row),
        }
    }
    found
}

/// Adds the parties of another part of the same report.
fn absorb(whole: &mut ReportRow, part: ReportRow) {
    let ReportRow { report, parties, .. } = part;
    for (recipient, side) in [(false, report.actors), (true, report.recipients)] {
        for (from, party) in side.into_iter().enumerate() {
            let known = if recipient { &mut whole.report.recipients } else { &mut whole.report.actors };
            let to = known.iter().position(|other| *other == party).unwrap_or_else(|| {
                known.push(party);
                known.len() - 1
            });
            let of_party =
                parties.iter().filter(|row| row.recipient == recipient && row.position == from as i64);
            whole.parties.extend(of_party.map(|row| PartyRow { position: to as i64, ..*row }));
        }
    }
    whole.parties.sort_unstable();
    whole.parties.dedup();
}

/// Whether a report looks ahead to what has not happened.
pub(super) const fn is_ahead(report: &Report) -> bool {
    matches!(report.status, Status::Planned | Status::Cancelled | Status::Requested | Status::Possible)
}

/// Whether a party is named before the words that tell the act: who is to meet, rather than whom.
fn stands_before(party: &Party, report: &Report) -> bool {
    party.span.is_some_and(|span| span.end() <= report.trigger.span.start())
}
