//! Ranges of time and orders.

use dateline_corpus::{Order, TimeAxis, TimeRange};
use dateline_proto::v1;

use crate::convert::wire::{enumeration, message};

message! { TimeRange = v1::TimeRange, default { start, end } }

enumeration! { TimeAxis = v1::TimeAxis, default { Event, Stated, Published } }
enumeration! { Order = v1::Order, default { OldestFirst, NewestFirst } }
