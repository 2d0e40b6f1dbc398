//! An event, told from its reports.

use std::collections::BTreeMap;

use dateline_core::analysis::{Report, Status};

use super::signature::Sides;
use super::sources;
use super::status;
use crate::error::Result;
use crate::identity::Tenures;
use crate::store::{EntityKey, EventKey, EventRow, FormKey, PartyScan, Reader, ReportRow};
use crate::time::{day, days_before, normalise};
use crate::values::{EventTime, TimeBasis};

/// Reports that an event is told from; the earliest say it, and later ones of a crowd this large only repeat it.
pub(super) const TOLD_FROM: usize = 10_000;

/// Tells an event from its reports, in order of publication; `reports` holds at least one.
pub(super) fn digest(
    reader: &dyn Reader,
    tenures: &Tenures<'_>,
    key: EventKey,
    reports: &[ReportRow],
) -> Result<(EventRow, Vec<(EntityKey, u8)>)> {
    let founder = &reports[0];
    let founder_id = reader.document(founder.document)?.map(|row| row.summary.id).unwrap_or_default();
    let act = founder.report.act;
    let statuses: Vec<Status> = reports.iter().map(|row| row.report.status).collect();
    let status = status::merged(&statuses);
    let time = time(reports);
    let sources = sources::of(reader, key, reports)?;
    let place = place(reports);
    let place_entity = place.map(|form| entity_of(reader, form)).transpose()?.flatten();
    let placed = reports.iter().filter(|row| row.place == place).find_map(|row| row.report.place.as_ref());
    let dates = || reports.iter().map(|row| row.published.as_str()).filter(|date| !date.is_empty());
    // The code is that of the report which says what the event came to.
    let telling = reports.iter().rev().map(|row| &row.report).find(|report| report.status == status);
    let event = EventRow {
        key,
        id: crate::ids::derive(
            "evt-",
            &[&founder_id, &crate::text::label(&act), &founder.ordinal.to_string()],
        ),
        act,
        mode: most_often(reports.iter().filter_map(|row| row.report.mode.clone())),
        status,
        reciprocal: reports.iter().any(|row| row.report.reciprocal),
        start: time.as_ref().and_then(|time| normalise(&time.start)).unwrap_or_default(),
        end: time.as_ref().and_then(|time| normalise(&time.end)).unwrap_or_default(),
        time,
        first_published: dates().min().unwrap_or_default().to_owned(),
        last_published: dates().max().unwrap_or_default().to_owned(),
        place: place_entity,
        place_name: placed.map(|place| place.text.clone()),
        place_country: placed.and_then(|place| place.country.clone()).unwrap_or_default(),
        plover: telling.unwrap_or(&founder.report).plover,
        confidence: confidence(reports.iter().map(|row| &row.report), sources::independent(&sources)),
        sources: sources::independent(&sources),
        report_count: reports.len() as u64,
        document_count: sources.len() as u64,
    };
    let parties = parties(reader, tenures, &event.start, reports)?;
    Ok((event, parties))
}

/// The parties of a report as entities, without those that it only acts for.
pub(super) fn sides(reader: &dyn Reader, row: &ReportRow) -> Result<Sides> {
    let mut sides = Sides::default();
    for party in row.parties.iter().filter(|party| !party.acted_for) {
        let Some(entity) = entity_of(reader, party.form)? else { continue };
        let side = if party.recipient { &mut sides.recipients } else { &mut sides.actors };
        side.insert(entity);
    }
    Ok(sides)
}

/// The entity that a form belongs to.
pub(super) fn entity_of(reader: &dyn Reader, form: FormKey) -> Result<Option<EntityKey>> {
    Ok(reader.form(form)?.and_then(|form| form.entity))
}

/// Who takes part, and on which sides: also whom the parties act for by posts that other documents show.
fn parties(
    reader: &dyn Reader,
    tenures: &Tenures<'_>,
    start: &str,
    reports: &[ReportRow],
) -> Result<Vec<(EntityKey, u8)>> {
    let mut found: BTreeMap<EntityKey, u8> = BTreeMap::new();
    for row in reports {
        for party in &row.parties {
            let Some(entity) = entity_of(reader, party.form)? else { continue };
            *found.entry(entity).or_default() |= bits(&row.report, party.recipient, party.acted_for);
            if party.acted_for {
                continue;
            }
            for body in tenures.bodies(entity, start)? {
                if let Some(body) = entity_of(reader, body)? {
                    *found.entry(body).or_default() |= bits(&row.report, party.recipient, true);
                }
            }
        }
    }
    Ok(found.into_iter().collect())
}

/// The side of a party as bits; those who do something with each other stand on both sides.
const fn bits(report: &Report, recipient: bool, acted_for: bool) -> u8 {
    let (acts, receives) = if acted_for {
        (PartyScan::ACTS_THROUGH, PartyScan::RECEIVES_THROUGH)
    } else {
        (PartyScan::ACTS, PartyScan::RECEIVES)
    };
    match (report.reciprocal, recipient) {
        (true, _) => acts | receives,
        (false, true) => receives,
        (false, false) => acts,
    }
}

/// The finest time that is stated, of those as fine the one stated nearest to the act, and of those as near the most often
/// stated; else about when it was published.
fn time(reports: &[ReportRow]) -> Option<EventTime> {
    let rank =
        |row: &ReportRow| row.report.when.as_ref().map(|when| (when.granularity, row.report.scope.when));
    if let Some(best) = reports.iter().filter_map(rank).min() {
        let stated = || {
            reports.iter().filter(|row| rank(row) == Some(best)).filter_map(|row| row.report.when.as_ref())
        };
        let value = most_often(stated().map(|when| &when.value))?;
        let when = stated().find(|when| when.value == *value)?;
        return Some(EventTime {
            value: when.value.clone(),
            start: when.start.clone(),
            end: when.end.clone(),
            granularity: when.granularity,
            basis: TimeBasis::Stated,
        });
    }
    let published = reports.iter().map(|row| day(&row.published)).find(|day| !day.is_empty())?;
    Some(EventTime {
        value: published.to_owned(),
        start: published.to_owned(),
        end: day(&days_before(published, -1)).to_owned(),
        granularity: dateline_core::analysis::Granularity::Day,
        basis: TimeBasis::Published,
    })
}

/// The place that is stated nearest to the act, and of those as near the most often stated.
fn place(reports: &[ReportRow]) -> Option<FormKey> {
    let nearest = reports.iter().filter(|row| row.place.is_some()).map(|row| row.report.scope.place).min();
    most_often(
        reports.iter().filter(|row| Some(row.report.scope.place) == nearest).filter_map(|row| row.place),
    )
}

/// The best report's confidence, raised by every further independent source by a third of what is left to certainty:
/// sources err together more often than by chance, so they count for less than so many draws.
fn confidence<'r>(reports: impl Iterator<Item = &'r Report>, sources: u64) -> f32 {
    let best = reports.map(|report| report.confidence).fold(0.0, f32::max);
    let further = i32::try_from(sources.saturating_sub(1)).unwrap_or(i32::MAX).min(10);
    1.0 - (1.0 - best) * (2.0_f32 / 3.0).powi(further)
}

/// The commonest of values; of several as common, the least.
fn most_often<T: Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let mut best: Option<(T, usize)> = None;
    for (value, count) in counts {
        if best.as_ref().is_none_or(|(_, most)| count > *most) {
            best = Some((value, count));
        }
    }
    best.map(|(value, _)| value)
}
