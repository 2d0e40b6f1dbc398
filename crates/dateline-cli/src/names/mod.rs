//! `dateline names`: names by themselves, without a corpus.

mod compare;

use std::process::ExitCode;

use clap::{Args, Subcommand};

use self::compare::Compare;
use crate::failure::Failure;

/// Compares names of people as names: across romanisations, orders and short forms
#[derive(Args)]
pub(crate) struct Names {
    #[command(subcommand)]
    command: NamesCommand,
}

#[derive(Subcommand)]
enum NamesCommand {
    /// Says whether two names are one, how likely, and why
    Compare(Compare),
}

impl Names {
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        match self.command {
            NamesCommand::Compare(command) => command.run(),
        }
    }
}
