//! `dateline entities merge`, `split`, `distinguish`, `rename`, `undo`, `journal`, `explain`: who is who, as people decide.

use std::io::{self, Write};

use clap::Args;
use dateline_corpus::{Decision, Explanation, Judgement, JudgementFilter, JudgementKind, Who};

use super::Target;
use super::listing::{Paging, Single};
use super::show::name;
use crate::failure::Failure;
use crate::output::Output;
use crate::style::{FAINT, HEADING, NAME, PLAIN, TIME};
use crate::table::{Row, Table};
use crate::words::word;
use crate::wrap::printable;

/// Who decides, why, and where.
#[derive(Args)]
struct Signed {
    /// Who decides
    #[arg(long, value_name = "NAME", env = "DATELINE_AUTHOR", hide_env_values = true)]
    author: String,

    /// Why
    #[arg(long, value_name = "WORDS")]
    reason: String,

    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    single: Single,
}

impl Signed {
    fn decide(&self, kind: JudgementKind, entity: &str, rest: Rest<'_>) -> Result<(), Failure> {
        let decision = Decision {
            kind,
            entity: Who::from(entity),
            other: rest.other.map(Who::from),
            names: rest.names.to_vec(),
            name: rest.name.map(str::to_owned),
            author: self.author.clone(),
            reason: self.reason.clone(),
        };
        let judgement = self.target.open_for_writing()?.judge(&decision)?;
        self.single.print(&judgement, show_judgement)
    }
}

/// What only some decisions say.
#[derive(Clone, Copy, Default)]
struct Rest<'a> {
    other: Option<&'a str>,
    names: &'a [String],
    name: Option<&'a str>,
}

#[derive(Args)]
pub(super) struct Pair {
    /// An id (ent-…) or a name
    left: String,
    /// Another
    right: String,
    #[command(flatten)]
    signed: Signed,
}

impl Pair {
    /// Calls two entities one, or tells them apart.
    pub(super) fn run(&self, kind: JudgementKind) -> Result<(), Failure> {
        self.signed.decide(kind, &self.left, Rest { other: Some(&self.right), ..Rest::default() })
    }
}

#[derive(Args)]
pub(super) struct Split {
    /// An id (ent-…) or a name
    entity: String,
    /// The names that are another's
    #[arg(required = true, value_name = "NAME")]
    names: Vec<String>,
    #[command(flatten)]
    signed: Signed,
}

impl Split {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let rest = Rest { names: &self.names, ..Rest::default() };
        self.signed.decide(JudgementKind::Split, &self.entity, rest)
    }
}

#[derive(Args)]
pub(super) struct Rename {
    /// An id (ent-…) or a name
    entity: String,
    /// The name to go by
    name: String,
    #[command(flatten)]
    signed: Signed,
}

impl Rename {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let rest = Rest { name: Some(&self.name), ..Rest::default() };
        self.signed.decide(JudgementKind::Rename, &self.entity, rest)
    }
}

#[derive(Args)]
pub(super) struct Undo {
    /// The judgement: jdg-…
    judgement: String,
    #[command(flatten)]
    signed: Signed,
}

impl Undo {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let Signed { author, reason, target, single } = &self.signed;
        let judgement = target.open_for_writing()?.undo_judgement(&self.judgement, author, reason)?;
        single.print(&judgement, show_judgement)
    }
}

#[derive(Args)]
pub(super) struct Journal {
    /// Only judgements that nobody took back
    #[arg(long)]
    standing: bool,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    paging: Paging,
}

impl Journal {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let corpus = self.target.open()?;
        let filter = JudgementFilter { standing: self.standing };
        self.paging.print(
            "no judgements",
            |page| corpus.judgements(&filter, page),
            |judgements| {
                let columns =
                    [("TIME", TIME), ("BY", PLAIN), ("JUDGEMENT", NAME), ("WHY", PLAIN), ("ID", FAINT)];
                Table::new(&columns).with(judgements.iter().map(judgement_row))
            },
        )
    }
}

fn judgement_row(judgement: &Judgement) -> Row {
    let undone = judgement.undone.as_ref().map(|by| format!(" (taken back by {}: {})", by.author, by.reason));
    Row::new([
        judgement.time.clone(),
        judgement.author.clone(),
        in_words(judgement),
        format!("{}{}", judgement.reason, undone.unwrap_or_default()),
        judgement.id.clone(),
    ])
}

fn in_words(judgement: &Judgement) -> String {
    let other = judgement.other.as_ref().map(name).unwrap_or_default();
    let (kind, entity, names) = (word(&judgement.kind), name(&judgement.entity), judgement.names.join(", "));
    let rest = [other, names, judgement.name.clone().unwrap_or_default()];
    let rest: Vec<String> = rest.into_iter().filter(|text| !text.is_empty()).collect();
    format!("{kind} {entity} / {}", rest.join(" / "))
}

fn show_judgement(output: &mut Output, judgement: &Judgement) -> io::Result<()> {
    let (id, words) = (&judgement.id, in_words(judgement));
    let state = if judgement.undone.is_some() { ", taken back" } else { "" };
    writeln!(output, "{NAME}{id}{NAME:#} {}{state}", printable(&words))
}

#[derive(Args)]
pub(super) struct Explain {
    /// An id (ent-…) or a name
    left: String,
    /// Another
    right: String,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    single: Single,
}

impl Explain {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let (left, right) = (Who::from(self.left.as_str()), Who::from(self.right.as_str()));
        let explanation = self.target.open()?.explain(&left, &right)?;
        self.single.print(&explanation, show_explanation)
    }
}

fn show_explanation(output: &mut Output, found: &Explanation) -> io::Result<()> {
    let verdict = if found.same { "one entity" } else { "two entities" };
    let (left, right) = (printable(&name(&found.left)), printable(&name(&found.right)));
    writeln!(output, "{HEADING}{verdict}{HEADING:#} {left} {FAINT}{}{FAINT:#}", found.left.id)?;
    if !found.same {
        writeln!(output, "             {right} {FAINT}{}{FAINT:#}", found.right.id)?;
    }
    writeln!(output, "names alone: {:.3}", found.score)?;
    for reason in &found.agreed {
        writeln!(output, "  for one: {}", printable(reason))?;
    }
    for reason in &found.disagreed {
        writeln!(output, "  for two: {}", printable(reason))?;
    }
    writeln!(output, "decided by {}", printable(&found.decided_by))
}
