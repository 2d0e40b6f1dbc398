//! The date of a page that states none: constraints over candidate days.
//!
//! Every clue (`said Tuesday`, a caption's `Oct. 28`, `May last year` beside `May 2023`) says how likely each day is as
//! the day of writing. The clues are multiplied with a prior over years; the day, month or year that gathers enough of
//! the probability is the answer, what else remains are its alternatives. Nothing here knows the world, and no clock is
//! read.
//!
//! Other documents of a collection may say more: what two stories have in common are [`bonds`], what those say of the day
//! of writing are clues like any other ([`clues_from_others`]), and the same weighing takes them in.

mod bond;
mod clue;
mod likelihood;
mod others;
mod posterior;
mod prior;

use jiff::civil::Date;

pub use self::bond::{Bond, BondKind, bonds};
pub use self::clue::{Clue, ClueKind, Said};
pub use self::others::{Bearer, MOST_BEARERS, clues_from_others, date_together, stated_day};
pub use self::posterior::Bounds;
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

/// The clues that the text of a page holds.
pub(super) fn clues(text: &Text, article: &Article, found: &[Expression]) -> Vec<Clue> {
    clue::gather(text, article, found)
}

/// Concludes the day of writing from clues, or nothing: no evidence, no date. `text` is the page's, for the words of the
/// clues that stand there.
pub fn infer(text: &Text, clues: &[Clue], bounds: Bounds) -> Option<DocumentDate> {
    conclude(text, clues, bounds).map(|conclusion| conclusion.date)
}

/// The same, with the likeliest day.
pub(super) fn conclude(text: &Text, clues: &[Clue], bounds: Bounds) -> Option<Conclusion> {
    if clues.is_empty() {
        return None;
    }
    let outcome = posterior::weigh(clues, bounds)?;
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
