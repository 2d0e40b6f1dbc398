//! A page's tokens as words, and what their capitals tell.

use std::ops::Range;

use crate::Text;
use crate::page::BlockKind;
use crate::tag::{Tagged, Upos};

/// A page as this stage looks at it.
pub(super) struct View<'a> {
    pub(super) text: &'a Text,
    pub(super) tagged: &'a Tagged,
    /// By sentence: whether capitals tell nothing there, as in a headline that capitalises every word.
    flat: Vec<bool>,
    /// By token: whether it stands between quotation marks.
    quoted: Vec<bool>,
}

/// Words of up to this many letters are often lower case in headlines that capitalise the others.
const SMALL_WORD: usize = 3;

impl<'a> View<'a> {
    pub(super) fn new(text: &'a Text, tagged: &'a Tagged) -> Self {
        let mut view = Self { text, tagged, flat: Vec::new(), quoted: Vec::new() };
        view.flat =
            (0..tagged.sentences.len()).map(|sentence| view.capitals_tell_nothing(sentence)).collect();
        view.quoted = view.find_quoted();
        view
    }

    pub(super) fn len(&self) -> usize {
        self.tagged.tokens.len()
    }

    pub(super) fn word(&self, token: usize) -> &'a str {
        if token < self.len() { self.tagged.word(self.text, token) } else { "" }
    }

    pub(super) fn lower(&self, token: usize) -> String {
        self.word(token).to_lowercase()
    }

    pub(super) fn slice(&self, tokens: &Range<usize>) -> &'a str {
        // What would reach past the page's end is cut there.
        let end = tokens.end.min(self.len());
        self.text.slice(&self.tagged.range(&(tokens.start.min(end)..end)))
    }

    /// The words of the tokens joined by single spaces, clitics and hyphens joined to their neighbours as in the text.
    pub(super) fn joined(&self, tokens: &Range<usize>) -> String {
        self.slice(tokens).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The tokens of the sentence that holds `token`.
    pub(super) fn sentence(&self, token: usize) -> Range<usize> {
        self.tagged
            .tokens
            .get(token)
            .map_or(0..0, |found| self.tagged.sentences[found.sentence].tokens.clone())
    }

    pub(super) fn sentences(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.tagged.sentences.iter().map(|sentence| sentence.tokens.clone())
    }

    /// The sentences before the one that holds `token`, the nearest first.
    pub(super) fn sentences_before(&self, token: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        let here = self.tagged.tokens.get(token).map_or(0, |found| found.sentence);
        self.tagged.sentences[..here].iter().rev().map(|sentence| sentence.tokens.clone())
    }

    pub(super) fn is_headline(&self, token: usize) -> bool {
        self.tagged
            .tokens
            .get(token)
            .is_some_and(|found| self.tagged.kinds[found.sentence] == BlockKind::Title)
    }

    /// Whether capitals tell nothing in the token's sentence.
    pub(super) fn is_flat(&self, token: usize) -> bool {
        self.tagged.tokens.get(token).is_some_and(|found| self.flat[found.sentence])
    }

    pub(super) fn is_quoted(&self, token: usize) -> bool {
        self.quoted.get(token).copied().unwrap_or_default()
    }

    pub(super) fn is_capital(&self, token: usize) -> bool {
        self.word(token).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the token opens its sentence or a quotation in it, so that its capital tells nothing.
    pub(super) fn opens(&self, token: usize) -> bool {
        let sentence = self.sentence(token);
        token == sentence.start || {
            let before = self.word(token - 1);
            before
                .chars()
                .all(|c| !c.is_alphanumeric() && !matches!(c, ',' | '-' | '–' | '(' | '&' | '/' | '\'' | '’'))
        }
    }

    pub(super) fn upos(&self, token: usize) -> Upos {
        self.tagged.tokens.get(token).map_or(Upos::X, |found| found.upos)
    }

    /// Whether the token is `'s` or the apostrophe of a plural possessive.
    pub(super) fn is_possessive(&self, token: usize) -> bool {
        match self.word(token) {
            "'s" | "’s" | "'S" | "’S" => true,
            "'" | "’" => {
                let touches = token > 0 && {
                    let (before, mark) =
                        (&self.tagged.tokens[token - 1].range, &self.tagged.tokens[token].range);
                    before.end == mark.start
                };
                touches && self.word(token - 1).ends_with(['s', 'S'])
            }
            _ => false,
        }
    }

    fn capitals_tell_nothing(&self, sentence: usize) -> bool {
        let tokens = self.tagged.sentences[sentence].tokens.clone();
        let long = tokens.filter(|&token| {
            let word = self.word(token);
            word.chars().count() > SMALL_WORD && word.chars().all(char::is_alphabetic)
        });
        let (mut capital, mut all) = (0usize, 0usize);
        for token in long {
            all += 1;
            capital += usize::from(self.is_capital(token));
        }
        // A headline of names alone has few words; one in title case has more and nearly all are capitalised. In the
        // body a sentence must be longer to count: `The Clean Harbours Network (CHN) met in Riga.`
        let enough = if self.tagged.kinds[sentence] == BlockKind::Title { 4 } else { 8 };
        all >= enough && capital * 10 >= all * 8
    }

    fn find_quoted(&self) -> Vec<bool> {
        let mut quoted = vec![false; self.len()];
        for sentence in self.tagged.sentences.chunk_by(|a, b| a.block == b.block) {
            let Some((first, last)) = sentence.first().zip(sentence.last()) else { continue };
            let mut open = false;
            let start = first.tokens.start;
            for (offset, quoted) in quoted[start..last.tokens.end].iter_mut().enumerate() {
                match self.word(start + offset) {
                    "“" | "``" => open = true,
                    "”" | "''" => open = false,
                    "\"" => open = !open,
                    _ => *quoted = open,
                }
            }
        }
        quoted
    }
}
