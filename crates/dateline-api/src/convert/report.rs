//! One page's statements of events.

use dateline_core::analysis::{Act, Attribution, Plover, Quad, Report, Scope, Slots, Status};
use dateline_proto::v1;

use super::wire::{enumeration, message};

message! { Report = v1::Report {
    act, mode, actors, recipients, reciprocal, when, place => r#where, status, status_cue, attribution, trigger,
    evidence, scope, plover, confidence
} }
message! { Attribution = v1::Attribution { party, cue } }
message! { Slots = v1::Slots, default { actors, recipients, when, place => r#where } }
message! { Plover = v1::Plover { act => r#type, quad, intensity } }

enumeration! { Act = v1::Act {
    Agree, Consult, Support, Concede, Cooperate, Aid, Retreat, Request, Accuse, Reject, Threaten, Protest, Sanction,
    Mobilize, Coerce, Assault
} }
enumeration! { Status = v1::Status {
    Occurred, Ongoing, Planned, Possible, Requested, Denied, Negated, Cancelled
} }
enumeration! { Scope = v1::Scope { Clause, Sentence, Document } }
enumeration! { Quad = v1::Quad {
    VerbalCooperation, MaterialCooperation, VerbalConflict, MaterialConflict
} }
