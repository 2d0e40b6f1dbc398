//! The date of a page that states none: constraints over candidate days.
//!
//! Every clue (`said Tuesday`, a caption's `Oct. 28`, `May last year` beside `May 2023`) says how likely each day is as
//! the day of writing. The clues are multiplied with a prior over years; the day, month or year that gathers enough of
//! the probability is the answer, what else remains are its alternatives. Nothing here knows the world, and no clock is
//! read.

mod clue;
mod likelihood;
mod posterior;
mod prior;

use jiff::civil::Date;

pub(super) use self::posterior::Bounds;
use super::scan::Expression;
use crate::Text;
use crate::analysis::{Article, Basis, DocumentDate, Evidence, Granularity, Source};

/// A conclusion about the day of writing.
#[derive(Clone, Debug)]
pub(super) struct Conclusion {
    /// The likeliest day.
    pub(super) day: Date,
    /// How finely the clues fix it.
    pub(super) granularity: Granularity,
    /// The date as the analysis shows it.
    pub(super) date: DocumentDate,
}

/// Concludes the day of writing from the expressions of the text, or nothing.
pub(super) fn infer(
    text: &Text,
    article: &Article,
    found: &[Expression],
    bounds: Bounds,
) -> Option<Conclusion> {
    let clues = clue::gather(text, article, found);
    if clues.is_empty() {
        return None;
    }
    let outcome = posterior::weigh(&clues, bounds)?;
    let evidence = clues
        .iter()
        .flat_map(|clue| {
            let read = clue.places.iter().map(|range| Evidence {
                text: text.slice(range).to_owned(),
                span: Some(text.span(range)),
                source: Source::Page,
            });
            let reason = Evidence { text: clue.reason(text), span: None, source: Source::Inferred };
            read.chain([reason]).collect::<Vec<_>>()
        })
        .collect();
    let date = DocumentDate {
        value: outcome.value,
        granularity: outcome.granularity,
        basis: Basis::Inferred,
        evidence,
        confidence: outcome.confidence,
        alternatives: outcome.alternatives,
    };
    Some(Conclusion { day: outcome.day, granularity: outcome.granularity, date })
}
