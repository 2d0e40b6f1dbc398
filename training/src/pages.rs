//! The model of `dateline_core::page::story`: which pieces of a page are the story.
//!
//! Logistic regression over hashed features, fitted by adaptive gradients in a fixed order, with a penalty on large weights. A piece
//! is story if most of its runs of words stand in the known body. Sites, not pages, are parted into halves, so that what
//! is measured was never seen.

mod data;
mod tar;

use std::collections::{HashMap, HashSet};
use std::path::Path;

use anyhow::Result;
use dateline_core::page::story::{UNIT, decide, head_name, worth};
use dateline_core::tag::model::{Builder, Card, Row, Source};

use self::data::{Example, Half};
use crate::random::Random;

/// Rounds over all pages.
const ROUNDS: usize = 3;
/// The size of the first steps.
const RATE: f32 = 0.15;
/// The pull of each weight to nothing, at each use.
const DECAY: f32 = 1e-4;
/// Features seen on fewer pages are left out: they tell of a site, not of the news.
const LEAST: u32 = 10;

/// Whether the page's site is in the half that may be looked at and trained on.
pub(crate) fn may_be_looked_at(address: &str) -> bool {
    data::half(address) == Half::Tune
}

/// Trains the model on all pages and writes it; with `measure`, on one half of the sites, to be measured on the other.
pub(crate) fn train(data: &Path, target: &Path, measure: bool) -> Result<()> {
    let mut builder = Builder::new(card());
    for has_markup in [false, true] {
        let mut examples = data::read(data, has_markup)?;
        let mut apart = Vec::new();
        if measure {
            let (tune, report) = examples.into_iter().partition(|example| example.half == Half::Tune);
            (examples, apart) = (tune, report);
        }
        let weights = fit(&mut examples);
        eprintln!(
            "trained on: {:.4}; apart: {:.4}",
            measure_f1(&examples, &weights),
            measure_f1(&apart, &weights)
        );
        eprintln!("{}: {} pages, {} features", head_name(has_markup), examples.len(), weights.len());
        builder.head(head_name(has_markup), vec!["story".to_owned()], &rows(&weights));
    }
    std::fs::write(target, builder.finish()?)?;
    Ok(())
}

fn card() -> Card {
    let source = |name: &str, licence: &str| Source { name: name.to_owned(), licence: licence.to_owned() };
    Card {
        name: "pages".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        licence: "Apache-2.0".to_owned(),
        sources: vec![
            source("article-extraction-dataset of newspaper4k (annotations)", "Apache-2.0"),
            source("Web Content eXtraction Benchmark, development part (annotations)", "CC-BY-4.0"),
        ],
        ..Card::default()
    }
}

/// Fits the weights.
fn fit(examples: &mut [Example]) -> HashMap<u32, f32> {
    let mut seen: HashMap<u32, u32> = HashMap::new();
    for page in examples.iter() {
        let features: HashSet<u32> = page.pieces.iter().flat_map(|piece| &piece.features).copied().collect();
        for feature in features {
            *seen.entry(feature).or_default() += 1;
        }
    }
    // (weight, sum of squared gradients)
    let mut weights: HashMap<u32, (f32, f32)> = seen
        .into_iter()
        .filter(|&(_, count)| count >= LEAST)
        .map(|(feature, _)| (feature, (0.0, 1e-3)))
        .collect();
    let mut random = Random::new(1);
    for _ in 0..ROUNDS {
        random.shuffle(examples);
        for piece in examples.iter().flat_map(|page| &page.pieces) {
            let score: f32 =
                piece.features.iter().filter_map(|feature| weights.get(feature)).map(|(w, _)| w).sum();
            let likely = 1.0 / (1.0 + (-score).exp());
            let wrong = (f32::from(u8::from(piece.story)) - likely) * worth(piece.words);
            for feature in &piece.features {
                if let Some((weight, squares)) = weights.get_mut(feature) {
                    let gradient = wrong - DECAY * *weight;
                    *squares += gradient * gradient;
                    *weight += RATE * gradient / squares.sqrt() - DECAY * *weight;
                }
            }
        }
    }
    weights.into_iter().map(|(feature, (weight, _))| (feature, weight)).collect()
}

/// The mean over pages of the F1 of words, by whole pieces.
fn measure_f1(examples: &[Example], weights: &HashMap<u32, f32>) -> f32 {
    let of_page = |page: &Example| {
        let score =
            |piece: &data::Piece| piece.features.iter().filter_map(|feature| weights.get(feature)).sum();
        let odds: Vec<f32> = page.pieces.iter().map(score).collect();
        let worths: Vec<f32> = page.pieces.iter().map(|piece| worth(piece.words)).collect();
        let chosen = decide(&odds, &worths);
        let sum = |keep: &dyn Fn(&data::Piece, bool) -> bool| -> u32 {
            let kept = page.pieces.iter().zip(&chosen).filter(|(piece, chosen)| keep(piece, **chosen));
            kept.map(|(piece, _)| piece.words).sum()
        };
        let both = sum(&|piece, chosen| piece.story && chosen);
        let all = sum(&|piece, _| piece.story) + sum(&|_, chosen| chosen);
        2.0 * both as f32 / all.max(1) as f32
    };
    examples.iter().map(of_page).sum::<f32>() / examples.len().max(1) as f32
}

fn rows(weights: &HashMap<u32, f32>) -> Vec<Row> {
    let mut rows: Vec<Row> = weights
        .iter()
        .map(|(&feature, weight)| (feature, (weight * UNIT).round().clamp(-127.0, 127.0) as i8))
        .filter(|&(_, weight)| weight != 0)
        .map(|(feature, weight)| Row { feature, weights: vec![(0, weight)] })
        .collect();
    rows.sort_unstable_by_key(|row| row.feature);
    rows
}
