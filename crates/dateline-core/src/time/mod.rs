//! Time expressions, their values, and the date of a page that states none.

use std::ops::Range;

use crate::analysis::{Article, Diagnostic, DocumentDate, Timex};
use crate::tag::Tagged;
use crate::{Known, Text};

/// What this stage hands on.
#[derive(Debug, Default)]
pub struct Times {
    /// The time expressions, in order, none overlapping another.
    pub timexes: Vec<Found>,
    /// The publication date concluded from the text, for a page that states none.
    pub published: Option<DocumentDate>,
    /// What was not understood.
    pub diagnostics: Vec<Diagnostic>,
}

/// A time expression and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The expression and its value.
    pub timex: Timex,
    /// Its tokens, as indices into the page; all in one sentence.
    pub tokens: Range<usize>,
}

/// Finds the time expressions and gives each its value; dates the page where it states no date.
pub fn find(_text: &Text, _tagged: &Tagged, _article: &Article, _known: &Known) -> Times {
    Times::default()
}
