//! Who did what to whom, when and where.

use crate::Text;
use crate::analysis::{Article, Report};
use crate::names::Cast;
use crate::tag::Tagged;
use crate::{quotes, time};

/// Codes the reports of a page.
pub fn code(
    _text: &Text,
    _tagged: &Tagged,
    _article: &Article,
    _timexes: &[time::Found],
    _cast: &Cast,
    _quotes: &[quotes::Found],
) -> Vec<Report> {
    Vec::new()
}
