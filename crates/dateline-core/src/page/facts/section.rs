//! In which section of the outlet the story stands.

use super::{Found, letters, place};
use crate::page::lexicon;
use crate::page::sheet::Sheet;

/// Longest name of a section, in words.
const WORDS: usize = 4;

/// Pieces above the headline that may name the section: a date or a label may stand between.
const REACH: usize = 2;

/// Finds the section: the last step of the breadcrumb, or the label above the headline.
pub(in crate::page) fn section(sheet: &Sheet, address: Option<&str>) -> Option<Found> {
    from_breadcrumb(sheet).or_else(|| from_label(sheet, address))
}

/// `Home > National > Defense`: the last step that is not the headline.
fn from_breadcrumb(sheet: &Sheet) -> Option<Found> {
    let end = sheet.head().end;
    (0..end).find_map(|piece| {
        let line = sheet.words(piece);
        let steps = steps(line)?;
        let first = steps.first()?;
        if !["home", "homepage", "news", "front page"].contains(&first.to_lowercase().as_str()) {
            return None;
        }
        let last =
            steps.iter().skip(1).rev().find(|step| (1..=WORDS).contains(&step.split_whitespace().count()))?;
        Some(Found::new(*last, place(sheet.pieces[piece].range.start, line, last)))
    })
}

fn steps(line: &str) -> Option<Vec<&str>> {
    let separator = ['>', '›', '»', '/', '→', '|'].into_iter().find(|&sign| line.contains(sign))?;
    let steps: Vec<&str> = line.split(separator).map(str::trim).filter(|step| !step.is_empty()).collect();
    (steps.len() >= 2).then_some(steps)
}

/// A label right above the headline that also stands in the menu, or is a usual name of a section.
fn from_label(sheet: &Sheet, address: Option<&str>) -> Option<Found> {
    let title = sheet.title?;
    (title.saturating_sub(REACH)..title).rev().find_map(|piece| {
        let label = sheet.words(piece).trim_matches(|c: char| !c.is_alphanumeric());
        let words = lexicon::plain_words(label);
        if words.is_empty() || words.len() > WORDS || lexicon::furniture(label).is_some() {
            return None;
        }
        // The last entry of a menu is no label of the story under it, unless its address says so too.
        let is_entry = |piece: usize| sheet.pieces[piece].bullet;
        let in_address = || address.is_some_and(|address| is_part(address, label));
        if is_entry(piece) && piece.checked_sub(1).is_some_and(is_entry) && !in_address() {
            return None;
        }
        let usual = words.iter().any(|word| lexicon::is_in("section", word));
        let in_menu = (0..sheet.pieces.len()).filter(|&other| sheet.words(other) == label).count() >= 2;
        let apart = sheet.pieces[title].gap || usual;
        let named = label.starts_with(char::is_uppercase) && !label.bytes().any(|byte| byte.is_ascii_digit());
        ((usual || in_menu) && apart && named)
            .then(|| Found::new(label, place(sheet.pieces[piece].range.start, sheet.words(piece), label)))
    })
}

/// Whether a part of an address's path is the label: `/markets-and-finance/`.
fn is_part(address: &str, label: &str) -> bool {
    let label = letters(label);
    address.split('/').any(|part| letters(part) == label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_addresses_name_sections() {
        assert!(is_part("https://example.com/markets-and-finance/story-1", "Markets and Finance"));
        assert!(!is_part("https://example.com/markets/story-1", "Markets and Finance"));
    }
}
