//! What both readings of a page ask, computed once.

use super::cohesion::Cohesion;
use super::describe::View;
use crate::page::standfirst;

/// Where the standfirst may be, and how much each piece speaks of what the story speaks of.
pub(in crate::page) struct Signs {
    pub(super) standfirst: Option<usize>,
    pub(super) cohesion: Cohesion,
}

impl Signs {
    pub(in crate::page) fn of(view: &View) -> Self {
        let standfirst = standfirst::find(view.text, view.pieces, view.kinds, view.title);
        Self { standfirst, cohesion: Cohesion::of(view) }
    }
}
