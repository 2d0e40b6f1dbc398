//! Pieces that several kinds of value share: evidence, parties and places.

use serde::{Deserialize, Serialize};

use crate::Span;

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The page's visible text.
    Page,
    /// A JSON-LD block.
    JsonLd,
    /// A `<meta>` element: Open Graph, Dublin Core and their kin.
    Meta,
    /// Microdata or a `<time datetime>` attribute.
    Microdata,
    /// The page's address.
    Url,
    /// What the scraper knew.
    Given,
    /// Concluded from other values.
    Inferred,
}

/// One reason for a value: what was read, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What was read, or the reasoning in words where `source` is `inferred`.
    pub text: String,
    /// Its place in the text, when it stands there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// Where it was read.
    pub source: Source,
}

/// Somebody who acts, is acted on, or speaks: an actor, a recipient, a speaker.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The words that name the party here.
    pub text: String,
    /// The [`Entity::id`](super::Entity::id) that it resolves to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// The country that it acts for: ISO 3166 alpha-3, `EUR`, `IGO`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Its PLOVER sector: `GOV`, `MIL`, `JUD`, ….
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// Where the words stand; absent for a party carried over from elsewhere (`inferred`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// Where something happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The words that name the place here.
    pub text: String,
    /// The [`Entity::id`](super::Entity::id) that it resolves to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// The country that it lies in: ISO 3166 alpha-3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Where the words stand.
    pub span: Span,
}
