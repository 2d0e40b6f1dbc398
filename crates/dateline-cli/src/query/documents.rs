//! `dateline documents`: what the corpus holds.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use dateline_corpus::{
    CopyRecord, Document, DocumentFilter, DocumentHit, DocumentQuery, DocumentSummary, Who,
};

use super::Target;
use super::listing::{Paging, Single};
use super::show::{day, words};
use super::times::Times;
use crate::analyze::report;
use crate::failure::Failure;
use crate::output::Output;
use crate::style::{FAINT, HEADING, NAME, PLAIN, TIME};
use crate::table::{Row, Table};
use crate::words::word;

/// Lists, searches, shows and deletes documents
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub(crate) struct Documents {
    #[command(subcommand)]
    command: Option<DocumentsCommand>,

    #[command(flatten)]
    list: List,
}

const EXAMPLES: &str = "\
Examples:
  dateline documents --corpus news --in 2023-01
  dateline documents search --corpus news '\"joint exercise\" +drone'
  dateline documents get --corpus news --json DOCUMENT | jq .analysis.article.title";

#[derive(Subcommand)]
enum DocumentsCommand {
    /// Documents, the latest published first
    List(List),
    /// Documents whose text matches, the best first
    Search(Search),
    /// One document and all that was read from it
    Get(Get),
    /// Deletes documents and all that was read from them
    Delete(Delete),
}

/// Which documents.
#[derive(Args)]
struct Filter {
    /// Published by this outlet (repeatable)
    #[arg(long, value_name = "NAME")]
    outlet: Vec<String>,

    /// In this language, in ISO 639-1: en (repeatable)
    #[arg(long, value_name = "CODE")]
    language: Vec<String>,

    /// Mentioning this person, organisation or place, by name or id (repeatable; all must be mentioned)
    #[arg(long, value_name = "WHO")]
    mentions: Vec<String>,

    #[command(flatten)]
    published: Times,
}

impl Filter {
    fn filter(&self) -> DocumentFilter {
        DocumentFilter {
            published: self.published.range(),
            outlets: self.outlet.clone(),
            languages: self.language.clone(),
            entities: self.mentions.iter().cloned().map(Who::from).collect(),
        }
    }
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
struct Search {
    /// Words, "exact phrases", +must, -mustnot, title:word; in one pair of quotation marks, or after `--`
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
    #[command(flatten)]
    filter: Filter,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    paging: Paging,
}

#[derive(Args)]
struct Get {
    /// The document's id
    #[arg(value_name = "DOCUMENT")]
    id: String,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    single: Single,
}

#[derive(Args)]
struct Delete {
    /// Ids of documents
    #[arg(required = true, value_name = "DOCUMENT")]
    ids: Vec<String>,
    #[command(flatten)]
    target: Target,
}

impl Documents {
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        match self.command.unwrap_or(DocumentsCommand::List(self.list)) {
            DocumentsCommand::List(command) => command.run()?,
            DocumentsCommand::Search(command) => command.run()?,
            DocumentsCommand::Get(command) => command.run()?,
            DocumentsCommand::Delete(command) => command.run()?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl List {
    fn run(&self) -> Result<(), Failure> {
        let corpus = self.target.open()?;
        let filter = self.filter.filter();
        self.paging.print(
            "no documents",
            |page| corpus.documents(&filter, page),
            |documents| Table::new(&COLUMNS).with(documents.iter().map(|document| Row::new(cells(document)))),
        )
    }
}

impl Search {
    fn run(&self) -> Result<(), Failure> {
        let corpus = self.target.open()?;
        let query = DocumentQuery { text: self.words.join(" "), filter: self.filter.filter() };
        self.paging.print(
            "no documents",
            |page| corpus.search_documents(&query, page),
            |hits: &[DocumentHit]| {
                let mut table = Table::new(&COLUMNS);
                for DocumentHit { document, passages, .. } in hits {
                    let row = Row::new(cells(document));
                    table.push(passages.iter().fold(row, |row, passage| row.evidence(words(passage), "")));
                }
                table
            },
        )
    }
}

const COLUMNS: [(&str, anstyle::Style); 5] =
    [("PUBLISHED", TIME), ("OUTLET", PLAIN), ("TITLE", HEADING), ("LANGUAGE", PLAIN), ("DOCUMENT", FAINT)];

fn cells(document: &DocumentSummary) -> [String; 5] {
    let published = document.published.as_ref().map(|date| day(&date.value).to_owned());
    [
        published.unwrap_or_default(),
        document.outlet.clone().unwrap_or_default(),
        document.title.clone().unwrap_or_else(|| format!("({})", word(&document.kind))),
        document.language.clone(),
        document.id.clone(),
    ]
}

impl Get {
    fn run(&self) -> Result<(), Failure> {
        let document = self.target.open()?.document(&self.id)?;
        self.single.print(&document, |output: &mut Output, document: &Document| {
            let Document { id, revision, ingest_time, engine, .. } = document;
            writeln!(output, "{NAME}{id}{NAME:#} {FAINT}revision {revision}, ingested {ingest_time}, read by {engine}{FAINT:#}")?;
            write_copies(output, document)?;
            let width = output.width();
            report::write(output, &document.analysis, width, false)
        })
    }
}

/// Says what a document is a copy of, and which others carry its body.
fn write_copies(output: &mut Output, document: &Document) -> io::Result<()> {
    for copy in &document.copies {
        let CopyRecord { document: id, similarity, outlet, published, .. } = copy;
        let how = if document.copy_of.as_ref() == Some(id) { "a copy of" } else { "the same body as" };
        let told = [outlet.as_deref(), published.as_deref().map(day)];
        let told: Vec<&str> = told.into_iter().flatten().collect();
        let share = (similarity * 100.0).round();
        writeln!(output, "{how} {NAME}{id}{NAME:#} {FAINT}{share} % alike · {}{FAINT:#}", told.join(" · "))?;
    }
    Ok(())
}

impl Delete {
    fn run(&self) -> Result<(), Failure> {
        let corpus = self.target.open_for_writing()?;
        let mut output = Output::open();
        for id in &self.ids {
            corpus.delete_document(id)?;
            writeln!(output, "deleted {NAME}{id}{NAME:#}")?;
        }
        Ok(())
    }
}
