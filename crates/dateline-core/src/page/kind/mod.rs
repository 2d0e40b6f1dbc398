//! Whether a page carries one story, a list of them, or none.
//!
//! Without running text there is no story. Whether running text is one story or the teasers of many is judged by a
//! linear model over counts of the whole page, trained beside the story's (`story`), with a lean towards the story:
//! a story lost costs more than a list kept.

mod counts;
mod describe;
mod stated;

use self::counts::Counts;
pub(super) use self::describe::describe;
pub(super) use self::stated::Stated;
use super::body::Kind;
use super::line::Role;
use super::sheet::{Beside, Sheet};
use super::{shape, story};
use crate::analysis::PageKind;

/// Words without which there is no story.
pub(super) const STORY_WORDS: u32 = 25;

/// Words that a paragraph has at least to be a sentence whatever its capitals.
const SENTENCE: u32 = 12;

/// Lines that look like headlines from which a page without a story is a list.
const HEADLINES: usize = 8;

/// Entries that a list has at least.
const ENTRIES: u32 = 4;

/// How much likelier than a story a list has to be, in natural logarithms of odds. Chosen on training sites, each judged by
/// weights that did not see it, so that fewer than two stories in a hundred are lost there.
const LEAN: f32 = -0.5;

/// Tells what a page is.
pub(super) fn tell(sheet: &Sheet, beside: Beside, stated: &Stated) -> PageKind {
    if prose_words(sheet) < STORY_WORDS {
        let headlines = (0..sheet.pieces.len()).filter(|&piece| is_headline(sheet, piece)).count();
        return if headlines >= HEADLINES { PageKind::Listing } else { PageKind::Other };
    }
    let prose: Vec<usize> = prose(sheet).collect();
    let is_list = if story::has_markup(&sheet.pieces) {
        let counts = Counts::of(sheet, beside.tree);
        // A list has entries, whatever else a page looks like.
        counts.entries() >= ENTRIES
            && !(counts.is_mostly_in_one_element() && is_unlike_training(sheet))
            && story::odds_of_list(&describe(sheet, beside, stated)).is_some_and(|odds| odds > LEAN)
    } else {
        is_list_of_teasers(sheet, &prose)
    };
    if is_list { PageKind::Listing } else { PageKind::Article }
}

/// Whether most of the story is in a script that is written without spaces and capitals: the model was trained on English
/// pages, and what it makes of others is believed only where running text is not in one place.
fn is_unlike_training(sheet: &Sheet) -> bool {
    let letters =
        || sheet.body.iter().flat_map(|&piece| sheet.words(piece).chars()).filter(|c| c.is_alphabetic());
    let dense = letters().filter(|&letter| shape::is_dense(letter)).count();
    dense * 2 > letters().count()
}

fn prose<'s>(sheet: &'s Sheet) -> impl Iterator<Item = usize> + 's {
    sheet.body.iter().copied().filter(|&piece| sheet.kinds[piece] == Kind::Prose)
}

/// Words of running text. A sentence made of names is no running text by its shape, but is where it fills a paragraph.
fn prose_words(sheet: &Sheet) -> u32 {
    let is_sentence = |piece: usize| {
        let piece = &sheet.pieces[piece];
        piece.hint.role == Role::Paragraph && piece.shape.stop && piece.shape.words >= SENTENCE
    };
    let prose = sheet.body.iter().filter(|&&piece| sheet.kinds[piece] == Kind::Prose || is_sentence(piece));
    prose.map(|&piece| sheet.pieces[piece].shape.words).sum()
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
