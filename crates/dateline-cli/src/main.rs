//! The `dateline` command: reads pages, keeps them in a corpus, serves it, and asks it questions.
//!
//! Glue only: each command is one file that parses its arguments, calls the crate that does the work, and prints.

mod analyze;
mod arguments;
mod completions;
mod failure;
mod health;
mod ingest;
mod model;
mod names;
mod ontology;
mod ordered;
mod output;
mod query;
mod serve;
mod style;
mod table;
mod words;
mod wrap;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Command};
use crate::failure::Failure;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    arguments.color.apply();
    match run(arguments) {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}

fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    match arguments.command {
        Command::Analyze(command) => command.run(),
        Command::Ingest(command) => command.run(),
        Command::Serve(command) => command.run(),
        Command::Documents(command) => command.run(),
        Command::Entities(command) => command.run(),
        Command::Events(command) => command.run(),
        Command::Quotes(command) => command.run(),
        Command::Names(command) => command.run(),
        Command::Ontology(command) => command.run(),
        Command::Roles(command) => command.run(),
        Command::Statistics(command) => command.run(),
        Command::Changes(command) => command.run(),
        Command::Health(command) => command.run(),
        Command::Completions(command) => command.run(),
    }
}
