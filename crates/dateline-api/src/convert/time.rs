//! Times of a text, and instants.

use dateline_core::analysis::{Basis, DocumentDate, Granularity, Timex, TimexType, When};
use dateline_proto::v1;

use super::wire::{enumeration, message};

message! { Timex = v1::Timex {
    text, span, kind => r#type, value, start, end, granularity, modifier => r#mod, anchor, rule, alternatives
} }
message! { When = v1::When { value, start, end, granularity, span } }
message! { DocumentDate = v1::DocumentDate { value, granularity, basis, evidence, confidence, alternatives } }

enumeration! { TimexType = v1::TimexType { Date, Time, Duration, Set } }
enumeration! { Basis = v1::Basis { Page, Metadata, Inferred } }
enumeration! { Granularity = v1::Granularity {
    Second, Minute, Hour, PartOfDay, Day, Weekend, Week, Month, Quarter, Season, Half, Year, Decade, Century, Vague
} }
