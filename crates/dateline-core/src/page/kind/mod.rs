//! Whether a page carries one story, a list of them, or none.
//!
//! Without running text there is no story. Whether running text is one story or the teasers of many is judged by a
//! linear model over counts of the whole page, trained beside the story's (`story`), with a lean towards the story:
//! a story lost costs more than a list kept.

use foldhash::HashMap;

use super::body::Kind;
use super::html::Metadata;
use super::line::{Role, Zone};
use super::sheet::{Beside, Sheet};
use super::{shape, story};
use crate::analysis::PageKind;

/// Words without which there is no story.
pub(super) const STORY_WORDS: u32 = 25;

/// Lines that look like headlines from which a page without a story is a list.
const HEADLINES: usize = 8;

/// Entries that a list has at least.
const ENTRIES: u32 = 4;

/// How much likelier than a story a list has to be, in natural logarithms of odds. Chosen on training sites.
const LEAN: f32 = -0.5;

/// What a page's metadata says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// One story.
    Story,
    /// A collection, a front page.
    Collection,
    /// A page of a web site, which may be anything.
    Page,
    /// Nothing that is believed.
    Nothing,
}

impl Told {
    /// Reads `og:type` and the types of JSON-LD.
    pub(super) fn by(metadata: &Metadata) -> Self {
        let types = || metadata.types.iter().map(|claim| claim.value.as_str());
        let story = |name: &str| {
            name == "article" || name.ends_with("Article") || matches!(name, "BlogPosting" | "Review")
        };
        match () {
            () if types().any(|name| matches!(name, "CollectionPage" | "SearchResultsPage" | "ItemList")) => {
                Self::Collection
            }
            () if types().any(story) => Self::Story,
            () if types().any(|name| name == "website") => Self::Page,
            () => Self::Nothing,
        }
    }
}

/// Tells what a page is.
pub(super) fn tell(sheet: &Sheet, beside: Beside, told: Told) -> PageKind {
    if prose_words(sheet) < STORY_WORDS {
        let headlines = (0..sheet.pieces.len()).filter(|&piece| is_headline(sheet, piece)).count();
        return if headlines >= HEADLINES { PageKind::Listing } else { PageKind::Other };
    }
    let prose: Vec<usize> = prose(sheet).collect();
    let is_list = if story::has_markup(&sheet.pieces) {
        // A list has entries, whatever else a page looks like.
        Counts::of(sheet).entries() >= ENTRIES
            && story::odds_of_list(&describe(sheet, beside, told)).is_some_and(|odds| odds > LEAN)
    } else {
        is_list_of_teasers(sheet, &prose)
    };
    if is_list { PageKind::Listing } else { PageKind::Article }
}

/// What the model sees of a whole page with markup, laid out.
pub(super) fn describe(sheet: &Sheet, beside: Beside, told: Told) -> Vec<u32> {
    let counts = Counts::of(sheet);
    let told = told as u32;
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
    features.found
}

/// The parts of an address's path, the hyphens of its last part, and whether it holds a long number: stories are
/// named by their headlines or by numbers, lists by a word.
fn path(address: &str) -> (u32, u32, bool) {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').skip(1).filter(|part| !part.is_empty()).collect();
    let digits = path.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= 5);
    let hyphens = parts.last().map_or(0, |last| last.matches(['-', '_']).count());
    (parts.len() as u32, hyphens as u32, digits)
}

/// Counts over a whole page.
#[derive(Debug, Default)]
struct Counts {
    /// Words of running text, and of that which does not stand around the story by its markup.
    prose: u32,
    prose_near: u32,
    /// Words of the longest paragraph, paragraphs of forty words, all paragraphs.
    longest: u32,
    long: u32,
    paragraphs: u32,
    /// Words of running text in the element that holds most of it, and in the stretch that rules take for the story.
    main: u32,
    stretch: u32,
    /// Links of a headline's length, and those that do not stand around the story.
    links: u32,
    links_near: u32,
    headlines: u32,
    headings: u32,
    linked_headings: u32,
    dates: u32,
    /// Paragraphs that are cut off.
    cut: u32,
}

impl Counts {
    fn of(sheet: &Sheet) -> Self {
        let mut counts = Self::default();
        let mut holders: HashMap<u32, u32> = HashMap::default();
        for (at, (piece, &kind)) in sheet.pieces.iter().zip(&sheet.kinds).enumerate() {
            let words = piece.shape.words;
            let near = piece.hint.zone != Zone::Around;
            if kind == Kind::Prose {
                counts.prose += words;
                counts.prose_near += if near { words } else { 0 };
                counts.longest = counts.longest.max(words);
                counts.long += u32::from(words >= 40);
                counts.paragraphs += 1;
                counts.cut += u32::from(is_cut(sheet.words(at)));
                *holders.entry(piece.hint.parent).or_default() += words;
            }
            let linked = piece.hint.links >= 0.7;
            if linked && (4..=25).contains(&words) && piece.hint.role != Role::Control {
                counts.links += 1;
                counts.links_near += u32::from(near);
            }
            let heading = matches!(piece.hint.role, Role::Heading | Role::Headline);
            counts.headlines += u32::from(piece.hint.role == Role::Headline);
            counts.headings += u32::from(heading);
            counts.linked_headings += u32::from(heading && linked);
            counts.dates += u32::from(kind == Kind::Signature);
        }
        counts.main = holders.into_values().max().unwrap_or_default();
        counts.stretch = sheet.stretch_words;
        counts
    }

    /// What may be the entries of a list: links of a headline's length, headings.
    fn entries(&self) -> u32 {
        self.links.max(self.headings)
    }

    /// Words of a paragraph.
    fn mean(&self) -> u32 {
        self.prose / self.paragraphs.max(1)
    }
}

fn prose<'s>(sheet: &'s Sheet) -> impl Iterator<Item = usize> + 's {
    sheet.body.iter().copied().filter(|&piece| sheet.kinds[piece] == Kind::Prose)
}

fn prose_words(sheet: &Sheet) -> u32 {
    prose(sheet).map(|piece| sheet.pieces[piece].shape.words).sum()
}

/// A page of plain text that is a list of teasers: headlines between nearly all of the paragraphs, which are short, and
/// dates, or teasers cut off, between them too.
fn is_list_of_teasers(sheet: &Sheet, prose: &[usize]) -> bool {
    let (Some(&first), Some(&last)) = (prose.first(), prose.last()) else { return false };
    let count = |wanted: &dyn Fn(usize) -> bool| (first..=last).filter(|&piece| wanted(piece)).count();
    let headlines = count(&|piece| is_headline(sheet, piece) && !sheet.pieces[piece].bullet);
    let dated = count(&|piece| sheet.kinds[piece] == Kind::Signature);
    let cut = prose
        .iter()
        .filter(|&&piece| sheet.words(piece).ends_with(['…', '.']) && is_cut(sheet.words(piece)))
        .count();
    let longest = prose.iter().map(|&piece| sheet.pieces[piece].shape.words).max().unwrap_or_default();
    prose.len() >= 4
        && longest <= 60
        && headlines * 10 >= prose.len() * 7
        && (dated + cut) * 10 >= prose.len() * 4
}

/// Whether a teaser is cut off.
fn is_cut(words: &str) -> bool {
    words.ends_with('…') || words.ends_with("...") || !shape::ends_sentence(words)
}

/// A line that could be the headline of another story.
fn is_headline(sheet: &Sheet, piece: usize) -> bool {
    let shape = &sheet.pieces[piece].shape;
    Some(piece) != sheet.title
        && sheet.kinds[piece] == Kind::Short
        && (4..=25).contains(&shape.words)
        && !shape.stop
}
