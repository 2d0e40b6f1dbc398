//! Finds the expressions of a page, unresolved.

use std::ops::Range;

use super::lexicon::PhraseSense;
use super::meaning::{Base, Meaning, Reading};
use super::pieces::{Kind, Line, Piece, cut};
use super::resolve::{Place, Verb, governing};
use super::rules;
use crate::analysis::EntityType;
use crate::page::BlockKind;
use crate::tag::Tagged;
use crate::{ByteRange, Text};

/// A time expression as read, and what stands around it.
#[derive(Clone, Debug)]
pub(super) struct Expression {
    pub(super) reading: Reading,
    /// Its tokens, as indices into the page.
    pub(super) tokens: Range<usize>,
    /// Its place in the text; it may cut a token, as `2009` in `pre-2009`.
    pub(super) range: ByteRange,
    /// What block it stands in.
    pub(super) kind: BlockKind,
    /// Whether it is all that its sentence says.
    pub(super) alone: bool,
    /// Whether it stands between quotation marks.
    pub(super) quoted: bool,
    /// The paragraph that it stands in, counted over the page.
    pub(super) paragraph: usize,
    pub(super) verb: Verb,
    pub(super) place: Place,
}

/// Words that carry a story on at the head of a sentence.
const GOES_ON: &[&str] = &["then", "later", "afterwards", "afterward", "subsequently", "next", "thereafter"];

/// Reads every sentence.
pub(super) fn expressions(text: &Text, tagged: &Tagged) -> Vec<Expression> {
    let mut found = Vec::new();
    let mut pieces = Vec::new();
    let mut speech = Speech::default();
    for (index, sentence) in tagged.sentences.iter().enumerate() {
        pieces.clear();
        for token in sentence.tokens.clone() {
            cut(text.as_str(), tagged, token, &mut pieces);
        }
        let line = Line { text: text.as_str(), pieces: &pieces };
        speech.enter(text.as_str(), &pieces);
        let kind = tagged.kinds.get(index).copied().unwrap_or(BlockKind::Paragraph);
        let place =
            Place { sentence: index, goes_on: GOES_ON.iter().any(|word| line.reads(0, word)), ends: false };
        let mut marked = 0;
        read_line(&line, |first, reading| {
            speech.pass(&pieces[marked..first]);
            marked = first;
            let (tokens, range) = extent(&pieces, first, reading.end);
            if is_in_a_name(tagged, &tokens, &reading) {
                return;
            }
            let verb = governing(text, tagged, &sentence.tokens, &tokens);
            let place = Place { ends: line.after_any(first, &["until", "till", "through"]), ..place };
            let alone = first == 0 && (reading.end..line.len()).all(|at| line.mark(at, '.'));
            let (quoted, paragraph) = (speech.open, speech.paragraph);
            found.push(Expression { reading, tokens, range, kind, alone, quoted, paragraph, verb, place });
        });
        speech.pass(&pieces[marked..]);
    }
    found
}

/// Follows quotation marks through a page. A quotation does not outlast its paragraph: where the next one goes on with
/// it, it is opened again.
#[derive(Default)]
struct Speech {
    open: bool,
    paragraph: usize,
    /// Where the last sentence ended, in bytes.
    end: usize,
}

impl Speech {
    fn enter(&mut self, text: &str, pieces: &[Piece]) {
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
        let between = text.get(self.end..first.start as usize).unwrap_or_default();
        if self.end > 0 && between.contains('\n') {
            self.open = false;
            self.paragraph += 1;
        }
        self.end = last.end as usize;
    }

    fn pass(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece.kind {
                Kind::Mark('\u{201c}' | '\u{ab}') => self.open = true,
                Kind::Mark('\u{201d}' | '\u{bb}') => self.open = false,
                Kind::Mark('"') => self.open = !self.open,
                _ => {}
            }
        }
    }
}

/// Hands every expression of a sentence to `take`, with the piece that it begins at.
pub(super) fn read_line(line: &Line, mut take: impl FnMut(usize, Reading)) {
    let mut at = 0;
    while at < line.len() {
        if let Some((end, PhraseSense::NotADay)) = line.phrase(at) {
            at = end;
            continue;
        }
        match rules::read(line, at) {
            Some(reading) if reading.end > at => {
                let end = reading.end;
                take(at, reading);
                at = end;
            }
            _ => at += 1,
        }
    }
}

fn extent(pieces: &[Piece], first: usize, end: usize) -> (Range<usize>, ByteRange) {
    let (first, last) = (pieces[first], pieces[end - 1]);
    (first.token as usize..last.token as usize + 1, first.start as usize..last.end as usize)
}

/// Whether a bare month or weekday is a part of somebody's or something's name: `Theresa May`, `the Sunday Mirror`.
fn is_in_a_name(tagged: &Tagged, tokens: &Range<usize>, reading: &Reading) -> bool {
    let Meaning::Point(point) = reading.meaning else { return false };
    if !matches!(point.base, Base::Month { .. } | Base::Weekday { .. } | Base::Season { .. }) {
        return false;
    }
    let before = tagged.names.partition_point(|name| name.tokens.end <= tokens.start);
    tagged.names.get(before).is_some_and(|name| {
        let inside = name.tokens.start <= tokens.start && tokens.end <= name.tokens.end;
        inside
            && name.tokens.len() > tokens.len()
            && matches!(name.kind, EntityType::Person | EntityType::Org)
    })
}
