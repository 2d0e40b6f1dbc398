//! What became of the pages.

use std::io::{self, Write};

use dateline_corpus::{Ingested, Outcome};
use dateline_input::Skipped;
use serde::Serialize;

use crate::failure::FAILED;
use crate::style::{ERROR, FAINT, HEADING, NAME, WARNING};

/// The exit code after Ctrl-C, as shells have it: 128 and the number of SIGINT.
pub(super) const INTERRUPTED: u8 = 130;

/// How many pages became what.
#[derive(Debug, Default)]
pub(super) struct Tally {
    new: u64,
    changed: u64,
    unchanged: u64,
    failed: u64,
    /// Files and lines that gave no page.
    pub(super) unreadable: u64,
    /// Records of web archives that are no pages, by why.
    pub(super) skipped: Skipped,
}

/// A page in the output of `--json`.
#[derive(Serialize)]
pub(super) struct Line<'a> {
    pub(super) found: String,
    #[serde(flatten)]
    pub(super) ingested: &'a Ingested,
}

impl Tally {
    pub(super) fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::New => self.new += 1,
            Outcome::Changed => self.changed += 1,
            Outcome::Unchanged => self.unchanged += 1,
            Outcome::Failed => self.failed += 1,
        }
    }

    /// Pages that are in the corpus now.
    pub(super) fn stored(&self) -> u64 {
        self.new + self.changed + self.unchanged
    }

    /// Pages that are not.
    pub(super) fn lost(&self) -> u64 {
        self.failed + self.unreadable
    }

    /// Writes the summary on standard error: standard output is for `--json`.
    pub(super) fn report(&self, is_interrupted: bool) -> io::Result<()> {
        let mut stderr = anstream::stderr().lock();
        let Self { new, changed, unchanged, .. } = self;
        let lost = self.lost();
        let style = if lost > 0 { ERROR } else { FAINT };
        writeln!(
            stderr,
            "{HEADING}{new}{HEADING:#} new, {HEADING}{changed}{HEADING:#} changed, {unchanged} unchanged, \
             {style}{lost} failed{style:#}"
        )?;
        write_skipped(&mut stderr, &self.skipped)?;
        if is_interrupted {
            writeln!(
                stderr,
                "{WARNING}interrupted{WARNING:#} after {} pages, which are stored\n  \
                 {NAME}help:{NAME:#} run the same command to go on; stored pages are passed over",
                self.stored()
            )?;
        }
        Ok(())
    }

    pub(super) fn exit_code(&self, is_interrupted: bool) -> u8 {
        match (is_interrupted, self.lost()) {
            (true, _) => INTERRUPTED,
            (false, 0) => 0,
            (false, _) => FAILED,
        }
    }
}

/// Writes how many records of web archives were passed over, where any were.
pub(crate) fn write_skipped(out: &mut impl Write, skipped: &Skipped) -> io::Result<()> {
    let total: u64 = skipped.values().sum();
    if total == 0 {
        return Ok(());
    }
    let parts: Vec<String> = skipped.iter().map(|(why, count)| format!("{count} {why}")).collect();
    writeln!(out, "{FAINT}passed over {total} records that are no pages: {}{FAINT:#}", parts.join(", "))
}
