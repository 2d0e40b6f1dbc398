//! The model of `dateline_core::page::story`: which pieces of a page are the story, which line is the headline, and which
//! pages are lists of stories.
//!
//! A first reading of pieces, headlines and whole pages is logistic regression over hashed features, fitted by adaptive gradients in a fixed order; most features of a piece are
//! hidden each time, and the weights of the later rounds are averaged, so that they hold on sites that were never seen. A
//! second reading of pieces, by boosted trees (`boost.rs`), sees the odds of the first, which on training sites are those of
//! weights that did not see the site. A piece is story if most of its runs of words stand in the known body. Sites, not pages, are parted, and the weights that
//! ship never saw the development sites, so that anybody can measure them there.

mod boost;
mod data;
mod tar;

use std::collections::{HashMap, HashSet};
use std::path::Path;

use anyhow::Result;
use dateline_core::page::Part;
use dateline_core::page::story::trees::{self, Tree};
use dateline_core::page::story::{
    LEAN, LIST, Seen, TREES_NAME, UNIT, WIDTH, decide, describe_again, head_name, is_read_again, odds_again,
    title_head_name, worth,
};
use dateline_core::tag::model::{Builder, Card, Model, Row, Source};

use self::boost::Sample;
use self::data::{Example, Set};
use crate::random::Random;

/// Rounds over all pages.
const ROUNDS: usize = 10;
/// The size of the first steps.
const RATE: f32 = 0.1;
/// The pull of each weight to nothing, at each use.
const DECAY: f32 = 1e-4;
/// Features seen on fewer sites are left out: they tell of a site, not of the news.
const LEAST: usize = 10;
/// The features of a piece that are hidden each time it is learned from, in a hundred, so that no weight leans on another.
const HIDDEN: usize = 65;
/// The same for a whole page, which has few features.
const HIDDEN_OF_WHOLE: usize = 30;

/// Parts of the training sites, each of which is judged by weights that saw the others.
const FOLDS: u64 = 5;

/// Whether the page's site is one that may be looked at and trained on.
pub(crate) fn may_be_looked_at(address: &str) -> bool {
    data::set(data::site(address)) == Set::Training
}

/// Trains the heads of those names (all, if there are none) on the training sites, says how well they do on the development
/// sites, and writes the model, with its other heads as they are. Headlines and lists are learned on pages as the embedded
/// model lays them out: after a change to what it sees of pieces, train twice.
pub(crate) fn train(data: &Path, target: &Path, only: &[String]) -> Result<()> {
    let wanted = |name: &str| only.is_empty() || only.iter().any(|only| only == name);
    let mut builder = Builder::new(card());
    let kept = if only.is_empty() { None } else { Some(Model::read(std::fs::read(target)?)?) };
    for has_markup in [false, true] {
        let (name, titles) = (head_name(has_markup), title_head_name(has_markup));
        if wanted(name) {
            train_pieces(&data::read(data, Part::Pieces, has_markup)?, has_markup, &mut builder);
        } else if let Some(kept) = &kept {
            keep(kept, name, &mut builder)?;
            if is_read_again(has_markup) {
                trees::write(&mut builder, TREES_NAME, &trees::read(kept, TREES_NAME)?);
            }
        }
        if wanted(titles) {
            let weights =
                train_head(&data::read(data, Part::Titles, has_markup)?, HIDDEN, titles, measure_best);
            builder.head(titles, vec!["headline".to_owned()], &rows(&weights));
        } else if let Some(kept) = &kept {
            keep(kept, titles, &mut builder)?;
        }
    }
    if wanted(LIST) {
        train_lists(&data::read(data, Part::Whole, true)?, &mut builder);
    } else if let Some(kept) = &kept {
        keep(kept, LIST, &mut builder)?;
    }
    std::fs::write(target, builder.finish()?)?;
    Ok(())
}

/// Takes a head over as it is.
fn keep(kept: &Model, name: &'static str, builder: &mut Builder) -> Result<()> {
    let head = kept.head(name)?;
    let row = |(feature, weight): (u32, i32)| Row { feature, weights: vec![(0, weight as i8)] };
    let mut rows: Vec<Row> = head.rows().filter(|&(_, weight)| weight != 0).map(row).collect();
    rows.sort_unstable_by_key(|row| row.feature);
    rows.dedup_by_key(|row| row.feature);
    builder.head(name, head.labels().to_vec(), &rows);
    Ok(())
}

/// The first reading of pieces, and the second where there is one.
fn train_pieces(examples: &[Example], has_markup: bool, builder: &mut Builder) {
    let name = head_name(has_markup);
    let first = |pages: &[&Example], weights: &Weights| {
        measure_f1(pages, |page| page.pieces.iter().map(|piece| odds(piece, weights)).collect())
    };
    let weights = train_head(examples, HIDDEN, name, first);
    builder.head(name, vec!["story".to_owned()], &rows(&weights));
    if is_read_again(has_markup) {
        let trees = train_again(examples, &weights, has_markup);
        trees::write(builder, TREES_NAME, &trees);
    }
}

/// The trees of the second reading, learned from the odds that weights of the first give to sites that they did not see.
fn train_again(examples: &[Example], weights: &Weights, has_markup: bool) -> Vec<Tree> {
    let name = head_name(has_markup);
    let training: Vec<&Example> = examples.iter().filter(|example| example.set == Set::Training).collect();
    let read = |pages: &[&Example], weights: &Weights| -> Vec<Pages> {
        pages.iter().map(|page| Pages::of(page, weights)).collect()
    };
    let mut folds: Vec<(Vec<&Example>, Vec<Pages>)> = Vec::new();
    for fold in 0..FOLDS {
        let (held, seen): (Vec<&Example>, Vec<&Example>) =
            training.iter().partition(|example| example.site % FOLDS == fold);
        let rows = read(&held, &fit(&seen, HIDDEN));
        folds.push((held, rows));
    }
    let judge = |trees: &[Tree], pages: &[&Example], rows: &[Pages]| {
        let mut odds = rows.iter().map(|page| page.rows.iter().map(|row| odds_again(trees, row)).collect());
        measure_f1(pages, |_| odds.next().unwrap_or_default())
    };
    let (held, seen) = folds.split_at(1);
    let trees = boost::grow(&sample(seen));
    for (pages, rows) in held {
        eprintln!(
            "{name}: second reading of a fifth of the training sites, learned on the others: {}",
            judge(&trees, pages, rows)
        );
    }
    let trees = boost::grow(&sample(&folds));
    let development: Vec<&Example> =
        examples.iter().filter(|example| example.set == Set::Development).collect();
    let rows = read(&development, weights);
    eprintln!("{name}: second reading of development pages: {}", judge(&trees, &development, &rows));
    trees
}

/// The numbers of a page's pieces for the second reading.
struct Pages {
    rows: Vec<[f32; WIDTH]>,
}

impl Pages {
    fn of(page: &Example, weights: &Weights) -> Self {
        let first: Vec<f32> = page.pieces.iter().map(|piece| odds(piece, weights)).collect();
        let seen: Vec<Seen> = page.pieces.iter().map(|piece| piece.seen.clone()).collect();
        Self { rows: describe_again(&seen, &first) }
    }
}

fn sample(folds: &[(Vec<&Example>, Vec<Pages>)]) -> Sample {
    let mut sample = Sample::default();
    for (page, rows) in folds.iter().flat_map(|(pages, rows)| pages.iter().zip(rows)) {
        sample.rows.extend(&rows.rows);
        sample.wanted.extend(page.pieces.iter().map(|piece| piece.story));
        sample.worth.extend(page.pieces.iter().map(|piece| worth(piece.words)));
    }
    sample
}

fn train_lists(whole: &[Example], builder: &mut Builder) {
    eprintln!(
        "{LIST}: training sites, each judged by weights that did not see it: {}",
        cross_validate(whole)
    );
    let weights =
        train_head(whole, HIDDEN_OF_WHOLE, LIST, |pages, weights| measure_lists(&judge(pages, weights)));
    builder.head(LIST, vec!["list".to_owned()], &rows(&weights));
}

type Weights = HashMap<u32, f32>;

/// Fits one head on the training sites and says what it reaches on both sets.
fn train_head(
    examples: &[Example],
    hidden: usize,
    name: &str,
    measure: impl Fn(&[&Example], &Weights) -> String,
) -> Weights {
    let of = |set: Set| examples.iter().filter(|example| example.set == set).collect::<Vec<_>>();
    let (training, development) = (of(Set::Training), of(Set::Development));
    let weights = fit(&training, hidden);
    eprintln!("{name}: {} training pages: {}", training.len(), measure(&training, &weights));
    eprintln!("{name}: {} development pages: {}", development.len(), measure(&development, &weights));
    weights
}

fn odds(piece: &data::Piece, weights: &Weights) -> f32 {
    piece.features.iter().filter_map(|feature| weights.get(feature)).sum()
}

/// The odds of each whole page, and whether it is a list.
fn judge(pages: &[&Example], weights: &Weights) -> Vec<(f32, bool)> {
    let pieces = pages.iter().flat_map(|page| &page.pieces);
    pieces.map(|piece| (odds(piece, weights), piece.story)).collect()
}

/// How lists are judged by weights that saw four fifths of the training sites and not theirs: limits are chosen by this,
/// so that the development sites have no part in it.
fn cross_validate(examples: &[Example]) -> String {
    let training = || examples.iter().filter(|example| example.set == Set::Training);
    let of_fold = |fold: u64| {
        let (held, seen): (Vec<_>, Vec<_>) = training().partition(|example| example.site % FOLDS == fold);
        judge(&held, &fit(&seen, HIDDEN_OF_WHOLE))
    };
    measure_lists(&(0..FOLDS).flat_map(of_fold).collect::<Vec<_>>())
}

/// How many lists are refused, and stories lost, at several odds.
fn measure_lists(judged: &[(f32, bool)]) -> String {
    let share = |least: f32, is_list: bool| {
        let of_kind = judged.iter().filter(|judged| judged.1 == is_list);
        of_kind.clone().filter(|judged| judged.0 > least).count() as f32 / of_kind.count().max(1) as f32
    };
    let at = |least: f32| {
        format!("above {least}: lists {:.3}, stories {:.3}", share(least, true), share(least, false))
    };
    [-3.0, -2.5, -2.0, -1.5, -1.0, -0.75, -0.5, -0.25, 0.0].map(at).join("; ")
}

/// On how many pages that have the line the best line is it.
fn measure_best(pages: &[&Example], weights: &Weights) -> String {
    let found = pages.iter().filter(|page| page.pieces.iter().any(|piece| piece.story));
    let right = |page: &&&Example| {
        let best = page.pieces.iter().max_by(|a, b| odds(a, weights).total_cmp(&odds(b, weights)));
        best.is_some_and(|best| best.story)
    };
    let (all, right) = (found.clone().count(), found.filter(right).count());
    format!(
        "best line right on {right} of {all} that have one, {:.3}",
        right as f32 / pages.len().max(1) as f32
    )
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

/// A weight in the making.
#[derive(Clone, Copy, Default)]
struct Weight {
    now: f32,
    /// The sum of its squared gradients.
    squares: f32,
    /// The sum of its values after the later rounds, whose mean is what is kept.
    sum: f32,
}

/// Fits the weights.
fn fit(examples: &[&Example], hidden: usize) -> Weights {
    let mut weights = features(examples);
    let mut random = Random::new(1);
    let mut order: Vec<&Example> = examples.to_vec();
    for round in 0..ROUNDS {
        random.shuffle(&mut order);
        for piece in order.iter().flat_map(|page| &page.pieces) {
            step(piece, hidden, &mut weights, &mut random);
        }
        if round >= ROUNDS / 2 {
            for weight in weights.values_mut() {
                weight.sum += weight.now;
            }
        }
    }
    let rounds = (ROUNDS - ROUNDS / 2) as f32;
    weights.into_iter().map(|(feature, weight)| (feature, weight.sum / rounds)).collect()
}

/// The features that stand on pages of enough sites.
fn features(examples: &[&Example]) -> HashMap<u32, Weight> {
    let mut sites: HashMap<u32, HashSet<u64>> = HashMap::new();
    for page in examples {
        for &feature in page.pieces.iter().flat_map(|piece| &piece.features) {
            let sites = sites.entry(feature).or_default();
            if sites.len() < LEAST {
                sites.insert(page.site);
            }
        }
    }
    let frequent = sites.into_iter().filter(|(_, sites)| sites.len() >= LEAST);
    frequent.map(|(feature, _)| (feature, Weight { squares: 1e-3, ..Weight::default() })).collect()
}

/// Learns from one piece.
fn step(piece: &data::Piece, hidden: usize, weights: &mut HashMap<u32, Weight>, random: &mut Random) {
    let known = piece.features.iter().filter(|feature| weights.contains_key(feature));
    let shown: Vec<u32> = known.filter(|_| random.below(100) >= hidden).copied().collect();
    let score: f32 = shown.iter().filter_map(|feature| weights.get(feature)).map(|weight| weight.now).sum();
    let score = score * 100.0 / (100 - hidden) as f32;
    let likely = 1.0 / (1.0 + (-score).exp());
    let wrong = (f32::from(u8::from(piece.story)) - likely) * worth(piece.words);
    for feature in shown {
        if let Some(weight) = weights.get_mut(&feature) {
            let gradient = wrong - DECAY * weight.now;
            weight.squares += gradient * gradient;
            weight.now += RATE * gradient / weight.squares.sqrt() - DECAY * weight.now;
        }
    }
}

/// The mean over pages of the F1 of words, by whole pieces, at some leans more or less than the one that ships.
fn measure_f1(pages: &[&Example], mut odds_of: impl FnMut(&Example) -> Vec<f32>) -> String {
    let odds: Vec<Vec<f32>> = pages.iter().map(|page| odds_of(page)).collect();
    let mean = |more: f32| {
        let lean = LEAN + more;
        pages.iter().zip(&odds).map(|(page, odds)| f1(page, odds, lean)).sum::<f32>()
            / pages.len().max(1) as f32
    };
    let at = |more: f32| format!("{:.4} at {}", mean(more), LEAN + more);
    format!("F1 of words {}", [-0.5, 0.0, 0.5].map(at).join(", "))
}

/// The F1 of words of one page.
fn f1(page: &Example, odds: &[f32], lean: f32) -> f32 {
    let odds: Vec<f32> = odds.iter().map(|odds| odds + lean).collect();
    let worths: Vec<f32> = page.pieces.iter().map(|piece| worth(piece.words)).collect();
    let chosen = decide(&odds, &worths);
    let sum = |keep: &dyn Fn(&data::Piece, bool) -> bool| -> u32 {
        let kept = page.pieces.iter().zip(&chosen).filter(|(piece, chosen)| keep(piece, **chosen));
        kept.map(|(piece, _)| piece.words).sum()
    };
    let both = sum(&|piece, chosen| piece.story && chosen);
    let all = sum(&|piece, _| piece.story) + sum(&|_, chosen| chosen);
    2.0 * both as f32 / all.max(1) as f32
}

fn rows(weights: &Weights) -> Vec<Row> {
    let mut rows: Vec<Row> = weights
        .iter()
        .map(|(&feature, weight)| (feature, (weight * UNIT).round().clamp(-127.0, 127.0) as i8))
        .filter(|&(_, weight)| weight != 0)
        .map(|(feature, weight)| Row { feature, weights: vec![(0, weight)] })
        .collect();
    rows.sort_unstable_by_key(|row| row.feature);
    rows
}
