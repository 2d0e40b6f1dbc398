//! Standard output: coloured where somebody looks at it, and as wide as they have it.

use std::io::{self, IsTerminal, StdoutLock, Write};

use anstream::AutoStream;
use serde::Serialize;

/// The width where there is no terminal to ask.
const USUAL_WIDTH: usize = 100;
/// Narrower than this, columns cannot be told apart; longer lines are then the lesser evil.
const LEAST_WIDTH: usize = 60;
/// Wider than this, lines are hard to follow.
const GREATEST_WIDTH: usize = 160;

/// Standard output.
pub(crate) struct Output {
    stream: AutoStream<StdoutLock<'static>>,
    width: usize,
}

impl Output {
    pub(crate) fn open() -> Self {
        let stdout = io::stdout();
        let width = if stdout.is_terminal() { terminal_size::terminal_size() } else { None };
        let width = width.map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0));
        Self { stream: anstream::stdout().lock(), width: width.clamp(LEAST_WIDTH, GREATEST_WIDTH) }
    }

    /// The columns that a line may take.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Writes one JSON object on a line of its own.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        let mut line = serde_json::to_vec(value)?;
        line.push(b'\n');
        self.write_all(&line)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}
