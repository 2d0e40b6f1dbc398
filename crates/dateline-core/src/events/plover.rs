//! The PLOVER code of a report, by the manual's rules.

use super::ontology::Ontology;
use crate::analysis::{Act, Plover, Status};

/// Gives the code that the PLOVER manual gives the same report.
///
/// The manual codes what is only announced by what it announces: future cooperation is AGREE, an announced withdrawal
/// or concession is CONCEDE, announced conflict is THREATEN. What is asked for is REQUEST, and so is willingness that is
/// asked for. Where cooperation is called off or does not come about, that is REJECT; where deeds of conflict are called
/// off, CONCEDE. A deed of conflict that whoever would do it holds out as possible (`own_words`) is THREATEN. Other possible
/// and denied acts keep their own type, for the manual leaves hypotheses and disputes to an auxiliary mode that it does
/// not define further. An act that already is the statement of an intent, a demand or a refusal stays what it is.
pub(super) fn code(
    ontology: &Ontology,
    act: Act,
    mode: Option<&str>,
    status: Status,
    own_words: bool,
) -> Plover {
    let coded = rewrite(act, status, own_words);
    let mode = mode.filter(|_| coded == act);
    let (quad, intensity) = ontology.intensity(coded, mode);
    Plover { act: coded, quad, intensity, cameo_root: ontology.cameo_root(coded, mode) }
}

fn rewrite(act: Act, status: Status, own_words: bool) -> Act {
    let verbal = matches!(act, Act::Agree | Act::Request | Act::Accuse | Act::Reject | Act::Threaten);
    let cooperative = matches!(
        act,
        Act::Consult | Act::Support | Act::Cooperate | Act::Aid | Act::Concede | Act::Retreat | Act::Agree
    );
    match status {
        // `must be ready to talk`: willingness that is asked for is a demand.
        Status::Requested if act == Act::Agree => Act::Request,
        // `may recall its ambassador, the minister warned`: a deed that one holds out oneself is a threat.
        Status::Possible
            if own_words
                && matches!(
                    act,
                    Act::Protest | Act::Sanction | Act::Mobilize | Act::Coerce | Act::Assault
                ) =>
        {
            Act::Threaten
        }
        Status::Occurred | Status::Ongoing | Status::Possible | Status::Denied => act,
        Status::Planned | Status::Requested if verbal => act,
        Status::Planned => match act {
            Act::Consult | Act::Support | Act::Cooperate | Act::Aid => Act::Agree,
            Act::Retreat | Act::Concede => Act::Concede,
            _ => Act::Threaten,
        },
        Status::Requested => Act::Request,
        Status::Negated | Status::Cancelled => match act {
            Act::Request | Act::Accuse | Act::Reject | Act::Threaten => act,
            _ if cooperative => Act::Reject,
            _ => Act::Concede,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::CameoRoot;

    fn check(act: Act, status: Status, expected: Act) {
        assert_eq!(code(Ontology::embedded(), act, None, status, false).act, expected, "{act:?} {status:?}");
    }

    #[test]
    fn what_is_planned_is_coded_by_what_it_announces() {
        check(Act::Consult, Status::Planned, Act::Agree);
        check(Act::Assault, Status::Planned, Act::Threaten);
        check(Act::Retreat, Status::Planned, Act::Concede);
        check(Act::Agree, Status::Planned, Act::Agree);
    }

    #[test]
    fn what_is_called_off_is_refused() {
        check(Act::Consult, Status::Cancelled, Act::Reject);
        check(Act::Aid, Status::Negated, Act::Reject);
        check(Act::Protest, Status::Cancelled, Act::Concede);
    }

    #[test]
    fn what_somebody_holds_out_is_a_threat() {
        let held_out = |act| code(Ontology::embedded(), act, None, Status::Possible, true).act;
        assert_eq!(held_out(Act::Sanction), Act::Threaten);
        assert_eq!(held_out(Act::Consult), Act::Consult);
        check(Act::Sanction, Status::Possible, Act::Sanction);
    }

    #[test]
    fn willingness_that_is_asked_for_is_a_demand() {
        check(Act::Agree, Status::Requested, Act::Request);
    }

    #[test]
    fn cameo_roots_follow_the_code_and_its_mode() {
        let check = |act, mode, status, expected| {
            let coded = code(Ontology::embedded(), act, mode, status, false);
            assert_eq!(coded.cameo_root, Some(expected), "{act:?} {mode:?} {status:?}");
        };
        check(Act::Consult, Some("visit"), Status::Occurred, CameoRoot::Consult);
        check(Act::Consult, Some("visit"), Status::Planned, CameoRoot::IntentToCooperate);
        check(Act::Accuse, None, Status::Occurred, CameoRoot::Disapprove);
        check(Act::Accuse, Some("investigate"), Status::Occurred, CameoRoot::Investigate);
        check(Act::Assault, Some("aerial"), Status::Occurred, CameoRoot::Fight);
        check(Act::Assault, Some("aerial"), Status::Planned, CameoRoot::Threaten);
    }

    #[test]
    fn a_mode_counts_only_for_its_own_act() {
        let held = code(Ontology::embedded(), Act::Consult, Some("visit"), Status::Occurred, false);
        let planned = code(Ontology::embedded(), Act::Consult, Some("visit"), Status::Planned, false);
        assert!((held.intensity - 4.0).abs() < 1e-6 && (planned.intensity - 2.5).abs() < 1e-6);
    }
}
