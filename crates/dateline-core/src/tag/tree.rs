//! The best tree over a sentence.
//!
//! Each token takes its best head. Where that makes no tree, the best tree is found exactly (Chu and Liu 1965, Edmonds
//! 1967): the tokens of a cycle are drawn together into one, which takes the head by which the cycle loses least, until
//! no cycle is left. One token is the root: arcs from the root are made so costly that a second is never worth it.

/// What an arc from the root costs: more than all the scores of a sentence together.
const ROOT: i64 = 1 << 48;
/// Stands for no token.
const NONE: usize = usize::MAX;

/// Room for the work on a sentence.
#[derive(Debug, Default)]
pub(super) struct Room {
    /// For each token the score of each head, the root last.
    scores: Vec<i64>,
    heads: Vec<usize>,
    /// The tokens that are not drawn into another.
    left: Vec<bool>,
    marks: Vec<usize>,
}

/// Tokens drawn together into the first of them.
#[derive(Debug)]
struct Cycle {
    /// The tokens, each with its head in the cycle.
    tokens: Vec<(usize, usize)>,
    /// For each head outside, the token of the cycle that takes it.
    enters: Vec<usize>,
    /// For each token outside, the token of the cycle that would be its head.
    leaves: Vec<usize>,
}

/// Finds the heads of `count` tokens by the scores of their heads: `count + 1` for each token, the root the last. The
/// head of the sentence's root is `count`.
pub(super) fn best(count: usize, scores: &[i32], room: &mut Room, heads: &mut Vec<usize>) {
    room.scores.clear();
    room.scores.extend(scores.iter().map(|&score| i64::from(score)));
    room.left.clear();
    room.left.resize(count, true);
    room.marks.clear();
    room.marks.resize(count, NONE);
    room.find_heads(count);
    let roots = room.heads.iter().filter(|&&head| head == count).count();
    if roots != 1 || room.cycle().is_some() {
        for token in 0..count {
            room.scores[token * (count + 1) + count] -= ROOT;
        }
        room.find_heads(count);
        let mut cycles = Vec::new();
        while let Some(token) = room.cycle() {
            cycles.push(room.draw_together(token));
        }
        for cycle in cycles.iter().rev() {
            room.open(cycle);
        }
    }
    heads.clone_from(&room.heads);
}

impl Room {
    fn find_heads(&mut self, count: usize) {
        self.heads.clear();
        for token in 0..count {
            let head = self.best_head(token, count);
            self.heads.push(head);
        }
    }

    /// The best head of a token; the first among equals, the root only where it is better than all.
    fn best_head(&self, token: usize, count: usize) -> usize {
        let scores = &self.scores[token * (count + 1)..(token + 1) * (count + 1)];
        let mut best = NONE;
        for head in (0..count).filter(|&head| head != token && self.left[head]) {
            if best == NONE || scores[head] > scores[best] {
                best = head;
            }
        }
        if best == NONE || scores[count] > scores[best] { count } else { best }
    }

    /// A token of a cycle, if there is one.
    fn cycle(&mut self) -> Option<usize> {
        let count = self.heads.len();
        self.marks.fill(NONE);
        for start in (0..count).filter(|&token| self.left[token]) {
            let mut at = start;
            while at < count && self.marks[at] == NONE {
                self.marks[at] = start;
                at = self.heads[at];
                if at < count && self.marks[at] == start {
                    return Some(at);
                }
            }
        }
        None
    }

    /// Draws the cycle through a token together into that token.
    fn draw_together(&mut self, first: usize) -> Cycle {
        let count = self.heads.len();
        let row = count + 1;
        let mut tokens = vec![(first, self.heads[first])];
        while let Some(&(_, next)) = tokens.last().filter(|&&(_, next)| next != first) {
            tokens.push((next, self.heads[next]));
        }
        for &(token, _) in &tokens {
            self.left[token] = false;
        }
        let (mut enters, mut leaves) = (vec![first; row], vec![NONE; count]);
        for other in (0..row).filter(|&other| other == count || self.left[other]) {
            let (mut gained, mut nearest) = (i64::MIN, i64::MIN);
            for &(token, head) in &tokens {
                let gain = self.scores[token * row + other] - self.scores[token * row + head];
                if gain > gained {
                    (gained, enters[other]) = (gain, token);
                }
                if other < count && self.scores[other * row + token] > nearest {
                    (nearest, leaves[other]) = (self.scores[other * row + token], token);
                }
            }
            self.scores[first * row + other] = gained;
            if other < count {
                self.scores[other * row + first] = nearest;
                if tokens.iter().any(|&(token, _)| token == self.heads[other]) {
                    self.heads[other] = first;
                }
            }
        }
        self.left[first] = true;
        self.heads[first] = self.best_head(first, count);
        Cycle { tokens, enters, leaves }
    }

    /// Gives the tokens of a cycle and those that hang from it their heads.
    fn open(&mut self, cycle: &Cycle) {
        let first = cycle.tokens[0].0;
        let above = self.heads[first];
        for (head, &leave) in self.heads.iter_mut().zip(&cycle.leaves) {
            if *head == first && leave != NONE {
                *head = leave;
            }
        }
        for &(token, head) in &cycle.tokens {
            self.heads[token] = if cycle.enters[above] == token { above } else { head };
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn heads_of(count: usize, scores: &[i32]) -> Vec<usize> {
        let mut heads = Vec::new();
        best(count, scores, &mut Room::default(), &mut heads);
        heads
    }

    fn total(count: usize, scores: &[i32], heads: &[usize]) -> i64 {
        heads.iter().enumerate().map(|(token, head)| i64::from(scores[token * (count + 1) + head])).sum()
    }

    fn is_tree(count: usize, heads: &[usize]) -> bool {
        let reaches_root = |token: usize| {
            let mut at = token;
            (0..=count).any(|_| {
                at = if at < count { heads[at] } else { at };
                at == count
            })
        };
        heads.iter().filter(|&&head| head == count).count() == 1 && (0..count).all(reaches_root)
    }

    /// The best of all trees, one after another.
    fn best_of_all(count: usize, scores: &[i32]) -> i64 {
        let mut heads = vec![0; count];
        let mut found = i64::MIN;
        for mut nth in 0..(count + 1).pow(count as u32) {
            for head in &mut heads {
                *head = nth % (count + 1);
                nth /= count + 1;
            }
            if is_tree(count, &heads) {
                found = found.max(total(count, scores, &heads));
            }
        }
        found
    }

    proptest! {
        #[test]
        fn no_tree_is_better(count in 1usize..6, scores in proptest::collection::vec(-50i32..50, 30)) {
            let scores = &scores[..count * (count + 1)];
            let heads = heads_of(count, scores);
            prop_assert!(is_tree(count, &heads), "{heads:?}");
            prop_assert_eq!(total(count, scores, &heads), best_of_all(count, scores));
        }

        #[test]
        fn long_sentences_are_trees(scores in proptest::collection::vec(any::<i32>(), 40 * 41)) {
            prop_assert!(is_tree(40, &heads_of(40, &scores)));
        }
    }
}
