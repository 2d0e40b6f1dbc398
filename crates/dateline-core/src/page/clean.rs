//! An article that is already clean: nothing is taken away from it.

use super::body::Kind;
use super::line::{self, Hint, Piece, is_blank};
use super::shape::Shape;
use super::sheet::Sheet;
use super::words::Words;

/// Longest headline, in words.
const TITLE_WORDS: u32 = 25;

/// Lays out a clean article: its paragraphs are what blank lines part, or, in a text without any, its lines. The
/// first is its headline if it is the known title, or plainly one: short, without a stop, with a blank line after it.
/// Returns the layout and, past the most lines that are judged, the place from which nothing was read.
pub(super) fn lay_out<'t>(text: &'t str, known_title: Option<&str>) -> (Sheet<'t>, Option<usize>) {
    let (lines, unread) = line::cut(text);
    let by_blank_lines = lines.iter().skip(1).any(|line| line.gap);
    let mut pieces: Vec<Piece> = Vec::new();
    for line in &lines {
        match pieces.last_mut() {
            Some(last) if by_blank_lines && !line.gap && !line.bullet => last.range.end = line.range.end,
            _ => pieces.push(Piece {
                // An article keeps all that was given, a bullet among it.
                range: line.range.clone(),
                gap: line.gap,
                bullet: line.bullet,
                hint: Hint::default(),
                shape: Shape::default(),
            }),
        }
    }
    for piece in &mut pieces {
        piece.shape = Shape::of(&text[piece.range.clone()]);
    }
    let title = title(text, &pieces, known_title);
    let body = (0..pieces.len()).filter(|&piece| Some(piece) != title).collect();
    let kinds = vec![Kind::Prose; pieces.len()];
    let repeated = vec![false; pieces.len()];
    (
        Sheet {
            plain: Words::of(text, &pieces),
            text,
            pieces,
            kinds,
            repeated,
            title,
            standfirst: None,
            body,
            captions: Vec::new(),
            title_odds: 0.0,
            stretch_words: 0,
        },
        unread,
    )
}

fn title(text: &str, pieces: &[Piece], known: Option<&str>) -> Option<usize> {
    let first = pieces.first()?;
    let words = text[first.range.clone()].trim_matches(is_blank);
    if known.is_some_and(|known| known.trim() == words) {
        return Some(0);
    }
    let second = pieces.get(1)?;
    let stands_apart = second.gap && !text[first.range.clone()].contains('\n');
    let short = !first.shape.stop && first.shape.words <= TITLE_WORDS && !first.bullet;
    (stands_apart && short && second.shape.words > first.shape.words).then_some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, title: Option<&str>, paragraphs: &[&str]) {
        let (sheet, _) = lay_out(text, None);
        assert_eq!(sheet.title.map(|piece| sheet.words(piece)), title);
        let found: Vec<&str> = sheet.body.iter().map(|&piece| sheet.words(piece)).collect();
        assert_eq!(found, paragraphs);
    }

    #[test]
    fn nothing_is_taken_away() {
        check("One.\nTwo.\nThree.", None, &["One.", "Two.", "Three."]);
        check("One\ntwo.\n\nShare this", None, &["One\ntwo.", "Share this"]);
        check(
            "Ministers agree on aid\n\nThe ministers of the two countries agreed on aid on Monday.",
            Some("Ministers agree on aid"),
            &["The ministers of the two countries agreed on aid on Monday."],
        );
    }
}
