//! Whether a page carries one story, a list of them, or none.

use super::body::Kind;
use super::html::Metadata;
use super::line::{Role, Zone};
use super::sheet::Sheet;
use super::{shape, story};
use crate::analysis::PageKind;

/// Words without which there is no story.
pub(super) const STORY_WORDS: u32 = 25;

/// Lines that look like headlines from which a page without a story is a list.
const HEADLINES: usize = 8;

/// Words of running text for each headline of another story below which a page is a list, where the page does not say
/// what it is, and where it says that it is a list.
const WORDS_FOR_EACH: (u32, u32) = (6, 10);

/// What a page's metadata says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// One story.
    Story,
    /// A collection, a front page.
    Collection,
    /// Nothing that is believed.
    Nothing,
}

impl Told {
    /// Reads `og:type` and the types of JSON-LD.
    pub(super) fn by(metadata: &Metadata) -> Self {
        let types = || metadata.types.iter().map(|claim| claim.value.as_str());
        if types().any(|name| matches!(name, "CollectionPage" | "SearchResultsPage" | "ItemList")) {
            return Self::Collection;
        }
        let story = |name: &str| {
            name == "article" || name.ends_with("Article") || matches!(name, "BlogPosting" | "Review")
        };
        if types().any(story) {
            return Self::Story;
        }
        if types().any(|name| name == "website") { Self::Collection } else { Self::Nothing }
    }
}

/// Tells what a page is.
pub(super) fn tell(sheet: &Sheet, told: Told) -> PageKind {
    let prose: Vec<usize> =
        sheet.body.iter().copied().filter(|&piece| sheet.kinds[piece] == Kind::Prose).collect();
    let words: u32 = prose.iter().map(|&piece| sheet.pieces[piece].shape.words).sum();
    let headlines = (0..sheet.pieces.len()).filter(|&piece| is_headline(sheet, piece)).count();
    if words < STORY_WORDS {
        return if headlines >= HEADLINES { PageKind::Listing } else { PageKind::Other };
    }
    let is_list = match (story::has_markup(&sheet.pieces), told) {
        (_, Told::Story) => false,
        (true, told) => is_list_of_links(sheet, words, told),
        (false, _) => is_list_of_teasers(sheet, &prose),
    };
    if is_list { PageKind::Listing } else { PageKind::Article }
}

/// A page with markup on which links of a headline's length outweigh the running text.
fn is_list_of_links(sheet: &Sheet, words: u32, told: Told) -> bool {
    let links = sheet.pieces.iter().filter(|piece| {
        piece.hint.links >= 0.7
            && (4..=25).contains(&piece.shape.words)
            && piece.hint.zone != Zone::Around
            && piece.hint.role != Role::Control
    });
    let links = links.count();
    let for_each = if told == Told::Collection { WORDS_FOR_EACH.1 } else { WORDS_FOR_EACH.0 };
    links >= HEADLINES && words < links as u32 * for_each
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
