//! `dateline names compare`.

use std::io::{self, BufRead, Read, Write};
use std::process::ExitCode;

use clap::Args;
use dateline_core::names::compare::{Likeness, likeness};

use crate::failure::{FAILED, Failure, warn_words};
use crate::output::Output;
use crate::style::{FAINT, NAME};

/// Bytes of a line of pairs at most; a longer one is a bad line, and no reason to hold all of it.
const LINE: u64 = 64 * 1024;

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Compare {
    /// A name
    #[arg(required_unless_present = "tsv", requires = "right")]
    left: Option<String>,

    /// Another name
    right: Option<String>,

    /// Read pairs from standard input, two names a line with a tab between them; write score, verdict (same, different,
    /// unsure) and reason for each, in order. A bad line gives `error` for a verdict, and its number
    #[arg(long, conflicts_with_all = ["left", "json"])]
    tsv: bool,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

const EXAMPLES: &str = "\
Examples:
  dateline names compare 'Han Seo-jun' 'Han Suh-joon'
  dateline names compare --tsv < pairs.tsv > answers.tsv";

impl Compare {
    pub(super) fn run(self) -> Result<ExitCode, Failure> {
        let mut output = Output::open();
        match (&self.left, &self.right) {
            (Some(left), Some(right)) if !self.tsv => {
                let found = likeness(left, right);
                if self.json {
                    output.json(&found)?;
                } else {
                    show(&mut output, &found)?;
                }
                Ok(ExitCode::SUCCESS)
            }
            _ => Ok(compare_lines(&mut io::stdin().lock(), &mut output)?),
        }
    }
}

fn show(output: &mut Output, found: &Likeness) -> io::Result<()> {
    writeln!(output, "{NAME}{}{NAME:#} {:.3}", found.verdict, found.score)?;
    write!(output, "{}", reasons(found))?;
    if let Some(system) = found.assumed {
        write!(output, " {FAINT}(read as {system}){FAINT:#}")?;
    }
    writeln!(output)
}

fn reasons(found: &Likeness) -> String {
    found.reasons.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// Answers each line in order; what is no pair is told, and the others are answered all the same.
fn compare_lines(input: &mut impl BufRead, output: &mut impl Write) -> io::Result<ExitCode> {
    let mut bad = 0;
    let mut number = 0_u64;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.by_ref().take(LINE).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        number += 1;
        match pair(&line) {
            Ok((left, right)) => {
                let found = likeness(left, right);
                writeln!(output, "{:.3}\t{}\t{}", found.score, found.verdict, reasons(&found))?;
            }
            Err(reason) => {
                bad += 1;
                writeln!(output, "\terror\tline {number}: {reason}")?;
                warn_words(&format!("line {number}: {reason}"));
            }
        }
        if line.len() as u64 == LINE && !line.ends_with(b"\n") {
            input.skip_until(b'\n')?;
        }
    }
    output.flush()?;
    Ok(if bad == 0 { ExitCode::SUCCESS } else { ExitCode::from(FAILED) })
}

/// The two names of a line.
fn pair(line: &[u8]) -> Result<(&str, &str), &'static str> {
    if line.len() as u64 == LINE && !line.ends_with(b"\n") {
        return Err("it is longer than 64 KiB");
    }
    let line = std::str::from_utf8(line).map_err(|_| "it is not UTF-8")?;
    let line = line.trim_end_matches(['\n', '\r']);
    let (left, right) = line.split_once('\t').ok_or("it is not two names with a tab between them")?;
    if right.contains('\t') {
        return Err("it is more than two names");
    }
    Ok((left, right))
}
