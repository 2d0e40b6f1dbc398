//! Quotes.

use dateline_core::analysis::Cited;

use super::incumbents::meant_by;
use super::view::View;
use crate::error::Result;
use crate::store::{QuotePart, QuoteRow};
use crate::values::{EntityRef, QuoteRecord};

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
