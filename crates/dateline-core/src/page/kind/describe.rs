//! What the learned model sees of a whole page.

use super::Stated;
use super::counts::Counts;
use crate::page::lexicon;
use crate::page::sheet::{Beside, Sheet};
use crate::page::story::{self, word_number};

/// Words of a title and of an address that are looked at.
const WORDS: usize = 12;

/// What the model sees of a whole page with markup, laid out.
pub(in crate::page) fn describe(sheet: &Sheet, beside: Beside, stated: &Stated) -> Vec<u32> {
    let counts = Counts::of(sheet, beside.tree);
    let told = stated.told as u32;
    let log = |count: u32| (count + 1).ilog2();
    let half = |share: f32| (share.log2() * 2.0).clamp(-14.0, 14.0) as i32 as u32;
    let each = half((counts.prose + 1) as f32 / (counts.links + 1) as f32);
    let near = half((counts.prose_near + 1) as f32 / (counts.links_near + 1) as f32);
    let main = (10.0 * counts.main as f32 / counts.prose.max(1) as f32) as u32;
    let mut features = story::Features::default();
    features.add(0, []);
    features.add(100, [told]);
    features.add(101, [log(counts.prose), told]);
    features.add(102, [log(counts.links)]);
    features.add(103, [each, told]);
    features.add(104, [near]);
    features.add(105, [main, told]);
    features.add(106, [log(counts.longest), log(counts.long)]);
    features.add(107, [log(counts.long), told]);
    features.add(108, [log(counts.linked_headings), log(counts.headings)]);
    features.add(109, [log(counts.dates)]);
    features.add(110, [counts.headlines.min(4), told]);
    features.add(111, [log(counts.mean())]);
    features.add(112, [log(counts.stretch), each.min(20)]);
    features.add(113, [u32::from(beside.body.is_some())]);
    features.add(114, [counts.cut.min(5)]);
    features.add(115, [log(counts.long), log(counts.links)]);
    features.add(116, [log(counts.links_near), log(counts.long)]);
    let body = log(sheet.body_words());
    let kept = (10.0 * sheet.body_words() as f32 / counts.prose.max(1) as f32).min(20.0) as u32;
    features.add(130, [body, told]);
    features.add(131, [kept, told]);
    features.add(132, [body, log(counts.links)]);
    features.add(133, [story::bin(sheet.title_odds, &[-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 5.0]), told]);
    for (number, tag) in (0..).zip(["html", "body", "main"]) {
        let elements = beside.tree.into_iter().flat_map(|tree| tree.tagged(tag).take(1));
        for &name in elements.flatten() {
            features.add(117, [number, name]);
        }
    }
    let articles = beside.tree.map_or(0, |tree| tree.tagged("article").count());
    features.add(118, [log(articles as u32), told]);
    features.add(119, [log(articles as u32), log(counts.longest)]);
    if let Some((parts, hyphens, digits)) = beside.address.map(path) {
        features.add(120, [parts.min(6), hyphens.min(6)]);
        features.add(121, [hyphens.min(8), told]);
        features.add(122, [u32::from(digits), parts.min(6)]);
    }
    features.add(140, [log(counts.alike), told]);
    features.add(141, [log(counts.alike), log(counts.longest)]);
    features.add(142, [log(counts.label)]);
    describe_stated(stated, &mut features);
    if let Some(title) = beside.title {
        for word in lexicon::cut(title).take(WORDS) {
            features.add(150, [word_number(&word.to_lowercase())]);
        }
    }
    for word in beside.address.into_iter().flat_map(path_words) {
        features.add(151, [word_number(&word.to_lowercase())]);
    }
    features.found
}

/// What the metadata states and what it does not.
fn describe_stated(stated: &Stated, features: &mut story::Features) {
    let [json_ld, meta] = stated.dated.map(u32::from);
    features.add(143, [json_ld, meta]);
    features.add(144, [json_ld | meta, u32::from(stated.signed)]);
    features.add(145, [json_ld | meta, stated.told as u32]);
    features.add(146, [u32::from(stated.sectioned), stated.told as u32]);
    for &kind in &stated.types {
        features.add(147, [kind]);
    }
}

/// The words of an address's path, its last part aside: `/category/world/`.
fn path_words(address: &str) -> impl Iterator<Item = &str> {
    let path = without_scheme(address).split_once('/').map_or("", |(_, path)| path);
    path.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(WORDS)
}

/// The parts of an address's path, the hyphens of its last part, and whether it holds a long number: stories are
/// named by their headlines or by numbers, lists by a word.
fn path(address: &str) -> (u32, u32, bool) {
    let path = without_scheme(address);
    let parts: Vec<&str> = path.split('/').skip(1).filter(|part| !part.is_empty()).collect();
    let digits = path.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= 5);
    let hyphens = parts.last().map_or(0, |last| last.matches(['-', '_']).count());
    (parts.len() as u32, hyphens as u32, digits)
}

/// The host and the path of an address.
fn without_scheme(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['?', '#']).next().unwrap_or_default()
}
