//! Sets with a token and its label a line.

use std::path::Path;

use anyhow::Result;
use dateline_core::ByteRange;
use dateline_core::analysis::EntityType::{Event, Gpe, Norp, Org, Person, Work};

use super::{Sample, Says, mend};
use crate::treebank::read_text;

/// How a set is written.
pub(crate) struct Format {
    /// The columns of token and label.
    token: usize,
    label: usize,
    /// What its labels mean.
    kind: fn(&str, &str) -> Option<Says>,
}

pub(crate) const GMB: Format = Format { token: 0, label: 2, kind: gmb };
pub(crate) const CROSSNER: Format = Format { token: 0, label: 1, kind: crossner };
pub(crate) const WIKIGOLD: Format = Format { token: 0, label: 1, kind: wikigold };
pub(crate) const WNUT: Format = Format { token: 0, label: 1, kind: wnut };
pub(crate) const UNER: Format = Format { token: 1, label: 2, kind: wikigold };

fn gmb(label: &str, name: &str) -> Option<Says> {
    match label {
        "per" if mend::is_people(name) => Some(Says::Is(Norp)),
        // As are countries, which are tagged persons now and then.
        "per" if mend::is_country(name) => Some(Says::Is(Gpe)),
        "per" => Some(Says::Is(Person)),
        // A country that acts is tagged an organisation there; for us it stays a country.
        "org" => Some(Says::Is(mend::place_if_known(name).unwrap_or(Org))),
        "geo" => Some(Says::Is(mend::place(name))),
        "gpe" => Some(Says::Is(mend::place_if_known(name).unwrap_or(Norp))),
        "eve" => Some(Says::Is(Event)),
        "art" => Some(Says::Unknown),
        _ => None,
    }
}

fn crossner(label: &str, name: &str) -> Option<Says> {
    match label {
        "person" | "politician" => Some(Says::Is(Person)),
        "organisation" | "politicalparty" => Some(Says::Is(Org)),
        "country" => Some(Says::Is(Gpe)),
        "location" => Some(Says::Is(mend::place(name))),
        "election" | "event" => Some(Says::Is(Event)),
        "misc" if mend::is_people(name) => Some(Says::Is(Norp)),
        "misc" => Some(Says::Unknown),
        _ => None,
    }
}

fn wikigold(label: &str, name: &str) -> Option<Says> {
    match label {
        "PER" => Some(Says::Is(Person)),
        "ORG" => Some(Says::Is(Org)),
        "LOC" => Some(Says::Is(mend::place(name))),
        "MISC" if mend::is_people(name) => Some(Says::Is(Norp)),
        "MISC" => Some(Says::Unknown),
        _ => None,
    }
}

fn wnut(label: &str, name: &str) -> Option<Says> {
    match label {
        "person" => Some(Says::Is(Person)),
        "group" | "corporation" => Some(Says::Is(Org)),
        "location" => Some(Says::Is(mend::place(name))),
        "creative-work" => Some(Says::Is(Work)),
        "product" => Some(Says::Unknown),
        _ => None,
    }
}

/// Reads a set.
pub(crate) fn read(path: &Path, format: &Format) -> Result<Vec<Sample>> {
    let content = read_text(path)?;
    let mut samples = Vec::new();
    let mut rows: Vec<(&str, &str)> = Vec::new();
    for line in content.lines().chain([""]) {
        let columns: Vec<&str> = line.split(['\t', ' ']).collect();
        match (columns.get(format.token), columns.get(format.label)) {
            _ if line.starts_with("# ") => {}
            (Some(token), Some(label)) if !token.is_empty() => rows.push((token, label)),
            _ if line.trim().is_empty() => {
                samples.extend((!rows.is_empty()).then(|| sample(&rows, format)));
                rows.clear();
            }
            _ => {}
        }
    }
    Ok(samples)
}

/// A sentence of GMB from its tokens and labels.
pub(crate) fn gmb_sample(rows: &[(&str, &str)]) -> Sample {
    sample(rows, &GMB)
}

fn sample(rows: &[(&str, &str)], format: &Format) -> Sample {
    let tokens: Vec<&str> = rows.iter().map(|row| row.0).collect();
    let (content, places) = write_out(&tokens);
    let mut stretches: Vec<(ByteRange, &str)> = Vec::new();
    let mut previous = "";
    for ((_, label), place) in rows.iter().zip(&places) {
        let (mark, kind) = label.split_once('-').unwrap_or(("O", ""));
        match (mark, stretches.last_mut()) {
            ("I", Some(open)) if kind == previous => open.0.end = place.end,
            ("B" | "I", _) => stretches.push((place.clone(), kind)),
            _ => {}
        }
        previous = kind;
    }
    let said: Vec<(ByteRange, Says)> = stretches
        .into_iter()
        .filter_map(|(range, label)| {
            let says = (format.kind)(label, &content[range.clone()])?;
            Some((range, says))
        })
        .collect();
    Sample::new(content, &said)
}

/// Writes tokens as prose, and says where each stands.
pub(crate) fn write_out(tokens: &[&str]) -> (String, Vec<ByteRange>) {
    let mut content = String::new();
    let mut places = Vec::new();
    let mut quoted = false;
    let mut glue = true;
    for &token in tokens {
        let closes =
            matches!(token, "," | "." | ";" | ":" | "!" | "?" | "%" | ")" | "]" | "n't" | "''" | "...")
                || token.starts_with('\'') && token.len() > 1
                || token == "\"" && quoted
                || token == "'" && !glue;
        if !glue && !closes {
            content.push(' ');
        }
        let start = content.len();
        content.push_str(token);
        places.push(start..content.len());
        quoted ^= token == "\"";
        glue = matches!(token, "(" | "[" | "$" | "``") || token == "\"" && quoted;
    }
    (content, places)
}
