//! The figures of a model on the development sets.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use dateline_core::page::{BlockKind, TextBlock};
use dateline_core::tag::Pipeline;
use dateline_core::tag::model::Model;
use dateline_core::{Limits, Text, text};

use crate::train::tagger_of;
use crate::treebank::Sentence;
use crate::{data, names, ner, parse, pos, segmentation};

/// Prints the figures.
pub(crate) fn run(folder: &Path, path: &Path) -> Result<()> {
    let bytes = std::fs::read(path)?;
    eprintln!("{} bytes", bytes.len());
    let model = Model::read(bytes)?;
    let dev = data::dev(folder)?;
    segmentation::golden(folder)?;
    for (name, sentences) in &dev {
        segmentation::raw(name, sentences);
        syntax(name, sentences, &model)?;
    }
    let [_, (_, gum_dev)] = &dev;
    found(&model, &names::read(folder, &[], gum_dev)?)?;
    speed(model, &dev)
}

fn syntax(name: &str, sentences: &[Sentence], model: &Model) -> Result<()> {
    let (classes, tags) = tagger_of(model)?;
    let labels = pos::Labels::named(tags.labels());
    let look = |sentence: &Sentence| pos::example(sentence, &labels, |word| classes.signature(word));
    let examples: Vec<pos::Example> = sentences.iter().map(look).collect();
    let (upos, whole) = pos::measure(&examples, tags.labels(), &tags);
    let tag = ner::tagger(classes, tags);
    let examples: Vec<parse::Example> = sentences
        .iter()
        .zip(examples)
        .map(|(sentence, example)| {
            let found = tag(&example.words);
            parse::Example::new(sentence, example, found)
        })
        .collect();
    let measured = parse::measure(&examples, &model.head("heads")?, &model.head("relations")?);
    let [upos, whole, heads, both] = [upos, whole, measured.heads, measured.both].map(|share| share * 100.0);
    eprintln!(
        "{name}: UPOS {upos:.2}, with XPOS {whole:.2}; UAS {heads:.2}, LAS {both:.2} (gold tokens, own tags)"
    );
    let relations = measured.relations.iter().take(24);
    let told: Vec<String> =
        relations.map(|(name, f1, n)| format!("{name} {:.0} ({n})", f1 * 100.0)).collect();
    eprintln!("{name}: {}", told.join(", "));
    Ok(())
}

/// The examples of a development set of names.
fn examples(model: &Model, samples: &[names::Sample]) -> Result<Vec<ner::Example>> {
    let (classes, tags) = tagger_of(model)?;
    let tag = ner::tagger(classes, tags);
    Ok(names::pages(samples).flat_map(|page| ner::page(page, &tag)).collect())
}

fn found(model: &Model, sets: &names::Sets) -> Result<()> {
    for (name, samples) in &sets.dev {
        let measured = ner::measure(&examples(model, samples)?, &model.head("names")?);
        let told: Vec<String> = measured
            .kinds
            .iter()
            .map(|(kind, counts)| {
                let [p, r, f] = [counts.precision(), counts.recall(), counts.f1()].map(|share| share * 100.0);
                format!("{kind} P {p:.1} R {r:.1} F {f:.1} ({})", counts.there)
            })
            .collect();
        eprintln!("names {name}: {}", told.join("; "));
    }
    Ok(())
}

/// The margins of names, and whether they were right, on the sets with all kinds.
pub(crate) fn margins(model: &Model, sets: &names::Sets) -> Result<Vec<(i32, bool)>> {
    let mut margins = Vec::new();
    for (_, samples) in sets.dev.iter().filter(|(name, _)| *name != "UNER EWT") {
        margins.extend(ner::measure(&examples(model, samples)?, &model.head("names")?).margins);
    }
    Ok(margins)
}

/// Tokens a second of everything in `text` and `tag`, and how much slower that is than cutting at white space.
fn speed(model: Model, dev: &[(&str, Vec<Sentence>)]) -> Result<()> {
    let started = Instant::now();
    let pipeline = Pipeline::new(model)?;
    let loading = started.elapsed();
    let content: Vec<&str> =
        dev.iter().flat_map(|(_, sentences)| sentences).map(|sentence| sentence.text.as_str()).collect();
    let text = Text::new(content.join("\n\n"));
    let block = TextBlock { kind: BlockKind::Paragraph, range: 0..text.as_str().len() };
    let started = Instant::now();
    let words = text.as_str().split_whitespace().map(str::to_lowercase).filter(|word| word.len() > 2).count();
    let plain = started.elapsed();
    let started = Instant::now();
    let layer = text::segment(&text, &[block], &Limits::default());
    let cut = started.elapsed();
    let tagged = pipeline.annotate(&text, layer);
    let all = started.elapsed();
    let rate = tagged.tokens.len() as f64 / all.as_secs_f64();
    let ratio = all.as_secs_f64() / plain.as_secs_f64().max(1e-9);
    eprintln!(
        "speed: {rate:.0} tokens/s on one core for everything ({} tokens, {words} words; segmentation {:.0} %); \
         {ratio:.0} times as long as lower-casing the words; ready in {loading:?}",
        tagged.tokens.len(),
        100.0 * cut.as_secs_f64() / all.as_secs_f64(),
    );
    Ok(())
}
