//! `dateline completions`: what makes a shell complete the command's arguments.

use std::io::Write;
use std::process::ExitCode;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::output::Output;

/// Prints what makes a shell complete arguments
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
}

const EXAMPLES: &str = "\
Examples:
  dateline completions bash > ~/.local/share/bash-completion/completions/dateline
  dateline completions zsh > ~/.zfunc/_dateline
  dateline completions fish > ~/.config/fish/completions/dateline.fish";

impl Completions {
    pub(crate) fn run(&self) -> Result<ExitCode, Failure> {
        // Made in memory first: the generator panics where it cannot write.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "dateline", &mut script);
        Output::open().write_all(&script)?;
        Ok(ExitCode::SUCCESS)
    }
}
