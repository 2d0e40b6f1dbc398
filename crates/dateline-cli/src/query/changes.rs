//! `dateline changes`: what changed in the corpus, in order.

use std::process::ExitCode;

use clap::Args;
use dateline_corpus::Change;

use super::Target;
use crate::failure::Failure;
use crate::output::Output;
use crate::style::{FAINT, NAME, PLAIN, TIME};
use crate::table::{Row, Table};
use crate::words::word;

/// Shows what changed in the corpus, in order
///
/// Every change has a number, higher than those before it. A follower keeps the last number it has seen and asks for
/// what came after.
#[derive(Args)]
pub(crate) struct Changes {
    /// Only changes after this number
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    after: u64,

    /// How many changes at most
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: u32,

    /// Print one JSON object a line
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    target: Target,
}

impl Changes {
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        let changes = self.target.open()?.changes(self.after, self.limit)?;
        let mut output = Output::open();
        if self.json {
            changes.items.iter().try_for_each(|change| output.json(change))?;
            return Ok(ExitCode::SUCCESS);
        }
        let mut table = Table::new(&[
            ("NUMBER", FAINT),
            ("TIME", TIME),
            ("WHAT", PLAIN),
            ("WHICH", NAME),
            ("NOW", FAINT),
        ]);
        for Change { sequence, time, kind, id, now } in &changes.items {
            let cells =
                [sequence.to_string(), time.clone(), word(kind), id.clone(), now.clone().unwrap_or_default()];
            table.push(Row::new(cells));
        }
        let width = output.width();
        table.write(&mut output, width, 0)?;
        Ok(ExitCode::SUCCESS)
    }
}
