//! What is said, and by whom.

use std::ops::Range;

use crate::Text;
use crate::analysis::Quote;
use crate::names::Cast;
use crate::tag::Tagged;

/// A quote and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The quote.
    pub quote: Quote,
    /// The tokens of its words, as indices into the page.
    pub tokens: Range<usize>,
    /// The tokens of its cue, if any.
    pub cue: Option<Range<usize>>,
}

/// Finds the quotes and says who speaks.
pub fn attribute(_text: &Text, _tagged: &Tagged, _cast: &Cast) -> Vec<Found> {
    Vec::new()
}
