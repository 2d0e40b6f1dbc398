//! What people decide about who is who.

use dateline_corpus::{Decision, Explanation, Judgement, JudgementKind, Undoing};
use dateline_proto::v1;

use crate::convert::wire::{enumeration, message};

message! { Decision = v1::Decision { kind, entity, other, names, name, author, reason } }
message! { Judgement = v1::Judgement {
    id, kind, entity, other, names, name, author, reason, time, undone
} }
message! { Undoing = v1::Undoing { author, reason, time } }
message! { Explanation = v1::Explanation {
    left, right, same, score, agreed, disagreed, decided_by, judgement
} }

enumeration! { JudgementKind = v1::JudgementKind { Merge, Split, Distinguish, Rename } }
