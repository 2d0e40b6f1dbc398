//! Where sentences end.

use super::Ending;
use super::dateline;
use super::lexicon::{self, Abbreviation};
use super::token::{is_apostrophe, is_word};
use crate::ByteRange;

/// How far after a question in quotes a verb of speech is looked for: `"Why?" Foreign Minister Ana Kovac asked`.
const SPEAKER_TOKENS: usize = 5;

/// The ends of the sentences among the tokens of one block (each the index after the last token), in order, and what is
/// said of the end of a sentence after each token. The last end is the number of tokens. No sentence has more than `most`
/// tokens.
pub(super) fn ends(text: &str, tokens: &[ByteRange], most: usize) -> (Vec<usize>, Vec<Ending>) {
    let block = Block { text, tokens };
    let mut endings = vec![Ending::Unsaid; tokens.len()];
    let mut ends = Vec::new();
    let mut start = 0;
    if let Some(end) = dateline::end(text, tokens) {
        ends.push(end);
        endings[end - 1] = Ending::Sure;
        start = end;
    }
    let mut at = start;
    let mut open = false;
    while at < tokens.len() {
        open ^= block.word(at) == "\"";
        let (end, ending) = block.ending(at, start, open);
        open &= end == at + 1;
        endings[at..end].fill(Ending::Unlikely);
        endings[end - 1] = ending;
        at = end;
        if ending >= Ending::Likely || end - start >= most.max(1) {
            ends.push(end);
            start = end;
            open = false;
        }
    }
    (ends, endings)
}

/// What stands at a place where a sentence could end.
#[derive(Clone, Copy)]
enum Terminal {
    /// A stop.
    Stop,
    /// A question or exclamation mark.
    Cry,
    /// Dots that may stand for words left out.
    Ellipsis,
    /// An abbreviation with its stop.
    Abbreviation(Abbreviation),
    /// One letter with a stop.
    Initial,
}

/// Whether the token is a dot that stands before items of a list.
fn is_dot(word: &str) -> bool {
    matches!(word, "•" | "▪" | "●" | "■" | "◦" | "‣" | "⁃")
}

/// The place of an item that is numbered so: a number, or a small letter.
fn ordinal(word: &str) -> Option<u32> {
    match word.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(u32::from(*letter)),
        [b'0'..=b'9', ..] if word.len() <= 2 => word.parse().ok(),
        _ => None,
    }
}

struct Block<'t> {
    text: &'t str,
    tokens: &'t [ByteRange],
}

impl Block<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |range| &self.text[range.clone()])
    }

    /// What is said of the end of a sentence that started at `start` after the token at `at`, or after the marks that
    /// close behind it; and the index after those.
    fn ending(&self, at: usize, start: usize, open: bool) -> (usize, Ending) {
        let count = self.tokens.len();
        if at + 1 == count || self.breaks(at) || self.item_follows(at, start) {
            return (at + 1, Ending::Sure);
        }
        let Some(terminal) = self.terminal(at, start) else {
            let is_mark = self.word(at).ends_with('.') || self.closes_item_number(at, start);
            return (at + 1, if is_mark { Ending::Never } else { Ending::Unsaid });
        };
        let end = self.after_closers(at + 1, open);
        if end == count || self.breaks(end - 1) {
            return (end, Ending::Sure);
        }
        let is_plain = matches!(terminal, Terminal::Stop | Terminal::Cry | Terminal::Ellipsis);
        let is_closed = end > at + 1;
        let goes_on = is_closed
            || self.starts_lower(end)
            || matches!(terminal, Terminal::Initial)
            || matches!(terminal, Terminal::Abbreviation(Abbreviation::Title | Abbreviation::Number));
        let ending = match (is_plain, self.is_end(terminal, at, end)) {
            (true, true) => Ending::Likely,
            (false, true) => Ending::Sure,
            (true, false) if is_closed || self.is_spaced_dot(at, terminal) => Ending::Never,
            (false, false) if goes_on => Ending::Never,
            _ => Ending::Unlikely,
        };
        (end, ending)
    }

    /// What stands between a token and the next.
    fn gap(&self, at: usize) -> &str {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(one), Some(next)) => &self.text[one.end..next.start],
            _ => "",
        }
    }

    /// Whether an empty line, or a line that starts an item of a list, follows the token.
    fn breaks(&self, at: usize) -> bool {
        let gap = self.gap(at);
        if gap.len() < 2 && gap != "\n" {
            return false;
        }
        let lines = gap.bytes().filter(|&b| b == b'\n').take(2).count();
        lines == 2 || lines == 1 && self.is_bullet(at + 1)
    }

    /// Whether the next item of a list in running text follows the token: `1. One 2. Two`, `• One • Two`.
    fn item_follows(&self, at: usize, start: usize) -> bool {
        if self.gap(at).is_empty() {
            return false;
        }
        if is_dot(self.word(at + 1)) {
            return is_dot(self.word(start));
        }
        let marked = |at: usize| matches!(self.word(at), "." | ")");
        let open = start + usize::from(is_dot(self.word(start)));
        let next = ordinal(self.word(at + 1)).filter(|_| marked(at + 2) && at > open);
        next.is_some_and(|next| marked(open + 1) && ordinal(self.word(open)) == next.checked_sub(1))
    }

    fn is_bullet(&self, at: usize) -> bool {
        match self.word(at) {
            word if is_dot(word) => true,
            "·" | "*" => true,
            "-" | "–" | "—" => !self.gap(at).is_empty() && self.starts_upper(at + 1),
            _ => false,
        }
    }

    fn terminal(&self, at: usize, start: usize) -> Option<Terminal> {
        let word = self.word(at);
        let last = word.chars().next_back()?;
        match last {
            // Dots with spaces between stand for words left out, before the next sentence if a stop stands before them.
            '.' if word.len() == 1 && self.word(at + 1) == "." => {
                (at > start && self.leaves_out_next(at)).then_some(Terminal::Stop)
            }
            '.' if word.len() == 1 && at > start && self.word(at - 1) == "." => {
                (start..at).any(|at| self.word(at) != ".").then_some(Terminal::Ellipsis)
            }
            '.' if word.len() == 1 => (!self.is_item_number(at, start)).then_some(Terminal::Stop),
            '…' => Some(Terminal::Ellipsis),
            '.' if word.len() == 2 || word.starts_with("..") => {
                let dots = word.bytes().take(3).all(|b| b == b'.');
                Some(if dots { Terminal::Ellipsis } else { Terminal::Initial })
            }
            '.' => {
                let stem = &word[..word.len() - 1];
                Some(Terminal::Abbreviation(lexicon::abbreviation(stem).unwrap_or(Abbreviation::Other)))
            }
            '!' | '?' | '。' | '！' | '？' => Some(Terminal::Cry),
            _ => None,
        }
    }

    /// Whether the dot is a stop at a word, and three with spaces between and a word follow: `It ended. . . . They left`.
    fn leaves_out_next(&self, at: usize) -> bool {
        let dotted = (at + 1..at + 4).all(|at| self.word(at) == "." && !self.gap(at - 1).is_empty());
        self.gap(at - 1).is_empty() && dotted && self.starts_upper(at + 4)
    }

    /// Whether the stop belongs to the number of an item: `1. The first`.
    fn is_item_number(&self, at: usize, start: usize) -> bool {
        let number = start + usize::from(is_dot(self.word(start)));
        at == number + 1
            && self.word(number).len() <= 2
            && ordinal(self.word(number)).is_some()
            && (self.gap(at) == " " || self.word(at + 1) == ")")
    }

    /// Whether the bracket belongs to the number of an item: `1.) The first`.
    fn closes_item_number(&self, at: usize, start: usize) -> bool {
        self.word(at) == ")"
            && at > start + 1
            && self.word(at - 1) == "."
            && self.is_item_number(at - 1, start)
    }

    /// Whether the dot is the last of those with spaces between that stand for words left out.
    fn is_spaced_dot(&self, at: usize, terminal: Terminal) -> bool {
        matches!(terminal, Terminal::Ellipsis) && self.word(at) == "."
    }

    /// The first token after the quotation marks and brackets that close right there.
    fn after_closers(&self, mut at: usize, mut open: bool) -> usize {
        while at < self.tokens.len() && self.closes(at, open) {
            open &= self.word(at) != "\"";
            at += 1;
        }
        at
    }

    fn closes(&self, at: usize, open: bool) -> bool {
        let glued = self.gap(at - 1).is_empty();
        match self.word(at) {
            ")" | "]" | "”" | "»" | "''" => true,
            "\"" => open || glued && !self.gap(at).is_empty(),
            "?" | "!" => glued,
            word => glued && word.chars().all(is_apostrophe) && !self.gap(at).is_empty(),
        }
    }

    /// Whether a sentence ends with the tokens `at..end`, which another token follows.
    fn is_end(&self, terminal: Terminal, at: usize, end: usize) -> bool {
        let (next, opened) = self.first_word(end);
        let lower = self.starts_lower(next);
        let starter = self.starts_upper(next) && lexicon::starts_sentences(self.word(next));
        let closed = end > at + 1;
        match terminal {
            Terminal::Stop => !lower && (closed || !self.gap(at).is_empty() || self.starts_upper(end)),
            Terminal::Cry => !(lower || closed && self.goes_on_speaking(end)),
            // The pronoun is a capital wherever it stands.
            Terminal::Ellipsis => !(lower || self.word(next) == "I" || closed && self.word(end) == "("),
            Terminal::Abbreviation(Abbreviation::Title | Abbreviation::Number) => {
                closed && self.starts_upper(next)
            }
            Terminal::Abbreviation(_) => starter || (opened || closed) && self.starts_upper(next),
            // The pronoun at the end (`you and I. Did …`) is no initial.
            Terminal::Initial => {
                let pronoun = self.word(at) == "I." && at > 0 && self.starts_lower(at - 1);
                starter || (closed || pronoun) && self.starts_upper(next)
            }
        }
    }

    /// The first token from `at` on that is a word or number, past opening marks, and whether there were such marks.
    fn first_word(&self, at: usize) -> (usize, bool) {
        let past = (at..self.tokens.len().min(at + 4)).find(|&at| self.word(at).chars().any(is_word));
        let past = past.unwrap_or(at);
        (past, past > at)
    }

    fn starts_lower(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(char::is_lowercase)
    }

    fn starts_upper(&self, at: usize) -> bool {
        self.word(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether what follows a question in quotes says who asked it.
    fn goes_on_speaking(&self, at: usize) -> bool {
        (at..self.tokens.len().min(at + SPEAKER_TOKENS))
            .find(|&at| self.starts_lower(at))
            .is_some_and(|at| lexicon::speaks(self.word(at)))
    }
}
