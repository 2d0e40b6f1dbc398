//! The open elements, and which of them an end tag closes.

use foldhash::HashMap;

use super::markup::{Element, Layout, Names};
use crate::hash;
use crate::page::line::{Role, Zone};

/// Elements that may be open at once; deeper ones are read as if they had no tags. Browsers stop at 512.
const DEPTH: usize = 4_096;

/// Inline elements among which an inline end tag looks for its start: a bound for tags that never match.
const INLINE_DEPTH: usize = 64;

/// Whether an element's text is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hidden {
    /// It is.
    #[default]
    No,
    /// A style or attribute hides it; sites hide the rest of a story so, behind `Read more` or a script.
    Styled,
    /// It is no text: scripts, styles, what stands in for them.
    Never,
}

/// An open element, with what it inherits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// A number for its name.
    name: u64,
    /// Its own number.
    pub(super) id: u32,
    pub(super) layout: Layout,
    pub(super) role: Role,
    pub(super) zone: Zone,
    pub(super) hidden: Hidden,
    pub(super) link: bool,
    pub(super) preformatted: bool,
    /// The index of a capture that ends with it.
    pub(super) capture: Option<usize>,
}

/// The open elements. Every operation takes constant time over a page, since what is searched is also closed.
#[derive(Debug, Default)]
pub(super) struct Stack {
    frames: Vec<Frame>,
    /// The places in `frames` of those that make lines.
    blocks: Vec<usize>,
    /// How many of a name are open, so that a stray end tag costs nothing.
    open: HashMap<u64, u32>,
    /// Start tags beyond the depth that are open.
    beyond: usize,
    count: u32,
}

/// The number of an element's name, its case aside; a quick one, since every tag of a page asks for it several times.
pub(super) fn name_number(name: &str) -> u64 {
    hash::fnv1a(name.bytes().map(|byte| byte.to_ascii_lowercase()))
}

impl Stack {
    /// The innermost open element.
    pub(super) fn top(&self) -> Option<&Frame> {
        self.frames.last()
    }

    /// The number of the innermost element that makes lines.
    pub(super) fn block(&self) -> u32 {
        self.blocks.last().map_or(0, |&at| self.frames[at].id)
    }

    /// The number of the element that holds the innermost element that makes lines.
    pub(super) fn parent(&self) -> u32 {
        let holder = self.blocks.len().checked_sub(2).map(|at| self.blocks[at]);
        holder.map_or(0, |at| self.frames[at].id)
    }

    /// Opens an element; `false` if it is nested too deep to be kept.
    pub(super) fn push(
        &mut self,
        name: &str,
        element: Element,
        names: &Names,
        capture: Option<usize>,
    ) -> bool {
        if self.frames.len() >= DEPTH {
            self.beyond += 1;
            return false;
        }
        let number = name_number(name);
        let outer = self.frames.last();
        let zone = match (outer.map_or(Zone::Unknown, |outer| outer.zone), element.zone, names.zone) {
            // The body of the article is what it says wherever it stands.
            _ if names.body => Zone::Story,
            (Zone::Around, _, _) => Zone::Around,
            (_, Zone::Story, _) => Zone::Story,
            (_, Zone::Around, _) | (_, _, Zone::Around) => Zone::Around,
            (_, _, Zone::Story) => Zone::Story,
            (zone, _, _) => zone,
        };
        let inherited = outer.map_or(Role::Plain, |outer| outer.role);
        let role = match (inherited, element.role) {
            (Role::Caption | Role::Control, _) | (Role::Quote, Role::Paragraph) => inherited,
            _ if names.caption => Role::Caption,
            (_, Role::Plain) => inherited,
            (_, own) => own,
        };
        self.count += 1;
        let frame = Frame {
            name: number,
            id: self.count,
            layout: element.layout,
            role,
            zone,
            hidden: match (outer.map_or(Hidden::No, |outer| outer.hidden), names.hidden) {
                _ if element.layout == Layout::Hidden => Hidden::Never,
                // Words hidden inside a sentence are for machines.
                (_, true) if element.layout == Layout::Inline => Hidden::Never,
                (Hidden::No, true) => Hidden::Styled,
                (inherited, _) => inherited,
            },
            link: outer.is_some_and(|outer| outer.link) || name.eq_ignore_ascii_case("a"),
            preformatted: outer.is_some_and(|outer| outer.preformatted) || name.eq_ignore_ascii_case("pre"),
            capture,
        };
        if makes_lines(frame.layout) {
            self.blocks.push(self.frames.len());
        }
        *self.open.entry(number).or_default() += 1;
        self.frames.push(frame);
        true
    }

    /// Closes the innermost element of that name and all in it, innermost first; nothing if none is open, or if an
    /// inline end tag would close an element that makes lines.
    pub(super) fn close(&mut self, name: &str, layout: Layout, mut closed: impl FnMut(Frame)) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let number = name_number(name);
        if self.open.get(&number).is_none_or(|&open| open == 0) {
            return;
        }
        if layout == Layout::Inline {
            let floor = self.blocks.last().map_or(0, |&at| at + 1);
            if !self.frames[floor..].iter().rev().take(INLINE_DEPTH).any(|frame| frame.name == number) {
                return;
            }
        }
        while let Some(frame) = self.pop() {
            closed(frame);
            if frame.name == number {
                break;
            }
        }
    }

    /// Closes the innermost element that makes lines, if it is one of those that the start of another one ends.
    pub(super) fn close_implied(&mut self, ended: &[&str], mut closed: impl FnMut(Frame)) {
        let Some(&at) = self.blocks.last() else { return };
        let name = self.frames[at].name;
        if !ended.iter().any(|ended| name_number(ended) == name) {
            return;
        }
        while self.frames.len() > at
            && let Some(frame) = self.pop()
        {
            closed(frame);
        }
    }

    /// Closes the innermost element, whatever it is.
    pub(super) fn pop(&mut self) -> Option<Frame> {
        let frame = self.frames.pop()?;
        if self.blocks.last() == Some(&self.frames.len()) {
            self.blocks.pop();
        }
        if let Some(open) = self.open.get_mut(&frame.name) {
            *open = open.saturating_sub(1);
        }
        Some(frame)
    }
}

fn makes_lines(layout: Layout) -> bool {
    matches!(layout, Layout::Block | Layout::Cell | Layout::Spaced | Layout::Hidden)
}
