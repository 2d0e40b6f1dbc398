//! The roots of CAMEO, PLOVER's elder.

use serde::{Deserialize, Serialize};

/// The twenty roots of CAMEO (version 1.1b3), which event data older than PLOVER is coded in. A value is the two digits
/// that every code of the root begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CameoRoot {
    /// 01: makes a public statement. PLOVER has no such type.
    #[serde(rename = "01")]
    PublicStatement,
    /// 02: appeals. PLOVER has no such type.
    #[serde(rename = "02")]
    Appeal,
    /// 03: expresses the intent to cooperate.
    #[serde(rename = "03")]
    IntentToCooperate,
    /// 04: consults.
    #[serde(rename = "04")]
    Consult,
    /// 05: cooperates by diplomacy.
    #[serde(rename = "05")]
    DiplomaticCooperation,
    /// 06: cooperates in deeds.
    #[serde(rename = "06")]
    MaterialCooperation,
    /// 07: gives aid.
    #[serde(rename = "07")]
    Aid,
    /// 08: yields.
    #[serde(rename = "08")]
    Yield,
    /// 09: investigates.
    #[serde(rename = "09")]
    Investigate,
    /// 10: demands.
    #[serde(rename = "10")]
    Demand,
    /// 11: disapproves.
    #[serde(rename = "11")]
    Disapprove,
    /// 12: rejects.
    #[serde(rename = "12")]
    Reject,
    /// 13: threatens.
    #[serde(rename = "13")]
    Threaten,
    /// 14: protests.
    #[serde(rename = "14")]
    Protest,
    /// 15: shows force.
    #[serde(rename = "15")]
    ForcePosture,
    /// 16: reduces relations.
    #[serde(rename = "16")]
    ReduceRelations,
    /// 17: coerces.
    #[serde(rename = "17")]
    Coerce,
    /// 18: assaults.
    #[serde(rename = "18")]
    Assault,
    /// 19: fights.
    #[serde(rename = "19")]
    Fight,
    /// 20: uses unconventional mass violence.
    #[serde(rename = "20")]
    MassViolence,
}
