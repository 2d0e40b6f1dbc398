//! Pages of one run that help to date each other.

use dateline_core::analysis::Basis;
use dateline_core::time::document::date_together;
use dateline_core::{Analysis, Options};

/// How many pages help each other: bounds the memory, and how long an undated page waits to be shown.
const GROUP: usize = 1024;

/// The pages of a group. They are shown in order and at once, until one states no date: it and those behind it wait for
/// the group to be full.
#[derive(Default)]
pub(super) struct Together {
    group: Vec<Analysis>,
    /// How many of the group have been shown.
    shown: usize,
    waits: bool,
}

impl Together {
    /// Takes a page in, and shows those that need not wait any longer.
    pub(super) fn add<E>(
        &mut self,
        analysis: Analysis,
        mut show: impl FnMut(&Analysis) -> Result<(), E>,
    ) -> Result<(), E> {
        let published = analysis.article.published.as_ref();
        self.waits |= published.is_none_or(|date| date.basis == Basis::Inferred);
        if !self.waits {
            show(&analysis)?;
            self.shown += 1;
        }
        self.group.push(analysis);
        if self.group.len() < GROUP { Ok(()) } else { self.finish(show) }
    }

    /// Dates the group and shows what has waited.
    pub(super) fn finish<E>(&mut self, mut show: impl FnMut(&Analysis) -> Result<(), E>) -> Result<(), E> {
        if self.waits {
            date_together(&mut self.group, &Options::default());
        }
        let group = std::mem::take(self);
        group.group.iter().skip(group.shown).try_for_each(&mut show)
    }
}
