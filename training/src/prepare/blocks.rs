//! Sentences put together into paragraphs and pages, as the encoder reads them.

use dateline_core::{ByteRange, Text};

use super::labels::Labelled;
use crate::random::Random;
use crate::restyle;

/// A paragraph has at most so many tokens, as in use.
const LONGEST: usize = 256;
/// How many sentences at most make a paragraph where the set does not say.
const SENTENCES: usize = 6;
/// How many paragraphs at most make a page where the set does not say.
const PARAGRAPHS: usize = 8;

/// A paragraph: its sentences, and its text as it stands in the page.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) text: Text,
    pub(super) tokens: Vec<ByteRange>,
    pub(super) sentences: Vec<Labelled>,
}

impl Block {
    fn new(sentences: Vec<Labelled>, random: &mut Random) -> Self {
        let mut content = String::new();
        let mut tokens = Vec::new();
        for sentence in &sentences {
            if !content.is_empty() {
                content.push(' ');
            }
            let at = content.len();
            content.push_str(&sentence.content);
            tokens.extend(sentence.tokens.iter().map(|range| at + range.start..at + range.end));
        }
        if random.below(12) == 0 {
            content = broken(&content, 50 + random.below(40), &tokens);
        }
        Self { text: Text::new(content), tokens, sentences }
    }
}

/// The text with lines of about so many bytes: some blanks between tokens become line breaks.
fn broken(content: &str, width: usize, tokens: &[ByteRange]) -> String {
    let mut bytes = content.as_bytes().to_vec();
    let mut start = 0;
    for pair in tokens.windows(2) {
        let gap = pair[0].end;
        if pair[1].start == gap + 1 && bytes[gap] == b' ' && pair[1].end - start > width {
            bytes[gap] = b'\n';
            start = gap + 1;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| content.to_owned())
}

/// Puts blocks together.
pub(super) struct Maker(Random);

impl Maker {
    pub(super) fn new() -> Self {
        Self(Random::new(21))
    }

    /// Pages with the paragraphs of their documents.
    pub(super) fn paragraphs(&mut self, sentences: &[Labelled]) -> Vec<Vec<Block>> {
        self.documents(sentences, |_| false)
    }

    /// The same with half of the paragraphs run on to the one before, for many sentences end with no mark and no
    /// paragraph where pages lose their lines.
    pub(super) fn joined(&mut self, sentences: &[Labelled]) -> Vec<Vec<Block>> {
        self.documents(sentences, |random| random.below(2) == 0)
    }

    /// Pages of documents; `runs_on` says of a paragraph whether it is joined to the one before.
    fn documents(&mut self, sentences: &[Labelled], runs_on: fn(&mut Random) -> bool) -> Vec<Vec<Block>> {
        let mut pages: Vec<Vec<Block>> = Vec::new();
        let mut open: Vec<Labelled> = Vec::new();
        let close = |open: &mut Vec<Labelled>, pages: &mut Vec<Vec<Block>>, random: &mut Random| {
            if let (false, Some(page)) = (open.is_empty(), pages.last_mut()) {
                page.push(Block::new(std::mem::take(open), random));
            }
        };
        for sentence in sentences {
            let size: usize = open.iter().map(|sentence| sentence.tokens.len()).sum();
            let is_long = size + sentence.tokens.len() > LONGEST;
            let opens = sentence.opens_paragraph && !runs_on(&mut self.0);
            if opens || sentence.opens_document || is_long {
                close(&mut open, &mut pages, &mut self.0);
            }
            if sentence.opens_document || pages.is_empty() {
                pages.push(Vec::new());
            }
            open.push(sentence.clone());
        }
        close(&mut open, &mut pages, &mut self.0);
        pages
    }

    /// Pages of paragraphs of some sentences each, for sets that do not say which belong together.
    pub(super) fn runs(&mut self, sentences: &[Labelled]) -> Vec<Vec<Block>> {
        let mut pages = Vec::new();
        let mut rest = sentences;
        while !rest.is_empty() {
            let mut page = Vec::new();
            for _ in 0..=self.0.below(PARAGRAPHS) {
                let most = 1 + self.0.below(SENTENCES);
                let mut size = 0;
                let fits = |sentence: &&Labelled| {
                    size += sentence.tokens.len();
                    size <= LONGEST
                };
                let count = rest.iter().take(most).take_while(fits).count().max(1).min(rest.len());
                if count > 0 {
                    page.push(Block::new(rest[..count].to_vec(), &mut self.0));
                    rest = &rest[count..];
                }
            }
            pages.push(page);
        }
        pages
    }

    /// Pages whose blocks each hold one sentence or line.
    pub(super) fn alone(&mut self, pages: &[Vec<Labelled>]) -> Vec<Vec<Block>> {
        let block = |line: &Labelled, random: &mut Random| Block::new(vec![line.clone()], random);
        pages.iter().map(|page| page.iter().map(|line| block(line, &mut self.0)).collect()).collect()
    }

    /// One sentence in three as a headline, in capitals or without, alone in its block.
    pub(super) fn restyled(&mut self, sentences: &[Labelled]) -> Vec<Vec<Block>> {
        let chosen: Vec<&Labelled> = sentences.iter().filter(|_| self.0.below(3) == 0).collect();
        let written = chosen.into_iter().filter_map(|sentence| {
            let style = self.0.below(5);
            let content = restyle::content(&sentence.content, &sentence.tokens, style)?;
            Some(vec![Block::new(vec![Labelled { content, ..sentence.clone() }], &mut self.0)])
        });
        written.collect()
    }
}
