//! Pages with known bodies: `pages/text-pages`, `pages/newspaper4k-aed` and the articles of `pages/wcxb`.

use std::collections::{HashMap, HashSet};
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use dateline_core::page::story::Seen;
use dateline_core::page::{Described, Part, describe};
use dateline_core::{Form, Options, Page};
use serde_json::Value;

use super::tar;

/// The sites that a page is among.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Set {
    /// Two thirds, trained on.
    Training,
    /// One third, measured on; no weight has seen them.
    Development,
}

/// A page.
pub(crate) struct Example {
    pub(crate) set: Set,
    /// A number for its site.
    pub(crate) site: u64,
    pub(crate) pieces: Vec<Piece>,
}

/// A piece of a page: a line, or the whole.
pub(crate) struct Piece {
    pub(crate) features: Vec<u32>,
    /// What a second reading knows of it.
    pub(crate) seen: Seen,
    pub(crate) words: u32,
    /// Whether it is what is looked for: the story, the headline, a list.
    pub(crate) story: bool,
}

/// Runs of so many words are looked for in the known body.
const RUN: usize = 4;

/// A page with what is known of it.
struct Known {
    html: bool,
    bytes: Vec<u8>,
    address: String,
    title: String,
    body: String,
    is_list: bool,
}

/// Reads that part of the pages with markup, or of those without.
pub(crate) fn read(data: &Path, part: Part, has_markup: bool) -> Result<Vec<Example>> {
    let pages = data.join("pages");
    let known = if has_markup {
        let mut known = newspapers(&pages.join("newspaper4k-aed"))?;
        known.extend(benchmark(&pages.join("wcxb"), "dev-article-html.tar", false)?);
        if part == Part::Whole {
            known.extend(benchmark(&pages.join("wcxb"), "dev-listing-html.tar", true)?);
        }
        known
    } else {
        texts(&pages.join("text-pages/pages.jsonl.zst"))?
    };
    Ok(known.into_iter().map(|known| example(part, known)).collect())
}

fn open(path: &Path) -> Result<String> {
    let mut text = String::new();
    let file = std::fs::File::open(path).with_context(|| path.display().to_string())?;
    zstd::Decoder::new(file)?.read_to_string(&mut text)?;
    Ok(text)
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn texts(path: &Path) -> Result<Vec<Known>> {
    let read = |line: &str| -> Result<Known> {
        let page: Value = serde_json::from_str(line)?;
        let [address, title, body] = ["url", "title", "body"].map(|key| string(&page[key]));
        Ok(Known {
            html: false,
            bytes: string(&page["text"]).into_bytes(),
            address,
            title,
            body,
            is_list: false,
        })
    };
    open(path)?.lines().map(read).collect()
}

fn newspapers(folder: &Path) -> Result<Vec<Known>> {
    let list: Vec<Value> = serde_json::from_str(&open(&folder.join("news_articles.json.zst"))?)?;
    let file = std::fs::File::open(folder.join("html.tar.zst"))?;
    let mut bytes = Vec::new();
    zstd::Decoder::new(file)?.read_to_end(&mut bytes)?;
    let files: HashMap<String, &[u8]> = tar::files(&bytes).collect();
    let with_file = |page: &Value| {
        let bytes = files.get(&format!("{}.html", page["html_file"].as_str()?))?.to_vec();
        let [address, title, body] = ["link", "title", "text"].map(|key| string(&page[key]));
        Some(Known { html: true, bytes, address, title, body, is_list: false })
    };
    Ok(list.iter().filter_map(with_file).collect())
}

fn benchmark(folder: &Path, archive: &str, is_list: bool) -> Result<Vec<Known>> {
    let bytes = std::fs::read(folder.join(archive))?;
    let files: HashMap<String, &[u8]> = tar::files(&bytes).collect();
    let mut pages = Vec::new();
    for line in open(&folder.join("dev-ground-truth.jsonl.zst"))?.lines() {
        let page: Value = serde_json::from_str(line)?;
        let name = format!("{}.html.gz", page["file_id"].as_str().unwrap_or_default());
        if let Some(packed) = files.get(&name) {
            let mut bytes = Vec::new();
            flate2::read::GzDecoder::new(*packed).read_to_end(&mut bytes)?;
            let known = &page["ground_truth"];
            let (title, body) = (string(&known["title"]), string(&known["main_content"]));
            pages.push(Known { html: true, bytes, address: string(&page["url"]), title, body, is_list });
        }
    }
    Ok(pages)
}

fn example(part: Part, known: Known) -> Example {
    let form = Some(if known.html { Form::Html } else { Form::Page });
    let scraper =
        dateline_core::Known { url: Some(known.address.clone()), ..dateline_core::Known::default() };
    let page = Page { form, known: scraper, ..Page::new(known.bytes) };
    let (body, title) = (Body::of(&known.body), words(&known.title));
    let judge = |Described { text, words: count, features, seen }: Described| match part {
        Part::Pieces => Piece { story: body.holds(&text), features, seen, words: count },
        // What is rare counts for more: one line of many is the headline, few pages are lists.
        Part::Titles => weighed(words(&text) == title, features),
        Part::Whole => weighed(known.is_list, features),
    };
    let pieces = describe(&page, part, &Options::default()).into_iter().map(judge).collect();
    let site = site(&known.address);
    Example { set: set(site), site, pieces }
}

fn weighed(story: bool, features: Vec<u32>) -> Piece {
    Piece { features, seen: Seen::default(), words: if story { 100 } else { 20 }, story }
}

/// A number for the site of an address.
pub(super) fn site(address: &str) -> u64 {
    let site = address.split("://").nth(1).unwrap_or(address).split('/').next().unwrap_or_default();
    let site = site.strip_prefix("www.").unwrap_or(site);
    dateline_core::hash::fnv1a(site.bytes())
}

/// The set that a site is in; `benches/pages/gold.py` parts sites in the same way.
pub(super) fn set(site: u64) -> Set {
    let number = site >> 32;
    if number.is_multiple_of(2) && !number.is_multiple_of(3) { Set::Development } else { Set::Training }
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
