//! The standfirst: the sentence under the headline in which the newsroom says what the story tells.
//!
//! It stands between the headline and what dates and signs the story, away from the paragraphs, so that a path through
//! the page does not pay for it; where it stands tells what it is.

use super::body::Kind;
use super::line::{Piece, Role, Zone};

/// Words that a standfirst has.
const WORDS: std::ops::RangeInclusive<u32> = 5..=70;

/// Pieces below it among which the story has to begin.
const REACH: usize = 14;

/// Letters of a standfirst that may be links.
const LINKED: f32 = 0.5;

/// The piece that may be the standfirst of the story under a headline: the one right below it (a picture's caption and
/// the headline's copy aside), where something parts it from the first paragraph.
pub(super) fn find(text: &str, pieces: &[Piece], kinds: &[Kind], title: Option<usize>) -> Option<usize> {
    let title = title?;
    let words = |piece: usize| &text[pieces[piece].range.clone()];
    let is_between = |piece: &usize| kinds[*piece] == Kind::Caption || words(*piece) == words(title);
    let found = (title + 1..pieces.len()).find(|piece| !is_between(piece))?;
    let piece = &pieces[found];
    let fits = matches!(kinds[found], Kind::Prose | Kind::Short)
        && WORDS.contains(&piece.shape.words)
        && piece.hint.links < LINKED
        && piece.hint.zone != Zone::Around
        && piece.hint.role != Role::Item
        && !piece.bullet;
    let below = found + 1..(found + 1 + REACH).min(pieces.len());
    let parted = kinds.get(found + 1).is_some_and(|&kind| kind != Kind::Prose);
    (fits && parted && below.into_iter().any(|below| kinds[below] == Kind::Prose)).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::body;
    use crate::page::line;
    use crate::page::words::Words;

    fn check(text: &str, expected: Option<&str>) {
        let pieces = line::join(text, &line::cut(text).0);
        let kinds = body::judge(text, &pieces, &Words::of(text, &pieces));
        let found = find(text, &pieces, &kinds, Some(0));
        assert_eq!(found.map(|piece| &text[pieces[piece].range.clone()]), expected, "{text}");
    }

    #[test]
    fn the_sentence_under_the_headline_is_found() {
        const STORY: &str = "The ministers of the two countries agreed on aid on Monday, a spokesman said.";
        const UNDER: &str = "Two countries end a long quarrel over grain.";
        check(&format!("Ministers agree on aid\n\n{UNDER}\n\nBy Jane Doe\n\n{STORY}"), Some(UNDER));
        // A first paragraph right above the second one is no standfirst, nor is what is signed above.
        check(&format!("Ministers agree on aid\n\n{STORY}\n\n{STORY} He left."), None);
        check(&format!("Ministers agree on aid\n\nBy Jane Doe\n\n{STORY}"), None);
        check("Ministers agree on aid", None);
    }
}
