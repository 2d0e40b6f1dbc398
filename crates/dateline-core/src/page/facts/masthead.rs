//! The outlet by the name at the head of its page: `AWASH HERALD` over the date and the menu.

use super::{Found, place};
use crate::page::sheet::Sheet;
use crate::page::{lexicon, stamp};

/// The pieces of a page among which its masthead stands.
const REACH: usize = 8;

/// Longest name in a masthead, in words.
const WORDS: usize = 5;

/// Pieces at the foot of a page that are searched for the name again; bounds the work, with the paragraphs of the story.
const FOOT: usize = 24;

/// What sets the name off from what the outlet says of itself: `ALTIPLANO SENTINEL - The voice of the high plain`.
const SEPARATORS: [&str; 7] = [" - ", " – ", " — ", " | ", " · ", " » ", ": "];

/// The name at the head of the page: words that all begin upper-case, one of which outlets are called by (`Herald`,
/// `Courier`), in the page's first line, or in one of the next that comes again at the foot or in the story.
pub(super) fn name(sheet: &Sheet) -> Option<Found> {
    let first = sheet.body.first().copied().unwrap_or(REACH).min(sheet.title.unwrap_or(REACH));
    let lines = (0..first.min(REACH).min(sheet.pieces.len())).map(|piece| (piece, sheet.words(piece)));
    lines.enumerate().find_map(|(place_of, (piece, line))| {
        let name = read(line)?;
        let surely = place_of == 0 || comes_again(sheet, piece, name);
        surely.then(|| Found::new(name, place(sheet.pieces[piece].range.start, line, name)))
    })
}

/// The name in a line of a masthead.
fn read(line: &str) -> Option<&str> {
    let line = line.lines().next()?;
    let end = SEPARATORS.iter().filter_map(|mark| line.find(mark)).min().unwrap_or(line.len());
    let name = line[..end].trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    let plain = lexicon::plain_words(name);
    let capital = |word: &str| {
        word.starts_with(char::is_uppercase) || matches!(word, "of" | "the" | "and" | "&" | "de" | "la")
    };
    let is_in = |lists: &[&str], word: &String| lists.iter().any(|list| lexicon::is_in(list, word));
    let is_press = plain.iter().any(|word| lexicon::is_in("press", word));
    // `World News` and `Latest Reviews` are sections; `Daily Mail` is called by two words of the press, `The Sun` by one.
    let own = plain
        .iter()
        .any(|word| !is_in(&["press", "page", "section", "function", "weekday", "edition"], word));
    let press =
        plain.iter().filter(|word| is_in(&["press"], word) && !is_in(&["page", "section", "edition"], word));
    let called = own || press.count() + usize::from(plain.first().is_some_and(|word| word == "the")) >= 2;
    let fits = (2..=WORDS).contains(&words.len()) && words.iter().all(|word| capital(word));
    (fits && is_press && called && stamp::find(name).is_empty()).then_some(name)
}

/// Whether the name stands in another piece, as part of it, at the foot of the page or in its story.
fn comes_again(sheet: &Sheet, masthead: usize, name: &str) -> bool {
    let name = name.to_lowercase();
    let foot = sheet.pieces.len().saturating_sub(FOOT)..sheet.pieces.len();
    let pieces = foot.chain(sheet.body.iter().copied()).filter(|&piece| piece != masthead);
    pieces.map(|piece| sheet.words(piece).to_lowercase()).any(|line| line.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mastheads_are_read() {
        let check = |line: &str, expected: Option<&str>| assert_eq!(read(line), expected, "{line}");
        check("THE EXAMPLE HERALD", Some("THE EXAMPLE HERALD"));
        check("EXAMPLE SENTINEL - The English voice of the plain", Some("EXAMPLE SENTINEL"));
        check("Example Post | Monday 3 June 2024", Some("Example Post"));
        check("The Daily Example", Some("The Daily Example"));
        check("The Guardian", Some("The Guardian"));
        check("World News", None);
        check("Latest News", None);
        check("Sports", None);
        check("Herald", None);
        check("Minister quits over Example Times report", None);
        check("Home / Local / Classifieds", None);
    }
}
