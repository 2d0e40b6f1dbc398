//! Pages with known bodies: `pages/text-pages`, `pages/newspaper4k-aed` and the articles of `pages/wcxb`.

use std::collections::{HashMap, HashSet};
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use dateline_core::page::{Described, describe};
use dateline_core::{Form, Options, Page};
use serde_json::Value;

use super::tar;

/// A half of the sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Half {
    /// Looked at and trained on.
    Tune,
    /// Measured on.
    Report,
}

/// A page.
pub(crate) struct Example {
    pub(crate) half: Half,
    pub(crate) pieces: Vec<Piece>,
}

/// A piece of a page.
pub(crate) struct Piece {
    pub(crate) features: Vec<u32>,
    pub(crate) words: u32,
    pub(crate) story: bool,
}

/// Runs of so many words are looked for in the known body.
const RUN: usize = 4;

/// Reads the pages with markup, or those without.
pub(crate) fn read(data: &Path, has_markup: bool) -> Result<Vec<Example>> {
    let pages = data.join("pages");
    if !has_markup {
        let text = open(&pages.join("text-pages/pages.jsonl.zst"))?;
        return text.lines().map(|line| text_page(&serde_json::from_str(line)?)).collect();
    }
    let mut examples = newspapers(&pages.join("newspaper4k-aed"))?;
    examples.extend(benchmark(&pages.join("wcxb"))?);
    Ok(examples)
}

fn open(path: &Path) -> Result<String> {
    let mut text = String::new();
    let file = std::fs::File::open(path).with_context(|| path.display().to_string())?;
    zstd::Decoder::new(file)?.read_to_string(&mut text)?;
    Ok(text)
}

fn text_page(page: &Value) -> Result<Example> {
    let text = page["text"].as_str().context("no text")?;
    Ok(example(text.as_bytes().to_vec(), Form::Page, &page["url"], &page["body"]))
}

fn newspapers(folder: &Path) -> Result<Vec<Example>> {
    let list: Vec<Value> = serde_json::from_str(&open(&folder.join("news_articles.json.zst"))?)?;
    let file = std::fs::File::open(folder.join("html.tar.zst"))?;
    let mut bytes = Vec::new();
    zstd::Decoder::new(file)?.read_to_end(&mut bytes)?;
    let files: HashMap<String, &[u8]> = tar::files(&bytes).collect();
    let mut examples = Vec::new();
    for page in &list {
        let name = format!("{}.html", page["html_file"].as_str().unwrap_or_default());
        if let Some(html) = files.get(&name) {
            examples.push(example(html.to_vec(), Form::Html, &page["link"], &page["text"]));
        }
    }
    Ok(examples)
}

fn benchmark(folder: &Path) -> Result<Vec<Example>> {
    let bytes = std::fs::read(folder.join("dev-article-html.tar"))?;
    let files: HashMap<String, &[u8]> = tar::files(&bytes).collect();
    let mut examples = Vec::new();
    for line in open(&folder.join("dev-ground-truth.jsonl.zst"))?.lines() {
        let page: Value = serde_json::from_str(line)?;
        let name = format!("{}.html.gz", page["file_id"].as_str().unwrap_or_default());
        if let Some(packed) = files.get(&name) {
            let mut html = Vec::new();
            flate2::read::GzDecoder::new(*packed).read_to_end(&mut html)?;
            examples.push(example(html, Form::Html, &page["url"], &page["ground_truth"]["main_content"]));
        }
    }
    Ok(examples)
}

fn example(bytes: Vec<u8>, form: Form, address: &Value, body: &Value) -> Example {
    let page = Page { form: Some(form), ..Page::new(bytes) };
    let known = Body::of(body.as_str().unwrap_or_default());
    let pieces = describe(&page, &Options::default())
        .into_iter()
        .map(|Described { text, words, features }| Piece { features, words, story: known.holds(&text) })
        .collect();
    Example { half: half(address.as_str().unwrap_or_default()), pieces }
}

/// The half of the page's site.
pub(super) fn half(address: &str) -> Half {
    let site = address.split("://").nth(1).unwrap_or(address).split('/').next().unwrap_or_default();
    let site = site.strip_prefix("www.").unwrap_or(site);
    let hash = site
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    if (hash >> 32) % 2 == 1 { Half::Tune } else { Half::Report }
}

/// A known body, ready to be looked into.
struct Body {
    runs: HashSet<Vec<String>>,
    lines: HashSet<Vec<String>>,
}

impl Body {
    fn of(body: &str) -> Self {
        let all = words(body);
        let runs = all.windows(RUN).map(<[String]>::to_vec).collect();
        let lines = body.lines().map(words).collect();
        Self { runs, lines }
    }

    /// Whether a piece stands in the body: most of its runs of words do, or, if it is short, a line does that is the same.
    fn holds(&self, piece: &str) -> bool {
        let words = words(piece);
        if words.len() < RUN {
            return !words.is_empty() && self.lines.contains(&words);
        }
        let runs = words.len() + 1 - RUN;
        let held = words.windows(RUN).filter(|run| self.runs.contains(*run)).count();
        held * 10 >= runs * 6
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
