//! Training of the small English model from the first word to the file.

use std::path::Path;
use std::thread;

use anyhow::{Result, anyhow};
use dateline_core::tag::model::{Builder, Card, Head, Model, Row, Source};
use dateline_core::tag::parse::Action;
use dateline_core::tag::{Deprel, ner as core_ner, pos as core_pos};

use crate::perceptron::Perceptron;
use crate::treebank::Sentence;
use crate::{data, lemma, measure, names, ner, news, parse, pos, restyle};

/// The rounds of each head, and how often a feature must have been touched to stay: rarer ones are noise, and the
/// figures are better without them.
const TAG_ROUNDS: usize = 6;
const FOLD_ROUNDS: usize = 3;
const TREE_ROUNDS: usize = 7;
const RELATION_ROUNDS: usize = 5;
const NAME_ROUNDS: usize = 5;
const TAG_LEAST: u16 = 3;
const TREE_LEAST: u16 = 10;
const RELATION_LEAST: u16 = 5;
const NAME_LEAST: u16 = 4;

/// How many parts the treebanks are cut into for tags that were not trained on.
const FOLDS: usize = 3;

/// Trains, writes the model and prints its figures.
pub(crate) fn run(folder: &Path, target: &Path) -> Result<()> {
    let mut sentences = data::training(folder)?;
    let [_, (_, gum_dev)] = data::dev(folder)?;
    let sets = names::read(folder, &sentences, &gum_dev)?;
    let labels = pos::Labels::of(&sentences);
    let usage = news::Usage::of(&sentences);
    let mut builder = Builder::new(card());
    builder.head("classes", labels.names.clone(), &pos::classes(&sentences, &labels));
    let (irregular, bases) = lemma::tables(&sentences);
    builder.text("lemmas", &irregular);
    builder.text("bases", &bases);
    let lexicon = Model::read(builder.clone().finish()?)?;
    let class = lexicon.head("classes")?;
    restyle::add(&mut sentences);
    let signature = |word: u32| class.signature(word);
    let treebank: Vec<pos::Example> =
        sentences.iter().map(|sentence| pos::example(sentence, &labels, signature)).collect();
    let gmb = folder.join("language/gmb-ner/gmb.conll.zst");
    let news = news::read_tags(&gmb, &usage, &labels, signature)?;
    eprintln!("{} sentences of treebanks, {} of news", treebank.len(), news.len());
    let count = labels.names.len();
    let tags = pos::train(&treebank.iter().chain(&news).collect::<Vec<_>>(), count, TAG_ROUNDS);
    builder.head("tags", labels.names.clone(), &tags.rows(TAG_LEAST));
    let tagger = Model::read(builder.clone().finish()?)?;

    let (trees, found) = thread::scope(|scope| {
        let trees = scope.spawn(|| trees(&sentences, &treebank, &news, count));
        let found = scope.spawn(|| -> Result<Vec<Row>> {
            let tag = ner::tagger(tagger.head("classes")?, tagger.head("tags")?);
            let examples = ner::examples(&sets, &mut names::Augmenter::new()?, &tag);
            eprintln!("{} sentences for names", examples.len());
            let finder = ner::train(&examples, NAME_ROUNDS, Perceptron::new(core_ner::LABELS));
            Ok(finder.rows(NAME_LEAST))
        });
        (trees.join(), found.join())
    });
    let (heads, relations) = trees.map_err(|_| anyhow!("the training of the parser broke off"))?;
    let found = found.map_err(|_| anyhow!("the training of names broke off"))??;
    builder.head("heads", ["shift", "left", "right"].map(str::to_owned).to_vec(), &heads);
    builder.head("relations", Deprel::ALL.iter().map(|name| name.as_str().to_owned()).collect(), &relations);
    builder.head("names", core_ner::labels(), &found);
    let model = Model::read(builder.clone().finish()?)?;
    let margins = measure::margins(&model, &sets)?;
    builder.text("confidence", &ner::confidence(margins));
    let bytes = builder.finish()?;
    eprintln!("{} bytes", bytes.len());
    std::fs::write(target, &bytes)?;
    measure::run(folder, target)
}

/// Trains the parser and the relations, on tags as they come from a tagger that has not seen the sentence.
fn trees(
    sentences: &[Sentence],
    treebank: &[pos::Example],
    news: &[pos::Example],
    labels: usize,
) -> (Vec<Row>, Vec<Row>) {
    let fold = |nth: usize| {
        let rest: Vec<&pos::Example> = treebank
            .iter()
            .enumerate()
            .filter(|(at, _)| at % FOLDS != nth)
            .map(|(_, example)| example)
            .collect();
        // The news is a help to words, not to this: a part is enough.
        let rest: Vec<&pos::Example> = rest.into_iter().chain(news.iter().step_by(2)).collect();
        let learner = pos::train(&rest, labels, FOLD_ROUNDS);
        let part = sentences.iter().zip(treebank).skip(nth).step_by(FOLDS);
        let examples = part.map(|(sentence, example)| {
            let mut tags = Vec::new();
            core_pos::tag(&example.view(), &learner, &mut tags);
            parse::Example::new(sentence, example.clone(), tags)
        });
        examples.collect::<Vec<_>>()
    };
    let examples: Vec<parse::Example> = thread::scope(|scope| {
        let fold = &fold;
        let running: Vec<_> = (0..FOLDS).map(|nth| scope.spawn(move || fold(nth))).collect();
        running.into_iter().filter_map(|fold| fold.join().ok()).flatten().collect()
    });
    thread::scope(|scope| {
        let relations =
            scope.spawn(|| parse::train_relations(&examples, RELATION_ROUNDS).rows(RELATION_LEAST));
        let parser = parse::train(&examples, TREE_ROUNDS, Perceptron::new(Action::ALL.len()));
        let heads = parser.rows(TREE_LEAST);
        (heads, relations.join().unwrap_or_default())
    })
}

fn card() -> Card {
    let source = |name: &str, licence: &str| Source { name: name.to_owned(), licence: licence.to_owned() };
    Card {
        name: "english-small".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        licence: "CC-BY-SA-4.0".to_owned(),
        sources: vec![
            source("UD_English-EWT", "CC-BY-SA-4.0"),
            source("UD_English-GUM, genres that allow commercial use", "CC-BY, CC-BY-SA, public domain"),
            source(
                "Groningen Meaning Bank, entity-annotated CSV",
                "texts public domain; annotation licence unstated",
            ),
            source("CrossNER politics", "MIT; texts CC-BY-SA"),
            source("WikiGold", "CC-BY-4.0"),
            source("WNUT 2017", "CC-BY-4.0"),
        ],
        ..Card::default()
    }
}

/// The head of a tagger, for those who have its model.
pub(crate) fn tagger_of(model: &Model) -> Result<(Head<'_>, Head<'_>)> {
    Ok((model.head("classes")?, model.head("tags")?))
}
