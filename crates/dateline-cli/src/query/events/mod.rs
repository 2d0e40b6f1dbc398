//! `dateline events`: who did what to whom, when and where.

mod filter;
mod history;
mod table;

use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};
use dateline_corpus::{Aggregation, Bucket, EventRecord, TimeUnit};

use self::filter::Filter;
use super::Target;
use super::listing::{Paging, Single};
use crate::failure::Failure;
use crate::output::Output;
use crate::style::{FAINT, HEADING, PLAIN};
use crate::table::{Row, Table};

/// Lists and counts events: who did what to whom, when and where, and who says so
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub(crate) struct Events {
    #[command(subcommand)]
    command: Option<EventsCommand>,

    #[command(flatten)]
    list: List,
}

const EXAMPLES: &str = "\
Examples:
  dateline events --corpus news --between 'South Korea' NATO --in 2023
  dateline events --corpus news --actor Russia --act ASSAULT --from 2023-01 --to 2023-07
  dateline events --corpus news --status planned --newest-first --json
  dateline events aggregate --corpus news --by month --of 'Henrik Lund'
  dateline events show --corpus news evt-…";

#[derive(Subcommand)]
enum EventsCommand {
    /// Events in order of time
    List(List),
    /// One event: its status over time, and each report with its sentence
    #[command(alias = "get")]
    Show(Show),
    /// Events counted by time, act, actor or place
    Aggregate(Aggregate),
}

#[derive(Args)]
struct List {
    #[command(flatten)]
    filter: Filter,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    paging: Paging,
}

#[derive(Args)]
struct Show {
    /// The event's id (evt-…)
    #[arg(value_name = "EVENT")]
    id: String,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    single: Single,
}

#[derive(Args)]
struct Aggregate {
    /// What to count by
    #[arg(long, value_name = "WHAT", default_value = "year")]
    by: By,
    #[command(flatten)]
    filter: Filter,
    #[command(flatten)]
    target: Target,
    /// Print one JSON object a line
    #[arg(long, help_heading = "Output")]
    json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum By {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Act,
    Actor,
    Place,
}

impl From<By> for Aggregation {
    fn from(by: By) -> Self {
        match by {
            By::Day => Self::Time(TimeUnit::Day),
            By::Week => Self::Time(TimeUnit::Week),
            By::Month => Self::Time(TimeUnit::Month),
            By::Quarter => Self::Time(TimeUnit::Quarter),
            By::Year => Self::Time(TimeUnit::Year),
            By::Act => Self::Act,
            By::Actor => Self::Actor,
            By::Place => Self::Place,
        }
    }
}

impl Events {
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        match self.command.unwrap_or(EventsCommand::List(self.list)) {
            EventsCommand::List(command) => command.run()?,
            EventsCommand::Show(command) => command.run()?,
            EventsCommand::Aggregate(command) => command.run()?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl List {
    fn run(&self) -> Result<(), Failure> {
        let filter = self.filter.filter();
        let corpus = self.target.open()?;
        self.paging.print("no events", |page| corpus.events(&filter, page), |events| table::of(events, 1))
    }
}

impl Show {
    fn run(&self) -> Result<(), Failure> {
        let event = self.target.open()?.event(&self.id)?;
        self.single.print(&event, |output: &mut Output, event: &EventRecord| history::write(output, event))
    }
}

impl Aggregate {
    fn run(&self) -> Result<(), Failure> {
        let buckets = self.target.open()?.aggregate_events(&self.filter.filter(), self.by.into())?;
        let mut output = Output::open();
        if self.json {
            return Ok(buckets.iter().try_for_each(|bucket| output.json(bucket))?);
        }
        let most = buckets.iter().map(|bucket| bucket.events).max().unwrap_or(1).max(1);
        let mut table = Table::new(&[
            ("", HEADING),
            ("EVENTS", PLAIN),
            ("REPORTS", PLAIN),
            ("DOCUMENTS", PLAIN),
            ("", FAINT),
        ]);
        for Bucket { label, events, reports, documents, .. } in &buckets {
            let bar = "▇".repeat((events * 30).div_ceil(most) as usize);
            table.push(Row::new([
                label.clone(),
                events.to_string(),
                reports.to_string(),
                documents.to_string(),
                bar,
            ]));
        }
        let width = output.width();
        Ok(table.write(&mut output, width, 0)?)
    }
}
