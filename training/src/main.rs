//! Trains and measures the models in `models/`.
#![expect(clippy::print_stderr, reason = "a tool for developers that says how far it is")]

mod annotate;
mod data;
mod gold;
mod lemma;
mod names;
mod news;
mod pages;
mod prepare;
mod random;
mod restyle;
mod show;
mod speed;
mod treebank;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, Subcommand};
use dateline_core::text::Hyphens;

#[derive(Parser)]
#[command(about = "Trains and measures the models in models/")]
struct Arguments {
    /// The folder with the data sets.
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Trains the model that finds the story on a page.
    TrainPages {
        /// Where the model is written.
        #[arg(long, default_value = "models/pages.dateline")]
        model: PathBuf,
        /// Trains this head alone and keeps the others as they are: `text`, `html` (each with its trees), `text-title`,
        /// `html-title`, `list`; may be given again.
        #[arg(long)]
        only: Vec<String>,
    },
    /// Writes what a language model makes of documents: JSON Lines in, JSON Lines out.
    Annotate {
        /// The model.
        #[arg(long, default_value = "models/english-small.dateline")]
        model: PathBuf,
        /// Does without the special instructions of the processor.
        #[arg(long)]
        portable: bool,
        /// Cuts words at hyphens as the treebanks do.
        #[arg(long)]
        cut: bool,
    },
    /// Measures how long a language model takes for documents given as JSON Lines, on one core.
    Speed {
        /// The model.
        #[arg(long, default_value = "models/english-small.dateline")]
        model: PathBuf,
        /// Does without the special instructions of the processor.
        #[arg(long)]
        portable: bool,
        /// How often the documents are read.
        #[arg(long, default_value_t = 5)]
        rounds: usize,
    },
    /// Writes what the encoder is trained on as numbers.
    Prepare {
        /// The folder that is written.
        #[arg(long, default_value = "target/encoder")]
        target: PathBuf,
    },
    /// Writes the development part of the news set with its names in one manner: JSON Lines.
    Gold,
    /// Shows what the embedded model makes of a text on standard input.
    Show,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    match arguments.command {
        Command::TrainPages { model, only } => pages::train(&arguments.data, &model, &only),
        Command::Annotate { model, portable, cut } => {
            annotate::run(&model, portable, if cut { Hyphens::Universal } else { Hyphens::Joining })
        }
        Command::Speed { model, portable, rounds } => speed::run(&model, portable, rounds),
        Command::Prepare { target } => prepare::run(&arguments.data, &target),
        Command::Gold => gold::run(&arguments.data),
        Command::Show => show::run(),
    }
}
