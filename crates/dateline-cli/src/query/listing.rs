//! Results in pages: as a table, or one JSON object a line.

use std::io::Write;

use clap::Args;
use dateline_corpus::{Listing, PageRequest};
use serde::Serialize;

use crate::failure::Failure;
use crate::output::Output;
use crate::style::FAINT;
use crate::table::Table;

/// How many results, and in which form.
#[derive(Args)]
#[command(next_help_heading = "Output")]
pub(super) struct Paging {
    /// Print one JSON object a line
    #[arg(long)]
    pub(super) json: bool,

    /// How many results at most, up to 1000
    #[arg(long, value_name = "N", default_value_t = PageRequest::DEFAULT_SIZE)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=i64::from(PageRequest::MAX_SIZE)))]
    limit: u32,

    /// All results, however many
    #[arg(long, conflicts_with = "limit")]
    all: bool,

    /// Go on where an earlier answer ended; all other arguments must be the same
    #[arg(long, value_name = "TOKEN")]
    page_token: Option<String>,
}

impl Paging {
    /// Asks for pages until enough is there, and prints it.
    pub(super) fn print<T: Serialize>(
        &self,
        nothing: &str,
        mut ask: impl FnMut(&PageRequest) -> dateline_corpus::Result<Listing<T>>,
        table: impl Fn(&[T]) -> Table,
    ) -> Result<(), Failure> {
        let mut output = Output::open();
        let mut token = self.page_token.clone();
        let size = if self.all { PageRequest::MAX_SIZE } else { self.limit };
        let mut rows = Vec::new();
        loop {
            let Listing { items, next_page_token, .. } =
                ask(&PageRequest { size: Some(size), token: token.take() })?;
            if self.json {
                items.iter().try_for_each(|item| output.json(item))?;
            } else {
                rows.extend(items);
            }
            token = next_page_token;
            if token.is_none() || !self.all {
                break;
            }
        }
        if self.json {
            output.flush()?;
        } else if rows.is_empty() {
            writeln!(output, "{FAINT}{nothing}{FAINT:#}")?;
        } else {
            let width = output.width();
            table(&rows).write(&mut output, width, 0)?;
        }
        if let Some(token) = token {
            // On standard error, so that a pipe carries results alone.
            let _ = writeln!(anstream::stderr(), "{FAINT}there is more: --page-token {token}{FAINT:#}");
        }
        Ok(())
    }
}

/// One result: shown, or printed as a JSON object.
#[derive(Args)]
#[command(next_help_heading = "Output")]
pub(super) struct Single {
    /// Print a JSON object
    #[arg(long)]
    json: bool,
}

impl Single {
    /// Prints a value.
    pub(super) fn print<T: Serialize>(
        &self,
        value: &T,
        show: impl FnOnce(&mut Output, &T) -> std::io::Result<()>,
    ) -> Result<(), Failure> {
        let mut output = Output::open();
        if self.json {
            output.json(value)?;
        } else {
            show(&mut output, value)?;
        }
        Ok(output.flush()?)
    }
}
