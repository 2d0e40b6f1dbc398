//! The elements of a page as far as the story is told by them: which holds which, and what each is named.

use super::markup::word_number;
use crate::ByteRange;

/// Names of one element that are kept.
const NAMES: usize = 12;

/// Names that are kept on one page; no page needs more, and it bounds memory.
const ALL_NAMES: usize = 1 << 20;

/// The elements, by the numbers that the renderer gave them; 0 is the page itself.
#[derive(Clone, Debug, Default)]
pub(in crate::page) struct Tree {
    nodes: Vec<Node>,
    names: Vec<u32>,
}

/// An element.
#[derive(Clone, Debug, Default)]
struct Node {
    /// The innermost element around it that makes lines.
    holder: u32,
    /// Its names.
    names: ByteRange,
}

impl Tree {
    /// Adds the element of that number: its tag, and the words of its classes and the like.
    pub(super) fn add(&mut self, id: u32, holder: u32, tag: u32, words: &[u32]) {
        self.nodes.resize(id as usize, Node::default());
        let start = self.names.len();
        if start < ALL_NAMES {
            self.names.push(tag);
            for &word in words {
                let new = !self.names[start..].contains(&word);
                if new && self.names.len() - start < NAMES {
                    self.names.push(word);
                }
            }
        }
        self.nodes.push(Node { holder, names: start..self.names.len() });
    }

    /// The numbers of an element's tag and of the words of its classes.
    pub(in crate::page) fn names(&self, id: u32) -> &[u32] {
        self.nodes.get(id as usize).map_or(&[], |node| &self.names[node.names.clone()])
    }

    /// The names of the elements of that tag.
    pub(in crate::page) fn tagged(&self, tag: &str) -> impl Iterator<Item = &[u32]> {
        let tag = word_number(tag);
        let names = self.nodes.iter().map(|node| &self.names[node.names.clone()]);
        names.filter(move |names| names.first() == Some(&tag))
    }

    /// The elements that make lines around an element, innermost first, itself left out.
    pub(in crate::page) fn around(&self, id: u32) -> impl Iterator<Item = u32> {
        let holder =
            |id: u32| self.nodes.get(id as usize).map(|node| node.holder).filter(|&holder| holder > 0);
        // A holder was opened before what it holds, so that its number is smaller and the walk ends.
        std::iter::successors(holder(id), move |&inner| holder(inner).filter(|&outer| outer < inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_know_what_is_around_them() {
        let mut tree = Tree::default();
        tree.add(1, 0, 10, &[]);
        tree.add(2, 1, 11, &[7, 7, 8]);
        tree.add(4, 2, 12, &[]);
        assert_eq!(tree.around(4).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(tree.names(2), [11, 7, 8]);
        assert_eq!(tree.names(3), [0; 0]);
        assert_eq!(tree.names(99), [0; 0]);
    }
}
