//! What reads like a time and is none.

use super::super::lexicon::Sense;
use super::super::meaning::{Base, Meaning, Reading, Within};
use super::super::pieces::Line;

/// Whether the neighbours make a reading something other than a time.
pub(super) fn is_refused(line: &Line, at: usize, reading: &Reading) -> bool {
    if is_amount_of_money(line, at) {
        return true;
    }
    let Meaning::Point(point) = reading.meaning else { return false };
    let next = reading.end;
    match point.base {
        Base::Weekday { .. } if point.within == Within::Whole => {
            is_masthead(line, next) || is_joined(line, at)
        }
        Base::Month { .. } => is_masthead(line, next),
        _ => false,
    }
}

/// `Sunday Times`, `Saturday Evening Post`.
fn is_masthead(line: &Line, at: usize) -> bool {
    line.is_capitalised(at) && line.sense(at, |sense| (sense == Sense::Masthead).then_some(())).is_some()
}

/// `pre-Monday`: a weekday joined to a word before it is a part of that word.
fn is_joined(line: &Line, at: usize) -> bool {
    at > 1 && line.glued(at) && line.mark(at - 1, '-') && line.is_word(at - 2)
}

/// `$2009`, `€1,984`.
fn is_amount_of_money(line: &Line, at: usize) -> bool {
    at > 0
        && line.digits(at).is_some()
        && ['$', '£', '€', '¥', '#'].iter().any(|&mark| line.mark(at - 1, mark))
}
