//! What a list is read by.

use dateline_core::analysis::{Act, EntityType, QuoteKind, Status};

use super::keys::{DocumentKey, EntityKey};
use crate::query::{Order, TimeAxis, TimeUnit};

/// Where a list was left: the key of the last item given.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cursor {
    /// What the list is sorted by: a time, or a count.
    pub(crate) sort: String,
    /// What tells items of the same time apart.
    pub(crate) key: i64,
    /// What tells items of the same key apart: a place in a document.
    pub(crate) position: i64,
}

impl Cursor {
    /// After the item of that time and key.
    pub(crate) fn new(sort: impl Into<String>, key: i64) -> Self {
        Self { sort: sort.into(), key, position: 0 }
    }
}

/// A half-open range of times to the second.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Period {
    /// The first moment.
    pub(crate) start: Option<String>,
    /// The moment after the last.
    pub(crate) end: Option<String>,
}

impl Period {
    /// Whether the period leaves anything out.
    pub(crate) const fn is_bounded(&self) -> bool {
        self.start.is_some() || self.end.is_some()
    }
}

/// Which documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DocumentScan {
    /// Published in this period.
    pub(crate) published: Period,
    /// By any of these outlets, in lower case.
    pub(crate) outlets: Vec<String>,
    /// In any of these languages.
    pub(crate) languages: Vec<String>,
    /// Mentioning all of these.
    pub(crate) entities: Vec<EntityKey>,
}

/// Which entities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct EntityScan {
    /// Of any of these types.
    pub(crate) kinds: Vec<EntityType>,
    /// Of any of these countries.
    pub(crate) countries: Vec<String>,
}

/// Which events.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct EventScan {
    /// All of these take part; the rarest first.
    pub(crate) parties: Vec<PartyScan>,
    /// Any of these acts.
    pub(crate) acts: Vec<Act>,
    /// Any of these statuses.
    pub(crate) statuses: Vec<Status>,
    /// In this period.
    pub(crate) time: Period,
    /// On this axis.
    pub(crate) axis: TimeAxis,
    /// At any of these places.
    pub(crate) places: Vec<EntityKey>,
    /// In any of these countries.
    pub(crate) place_countries: Vec<String>,
    /// Reported by any of these documents.
    pub(crate) documents: Option<Vec<DocumentKey>>,
    /// With all these words in the evidence of one report, in lower case.
    pub(crate) words: Vec<String>,
    /// At least this probable.
    pub(crate) min_confidence: Option<f32>,
    /// In this order.
    pub(crate) order: Order,
}

/// One who takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PartyScan {
    /// Who.
    pub(crate) entity: EntityKey,
    /// On any of these sides: the bits of [`PartyScan::ACTS`] and its like.
    pub(crate) sides: u8,
}

impl PartyScan {
    /// Acts itself.
    pub(crate) const ACTS: u8 = 1;
    /// Is acted on itself.
    pub(crate) const RECEIVES: u8 = 2;
    /// Acts through others.
    pub(crate) const ACTS_THROUGH: u8 = 4;
    /// Is acted on through others.
    pub(crate) const RECEIVES_THROUGH: u8 = 8;
}

/// What events are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AggregateKey {
    /// The start, cut to a unit.
    Time(TimeUnit),
    /// The act.
    Act,
    /// The public id of each actor.
    Actor,
    /// The public id of the place.
    Place,
}

/// Counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Events.
    pub(crate) events: u64,
    /// Reports of them.
    pub(crate) reports: u64,
    /// Documents that report them.
    pub(crate) documents: u64,
}

/// Which quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct QuoteScan {
    /// Said by this one.
    pub(crate) speaker: Option<EntityKey>,
    /// Or by one of these: posts whose holder `speaker` may have been.
    pub(crate) offices: Vec<EntityKey>,
    /// Or by those who speak for it.
    pub(crate) include_members: bool,
    /// About this one.
    pub(crate) about: Option<EntityKey>,
    /// Of any of these kinds.
    pub(crate) kinds: Vec<QuoteKind>,
    /// With all these words, in lower case.
    pub(crate) words: Vec<String>,
    /// Published in this period.
    pub(crate) published: Period,
    /// Only in this document.
    pub(crate) document: Option<DocumentKey>,
    /// In this order.
    pub(crate) order: Order,
}
