//! `dateline entities load`, `unload`, `lists`: a user's own lists of who is who.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use dateline_corpus::{ListLoaded, lists};

use super::Target;
use super::listing::Single;
use crate::failure::{Failure, warn_words};
use crate::output::Output;
use crate::style::NAME;
use crate::wrap::printable;

#[derive(Args)]
#[command(after_help = FORMS)]
pub(super) struct Load {
    /// JSON Lines: entities in Dateline's own form, or of `FollowTheMoney` as `OpenSanctions` publishes them
    file: PathBuf,

    /// The name of the list; the name of the file where it is not given
    #[arg(long, value_name = "NAME")]
    list: Option<String>,

    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    single: Single,
}

const FORMS: &str = r#"Dateline's own form, of which only id, type and name are needed:
  {"id": "Q1", "type": "PERSON", "name": "Henrik Lund", "aliases": ["H. Lund"], "weak_aliases": ["Lund"],
   "country": "NOR", "identifiers": [{"kind": "wikidata", "value": "Q1"}],
   "roles": [{"title": "Foreign Minister", "of": "Norway", "start": "2021", "end": "2024-09"}]}

The file takes the place of what the list held. Lines that cannot be read are named and passed over."#;

impl Load {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let stem = self.file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let list = self.list.clone().or(stem).unwrap_or_default();
        let corpus = self.target.open_for_writing()?;
        let mut bad = 0_u64;
        let loaded = lists::load_file(corpus.as_ref(), &list, &self.file, |record| {
            bad += 1;
            warn_words(&record.to_string());
        })?;
        self.single.print(&loaded, |output, loaded| show(output, loaded, bad))
    }
}

fn show(output: &mut Output, loaded: &ListLoaded, bad: u64) -> io::Result<()> {
    let ListLoaded { added, changed, unchanged, removed } = loaded;
    writeln!(
        output,
        "{added} added, {changed} changed, {unchanged} unchanged, {removed} removed, {bad} unreadable"
    )
}

#[derive(Args)]
pub(super) struct Unload {
    /// The name of the list
    list: String,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    single: Single,
}

impl Unload {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let removed = self.target.open_for_writing()?.remove_list(&self.list)?;
        self.single.print(&removed, |output, removed| writeln!(output, "{removed} entities removed"))
    }
}

#[derive(Args)]
pub(super) struct Lists {
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    single: Single,
}

impl Lists {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let found = self.target.open()?.lists()?;
        self.single.print(&found, |output, found| {
            let mut lists = found.iter();
            lists.try_for_each(|one| {
                writeln!(output, "{NAME}{}{NAME:#} {}", printable(&one.list), one.entities)
            })
        })
    }
}
