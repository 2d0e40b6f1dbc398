//! Events.

use std::collections::BTreeMap;

use dateline_core::analysis::Party;

use super::incumbents::meant_by;
use super::view::View;
use crate::error::Result;
use crate::merging;
use crate::store::{EventRow, FormKey, ReportRow};
use crate::values::{EntityRef, EventParticipant, EventRecord, EventStatus, ReportRecord, Side};

/// An event with at most `limit` of its reports, each with the number of its source.
pub(crate) fn event_in_full(view: &View<'_>, row: EventRow, limit: usize) -> Result<EventRecord> {
    let reports = merging::together(view.reader.reports_of(row.key, limit)?);
    let numbers = merging::source_numbers(view.reader, row.key, &reports)?;
    let mut event = told(view, row, &reports)?;
    for (record, row) in event.reports.iter_mut().zip(&reports) {
        record.source_number = numbers.get(&row.document).copied();
    }
    Ok(event)
}

/// An event with at most `limit` of its reports.
pub(crate) fn event_record(view: &View<'_>, row: EventRow, limit: usize) -> Result<EventRecord> {
    let reports = merging::together(view.reader.reports_of(row.key, limit)?);
    told(view, row, &reports)
}

/// An event with these reports of it.
fn told(view: &View<'_>, row: EventRow, reports: &[ReportRow]) -> Result<EventRecord> {
    let place_entity = row.place.map(|key| view.entity(key)).transpose()?.flatten();
    let mut history: Vec<EventStatus> = Vec::new();
    for report in reports {
        let status = event_status(view, report)?;
        // What one document says twice is said once.
        let index = status.index;
        if history.last().is_none_or(|last| EventStatus { index, ..last.clone() } != status) {
            history.push(status);
        }
    }
    let participants = participants(view, &row, reports)?;
    Ok(EventRecord {
        act: row.act,
        mode: row.mode,
        plover: row.plover,
        participants,
        reciprocal: row.reciprocal,
        when: row.time,
        place: row.place_name,
        place_entity,
        place_country: Some(row.place_country).filter(|code| !code.is_empty()),
        status: row.status,
        history,
        confidence: row.confidence,
        sources: row.sources as u32,
        document_count: row.document_count as u32,
        report_count: row.report_count as u32,
        reports: reports.iter().map(|report| report_record(view, report)).collect::<Result<_>>()?,
        merged_from: view.reader.merged_from(&row.id)?,
        id: row.id,
    })
}

fn event_status(view: &View<'_>, row: &ReportRow) -> Result<EventStatus> {
    let summary = &view.document(row.document)?.summary;
    Ok(EventStatus {
        status: row.report.status,
        published: summary.published.as_ref().map(|date| date.value.clone()),
        attribution: row.report.attribution.as_ref().map(|by| by.party.text.clone()),
        document: summary.id.clone(),
        index: row.number as u32,
    })
}

fn report_record(view: &View<'_>, row: &ReportRow) -> Result<ReportRecord> {
    let ReportRow { document, number, report, .. } = row;
    let told_by = view.document(*document)?;
    Ok(ReportRecord {
        document: told_by.summary.id.clone(),
        index: *number as u32,
        act: report.act,
        status: report.status,
        attribution: report.attribution.clone(),
        when: report.when.as_ref().map(|when| when.value.clone()),
        trigger: view.passage(*document, &report.trigger, Some(report.evidence.clone()))?,
        evidence: view.passage(*document, &report.evidence, None)?,
        scope: report.scope,
        confidence: report.confidence,
        source: Some(told_by.source.clone()).filter(|name| !name.is_empty()),
        source_number: None,
    })
}

/// Who takes part: the parties of all reports, those that are one entity on one side put together. Those who do something
/// with each other are all on one side, however each report words it.
fn participants(view: &View<'_>, event: &EventRow, reports: &[ReportRow]) -> Result<Vec<EventParticipant>> {
    let mut found: BTreeMap<(Side, String), (usize, EventParticipant)> = BTreeMap::new();
    for row in reports {
        let sides = [(Side::Actor, &row.report.actors), (Side::Recipient, &row.report.recipients)];
        for (side, parties) in sides {
            for (position, party) in parties.iter().enumerate() {
                let forms = forms(row, side, position as i64);
                let side = if event.reciprocal { Side::Actor } else { side };
                let participant = participant(view, side, party, &forms, (&event.start, &row.published))?;
                let key = participant.entity.clone().unwrap_or_else(|| crate::text::fold(&participant.name));
                let (count, known) = found.entry((side, key)).or_insert_with(|| (0, participant.clone()));
                *count += 1;
                add(known, participant);
            }
        }
    }
    let mut found: Vec<(usize, EventParticipant)> = found.into_values().collect();
    found.sort_by(|(left_count, left), (right_count, right)| {
        right_count.cmp(left_count).then(left.side.cmp(&right.side)).then_with(|| left.name.cmp(&right.name))
    });
    Ok(found.into_iter().map(|(_, participant)| participant).collect())
}

/// The form of a party, if it has one, and those that it acts for.
fn forms(row: &ReportRow, side: Side, position: i64) -> (Option<FormKey>, Vec<FormKey>) {
    let of_party = || {
        row.parties
            .iter()
            .filter(|party| party.recipient == (side == Side::Recipient) && party.position == position)
    };
    let itself = of_party().find(|party| !party.acted_for).map(|party| party.form);
    (itself, of_party().filter(|party| party.acted_for).map(|party| party.form).collect())
}

fn participant(
    view: &View<'_>,
    side: Side,
    party: &Party,
    (itself, acted_for): &(Option<FormKey>, Vec<FormKey>),
    (start, published): (&str, &str),
) -> Result<EventParticipant> {
    let key = itself.map(|form| view.entity_key_of(form)).transpose()?.flatten();
    let entity = key.map(|key| view.entity(key)).transpose()?.flatten();
    let elsewhere = key.map(|key| view.tenures.bodies(key, start)).transpose()?.unwrap_or_default();
    let mut acts_for: Vec<EntityRef> = Vec::new();
    for &form in acted_for.iter().chain(&elsewhere) {
        let body = view.entity_of(form)?;
        acts_for.extend(body.filter(|body| acts_for.iter().all(|known| known.id != body.id)));
    }
    let country = party.country.clone().or_else(|| entity.as_ref().and_then(|entity| entity.country.clone()));
    let inferred = itself.map(|form| meant_by(view, form, published)).transpose()?.flatten();
    Ok(EventParticipant {
        inferred,
        name: entity.as_ref().map_or_else(|| party.text.clone(), |entity| entity.name.clone()),
        kind: entity.as_ref().map(|entity| entity.kind),
        entity: entity.map(|entity| entity.id),
        country,
        sector: party.sector.clone(),
        side,
        acts_for,
    })
}

/// Adds what another report says of a participant.
fn add(known: &mut EventParticipant, other: EventParticipant) {
    for entity in other.acts_for {
        if !known.acts_for.iter().any(|known| known.id == entity.id) {
            known.acts_for.push(entity);
        }
    }
    known.acts_for.sort_by(|left, right| left.id.cmp(&right.id));
    known.inferred = known.inferred.take().or(other.inferred);
    known.country = known.country.take().or(other.country);
    known.sector = known.sector.take().or(other.sector);
}
