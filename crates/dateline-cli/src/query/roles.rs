//! `dateline roles`: who held which post when.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use dateline_corpus::{HeldRole, Holder, Incumbent, PostQuery, RoleFilter, Who};

use super::Target;
use super::listing::{Paging, Single};
use super::show::{name, period, place, words};
use super::times::Times;
use crate::failure::Failure;
use crate::output::Output;
use crate::style::{FAINT, NAME, PLAIN, TIME};
use crate::table::{Row, Table};
use crate::wrap::printable;

/// Lists who held which post when
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub(crate) struct Roles {
    #[command(subcommand)]
    command: Option<RolesCommand>,

    #[command(flatten)]
    list: List,
}

const EXAMPLES: &str = "\
Examples:
  dateline roles --corpus news --of Norway --title 'foreign minister'
  dateline roles --corpus news --of NATO --in 2024-10 --json
  dateline roles who --corpus news 'the NATO chief' --at 2024-10-14";

#[derive(Subcommand)]
enum RolesCommand {
    /// Posts and their holders, the latest seen first
    List(List),
    /// Who held a post at a time, for those who only know the post
    Who(WhoHeld),
}

#[derive(Args)]
struct WhoHeld {
    /// The post as people call it: 'the NATO chief', 'foreign minister of Norway'
    post: String,

    /// When: a year, quarter, month, week or day
    #[arg(long, value_name = "TIME")]
    at: String,

    /// The country or organisation that it is a post of, by name or id, where the words do not say it
    #[arg(long, value_name = "WHO")]
    of: Option<String>,

    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    single: Single,
}

#[derive(Args)]
struct List {
    /// Held by this person, by name or id
    #[arg(long, value_name = "WHO")]
    holder: Option<String>,

    /// A post of this country or organisation, by name or id
    #[arg(long, value_name = "WHO")]
    of: Option<String>,

    /// Whose title holds all these words
    #[arg(long, value_name = "WORDS", default_value = "", hide_default_value = true)]
    title: String,

    #[command(flatten)]
    seen: Times,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    paging: Paging,
}

impl Roles {
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        match self.command.unwrap_or(RolesCommand::List(self.list)) {
            RolesCommand::List(list) => list.run()?,
            RolesCommand::Who(asked) => asked.run()?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl List {
    fn run(&self) -> Result<(), Failure> {
        let corpus = self.target.open()?;
        let filter = RoleFilter {
            holder: self.holder.as_deref().map(Who::from),
            of: self.of.as_deref().map(Who::from),
            title: self.title.clone(),
            seen: self.seen.range(),
        };
        self.paging.print(
            "nobody is shown to hold such a post then",
            |page| corpus.roles(&filter, page),
            |roles| {
                let columns = [("SEEN", TIME), ("HOLDER", NAME), ("POST", PLAIN), ("OF", PLAIN)];
                Table::new(&columns).with(roles.iter().map(row))
            },
        )
    }
}

impl WhoHeld {
    fn run(&self) -> Result<(), Failure> {
        let of = self.of.as_deref().map(Who::from);
        let query = PostQuery { post: self.post.clone(), of, at: self.at.clone() };
        let found = self.target.open()?.incumbent(&query)?;
        self.single.print(&found, show)
    }
}

fn show(output: &mut Output, found: &Incumbent) -> io::Result<()> {
    let post = format!("{} of {}", found.title, name(&found.of));
    match &found.holder {
        Some(holder) => {
            let (who, id) = (printable(&name(&holder.entity)), &holder.entity.id);
            writeln!(
                output,
                "{NAME}{who}{NAME:#} {FAINT}{id}{FAINT:#}, inferred: {}",
                printable(&found.reason)
            )?;
            for passage in &holder.evidence {
                writeln!(output, "    “{}”", printable(words(passage)))?;
                writeln!(output, "    {FAINT}— {}{FAINT:#}", printable(&place(passage)))?;
            }
        }
        None => writeln!(output, "not known who was {}: {}", printable(&post), printable(&found.reason))?,
    }
    for Holder { entity, first_seen, last_seen, document_count, .. } in &found.holders {
        let seen = period(Some(first_seen), Some(last_seen));
        let listed = if *document_count == 0 { ", as a list has it" } else { "" };
        writeln!(output, "  {TIME}{seen}{TIME:#} {}{FAINT}{listed}{FAINT:#}", printable(&name(entity)))?;
    }
    Ok(())
}

fn row(HeldRole { holder, role }: &HeldRole) -> Row {
    let qualifier = role.qualifier.as_ref().map(|qualifier| format!("{qualifier} ")).unwrap_or_default();
    let of = role.of_entity.as_ref().map(name).or_else(|| role.of.clone());
    Row::new([
        period(role.first_seen.as_deref(), role.last_seen.as_deref()),
        name(holder),
        format!("{qualifier}{}", role.title),
        of.unwrap_or_default(),
    ])
    .evidence(words(&role.evidence), &place(&role.evidence))
}
