//! Results come in pages.

use serde::{Deserialize, Serialize};

/// Which page of results is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PageRequest {
    /// How many items at most; [`PageRequest::DEFAULT_SIZE`] when absent or 0, [`PageRequest::MAX_SIZE`] when above it.
    pub size: Option<u32>,
    /// The `next_page_token` of the page before; absent for the first page. All other arguments must be unchanged.
    pub token: Option<String>,
}

impl PageRequest {
    /// Items in a page when no size is asked for.
    pub const DEFAULT_SIZE: u32 = 50;
    /// Items in a page at most: keeps every answer well below the size of a network message.
    pub const MAX_SIZE: u32 = 1000;

    /// The first page, with at most `size` items.
    pub const fn first(size: u32) -> Self {
        Self { size: Some(size), token: None }
    }

    /// The page after the one that carried `token`, of the same size.
    #[must_use]
    pub fn after(&self, token: impl Into<String>) -> Self {
        Self { size: self.size, token: Some(token.into()) }
    }

    /// How many items to give.
    pub(crate) const fn limit(&self) -> usize {
        match self.size {
            None | Some(0) => Self::DEFAULT_SIZE as usize,
            Some(size) if size > Self::MAX_SIZE => Self::MAX_SIZE as usize,
            Some(size) => size as usize,
        }
    }
}

/// A page of results.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listing<T> {
    /// The results, in order.
    pub items: Vec<T>,
    /// The token of the next page; absent on the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_page_token: Option<String>,
    /// How many results there are in all, where that is known without counting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
}

impl<T> Default for Listing<T> {
    fn default() -> Self {
        Self { items: Vec::new(), next_page_token: None, total: None }
    }
}
