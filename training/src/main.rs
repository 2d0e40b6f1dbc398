//! Trains and measures the models in `models/`.
#![expect(clippy::print_stderr, reason = "a tool for developers that says how far it is")]

mod lemma;
mod names;
mod ner;
mod pages;
mod parse;
mod perceptron;
mod pos;
mod random;
mod restyle;
mod show;
mod treebank;

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Parser, Subcommand};
use dateline_core::tag::Deprel;
use dateline_core::tag::model::{Builder, Card, Model, Source};

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
        /// Trains on one half of the sites only, so that the other can be measured.
        #[arg(long)]
        measure: bool,
    },
    /// Shows what the embedded model makes of a text on standard input.
    Show,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    match arguments.command {
        Command::Train { model } => train(&arguments.data, &model),
        Command::TrainPages { model, measure } => pages::train(&arguments.data, &model, measure),
        Command::Show => show::run(),
    }
}

fn train(data: &Path, target: &Path) -> Result<()> {
    let ud = |name: &str| treebank::read(&data.join("language").join(name));
    let mut training = ud("ud-ewt/en_ewt-ud-train.conllu.zst")?;
    training.extend(ud("ud-gum/en_gum-ud-train.conllu.zst")?);
    let dev = [ud("ud-ewt/en_ewt-ud-dev.conllu.zst")?, ud("ud-gum/en_gum-ud-dev.conllu.zst")?];
    eprintln!("{} sentences; dev {} {}", training.len(), dev[0].len(), dev[1].len());
    let labels = pos::Labels::of(&training);
    eprintln!("{} labels", labels.names.len());
    let classes = pos::classes(&training, &labels);
    let mut lexicon = Builder::new(Card::default());
    lexicon.head("classes", labels.names.clone(), &classes);
    let lexicon = Model::read(lexicon.finish()?)?;
    let class = lexicon.head("classes")?;
    let plain = training.clone();
    restyle::add(&mut training);
    let look = |sentences: &[treebank::Sentence]| -> Vec<pos::Example> {
        sentences
            .iter()
            .map(|sentence| pos::example(sentence, &labels, |word| class.signature(word)))
            .collect()
    };
    let examples = look(&training);
    let learner = pos::train(&examples, labels.names.len(), 8);
    let rows = learner.rows(3);
    let (irregular, bases) = lemma::tables(&training);
    eprintln!("lemmas: {} irregular bytes, {} base bytes", irregular.len(), bases.len());
    let mut builder = Builder::new(card());
    builder.head("classes", labels.names.clone(), &classes);
    builder.head("tags", labels.names.clone(), &rows);
    builder.text("lemmas", &irregular);
    builder.text("bases", &bases);
    let tagger = Model::read(builder.clone().finish()?)?;
    let tag = ner::tagger(tagger.head("classes")?, tagger.head("tags")?);
    let parsing = parse_examples(&training, &labels, &class);
    let dev_parsing: Vec<Vec<parse::Example>> = dev
        .iter()
        .map(|dev| {
            let sentences = dev.iter().map(|sentence| {
                let tagging = pos::example(sentence, &labels, |word| class.signature(word));
                let tags = tag(&sentence.text, &tagging.words);
                parse::Example::new(sentence, tagging, tags)
            });
            sentences.collect()
        })
        .collect();
    let parser = parse::train(&parsing, 8);
    let relations = parse::train_relations(&parsing, 5);
    for (least, least2) in [(9, 5), (5, 3), (7, 3)] {
        let mut trial = builder.clone();
        let rows = parser.rows(least);
        eprintln!("parser: {} features", rows.len());
        trial.head("heads", ["shift", "left", "right"].map(str::to_owned).to_vec(), &rows);
        let rows = relations.rows(least2);
        eprintln!("relations: {} features", rows.len());
        trial.head("relations", Deprel::ALL.iter().map(|name| name.as_str().to_owned()).collect(), &rows);
        let bytes = trial.clone().finish()?;
        eprintln!("least {least} {least2}: {} bytes", bytes.len());
        let model = Model::read(bytes)?;
        for (name, examples) in ["ewt", "gum"].iter().zip(&dev_parsing) {
            let measured = parse::measure(examples, &model.head("heads")?, &model.head("relations")?);
            eprintln!("{name}: UAS {:.2} LAS {:.2}", measured.heads * 100.0, measured.both * 100.0);
            for (relation, f1, there) in measured.relations.iter().take(30) {
                eprint!("{relation} {:.1} ({there}) ", f1 * 100.0);
            }
            eprintln!();
        }
        if least == 7 {
            builder = trial;
        }
    }
    let sets = names::read(data, &plain, &dev[1])?;
    let examples = ner::examples(&sets, &mut names::Augmenter::new()?, &tag);
    eprintln!("{} sentences for names", examples.len());
    let finder = ner::train(&examples, 5);
    let rows = finder.rows(3);
    builder.head("names", dateline_core::tag::ner::labels(), &rows);
    let found = Model::read(builder.clone().finish()?)?;
    let mut margins = Vec::new();
    for (name, samples) in &sets.dev {
        let examples: Vec<ner::Example> =
            names::pages(samples).flat_map(|page| ner::page(page, &tag)).collect();
        let measured = ner::measure(&examples, &found.head("names")?);
        for (kind, counts) in &measured.kinds {
            let (p, r, f) = (counts.precision(), counts.recall(), counts.f1());
            eprintln!("{name} {kind}: P {:.1} R {:.1} F {:.1}", p * 100.0, r * 100.0, f * 100.0);
        }
        margins.extend(measured.margins);
    }
    builder.text("confidence", &ner::confidence(margins));
    let bytes = builder.finish()?;
    eprintln!("{} features, {} bytes", rows.len(), bytes.len());
    std::fs::write(target, &bytes)?;
    let model = Model::read(bytes)?;
    for (name, dev) in ["ewt", "gum"].iter().zip(&dev) {
        let (upos, whole) = pos::measure(&look(dev), &labels.names, &model.head("tags")?);
        eprintln!("{name}: UPOS {:.2} with XPOS {:.2}", upos * 100.0, whole * 100.0);
    }
    Ok(())
}

/// Sentences with tags as a tagger gives them that has not seen them: each fifth is tagged by one trained on the rest.
fn parse_examples(
    sentences: &[treebank::Sentence],
    labels: &pos::Labels,
    class: &dateline_core::tag::model::Head,
) -> Vec<parse::Example> {
    const FOLDS: usize = 5;
    let mut examples = Vec::new();
    for fold in 0..FOLDS {
        let size = sentences.len().div_ceil(FOLDS);
        let (from, to) = ((fold * size).min(sentences.len()), ((fold + 1) * size).min(sentences.len()));
        let look =
            |sentence: &treebank::Sentence| pos::example(sentence, labels, |word| class.signature(word));
        let rest: Vec<pos::Example> = sentences[..from].iter().chain(&sentences[to..]).map(look).collect();
        let learner = pos::train(&rest, labels.names.len(), 3);
        examples.extend(sentences[from..to].iter().map(|sentence| {
            let tagging = look(sentence);
            let mut tags = Vec::new();
            dateline_core::tag::pos::tag(&tagging.view(), &learner, &mut tags);
            parse::Example::new(sentence, tagging, tags)
        }));
    }
    examples
}

fn card() -> Card {
    let source = |name: &str, licence: &str| Source { name: name.to_owned(), licence: licence.to_owned() };
    Card {
        name: "english-small".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        licence: "CC-BY-SA-4.0".to_owned(),
        sources: vec![
            source("UD_English-EWT", "CC-BY-SA-4.0"),
            source(
                "UD_English-GUM (genres that allow commercial use)",
                "CC-BY-4.0 annotations, texts CC-BY or CC-BY-SA or public domain",
            ),
        ],
        ..Card::default()
    }
}
