//! What is said, and by whom.

use dateline_core::analysis::{Cue, Manner, Quote, QuoteKind};
use dateline_proto::v1;

use super::wire::{enumeration, message};

message! { Quote = v1::Quote { text, span, kind, speaker, about, cue } }
message! { Cue = v1::Cue { text, span, manner } }

enumeration! { QuoteKind = v1::QuoteKind { Direct, Indirect, Mixed } }
enumeration! { Manner = v1::Manner {
    Said, Asked, Denied, Warned, Claimed, Promised, Urged, Praised, Criticised
} }
