//! Everything that is trained on, as numbers for the Python training and words for its teacher.
//!
//! Each set becomes three files: `NAME.rows` (little-endian u32, [`write::WIDTH`] to a token), `NAME.roles` (u32 triples:
//! predicate, token, label) and `NAME.words` (a token a line). `labels.json` names the labels.

mod blocks;
mod labels;
mod raw;
mod roles;
mod write;

use std::path::Path;

use anyhow::Result;
use dateline_core::text::Hyphens;

use self::blocks::Maker;
use self::labels::{Labelled, Labels};
use self::write::Writer;
use crate::names::{self, Augmenter, Sample};
use crate::random::Random;
use crate::treebank::Sentence;
use crate::{data, lemma, news};

/// Reads the sets and writes them into the folder.
pub(crate) fn run(folder: &Path, target: &Path) -> Result<()> {
    std::fs::create_dir_all(target)?;
    let treebanks = treebanks(folder, Hyphens::Joining)?;
    let training: Vec<_> = treebanks[..2].iter().flat_map(|(_, sentences)| sentences).cloned().collect();
    let labels = Labels::of(&training);
    labels.write(target)?;
    let (irregular, bases) = lemma::tables(&training);
    std::fs::write(target.join("lemmas.txt"), irregular)?;
    std::fs::write(target.join("bases.txt"), bases)?;
    let roles = roles::read(folder)?;
    let writer = Writer::new(target);
    let mut maker = Maker::new();
    for (name, sentences) in &treebanks {
        let labelled: Vec<Labelled> =
            sentences.iter().map(|sentence| labels.tree(sentence, roles.get(&sentence.id))).collect();
        writer.set(name, &maker.paragraphs(&labelled))?;
        if name.ends_with("train") {
            writer.set(&format!("{name}-restyled"), &maker.restyled(&labelled))?;
            writer.set(&format!("{name}-joined"), &maker.joined(&labelled))?;
        }
    }
    let usage = news::Usage::of(&training);
    let language = folder.join("language");
    let mut augmenter = Augmenter::new()?;
    let mut news = news::read(&language.join("gmb-ner/gmb.conll.zst"), &usage)?;
    let apart = news.split_off(news::training_part(news.len()));
    for (name, pieces) in [("gmb-train", news), ("gmb-dev", apart)] {
        let labelled: Vec<Labelled> = pieces.iter().map(|piece| labels.news(piece)).collect();
        writer.set(name, &maker.runs(&labelled))?;
        if name == "gmb-train" {
            let samples: Vec<Sample> = pieces.into_iter().map(|piece| piece.sample).collect();
            writer.set("gmb-copies", &copies(&mut maker, &mut augmenter, &samples))?;
        }
    }
    for (name, samples) in names::sets(folder)? {
        let labelled: Vec<Labelled> = samples.iter().map(Labelled::named).collect();
        writer.set(name, &maker.runs(&labelled))?;
        if !name.ends_with("dev") && name != "wikigold" {
            writer.set(&format!("{name}-copies"), &copies(&mut maker, &mut augmenter, &samples))?;
        }
    }
    let raw = raw::read(folder)?;
    writer.set("pages", &maker.alone(&raw.bodies))?;
    writer.set("furniture", &maker.alone(&raw.furniture))?;
    // The same once more with every hyphen cut, for whoever wants the words of the treebanks.
    for (name, sentences) in self::treebanks(folder, Hyphens::Universal)? {
        let labelled: Vec<Labelled> =
            sentences.iter().map(|sentence| labels.tree(sentence, roles.get(&sentence.id))).collect();
        writer.set(&format!("{name}-cut"), &maker.paragraphs(&labelled))?;
    }
    Ok(())
}

/// The treebanks by name, those to train on first.
fn treebanks(folder: &Path, hyphens: Hyphens) -> Result<Vec<(&'static str, Vec<Sentence>)>> {
    let treebanks = [
        ("ewt-train", "ud-ewt/en_ewt-ud-train.conllu.zst"),
        ("gum-train", "ud-gum/en_gum-ud-train.conllu.zst"),
        ("ewt-dev", "ud-ewt/en_ewt-ud-dev.conllu.zst"),
        ("gum-dev", "ud-gum/en_gum-ud-dev.conllu.zst"),
    ];
    treebanks.into_iter().map(|(name, file)| Ok((name, data::read(folder, file, hyphens)?))).collect()
}

/// Copies of sentences in which other people act.
fn copies(maker: &mut Maker, augmenter: &mut Augmenter, samples: &[Sample]) -> Vec<Vec<blocks::Block>> {
    let mut random = Random::new(9);
    let chosen = samples.chunks(3).filter(|_| random.below(2) == 0).flatten();
    let copies: Vec<Labelled> =
        chosen.filter_map(|sample| augmenter.copy(sample)).map(|copy| Labelled::named(&copy)).collect();
    maker.runs(&copies)
}
