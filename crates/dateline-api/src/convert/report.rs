//! One page's statements of events.

use dateline_core::analysis::{Act, Attribution, CameoRoot, Plover, Quad, Report, Scope, Slots, Status};
use dateline_proto::v1;

use super::wire::{enumeration, message};

message! { Report = v1::Report {
    act, mode, actors, recipients, reciprocal, when, place => r#where, status, status_cue, attribution, trigger,
    evidence, scope, plover, confidence
} }
message! { Attribution = v1::Attribution { party, cue } }
message! { Slots = v1::Slots, default { actors, recipients, when, place => r#where } }
message! { Plover = v1::Plover { act => r#type, quad, intensity, cameo_root } }

enumeration! { Act = v1::Act {
    Agree, Consult, Support, Concede, Cooperate, Aid, Retreat, Request, Accuse, Reject, Threaten, Protest, Sanction,
    Mobilize, Coerce, Assault
} }
enumeration! { CameoRoot = v1::CameoRoot {
    PublicStatement, Appeal, IntentToCooperate, Consult, DiplomaticCooperation, MaterialCooperation, Aid, Yield,
    Investigate, Demand, Disapprove, Reject, Threaten, Protest, ForcePosture, ReduceRelations, Coerce, Assault, Fight,
    MassViolence
} }
enumeration! { Status = v1::Status {
    Occurred, Ongoing, Planned, Possible, Requested, Denied, Negated, Cancelled
} }
enumeration! { Scope = v1::Scope { Clause, Sentence, Document } }
enumeration! { Quad = v1::Quad {
    VerbalCooperation, MaterialCooperation, VerbalConflict, MaterialConflict
} }
