//! `dateline statistics`: the corpus in numbers.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Args;
use dateline_corpus::Statistics as Numbers;

use super::Target;
use super::listing::Single;
use super::show::period;
use crate::failure::Failure;
use crate::output::Output;
use crate::style::{FAINT, HEADING};

/// Shows the corpus in numbers
#[derive(Args)]
pub(crate) struct Statistics {
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    single: Single,
}

impl Statistics {
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        let statistics = self.target.open()?.statistics()?;
        self.single.print(&statistics, show)?;
        Ok(ExitCode::SUCCESS)
    }
}

fn show(output: &mut Output, numbers: &Numbers) -> io::Result<()> {
    let counts = [
        ("documents", numbers.documents),
        ("entities", numbers.entities),
        ("mentions", numbers.mentions),
        ("events", numbers.events),
        ("reports", numbers.reports),
        ("quotes", numbers.quotes),
    ];
    for (what, number) in counts {
        writeln!(output, "{HEADING}{number:>12}{HEADING:#} {what}")?;
    }
    let published = period(numbers.first_published.as_deref(), numbers.last_published.as_deref());
    let published =
        if published.is_empty() { "nothing dated".to_owned() } else { format!("published {published}") };
    let megabytes = numbers.disk_bytes as f64 / 1e6;
    writeln!(output, "{FAINT}{published} · {megabytes:.1} MB · engine {}{FAINT:#}", numbers.engine)?;
    let behind = numbers.sequence.saturating_sub(numbers.text_index_sequence);
    if behind > 0 {
        writeln!(output, "{FAINT}the text index is {behind} changes behind{FAINT:#}")?;
    }
    Ok(())
}
