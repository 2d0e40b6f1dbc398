//! How far the parser is.

/// What the parser can do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Puts the next word on the stack.
    Shift,
    /// Makes the top of the stack depend on the next word, and takes it off.
    Left,
    /// Makes the top of the stack depend on the word below it, and takes it off.
    Right,
}

impl Action {
    /// Every action, in the order of the scores.
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// No word.
const NONE: u32 = u32::MAX;

/// The words around a word that depend on it, as far as they are known.
#[derive(Clone, Copy, Debug)]
struct Children {
    leftmost: u32,
    second_left: u32,
    rightmost: u32,
    second_right: u32,
    left: u8,
    right: u8,
}

const CHILDLESS: Children =
    Children { leftmost: NONE, second_left: NONE, rightmost: NONE, second_right: NONE, left: 0, right: 0 };

/// A stack, a place in the sentence, and the heads found so far. After the last word stands the root.
#[derive(Clone, Debug, Default)]
pub struct State {
    stack: Vec<u32>,
    next: usize,
    length: usize,
    /// The head of each word; the number of words for the root.
    pub heads: Vec<u32>,
    children: Vec<Children>,
}

impl State {
    /// Starts over with a sentence of so many words.
    pub fn reset(&mut self, length: usize) {
        self.stack.clear();
        self.next = 0;
        self.length = length;
        self.heads.clear();
        self.heads.resize(length, NONE);
        self.children.clear();
        self.children.resize(length + 1, CHILDLESS);
    }

    /// Whether every word has its head.
    pub fn is_done(&self) -> bool {
        self.next == self.length && self.stack.is_empty()
    }

    /// Whether the action can be taken. Always at least one can until all is done.
    pub fn is_possible(&self, action: Action) -> bool {
        match action {
            Action::Shift => self.next < self.length,
            // One word only depends on the root, which comes last.
            Action::Left => !self.stack.is_empty() && (self.next < self.length || self.stack.len() == 1),
            Action::Right => self.stack.len() > 1,
        }
    }

    /// Takes an action that is possible.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Shift => {
                self.stack.push(self.next as u32);
                self.next += 1;
            }
            Action::Left => {
                if let Some(top) = self.stack.pop() {
                    self.attach(top, self.next as u32);
                }
            }
            Action::Right => {
                if let (Some(top), Some(&below)) = (self.stack.pop(), self.stack.last()) {
                    self.attach(top, below);
                }
            }
        }
    }

    fn attach(&mut self, child: u32, head: u32) {
        self.heads[child as usize] = head;
        let children = &mut self.children[head as usize];
        if child < head {
            // Children on the left are found from the inside out.
            children.second_left = children.leftmost;
            children.leftmost = child;
            children.left = children.left.saturating_add(1).min(7);
        } else {
            children.second_right = children.rightmost;
            children.rightmost = child;
            children.right = children.right.saturating_add(1).min(7);
        }
    }

    /// The word so deep in the stack.
    pub fn stack(&self, depth: usize) -> Option<usize> {
        self.stack.len().checked_sub(depth + 1).map(|at| self.stack[at] as usize)
    }

    /// The word so far ahead; the root after the last.
    pub fn buffer(&self, ahead: usize) -> Option<usize> {
        (self.next + ahead <= self.length).then_some(self.next + ahead)
    }

    /// All words of the stack, from the bottom.
    pub fn stacked(&self) -> &[u32] {
        &self.stack
    }

    pub(super) fn leftmost(&self, of: usize) -> Option<usize> {
        some(self.children[of].leftmost)
    }

    pub(super) fn second_left(&self, of: usize) -> Option<usize> {
        some(self.children[of].second_left)
    }

    pub(super) fn rightmost(&self, of: usize) -> Option<usize> {
        some(self.children[of].rightmost)
    }

    pub(super) fn second_right(&self, of: usize) -> Option<usize> {
        some(self.children[of].second_right)
    }

    pub(super) fn valency(&self, of: usize) -> u32 {
        u32::from(self.children[of].left) << 3 | u32::from(self.children[of].right)
    }
}

fn some(word: u32) -> Option<usize> {
    (word != NONE).then_some(word as usize)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_choices_give_a_tree(length in 1usize..40, choices in proptest::collection::vec(0usize..3, 100)) {
            let mut state = State::default();
            state.reset(length);
            let mut steps = 0;
            while !state.is_done() {
                let possible: Vec<Action> =
                    Action::ALL.into_iter().filter(|&action| state.is_possible(action)).collect();
                prop_assert!(!possible.is_empty());
                state.apply(possible[choices[steps % choices.len()] % possible.len()]);
                steps += 1;
            }
            prop_assert_eq!(steps, 2 * length);
            prop_assert_eq!(state.heads.iter().filter(|&&head| head as usize == length).count(), 1);
            for word in 0..length {
                let mut at = word;
                let mut hops = 0;
                while at < length {
                    at = state.heads[at] as usize;
                    hops += 1;
                    prop_assert!(hops <= length);
                }
            }
        }
    }
}
