//! Quotes.

use std::collections::BTreeSet;

use dateline_core::analysis::Cited;

use super::incumbents::{meant_by, posts_of_holder};
use super::view::View;
use crate::error::Result;
use crate::store::{Cursor, QuotePart, QuoteRow, QuoteScan};
use crate::values::{EntityRef, QuoteRecord};

/// The quotes of a scan, at most `limit`: those that pages give to a person, and those that they give to a post which the
/// person held on the day of the page.
pub(crate) fn quotes_said(
    view: &View<'_>,
    mut scan: QuoteScan,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Vec<(Cursor, QuoteRow)>> {
    let Some(speaker) = scan.speaker else { return view.reader.scan_quotes(&scan, after, limit) };
    scan.offices = posts_of_holder(view, speaker)?;
    let offices: BTreeSet<_> = scan.offices.iter().copied().collect();
    let holder = view.entity(speaker)?.map(|found| found.id);
    let mut after = after.cloned();
    let mut kept = Vec::new();
    loop {
        let rows = view.reader.scan_quotes(&scan, after.as_ref(), limit)?;
        let last = rows.len() < limit;
        after = rows.last().map(|(cursor, _)| cursor.clone());
        for (cursor, row) in rows {
            let form =
                row.parties.iter().find(|(part, _)| *part == QuotePart::Speaker).map(|&(_, form)| form);
            let office = match form {
                Some(form) => {
                    view.entity_key_of(form)?.filter(|entity| offices.contains(entity)).map(|_| form)
                }
                None => None,
            };
            let said = match office {
                Some(form) => meant_by(view, form, &row.published)?.map(|found| found.entity.id) == holder,
                None => true,
            };
            if said {
                kept.push((cursor, row));
            }
        }
        if last || kept.len() >= limit {
            kept.truncate(limit);
            return Ok(kept);
        }
    }
}

/// A quote in full.
pub(crate) fn quote_record(view: &View<'_>, row: &QuoteRow) -> Result<QuoteRecord> {
    let quote = &row.stored.quote;
    let words = Cited { text: quote.text.clone(), span: quote.span };
    let form = |part: QuotePart| row.parties.iter().find(|(known, _)| *known == part).map(|&(_, form)| form);
    let entity = |part: QuotePart| -> Result<Option<EntityRef>> {
        Ok(form(part).map(|form| view.entity_of(form)).transpose()?.flatten())
    };
    let inferred = form(QuotePart::Speaker).map(|form| meant_by(view, form, &row.published));
    Ok(QuoteRecord {
        document: view.document(row.document)?.summary.id.clone(),
        index: row.position as u32,
        passage: view.passage(row.document, &words, row.stored.context.clone())?,
        kind: quote.kind,
        speaker: quote.speaker.as_ref().map(|party| party.text.clone()),
        speaker_entity: entity(QuotePart::Speaker)?,
        speaker_inferred: inferred.transpose()?.flatten(),
        about: quote.about.as_ref().map(|party| party.text.clone()),
        about_entity: entity(QuotePart::About)?,
        cue: quote.cue.clone(),
    })
}
