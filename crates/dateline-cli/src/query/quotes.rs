//! `dateline quotes`: who said what, about whom.

use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use dateline_core::analysis::QuoteKind;
use dateline_corpus::{Order, QuoteFilter, QuoteRecord, Who};

use super::Target;
use super::listing::Paging;
use super::show::{day, name, place};
use super::times::Times;
use crate::failure::Failure;
use crate::style::{NAME, PLAIN, TIME};
use crate::table::{Row, Table};
use crate::words::{from_code, word};

/// Lists what people, organisations and countries said
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub(crate) struct Quotes {
    #[command(subcommand)]
    command: Option<QuotesCommand>,

    #[command(flatten)]
    list: List,
}

const EXAMPLES: &str = "\
Examples:
  dateline quotes --corpus news --speaker Lund
  dateline quotes --corpus news --speaker 'North Korea' --about NATO --in 2023
  dateline quotes --corpus news --kind direct --text 'arms race' --json";

#[derive(Subcommand)]
enum QuotesCommand {
    /// Quotes in order of publication
    List(List),
}

#[derive(Args)]
struct List {
    /// Said by this person, organisation or country, by name or id
    #[arg(long, value_name = "WHO")]
    speaker: Option<String>,

    /// Leave out those who speak for the speaker: officials, ministries, members
    #[arg(long)]
    without_members: bool,

    /// About this person, organisation or country
    #[arg(long, value_name = "WHO")]
    about: Option<String>,

    /// Given in this way (repeatable)
    #[arg(long, value_name = "KIND", ignore_case = true)]
    #[arg(value_parser = PossibleValuesParser::new(KINDS).try_map(|code| from_code::<QuoteKind>(&code)))]
    kind: Vec<QuoteKind>,

    /// Holding these words
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,

    /// Only in this document
    #[arg(long)]
    document: Option<String>,

    /// The latest first
    #[arg(long)]
    newest_first: bool,

    #[command(flatten)]
    published: Times,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    paging: Paging,
}

const KINDS: [&str; 3] = ["direct", "indirect", "mixed"];

impl Quotes {
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        let QuotesCommand::List(list) = self.command.unwrap_or(QuotesCommand::List(self.list));
        list.run()?;
        Ok(ExitCode::SUCCESS)
    }
}

impl List {
    fn run(&self) -> Result<(), Failure> {
        let corpus = self.target.open()?;
        let filter = QuoteFilter {
            speaker: self.speaker.as_deref().map(Who::from),
            include_members: !self.without_members,
            about: self.about.as_deref().map(Who::from),
            kinds: self.kind.clone(),
            text: self.text.clone().unwrap_or_default(),
            published: self.published.range(),
            document: self.document.clone(),
            order: if self.newest_first { Order::NewestFirst } else { Order::OldestFirst },
        };
        self.paging.print(
            "no quotes",
            |page| corpus.quotes(&filter, page),
            |quotes| {
                Table::new(&[("PUBLISHED", TIME), ("SPEAKER", NAME), ("ABOUT", NAME), ("KIND", PLAIN)])
                    .with(quotes.iter().map(row))
            },
        )
    }
}

fn row(quote: &QuoteRecord) -> Row {
    let speaker = quote.speaker_entity.as_ref().map(name).or_else(|| quote.speaker.clone());
    let inferred = quote.speaker_inferred.as_ref().map(|found| format!(" = {}?", name(&found.entity)));
    let speaker = speaker.map(|speaker| format!("{speaker}{}", inferred.unwrap_or_default()));
    let about = quote.about_entity.as_ref().map(name).or_else(|| quote.about.clone());
    Row::new([
        quote.passage.published.as_deref().map(day).unwrap_or_default().to_owned(),
        speaker.unwrap_or_else(|| "?".to_owned()),
        about.unwrap_or_default(),
        word(&quote.kind),
    ])
    .evidence(&quote.passage.text, &place(&quote.passage))
}
