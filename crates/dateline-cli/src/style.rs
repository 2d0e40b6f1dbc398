//! The few styles of the command's output, by what they mean.

use anstyle::{AnsiColor, Color, Effects, Style};

const fn coloured(color: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(color)))
}

/// The title of a section or a column.
pub(crate) const HEADING: Style = Style::new().effects(Effects::BOLD);
/// A name: of a person, an option, a command.
pub(crate) const NAME: Style = coloured(AnsiColor::Cyan);
/// A time.
pub(crate) const TIME: Style = coloured(AnsiColor::Green);
/// What was done.
pub(crate) const ACT: Style = coloured(AnsiColor::Yellow);
/// The words of a page.
pub(crate) const EVIDENCE: Style = Style::new().effects(Effects::ITALIC);
/// What can be overlooked: ids, places, counts.
pub(crate) const FAINT: Style = Style::new().effects(Effects::DIMMED);
/// Something may be missing or wrong.
pub(crate) const WARNING: Style = coloured(AnsiColor::Yellow).effects(Effects::BOLD);
/// Something failed.
pub(crate) const ERROR: Style = coloured(AnsiColor::Red).effects(Effects::BOLD);
/// No style.
pub(crate) const PLAIN: Style = Style::new();
