//! The runs of words of a text, to tell whether other text stands in it.

use foldhash::HashSet;

use super::describe::{self, word_number};
use crate::hash;
use crate::page::lexicon::cut;

/// Words of a run.
const RUN: usize = 4;

/// Words of a text that are looked at.
const WORDS: usize = 50_000;

/// The runs of words of a text.
#[derive(Clone, Debug, Default)]
pub(in crate::page) struct Runs {
    runs: HashSet<u32>,
}

impl Runs {
    /// Reads a text; tags in it are left out.
    pub(in crate::page) fn of(text: &str) -> Self {
        let mut words = Vec::new();
        for part in text.split('<') {
            // What stands before the first `>` is a tag, if it looks like one.
            let shown = match part.split_once('>') {
                Some((tag, shown)) if tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') => shown,
                _ => part,
            };
            words.extend(cut(shown).map(number));
            if words.len() > WORDS {
                break;
            }
        }
        Self { runs: runs(&words).collect() }
    }

    /// The share of the runs of a piece's words that stand in the text; `None` for a piece too short to tell.
    pub(in crate::page) fn share(&self, words: &[u32]) -> Option<f32> {
        let all = runs(words).count();
        let held = runs(words).filter(|run| self.runs.contains(run)).count();
        (all > 0).then(|| held as f32 / all as f32)
    }
}

/// The number of a word in any case.
fn number(word: &str) -> u32 {
    if word.is_ascii() {
        hash::short(word.bytes().map(|byte| byte.to_ascii_lowercase()))
    } else {
        word_number(&word.to_lowercase())
    }
}

fn runs(words: &[u32]) -> impl Iterator<Item = u32> {
    words.windows(RUN).map(|run| describe::hash(0, [run[0], run[1], run[2], run[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_found_in_a_text() {
        let runs = Runs::of("<p>The talks began on Monday,</p><p>the ministry said. 3 < 4 holds.</p>");
        let share = |piece: &str| {
            let words: Vec<u32> = cut(piece).map(number).collect();
            runs.share(&words)
        };
        assert_eq!(share("The talks began on Monday"), Some(1.0));
        assert_eq!(share("Read our newsletter every day"), Some(0.0));
        assert_eq!(share("Monday"), None);
    }
}
