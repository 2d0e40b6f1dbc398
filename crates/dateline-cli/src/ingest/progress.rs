//! A progress bar, where somebody looks at it.

use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::tally::Tally;

/// How far an ingest is: by the bytes read, for only those are known beforehand.
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Starts a bar on standard error, or none if that is no terminal. `total` is only asked if there is a bar.
    pub(super) fn start(total: impl FnOnce() -> Option<u64>) -> Self {
        if !io::stderr().is_terminal() {
            return Self { bar: ProgressBar::hidden() };
        }
        let (bar, template) = match total() {
            Some(total) => {
                (ProgressBar::new(total), "{bar:30.cyan/dim} {percent:>3}% {msg} {eta_precise:.dim}")
            }
            None => (ProgressBar::no_length(), "{spinner:.cyan} {bytes} {msg}"),
        };
        bar.set_draw_target(ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar }
    }

    /// Shows how far it is.
    pub(super) fn update(&self, bytes: u64, tally: &Tally) {
        self.bar.set_position(bytes);
        let lost = if tally.lost() > 0 { format!(", {} failed", tally.lost()) } else { String::new() };
        self.bar.set_message(format!("{} pages{lost}", tally.stored()));
    }

    /// Does something that writes on the terminal, out of the bar's way.
    pub(super) fn aside(&self, write: impl FnOnce()) {
        self.bar.suspend(write);
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
