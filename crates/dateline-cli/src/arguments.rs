//! What the user may write.

use clap::builder::Styles;
use clap::{Parser, Subcommand, ValueEnum};

use crate::analyze::Analyze;
use crate::completions::Completions;
use crate::health::Health;
use crate::ingest::IngestCommand;
use crate::names::Names;
use crate::ontology::OntologyCommand;
use crate::query::changes::Changes;
use crate::query::documents::Documents;
use crate::query::entities::Entities;
use crate::query::events::Events;
use crate::query::quotes::Quotes;
use crate::query::roles::Roles;
use crate::query::statistics::Statistics;
use crate::serve::Serve;
use crate::style;

const STYLES: Styles = Styles::styled()
    .header(style::HEADING)
    .usage(style::HEADING)
    .literal(style::NAME)
    .placeholder(style::FAINT)
    .error(style::ERROR)
    .valid(style::NAME)
    .invalid(style::WARNING);

/// Reads news pages and answers who did what to whom, when and where, and who says so.
#[derive(Parser)]
#[command(name = "dateline", version, styles = STYLES, max_term_width = 110, propagate_version = false)]
#[command(arg_required_else_help = true, subcommand_required = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,

    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", display_order = 1000)]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    #[arg(help = "When to colour the output: auto, always, never; NO_COLOR is honoured")]
    pub(crate) color: Color,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    Analyze(Analyze),
    Ingest(IngestCommand),
    Serve(Box<Serve>),
    Documents(Box<Documents>),
    Entities(Box<Entities>),
    Events(Box<Events>),
    Quotes(Box<Quotes>),
    Names(Names),
    Ontology(OntologyCommand),
    Roles(Box<Roles>),
    Statistics(Statistics),
    Changes(Changes),
    Health(Health),
    Completions(Completions),
}

/// When to colour.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    /// Sets the choice for every stream that is opened from here on.
    pub(crate) fn apply(self) {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}
