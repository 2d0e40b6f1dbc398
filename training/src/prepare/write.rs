//! Writes sets as numbers.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Result;
use dateline_core::tag::Word;
use dateline_core::tag::clues::{self, Memory};
use dateline_core::tag::rows::{self, HASHED, Rows};

use super::blocks::Block;
use super::labels::UNKNOWN;

/// How many numbers a token has: lower, hashed, small (two), tag, head, relation, name, flags.
pub(super) const WIDTH: usize = 1 + HASHED + 2 + 5;

/// Flags of a token: it is the last of its sentence, paragraph, page.
const LAST_OF_SENTENCE: u32 = 1;
const LAST_OF_BLOCK: u32 = 2;
const LAST_OF_PAGE: u32 = 4;
/// It is known that its sentence is one; its roles are known.
const IS_SENTENCE: u32 = 8;
const HAS_ROLES: u32 = 16;

/// Writes sets into a folder.
pub(super) struct Writer {
    folder: PathBuf,
}

struct Files {
    rows: BufWriter<File>,
    roles: BufWriter<File>,
    words: BufWriter<File>,
    /// The number of tokens written.
    written: usize,
}

impl Writer {
    pub(super) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// Writes a set.
    pub(super) fn set(&self, name: &str, pages: &[Vec<Block>]) -> Result<()> {
        let open = |kind: &str| -> Result<BufWriter<File>> {
            Ok(BufWriter::new(File::create(self.folder.join(format!("{name}.{kind}")))?))
        };
        let mut files =
            Files { rows: open("rows")?, roles: open("roles")?, words: open("words")?, written: 0 };
        for page in pages {
            let rows = page_rows(page);
            for (nth, (block, rows)) in page.iter().zip(&rows).enumerate() {
                files.block(block, rows, nth + 1 == page.len())?;
            }
        }
        eprintln!("{name}: {} pages, {} tokens", pages.len(), files.written);
        for mut file in [files.rows, files.roles, files.words] {
            file.flush()?;
        }
        Ok(())
    }
}

/// The rows of the tokens of each block, with what the whole page says of them.
fn page_rows(page: &[Block]) -> Vec<Vec<Rows>> {
    let mut memory = Memory::default();
    let mut seen = Vec::new();
    for block in page {
        let words: Vec<Word> = block.tokens.iter().map(|range| Word::new(&block.text, range)).collect();
        let mut clues = Vec::new();
        clues::look_up(&block.text, &block.tokens, &words, &mut clues);
        memory.read(&block.text, &block.tokens, &words, &clues);
        seen.push((words, clues));
    }
    let mut found = Vec::new();
    for (block, (words, clues)) in page.iter().zip(&mut seen) {
        memory.recall(words, clues);
        let row =
            |at: usize| Rows::new(&words[at], &clues[at], rows::is_broken(&block.text, &block.tokens, at));
        found.push((0..words.len()).map(row).collect());
    }
    found
}

impl Files {
    fn block(&mut self, block: &Block, rows: &[Rows], last: bool) -> Result<()> {
        let mut at = 0;
        for (nth, sentence) in block.sentences.iter().enumerate() {
            let count = sentence.tokens.len();
            let first = self.written;
            for token in 0..count {
                let ends = |flag: u32, ends: bool| if ends { flag } else { 0 };
                let final_token = token + 1 == count;
                let final_block = final_token && nth + 1 == block.sentences.len();
                let flags = ends(LAST_OF_SENTENCE, final_token)
                    | ends(LAST_OF_BLOCK, final_block)
                    | ends(LAST_OF_PAGE, final_block && last)
                    | ends(IS_SENTENCE, sentence.is_sentence)
                    | ends(HAS_ROLES, sentence.roles.is_some());
                let row = &rows[at + token];
                let mut numbers = [UNKNOWN; WIDTH];
                numbers[0] = row.lower;
                numbers[1..=HASHED].copy_from_slice(&row.hashed);
                let labels = [
                    row.small as u32,
                    (row.small >> 32) as u32,
                    sentence.tags[token],
                    sentence.heads[token],
                    sentence.relations[token],
                    sentence.names[token],
                    flags,
                ];
                numbers[1 + HASHED..].copy_from_slice(&labels);
                for number in numbers {
                    self.rows.write_all(&number.to_le_bytes())?;
                }
                let word = block.text.slice(&block.tokens[at + token]);
                writeln!(self.words, "{}", word.replace(['\n', '\r'], " "))?;
            }
            for &(predicate, token, label) in sentence.roles.iter().flatten() {
                for number in [(first + predicate) as u32, (first + token) as u32, label] {
                    self.roles.write_all(&number.to_le_bytes())?;
                }
            }
            at += count;
            self.written += count;
        }
        Ok(())
    }
}
