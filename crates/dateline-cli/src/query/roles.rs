//! `dateline roles`: who held which post when.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use dateline_corpus::{HeldRole, RoleFilter, Who};

use super::Target;
use super::listing::Paging;
use super::show::{name, period, place, words};
use super::times::Times;
use crate::failure::Failure;
use crate::style::{NAME, PLAIN, TIME};
use crate::table::{Row, Table};

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
  dateline roles --corpus news --of NATO --in 2024-10 --json";

#[derive(Subcommand)]
enum RolesCommand {
    /// Posts and their holders, the latest seen first
    List(List),
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
        let RolesCommand::List(list) = self.command.unwrap_or(RolesCommand::List(self.list));
        list.run()?;
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
