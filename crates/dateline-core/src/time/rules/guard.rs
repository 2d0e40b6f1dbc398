//! What reads like a time and is none.

use super::super::lexicon::Sense;
use super::super::meaning::{Base, Meaning, Reading, Within, Year};
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
            is_masthead(line, next) || is_programme(line, next) || is_joined(line, at)
        }
        Base::Month { .. } => is_masthead(line, next),
        Base::Quarter { year: Year::Open, .. } => is_of_a_game(line, at, next),
        _ => false,
    }
}

/// `Sunday Times`, `Saturday Evening Post`.
fn is_masthead(line: &Line, at: usize) -> bool {
    line.is_capitalised(at) && line.sense(at, |sense| (sense == Sense::Masthead).then_some(())).is_some()
}

/// `Saturday Night Live`: a part of the day in the midst of a name.
fn is_programme(line: &Line, at: usize) -> bool {
    let part = line.sense(at, |sense| matches!(sense, Sense::Part(_)).then_some(())).is_some();
    part && line.is_capitalised(at)
        && line.is_capitalised(at + 1)
        && line.entry(at + 1).is_none_or(|_| line.reads(at + 1, "live") || line.reads(at + 1, "football"))
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

/// `in the fourth quarter` beside words of sport is a part of a game.
fn is_of_a_game(line: &Line, at: usize, next: usize) -> bool {
    let around = at.saturating_sub(GAME_REACH)..line.len().min(next + GAME_REACH);
    around.into_iter().any(|near| line.sense(near, |sense| (sense == Sense::Game).then_some(())).is_some())
}

/// How many pieces away a word of sport is looked for.
const GAME_REACH: usize = 24;
