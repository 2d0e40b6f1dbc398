//! Trains and measures the models in `models/`.
#![expect(clippy::print_stderr, reason = "a tool for developers that says how far it is")]

mod data;
mod lemma;
mod measure;
mod names;
mod ner;
mod news;
mod pages;
mod parse;
mod perceptron;
mod pos;
mod prepare;
mod random;
mod restyle;
mod segmentation;
mod show;
mod train;
mod treebank;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, Subcommand};

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
    /// Trains the small English model.
    Train {
        /// Where the model is written.
        #[arg(long, default_value = "models/english-small.dateline")]
        model: PathBuf,
    },
    /// Trains the model that finds the story on a page.
    TrainPages {
        /// Where the model is written.
        #[arg(long, default_value = "models/pages.dateline")]
        model: PathBuf,
    },
    /// Prints the figures of a model on the development sets.
    Measure {
        /// The model.
        #[arg(long, default_value = "models/english-small.dateline")]
        model: PathBuf,
    },
    /// Writes what the encoder is trained on as numbers.
    Prepare {
        /// The folder that is written.
        #[arg(long, default_value = "target/encoder")]
        target: PathBuf,
    },
    /// Shows what the embedded model makes of a text on standard input.
    Show,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    match arguments.command {
        Command::Train { model } => train::run(&arguments.data, &model),
        Command::TrainPages { model } => pages::train(&arguments.data, &model),
        Command::Measure { model } => measure::run(&arguments.data, &model),
        Command::Prepare { target } => prepare::run(&arguments.data, &target),
        Command::Show => show::run(),
    }
}
