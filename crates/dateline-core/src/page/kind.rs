//! Whether a page carries one story, a list of them, or none.

use super::body::Kind;
use super::sheet::Sheet;
use crate::analysis::PageKind;

/// Words without which there is no story.
pub(super) const STORY_WORDS: u32 = 25;

/// Lines that look like headlines from which a page without a story is a list.
const HEADLINES: usize = 8;

/// Tells what a page is.
pub(super) fn tell(sheet: &Sheet) -> PageKind {
    let prose: Vec<usize> =
        sheet.body.iter().copied().filter(|&piece| sheet.kinds[piece] == Kind::Prose).collect();
    let words: u32 = prose.iter().map(|&piece| sheet.pieces[piece].shape.words).sum();
    let headlines = (0..sheet.pieces.len()).filter(|&piece| is_headline(sheet, piece)).count();
    if words < STORY_WORDS {
        return if headlines >= HEADLINES { PageKind::Listing } else { PageKind::Other };
    }
    if is_list_of_teasers(sheet, &prose) { PageKind::Listing } else { PageKind::Article }
}

/// A list of teasers: headlines between nearly all of the paragraphs, which are short.
fn is_list_of_teasers(sheet: &Sheet, prose: &[usize]) -> bool {
    let (Some(&first), Some(&last)) = (prose.first(), prose.last()) else { return false };
    let between = (first..=last).filter(|&piece| is_headline(sheet, piece)).count();
    let longest = prose.iter().map(|&piece| sheet.pieces[piece].shape.words).max().unwrap_or_default();
    prose.len() >= 4 && longest <= 60 && between * 10 >= prose.len() * 7
}

/// A line that could be the headline of another story.
fn is_headline(sheet: &Sheet, piece: usize) -> bool {
    let shape = &sheet.pieces[piece].shape;
    Some(piece) != sheet.title
        && sheet.kinds[piece] == Kind::Short
        && (4..=25).contains(&shape.words)
        && !shape.stop
}
