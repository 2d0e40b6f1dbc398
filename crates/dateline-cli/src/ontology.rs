//! `dateline ontology`: a user's own words for acts.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use dateline_core::events::{Ontology, OntologyProblem};

use crate::failure::{FAILED, Failure};
use crate::output::Output;
use crate::style::{FAINT, NAME};
use crate::words::count;

/// Checks files of an ontology: which words name which acts
#[derive(Args)]
pub(crate) struct OntologyCommand {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Names every line that is not understood, and what to do; exit code 1 if there is any
    Check(Check),
}

#[derive(Args)]
struct Check {
    /// The folder with the files: acts.tsv, verbs.tsv, nouns.tsv and the others, as far as there are any
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

impl OntologyCommand {
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        let Command::Check(check) = self.command;
        check.run()
    }
}

impl Check {
    fn run(&self) -> Result<ExitCode, Failure> {
        let files = dateline_input::ontology_files(&self.folder)?;
        let mut output = Output::open();
        let Err(problems) = Ontology::overlaid(&files) else {
            let files = count(files.len(), "file is", "files are");
            writeln!(output, "{files} understood to the last line")?;
            output.flush()?;
            return Ok(ExitCode::SUCCESS);
        };
        for OntologyProblem { file, line, column, message, advice } in &problems {
            let place = if *line == 0 { file.clone() } else { format!("{file}:{line}:{column}") };
            writeln!(output, "{NAME}{place}{NAME:#}: {message}")?;
            writeln!(output, "  {FAINT}{advice}{FAINT:#}")?;
        }
        output.flush()?;
        Ok(ExitCode::from(FAILED))
    }
}
