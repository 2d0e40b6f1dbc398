//! Which pieces of a page are the story.

use std::ops::Range;

use foldhash::HashMap;

use super::caption;
use super::lexicon::{self, Furniture};
use super::line::{Piece, Role, Zone};
use super::stamp;
use super::words::Words;

/// What a piece is, judged by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Running text.
    Prose,
    /// A short line that could be a sub-heading, an item, a speaker's name; or a menu entry.
    Short,
    /// The words under a picture.
    Caption,
    /// A line by which the page dates or signs the story.
    Signature,
    /// Furniture inside or around the story.
    Furniture,
    /// Furniture after which the story does not go on.
    Closing,
}

/// The most that one piece can speak for a stretch, so that one long legal notice does not outweigh a story.
const LONGEST_WEIGHT: f32 = 60.0;

/// Judges every piece by itself.
pub(super) fn judge(text: &str, pieces: &[Piece], words: &Words) -> Vec<Kind> {
    let copies = count_copies(text, pieces);
    let mut line = Vec::with_capacity(lexicon::WORDS);
    let judge = |(at, (piece, &copies)): (usize, (&Piece, &usize))| {
        line.clear();
        line.extend(words.of_piece(at));
        judge_one(&text[piece.range.clone()], &line, piece, copies)
    };
    let mut kinds: Vec<Kind> = pieces.iter().zip(&copies).enumerate().map(judge).collect();
    caption::mark_repeated(text, pieces, &mut kinds);
    kinds
}

fn judge_one(text: &str, words: &[&str], piece: &Piece, copies: usize) -> Kind {
    if piece.hint.role == Role::Caption {
        return Kind::Caption;
    }
    if piece.hint.role == Role::Control {
        return Kind::Furniture;
    }
    if lexicon::is_labelled(text) {
        return Kind::Furniture;
    }
    match lexicon::furniture_of(words) {
        Some(Furniture::End | Furniture::List) => return Kind::Closing,
        Some(Furniture::Drop) => return Kind::Furniture,
        None => {}
    }
    if caption::ends_in_credit(text) && piece.shape.words <= caption::WORDS {
        return Kind::Caption;
    }
    if stamp::is_signature(text, &piece.shape) {
        return Kind::Signature;
    }
    match () {
        () if copies > 2 => Kind::Furniture,
        () if piece.shape.is_prose() && piece.hint.links < 0.6 => Kind::Prose,
        () if caption::ends_in_agency(text) => Kind::Caption,
        () => Kind::Short,
    }
}

/// How often each piece's text stands on the page.
fn count_copies(text: &str, pieces: &[Piece]) -> Vec<usize> {
    let mut counts: HashMap<&str, usize> = HashMap::default();
    for piece in pieces {
        *counts.entry(&text[piece.range.clone()]).or_default() += 1;
    }
    pieces.iter().map(|piece| counts[&text[piece.range.clone()]]).collect()
}

/// How much a piece speaks for the story being here; below zero it speaks against.
fn weight(piece: &Piece, kind: Kind) -> f32 {
    let words = piece.shape.words as f32;
    let own = match kind {
        Kind::Prose => words.min(LONGEST_WEIGHT) * (1.0 - piece.hint.links),
        Kind::Caption => 0.0,
        Kind::Short if piece.bullet && piece.shape.words >= 8 => 0.0,
        Kind::Short if piece.shape.words >= 8 => -6.0,
        Kind::Short => -4.0,
        Kind::Signature => -10.0,
        Kind::Furniture => -3.0,
        Kind::Closing => -40.0,
    };
    let zone = match piece.hint.zone {
        Zone::Story | Zone::Unknown => 0.0,
        Zone::Around => -30.0 - own.max(0.0),
    };
    own + zone
}

/// The stretch of pieces that holds the story: the one whose weights sum to most. Empty when nothing speaks for one.
pub(super) fn choose(pieces: &[Piece], kinds: &[Kind]) -> Range<usize> {
    let (mut best, mut best_sum) = (0..0, 0.0);
    let (mut start, mut sum) = (0, 0.0);
    for (index, (piece, &kind)) in pieces.iter().zip(kinds).enumerate() {
        if sum <= 0.0 {
            (start, sum) = (index, 0.0);
        }
        sum += weight(piece, kind);
        if sum > best_sum {
            (best, best_sum) = (start..index + 1, sum);
        }
    }
    if !best.is_empty() && best.end + 1 == pieces.len() && is_cut(&pieces[best.end]) {
        best.end += 1;
    }
    best
}

/// Whether the piece looks like the beginning of a sentence, at the end of a page that was cut off.
pub(super) fn is_cut(piece: &Piece) -> bool {
    let shape = &piece.shape;
    !shape.stop
        && shape.words >= 5
        && shape.functions >= 2
        && shape.lowers * 2 > shape.words
        && piece.hint.links < 0.5
}

/// The pieces of the stretch that are paragraphs, sub-headings and items of the story.
pub(super) fn paragraphs(pieces: &[Piece], kinds: &[Kind], stretch: &Range<usize>) -> Vec<usize> {
    stretch
        .clone()
        .filter(|&index| match kinds[index] {
            Kind::Prose => pieces[index].hint.zone != Zone::Around,
            Kind::Short => stays(pieces, kinds, stretch, index),
            _ => false,
        })
        .collect()
}

/// Whether a short line inside the story belongs to it: a sub-heading or an item among paragraphs, not a stray label
/// in a box.
fn stays(pieces: &[Piece], kinds: &[Kind], stretch: &Range<usize>, index: usize) -> bool {
    let piece = &pieces[index];
    if piece.hint.zone == Zone::Around || piece.hint.links > 0.5 || piece.shape.words < 2 {
        return false;
    }
    if index + 1 == pieces.len() && is_cut(piece) {
        return true;
    }
    let is_prose = |other: usize| stretch.contains(&other) && kinds[other] == Kind::Prose;
    let follows = index > 0 && is_prose(index - 1);
    let precedes = is_prose(index + 1);
    if piece.hint.role == Role::Heading || piece.bullet || piece.hint.role == Role::Item {
        return true;
    }
    follows && precedes && piece.gap || piece.shape.words >= 8 && (follows || precedes)
}
