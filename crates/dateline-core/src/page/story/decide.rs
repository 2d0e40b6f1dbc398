//! From the odds of each piece to the story.

/// The price of entering or leaving the story, in natural logarithms of odds.
const CHANGE: f32 = 1.5;

/// What begins a page without a story before it costs nothing; the page's start is outside the story.
const START: f32 = 0.0;

/// The likeliest path: whether each piece is story. `worth` is how much each piece counts, longer ones more.
pub fn decide(odds: &[f32], worth: &[f32]) -> Vec<bool> {
    // Best sums of paths that end outside and inside, and for each piece whether the best path to it changed.
    let (mut outside, mut inside) = (START, f32::NEG_INFINITY);
    let mut changes = Vec::with_capacity(odds.len());
    for (&odds, &worth) in odds.iter().zip(worth) {
        let gain = odds * worth / 2.0;
        let left = inside - CHANGE > outside;
        let entered = outside - CHANGE > inside;
        changes.push((left, entered));
        (outside, inside) = (
            if left { inside - CHANGE } else { outside } - gain,
            if entered { outside - CHANGE } else { inside } + gain,
        );
    }
    let mut is_story = vec![false; odds.len()];
    let mut state = inside > outside;
    for (place, &(left, entered)) in changes.iter().enumerate().rev() {
        is_story[place] = state;
        state = if state { !entered } else { left };
    }
    is_story
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_doubtful_piece_does_not_break_the_story() {
        let odds = [-3.0, 3.0, 3.0, -0.5, 3.0, -3.0, 0.5, -3.0];
        let expected = [false, true, true, true, true, false, false, false];
        assert_eq!(decide(&odds, &[1.0; 8]), expected);
        assert_eq!(decide(&[], &[]), Vec::<bool>::new());
    }
}
