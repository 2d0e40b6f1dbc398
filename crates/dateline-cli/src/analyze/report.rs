//! One page in full, for a reader.

use std::collections::HashMap;
use std::io::{self, Write};

use dateline_core::Analysis;
use dateline_core::analysis::{
    Basis, Diagnostic, DocumentDate, Entity, EntityType, Party, Quote, Report, Role, Severity,
};

use crate::style::{ACT, ERROR, EVIDENCE, FAINT, HEADING, NAME, PLAIN, TIME, WARNING};
use crate::table::{Row, Table};
use crate::words::{code, count, entity_type, word};
use crate::wrap::{printable, wrap};

/// Writes what a page says; with `explain` also by which rules its times were read.
pub(crate) fn write(
    output: &mut impl Write,
    analysis: &Analysis,
    width: usize,
    explain: bool,
) -> io::Result<()> {
    let names: Names =
        analysis.entities.iter().map(|entity| (entity.id.as_str(), entity.name.as_str())).collect();
    write_head(output, analysis, width)?;
    write_entities(output, analysis, width)?;
    write_reports(output, analysis, &names, width)?;
    write_quotes(output, analysis, &names, width)?;
    if explain {
        write_explained_times(output, analysis, width)?;
    } else {
        write_times(output, analysis, width)?;
    }
    write_diagnostics(output, &analysis.diagnostics, width)?;
    writeln!(output)
}

/// The names of the page's entities by their ids.
type Names<'a> = HashMap<&'a str, &'a str>;

fn write_head(output: &mut impl Write, analysis: &Analysis, width: usize) -> io::Result<()> {
    let article = &analysis.article;
    let title = article.title.as_deref().unwrap_or("(no title)");
    for line in wrap(title, width) {
        writeln!(output, "{HEADING}{line}{HEADING:#}")?;
    }
    let authors: Vec<&str> = article.authors.iter().map(|author| author.name.as_str()).collect();
    let facts = [
        article.outlet.clone(),
        article.agency.as_ref().filter(|agency| article.outlet.as_ref() != Some(*agency)).cloned(),
        (!authors.is_empty()).then(|| format!("by {}", authors.join(", "))),
        article.dateline.as_ref().map(|dateline| dateline.place.clone()),
        article.section.clone(),
        Some(format!("language {}", article.language)),
        Some(count(article.paragraphs.len(), "paragraph", "paragraphs")),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    write_lines(output, FAINT, &format!("{} · {}", analysis.document, facts.join(" · ")), width, 0)?;
    write_date(output, "published", article.published.as_ref(), width)?;
    if article.updated.is_some() {
        write_date(output, "updated", article.updated.as_ref(), width)?;
    }
    Ok(())
}

fn write_date(
    output: &mut impl Write,
    what: &str,
    date: Option<&DocumentDate>,
    width: usize,
) -> io::Result<()> {
    let Some(date) = date else {
        return writeln!(output, "{what}: unknown");
    };
    let basis = match date.basis {
        Basis::Page => "the page says",
        Basis::Metadata => "the metadata say",
        Basis::Inferred => "inferred from",
    };
    let evidence: Vec<String> =
        date.evidence.iter().map(|evidence| format!("“{}”", evidence.text.trim())).collect();
    writeln!(output, "{what}: {TIME}{}{TIME:#}", printable(&date.value))?;
    if evidence.is_empty() {
        return Ok(());
    }
    write_lines(output, FAINT, &format!("{basis} {}", evidence.join(", ")), width, 4)
}

fn write_entities(output: &mut impl Write, analysis: &Analysis, width: usize) -> io::Result<()> {
    let mut table = Table::new(&[
        ("NAME", NAME),
        ("TYPE", PLAIN),
        ("COUNTRY", PLAIN),
        ("MENTIONS", PLAIN),
        ("ROLES", PLAIN),
    ]);
    // People first: they are what most pages are about.
    let is_person = |entity: &&Entity| entity.kind == EntityType::Person;
    let (people, others): (Vec<_>, Vec<_>) = analysis.entities.iter().partition(is_person);
    for entity in people.into_iter().chain(others) {
        let roles: Vec<String> = entity.roles.iter().map(role).collect();
        table.push(Row::new([
            entity.name.clone(),
            entity_type(entity.kind).to_owned(),
            entity.country.clone().unwrap_or_default(),
            entity.mentions.len().to_string(),
            roles.join("; "),
        ]));
    }
    write_table(output, "Who and where", &table, width)
}

/// A role in words: `former Foreign Minister, South Korea`.
fn role(role: &Role) -> String {
    let qualifier = role.qualifier.as_ref().map(|qualifier| format!("{qualifier} ")).unwrap_or_default();
    let of = role.of.as_ref().map(|of| format!(", {}", of.text)).unwrap_or_default();
    format!("{qualifier}{}{of}", role.title)
}

fn write_reports(
    output: &mut impl Write,
    analysis: &Analysis,
    names: &Names,
    width: usize,
) -> io::Result<()> {
    let mut table = Table::new(&[
        ("WHEN", TIME),
        ("ACT", ACT),
        ("WHO", NAME),
        ("WHOM", NAME),
        ("WHERE", PLAIN),
        ("STATUS", PLAIN),
    ]);
    for report in &analysis.reports {
        table.push(report_row(report, names));
    }
    write_table(output, "What happened", &table, width)
}

fn report_row(report: &Report, names: &Names) -> Row {
    let parties = |parties: &[Party], joint: &str| {
        let named: Vec<String> = parties.iter().map(|party| party_name(party, names)).collect();
        named.join(joint)
    };
    let act = match &report.mode {
        Some(mode) => format!("{} ({mode})", code(&report.act)),
        None => code(&report.act),
    };
    let row = Row::new([
        report.when.as_ref().map(|when| when.value.clone()).unwrap_or_default(),
        act,
        parties(&report.actors, if report.reciprocal { " ↔ " } else { ", " }),
        parties(&report.recipients, ", "),
        report.place.as_ref().map(|place| place.text.clone()).unwrap_or_default(),
        word(&report.status),
    ]);
    let says =
        report.attribution.as_ref().map(|says| format!("according to {}", party_name(&says.party, names)));
    row.evidence(&report.evidence.text, says.as_deref().unwrap_or_default())
}

/// The entity's name, or the words of the page where they resolve to none.
fn party_name(party: &Party, names: &Names) -> String {
    let name = party.entity.as_deref().and_then(|id| names.get(id)).copied();
    name.unwrap_or(&party.text).to_owned()
}

fn write_quotes(output: &mut impl Write, analysis: &Analysis, names: &Names, width: usize) -> io::Result<()> {
    if analysis.quotes.is_empty() {
        return Ok(());
    }
    writeln!(output, "\n{HEADING}Who said what{HEADING:#}")?;
    for Quote { text, kind, speaker, about, cue, .. } in &analysis.quotes {
        let speaker =
            speaker.as_ref().map_or_else(|| "somebody".to_owned(), |speaker| party_name(speaker, names));
        let about =
            about.as_ref().map(|about| format!(" about {}", party_name(about, names))).unwrap_or_default();
        let cue = cue.as_ref().map(|cue| format!(" · “{}”", printable(&cue.text))).unwrap_or_default();
        let (speaker, about) = (printable(&speaker), printable(&about));
        writeln!(output, "  {NAME}{speaker}{NAME:#}{about} {FAINT}{}{cue}{FAINT:#}", word(kind))?;
        write_lines(output, EVIDENCE, &format!("“{}”", text.trim()), width, 6)?;
    }
    Ok(())
}

fn write_times(output: &mut impl Write, analysis: &Analysis, width: usize) -> io::Result<()> {
    let mut table = Table::new(&[("WORDS", EVIDENCE), ("VALUE", TIME), ("COUNTED FROM", FAINT)]);
    for timex in &analysis.timexes {
        let value = timex.value.clone().unwrap_or_else(|| "?".to_owned());
        table.push(Row::new([timex.text.clone(), value, timex.anchor.clone().unwrap_or_default()]));
    }
    write_table(output, "Times", &table, width)
}

/// Times with the rule that read each (a name under `dateline-core/src/time/rules`), what it covers and what it leaves open.
fn write_explained_times(output: &mut impl Write, analysis: &Analysis, width: usize) -> io::Result<()> {
    let mut table = Table::new(&[
        ("WORDS", EVIDENCE),
        ("VALUE", TIME),
        ("COUNTED FROM", FAINT),
        ("RULE", PLAIN),
        ("COVERS", FAINT),
        ("OR", FAINT),
    ]);
    for timex in &analysis.timexes {
        let value = timex.value.clone().unwrap_or_else(|| "?".to_owned());
        let modifier = timex.modifier.as_ref().map(|modifier| format!(" {modifier}")).unwrap_or_default();
        let covers = timex.start.as_ref().zip(timex.end.as_ref());
        table.push(Row::new([
            timex.text.clone(),
            format!("{value}{modifier}"),
            timex.anchor.clone().unwrap_or_default(),
            timex.rule.clone(),
            covers.map(|(start, end)| format!("{start} to {end}")).unwrap_or_default(),
            timex.alternatives.join(", "),
        ]));
    }
    write_table(output, "Times", &table, width)
}

fn write_table(output: &mut impl Write, title: &str, table: &Table, width: usize) -> io::Result<()> {
    if table.is_empty() {
        return Ok(());
    }
    writeln!(output, "\n{HEADING}{title}{HEADING:#}")?;
    table.write(output, width, 2)
}

fn write_diagnostics(output: &mut impl Write, diagnostics: &[Diagnostic], width: usize) -> io::Result<()> {
    if diagnostics.is_empty() {
        return Ok(());
    }
    writeln!(output)?;
    for Diagnostic { severity, message, span, .. } in diagnostics {
        let style = match severity {
            Severity::Info => FAINT,
            Severity::Warning => WARNING,
            Severity::Error => ERROR,
        };
        let place =
            span.map(|span| format!(" (characters {} to {})", span.start(), span.end())).unwrap_or_default();
        write_lines(output, style, &format!("{}: {message}{place}", word(severity)), width, 0)?;
    }
    Ok(())
}

/// Writes words in a style, wrapped, each line after `indent` spaces.
fn write_lines(
    output: &mut impl Write,
    style: anstyle::Style,
    words: &str,
    width: usize,
    indent: usize,
) -> io::Result<()> {
    for line in wrap(words, width.saturating_sub(indent)) {
        writeln!(output, "{:indent$}{style}{line}{style:#}", "")?;
    }
    Ok(())
}
