//! One event in full: what it is, what was said of it over time, and each report with its sentence.

use std::collections::HashMap;
use std::io::{self, Write};

use dateline_corpus::{EventRecord, ReportRecord};

use super::table;
use crate::output::Output;
use crate::query::show::{day, place, words};
use crate::style::{FAINT, HEADING, NAME, PLAIN, TIME};
use crate::table::{Row, Table};
use crate::words::{code, count, word};

/// Writes an event.
pub(super) fn write(output: &mut Output, event: &EventRecord) -> io::Result<()> {
    let width = output.width();
    table::of(std::slice::from_ref(event), 0).write(output, width, 0)?;
    writeln!(output, "\n{FAINT}{}{FAINT:#}", facts(event).join(" · "))?;
    if !event.merged_from.is_empty() {
        writeln!(output, "{FAINT}also known as {}{FAINT:#}", event.merged_from.join(", "))?;
    }
    writeln!(output, "\n{HEADING}Status over time{HEADING:#}")?;
    over_time(event).write(output, width, 2)?;
    writeln!(output, "\n{HEADING}Reports{HEADING:#}")?;
    reports(event).write(output, width, 2)?;
    let unseen = (event.report_count as usize).saturating_sub(event.reports.len());
    if unseen > 0 {
        writeln!(output, "  {FAINT}{}{FAINT:#}", count(unseen, "more report", "more reports"))?;
    }
    Ok(())
}

/// The codes of an event, how sure it is, and how many report it.
fn facts(event: &EventRecord) -> Vec<String> {
    let plover = &event.plover;
    let mut facts = vec![format!("PLOVER {}", code(&plover.act)), word(&plover.quad)];
    facts.push(format!("intensity {}", plover.intensity));
    facts.extend(plover.cameo_root.as_ref().map(|root| format!("CAMEO {}", code(root))));
    facts.push(format!("confidence {:.2}", event.confidence));
    facts.push(count(event.sources as usize, "independent source", "independent sources"));
    facts.push(count(event.document_count as usize, "document", "documents"));
    facts.push(count(event.report_count as usize, "report", "reports"));
    facts
}

/// What was said of the event, by when it was published.
fn over_time(event: &EventRecord) -> Table {
    let sources: HashMap<(&str, u32), &ReportRecord> =
        event.reports.iter().map(|report| ((report.document.as_str(), report.index), report)).collect();
    let rows = event.history.iter().map(|said| {
        let report = sources.get(&(said.document.as_str(), said.index));
        Row::new([
            said.published.as_deref().map_or("undated", day).to_owned(),
            word(&said.status),
            said.attribution.clone().unwrap_or_default(),
            report.map(|report| source(report)).unwrap_or_default(),
            said.document.clone(),
        ])
    });
    Table::new(&[
        ("PUBLISHED", TIME),
        ("STATUS", PLAIN),
        ("ACCORDING TO", NAME),
        ("SOURCE", PLAIN),
        ("DOCUMENT", FAINT),
    ])
    .with(rows)
}

/// Each report with its sentence.
fn reports(event: &EventRecord) -> Table {
    let rows = event.reports.iter().map(|report| {
        let says = report.attribution.as_ref().map(|says| says.party.text.clone());
        let row = Row::new([
            word(&report.status),
            report.when.clone().unwrap_or_default(),
            says.unwrap_or_default(),
            source(report),
            format!("{:.2}", report.confidence),
        ]);
        row.evidence(words(&report.evidence), &place(&report.evidence))
    });
    Table::new(&[
        ("STATUS", PLAIN),
        ("WHEN", TIME),
        ("ACCORDING TO", NAME),
        ("SOURCE", PLAIN),
        ("CONFIDENCE", FAINT),
    ])
    .with(rows)
}

/// The number of an independent source, with what is known of it: copies have one number.
fn source(report: &ReportRecord) -> String {
    let number = report.source_number.map(|number| format!("{number}"));
    let parts: Vec<String> = number.into_iter().chain(report.source.clone()).collect();
    parts.join(" ")
}
