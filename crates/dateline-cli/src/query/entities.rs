//! `dateline entities`: who is who.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use dateline_core::analysis::EntityType;
use dateline_corpus::{
    EntityHit, EntityQuery, EntityRecord, JudgementKind, MentionFilter, MentionRecord, RoleRecord, Who,
};

use super::Target;
use super::curate::{Explain, Journal, Pair, Rename, Split, Undo};
use super::listing::{Paging, Single};
use super::lists::{Lists, Load, Unload};
use super::show::{day, name, period, place, words};
use crate::failure::Failure;
use crate::output::Output;
use crate::style::{EVIDENCE, FAINT, HEADING, NAME, PLAIN, TIME};
use crate::table::{Row, Table};
use crate::words::{count, entity_type, from_code, word};
use crate::wrap::{printable, wrap};

/// Finds people, organisations and places, and tells who they are
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub(crate) struct Entities {
    #[command(subcommand)]
    command: Option<EntitiesCommand>,

    #[command(flatten)]
    search: Search,
}

const EXAMPLES: &str = "\
Examples:
  dateline entities --corpus news 'Han Suh-joon'         also finds Han Seo-jun
  dateline entities get --corpus news 'Han Suh-joon'     names, posts over time, and where they were read
  dateline entities --corpus news --type PERSON --country KOR --json
  dateline entities explain --corpus news 'Han Suh-joon' 'Han Seo-jun'
  dateline entities merge --corpus news ent-1… ent-2… --author Ada --reason 'same passport'";

#[derive(Subcommand)]
enum EntitiesCommand {
    /// Entities by name, the best match first; without a name the most mentioned first
    Search(Search),
    /// One entity, by id or by name
    Get(Get),
    /// Where an entity is mentioned
    Mentions(Mentions),
    /// Why two are one, or two
    Explain(Explain),
    /// Decides that two are one
    Merge(Pair),
    /// Decides that some names of an entity are another's
    Split(Split),
    /// Decides that two are not one, and will not become one
    Distinguish(Pair),
    /// Decides by which name an entity goes
    Rename(Rename),
    /// Takes a decision back
    Undo(Undo),
    /// Loads a list of one's own: JSON Lines, or `FollowTheMoney` as `OpenSanctions` publishes it
    Load(Load),
    /// Removes a list, and what it linked
    Unload(Unload),
    /// The lists that were loaded
    Lists(Lists),
    /// What was decided, by whom, when and why; the latest first
    Journal(Journal),
}

const TYPES: [&str; 8] = ["PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "FAC", "WORK"];

#[derive(Args)]
struct Search {
    /// A name or a part of one, in any order of its words; slips of typing are forgiven
    name: Vec<String>,

    /// Of this type (repeatable)
    #[arg(long = "type", value_name = "TYPE", ignore_case = true)]
    #[arg(value_parser = PossibleValuesParser::new(TYPES).try_map(|code| from_code::<EntityType>(&code)))]
    kinds: Vec<EntityType>,

    /// Of this country, in ISO 3166 alpha-3: KOR, EUR, IGO (repeatable)
    #[arg(long, value_name = "CODE")]
    country: Vec<String>,

    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    paging: Paging,
}

#[derive(Args)]
struct Get {
    /// An id (ent-…) or a name
    #[arg(required = true, value_name = "WHO")]
    who: Vec<String>,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    single: Single,
}

#[derive(Args)]
struct Mentions {
    /// An id (ent-…) or a name
    #[arg(value_name = "WHO")]
    who: String,

    /// Only in this document
    #[arg(long)]
    document: Option<String>,

    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    paging: Paging,
}

impl Entities {
    pub(crate) fn run(self) -> Result<ExitCode, Failure> {
        match self.command.unwrap_or(EntitiesCommand::Search(self.search)) {
            EntitiesCommand::Search(command) => command.run()?,
            EntitiesCommand::Get(command) => command.run()?,
            EntitiesCommand::Mentions(command) => command.run()?,
            EntitiesCommand::Explain(command) => command.run()?,
            EntitiesCommand::Merge(command) => command.run(JudgementKind::Merge)?,
            EntitiesCommand::Split(command) => command.run()?,
            EntitiesCommand::Distinguish(command) => command.run(JudgementKind::Distinguish)?,
            EntitiesCommand::Rename(command) => command.run()?,
            EntitiesCommand::Undo(command) => command.run()?,
            EntitiesCommand::Load(command) => command.run()?,
            EntitiesCommand::Unload(command) => command.run()?,
            EntitiesCommand::Lists(command) => command.run()?,
            EntitiesCommand::Journal(command) => command.run()?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Search {
    fn run(&self) -> Result<(), Failure> {
        let corpus = self.target.open()?;
        let countries = self.country.iter().map(|country| country.to_uppercase()).collect();
        let query = EntityQuery { name: self.name.join(" "), kinds: self.kinds.clone(), countries };
        self.paging.print(
            "nobody by that name",
            |page| corpus.search_entities(&query, page),
            |hits| {
                Table::new(&[
                    ("NAME", NAME),
                    ("TYPE", PLAIN),
                    ("COUNTRY", PLAIN),
                    ("LAST SEEN AS", PLAIN),
                    ("MENTIONS", PLAIN),
                    ("MATCH", FAINT),
                    ("ENTITY", FAINT),
                ])
                .with(hits.iter().map(hit_row))
            },
        )
    }
}

fn hit_row(hit: &EntityHit) -> Row {
    let mentions =
        format!("{} in {}", hit.mention_count, count(hit.document_count as usize, "document", "documents"));
    let matched = hit.match_kind.as_ref().map(word).unwrap_or_default();
    let matched = match &hit.matched {
        Some(name) if *name != hit.entity.name => format!("{matched}: {name}"),
        _ => matched,
    };
    Row::new([
        hit.entity.name.clone(),
        entity_type(hit.entity.kind).to_owned(),
        hit.entity.country.clone().unwrap_or_default(),
        hit.role.clone().unwrap_or_default(),
        mentions,
        matched,
        hit.entity.id.clone(),
    ])
}

impl Get {
    fn run(&self) -> Result<(), Failure> {
        let entity = self.target.open()?.find_entity(&Who::from(self.who.join(" ")))?;
        self.single.print(&entity, show)
    }
}

fn show(output: &mut Output, entity: &EntityRecord) -> io::Result<()> {
    let width = output.width();
    let country = entity.country.as_ref().map(|country| format!(", {country}")).unwrap_or_default();
    let name_ = printable(&entity.name);
    writeln!(
        output,
        "{HEADING}{name_}{HEADING:#} {FAINT}{}{country} · {}{FAINT:#}",
        entity_type(entity.kind),
        entity.id
    )?;
    let mentions = count(entity.mention_count as usize, "mention", "mentions");
    let documents = count(entity.document_count as usize, "document", "documents");
    let seen = period(entity.first_seen.as_deref(), entity.last_seen.as_deref());
    let seen = if seen.is_empty() { seen } else { format!(", {seen}") };
    writeln!(output, "{mentions} in {documents}{seen}")?;
    if let Some(whole) = &entity.part_of {
        writeln!(output, "part of {NAME}{}{NAME:#}", printable(&name(whole)))?;
    }
    let aliases: Vec<String> =
        entity.aliases.iter().map(|alias| format!("{} ({}×)", alias.name, alias.count)).collect();
    section(output, "Names", &aliases.join(", "), width)?;
    if !entity.roles.is_empty() {
        writeln!(output, "\n{HEADING}Posts{HEADING:#}")?;
        let table = Table::new(&[("SEEN", TIME), ("POST", PLAIN), ("OF", NAME)])
            .with(entity.roles.iter().map(role_row));
        table.write(output, width, 2)?;
    }
    let reasons: Vec<String> = entity
        .same_because
        .iter()
        .map(|same| format!("{} = {}: {}", same.left, same.right, same.reason))
        .collect();
    section(output, "Why these names are one", &reasons.join("; "), width)?;
    if !entity.passages.is_empty() {
        writeln!(output, "\n{HEADING}Where{HEADING:#}")?;
    }
    for passage in &entity.passages {
        for line in wrap(&format!("“{}”", words(passage).trim()), width.saturating_sub(2)) {
            writeln!(output, "  {EVIDENCE}{line}{EVIDENCE:#}")?;
        }
        writeln!(output, "  {FAINT}— {}{FAINT:#}", printable(&place(passage)))?;
    }
    Ok(())
}

fn role_row(role: &RoleRecord) -> Row {
    let qualifier = role.qualifier.as_ref().map(|qualifier| format!("{qualifier} ")).unwrap_or_default();
    let of = role.of_entity.as_ref().map(name).or_else(|| role.of.clone());
    Row::new([
        period(role.first_seen.as_deref(), role.last_seen.as_deref()),
        format!("{qualifier}{}", role.title),
        of.unwrap_or_default(),
    ])
    .evidence(words(&role.evidence), &place(&role.evidence))
}

fn section(output: &mut Output, title: &str, words: &str, width: usize) -> io::Result<()> {
    if words.is_empty() {
        return Ok(());
    }
    writeln!(output, "\n{HEADING}{title}{HEADING:#}")?;
    wrap(words, width.saturating_sub(2)).iter().try_for_each(|line| writeln!(output, "  {line}"))
}

impl Mentions {
    fn run(&self) -> Result<(), Failure> {
        let corpus = self.target.open()?;
        let filter = MentionFilter {
            entity: Who::from(self.who.as_str()),
            document: self.document.clone(),
            kinds: Vec::new(),
        };
        self.paging.print(
            "no mentions",
            |page| corpus.mentions(&filter, page),
            |mentions: &[MentionRecord]| {
                let mut table =
                    Table::new(&[("PUBLISHED", TIME), ("WORDS", NAME), ("KIND", PLAIN), ("DOCUMENT", FAINT)]);
                for MentionRecord { kind, passage, .. } in mentions {
                    let published = passage.published.as_deref().map(day).unwrap_or_default().to_owned();
                    let cells = [published, passage.text.clone(), word(kind), passage.document.clone()];
                    let row = Row::new(cells);
                    table.push(match &passage.context {
                        Some(context) => row.evidence(&context.text, ""),
                        None => row,
                    });
                }
                table
            },
        )
    }
}
