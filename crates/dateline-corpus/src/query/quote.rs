//! Asking for quotes.

use dateline_core::analysis::QuoteKind;
use serde::{Deserialize, Serialize};

use super::{Order, TimeRange, Who};

/// Which quotes are meant; an empty filter means all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuoteFilter {
    /// Said by this person, organisation or country; what pages give to a post counts as said by whoever held it then.
    pub speaker: Option<Who>,
    /// Whether those who speak for `speaker` count too: its officials, its ministries, its members.
    pub include_members: bool,
    /// About this person, organisation or country: told of in the words, or named in them.
    pub about: Option<Who>,
    /// Of any of these kinds; empty for any.
    pub kinds: Vec<QuoteKind>,
    /// Holding all these words; empty for any.
    pub text: String,
    /// Published in this range.
    pub published: TimeRange,
    /// Only in this document.
    pub document: Option<String>,
    /// In this order of publication.
    pub order: Order,
}
