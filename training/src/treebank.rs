//! Treebanks in CoNLL-U, brought to our tokens.

use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result};
use dateline_core::page::{BlockKind, TextBlock};
use dateline_core::text::{self, Hyphens};
use dateline_core::{ByteRange, Limits, Text};

/// The genres of GUM whose texts allow commercial use.
const GUM_GENRES: &[&str] = &[
    "news",
    "interview",
    "bio",
    "voyage",
    "academic",
    "court",
    "textbook",
    "vlog",
    "speech",
    "conversation",
];

/// A sentence with its analysis, in our tokens.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    pub(crate) text: Text,
    pub(crate) tokens: Vec<ByteRange>,
    pub(crate) upos: Vec<String>,
    pub(crate) xpos: Vec<String>,
    pub(crate) lemmas: Vec<String>,
    /// The head of each token; `None` for the root.
    pub(crate) heads: Vec<Option<usize>>,
    pub(crate) relations: Vec<String>,
    /// Its name, its document, and whether a paragraph or the document starts.
    pub(crate) id: String,
    pub(crate) document: String,
    pub(crate) opens_paragraph: bool,
    pub(crate) opens_document: bool,
    /// The first token of each word of the treebank.
    pub(crate) firsts: Vec<usize>,
    /// The MISC column of the words from which each token was made, joined.
    pub(crate) misc: Vec<String>,
}

/// A word of the treebank.
struct Word {
    form: String,
    lemma: String,
    upos: String,
    xpos: String,
    head: usize,
    relation: String,
    misc: String,
}

/// Reads a file, unpacking it where its name ends in `.zst`.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    let bytes = if path.extension().is_some_and(|ext| ext == "zst") {
        let mut unpacked = Vec::new();
        let mut decoder = zstd::Decoder::new(bytes.as_slice())?;
        decoder.window_log_max(27)?;
        decoder.read_to_end(&mut unpacked)?;
        unpacked
    } else {
        bytes
    };
    String::from_utf8(bytes).with_context(|| path.display().to_string())
}

/// Reads a treebank in our tokens; of GUM only the genres that allow commercial use.
pub(crate) fn read(path: &Path, hyphens: Hyphens) -> Result<Vec<Sentence>> {
    let content = read_text(path)?;
    let mut sentences = Vec::new();
    let mut document = String::new();
    for block in content.split("\n\n") {
        let mut words = Vec::new();
        let mut text = "";
        let mut id = "";
        let (mut opens_paragraph, mut opens_document) = (false, false);
        for line in block.lines() {
            if let Some(name) = line.strip_prefix("# newdoc id = ") {
                name.clone_into(&mut document);
                (opens_paragraph, opens_document) = (true, true);
            } else if line.starts_with("# newpar") {
                opens_paragraph = true;
            } else if let Some(found) = line.strip_prefix("# sent_id = ") {
                id = found;
            } else if let Some(found) = line.strip_prefix("# text = ") {
                text = found;
            } else if !line.starts_with('#') {
                words.extend(word(line));
            }
        }
        let open =
            document.strip_prefix("GUM_").is_none_or(|rest| GUM_GENRES.iter().any(|g| rest.starts_with(g)));
        if open
            && !words.is_empty()
            && let Some(mut sentence) = align(text, &words, hyphens)
        {
            sentence.document.clone_from(&document);
            id.clone_into(&mut sentence.id);
            sentence.opens_paragraph = opens_paragraph;
            sentence.opens_document = opens_document;
            sentences.push(sentence);
        }
    }
    Ok(sentences)
}

/// One line of a sentence; `None` for a range of words or an empty node.
fn word(line: &str) -> Option<Word> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [id, form, lemma, upos, xpos, _, head, relation, _, misc] = columns[..] else { return None };
    id.parse::<usize>().ok()?;
    Some(Word {
        form: form.to_owned(),
        lemma: lemma.to_owned(),
        upos: upos.to_owned(),
        xpos: xpos.to_owned(),
        head: head.parse().ok()?,
        relation: relation.to_owned(),
        misc: misc.to_owned(),
    })
}

/// Our tokens of one line of text.
pub(crate) fn tokens(text: &Text) -> Vec<ByteRange> {
    tokens_with(text, Hyphens::default())
}

fn tokens_with(text: &Text, hyphens: Hyphens) -> Vec<ByteRange> {
    let block = TextBlock { kind: BlockKind::Paragraph, range: 0..text.as_str().len() };
    text::segment_with(text, &[block], &Limits::default(), hyphens).tokens
}

/// Brings a sentence to our tokens: words that we keep whole are joined, those that we cut are cut.
fn align(content: &str, words: &[Word], hyphens: Hyphens) -> Option<Sentence> {
    let places = places(content, words)?;
    let text = Text::new(content.to_owned());
    let tokens = tokens_with(&text, hyphens);
    // The words under each token, and the first token of each word.
    let under: Vec<Vec<usize>> = tokens
        .iter()
        .map(|token| {
            (0..words.len()).filter(|&w| places[w].start < token.end && token.start < places[w].end).collect()
        })
        .collect();
    let first = |word: usize| under.iter().position(|words| words.contains(&word));
    let mut sentence = Sentence {
        text,
        upos: Vec::new(),
        xpos: Vec::new(),
        lemmas: Vec::new(),
        heads: Vec::new(),
        relations: Vec::new(),
        id: String::new(),
        document: String::new(),
        opens_paragraph: false,
        opens_document: false,
        firsts: (0..words.len()).map(&first).collect::<Option<_>>()?,
        misc: Vec::new(),
        tokens,
    };
    for (at, group) in under.iter().enumerate() {
        let &last = group.last()?;
        let outward = |&&w: &&usize| !group.iter().any(|&other| words[w].head == other + 1);
        let main = *group.iter().rev().filter(|w| words[**w].upos != "PUNCT").find(outward).unwrap_or(&last);
        let word = &words[main];
        let whole = first(main) == Some(at);
        let form = sentence.text.slice(&sentence.tokens[at]).to_owned();
        let mark = !form.chars().any(char::is_alphanumeric);
        let (upos, xpos) = if whole || !mark { (&*word.upos, &*word.xpos) } else { ("PUNCT", "HYPH") };
        sentence.upos.push(upos.to_owned());
        sentence.xpos.push(xpos.to_owned());
        sentence.lemmas.push(if whole && group.len() == 1 {
            word.lemma.clone()
        } else {
            form.to_lowercase()
        });
        let (head, relation) = if !whole {
            (Some(first(main)?), if mark { "punct" } else { "flat" })
        } else if word.head == 0 {
            (None, "root")
        } else {
            (Some(first(word.head - 1)?), &*word.relation)
        };
        sentence.heads.push(head);
        sentence.relations.push(relation.to_owned());
        sentence.misc.push(group.iter().map(|&w| &*words[w].misc).collect::<Vec<_>>().join("|"));
    }
    is_tree(&sentence.heads).then_some(sentence)
}

/// Where the words stand in the text; `None` where text and words differ.
fn places(text: &str, words: &[Word]) -> Option<Vec<ByteRange>> {
    let mut at = 0;
    words
        .iter()
        .map(|word| {
            at += text[at..].len() - text[at..].trim_start().len();
            let start = at;
            at += text[at..].starts_with(&word.form).then_some(word.form.len())?;
            Some(start..at)
        })
        .collect()
}

/// Whether heads form a tree with one root.
pub(crate) fn is_tree(heads: &[Option<usize>]) -> bool {
    let rooted = |mut at: usize| {
        for _ in 0..=heads.len() {
            match heads[at] {
                Some(head) => at = head,
                None => return true,
            }
        }
        false
    };
    heads.iter().filter(|head| head.is_none()).count() == 1 && (0..heads.len()).all(rooted)
}
