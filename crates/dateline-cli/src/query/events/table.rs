//! Events as a table.

use dateline_corpus::{EventParticipant, EventRecord, Side, TimeBasis};

use crate::query::show::{place, words};
use crate::style::{ACT, FAINT, NAME, PLAIN, TIME};
use crate::table::{Row, Table};
use crate::words::{code, count, word};

/// A table of events, each with at most so many of its reports.
pub(super) fn of(events: &[EventRecord], reports: usize) -> Table {
    Table::new(&[
        ("WHEN", TIME),
        ("ACT", ACT),
        ("WHO", NAME),
        ("WHOM", NAME),
        ("WHERE", PLAIN),
        ("STATUS", PLAIN),
        ("SOURCES", FAINT),
    ])
    .with(events.iter().map(|event| row(event, reports)))
}

fn row(event: &EventRecord, reports: usize) -> Row {
    let when = event.when.as_ref().map(|when| match when.basis {
        TimeBasis::Stated => when.value.clone(),
        TimeBasis::Published => format!("~{}", when.value),
    });
    let act = match &event.mode {
        Some(mode) => format!("{} ({mode})", code(&event.act)),
        None => code(&event.act),
    };
    let cells = [
        when.unwrap_or_default(),
        act,
        side(event, Side::Actor, if event.reciprocal { " ↔ " } else { ", " }),
        side(event, Side::Recipient, ", "),
        event.place.clone().unwrap_or_default(),
        word(&event.status),
        event.sources.to_string(),
    ];
    let mut row = Row::new(cells);
    for report in event.reports.iter().take(reports) {
        let says = report.attribution.as_ref().map(|says| format!("according to {} · ", says.party.text));
        let status = if report.status == event.status {
            String::new()
        } else {
            format!("{} · ", word(&report.status))
        };
        let origin = format!("{status}{}{}", says.unwrap_or_default(), place(&report.evidence));
        row = row.evidence(words(&report.evidence), &origin);
    }
    let more = (event.report_count as usize).saturating_sub(reports.min(event.reports.len()));
    let id = if more == 0 || reports == 0 {
        event.id.clone()
    } else {
        format!("{} · {}", event.id, count(more, "more report", "more reports"))
    };
    row.note(id)
}

/// Those on one side, with whom they act for.
fn side(event: &EventRecord, side: Side, joint: &str) -> String {
    let named: Vec<String> =
        event.participants.iter().filter(|participant| participant.side == side).map(named).collect();
    named.join(joint)
}

fn named(participant: &EventParticipant) -> String {
    let acts_for: Vec<&str> = participant.acts_for.iter().map(|entity| entity.name.as_str()).collect();
    let name = match &participant.inferred {
        Some(found) => format!("{} = {}?", participant.name, found.entity.name),
        None => participant.name.clone(),
    };
    match (acts_for.is_empty(), &participant.country) {
        (false, _) => format!("{name} ({})", acts_for.join(", ")),
        (true, Some(country)) => format!("{name} ({country})"),
        (true, None) => name,
    }
}
