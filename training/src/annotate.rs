//! What a language model makes of documents, for measuring scripts.
//!
//! A line in is `{"id", "paragraphs": [text, …]}`. A line out is `{"id", "sentences": […]}`; places are code points of the
//! paragraphs joined by empty lines.

use std::io::{BufRead, BufWriter, Write};
use std::path::Path;

use anyhow::Result;
use dateline_core::page::{BlockKind, TextBlock};
use dateline_core::tag::model::Model;
use dateline_core::tag::{Argument, Pipeline, Tagged};
use dateline_core::text::{self, Hyphens};
use dateline_core::{ByteRange, Limits, Text};
use serde::{Deserialize, Serialize};

/// A document as it is given.
#[derive(Deserialize)]
pub(crate) struct Given {
    id: String,
    paragraphs: Vec<String>,
}

#[derive(Serialize)]
struct Document {
    id: String,
    sentences: Vec<Sentence>,
}

#[derive(Serialize)]
struct Sentence {
    span: [u32; 2],
    tokens: Vec<Token>,
    /// Start, end and kind of each name.
    names: Vec<(u32, u32, String)>,
    /// Predicate and argument, as places in the sentence counted from 0, and the part that it plays.
    roles: Vec<(usize, usize, &'static str)>,
    /// All predicates.
    predicates: Vec<usize>,
}

#[derive(Serialize)]
struct Token {
    span: [u32; 2],
    upos: &'static str,
    lemma: Box<str>,
    /// The place of the head in the sentence, counted from 1; 0 for the root.
    head: usize,
    relation: &'static str,
}

/// The text and blocks of a document.
pub(crate) struct Prepared {
    pub(crate) text: Text,
    blocks: Vec<TextBlock>,
}

impl Given {
    pub(crate) fn prepare(&self) -> Prepared {
        let mut at = 0;
        let mut block = |paragraph: &String| {
            let range = at..at + paragraph.len();
            at = range.end + 2;
            TextBlock { kind: BlockKind::Paragraph, range }
        };
        let blocks = self.paragraphs.iter().map(&mut block).collect();
        Prepared { text: Text::new(self.paragraphs.join("\n\n")), blocks }
    }
}

impl Prepared {
    /// Everything that `text` and `tag` do.
    pub(crate) fn annotate(&self, pipeline: &Pipeline, hyphens: Hyphens) -> Tagged {
        let layer = text::segment_with(&self.text, &self.blocks, &Limits::default(), hyphens);
        pipeline.annotate(&self.text, &layer)
    }
}

/// Reads the documents on standard input.
pub(crate) fn documents() -> Result<Vec<Given>> {
    std::io::stdin().lock().lines().map(|line| Ok(serde_json::from_str(&line?)?)).collect()
}

/// The model in a file.
pub(crate) fn pipeline(model: &Path, portable: bool) -> Result<Pipeline> {
    let pipeline = Pipeline::new(Model::read(std::fs::read(model)?)?)?;
    Ok(if portable { pipeline.portable() } else { pipeline })
}

/// Annotates the documents on standard input.
pub(crate) fn run(model: &Path, portable: bool, hyphens: Hyphens) -> Result<()> {
    let pipeline = pipeline(model, portable)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    for given in documents()? {
        let prepared = given.prepare();
        let tagged = prepared.annotate(&pipeline, hyphens);
        let sentences = tagged.sentences.iter().map(|found| sentence(&prepared.text, &tagged, found));
        let document = Document { id: given.id, sentences: sentences.collect() };
        serde_json::to_writer(&mut out, &document)?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

fn sentence(text: &Text, tagged: &Tagged, found: &text::Sentence) -> Sentence {
    let span = |range: &ByteRange| {
        let span = text.span(range);
        [span.start(), span.end()]
    };
    let start = found.tokens.start;
    let tokens = tagged.tokens[found.tokens.clone()].iter().map(|token| Token {
        span: span(&token.range),
        upos: token.upos.as_str(),
        lemma: token.lemma.clone(),
        head: token.head.map_or(0, |head| head - start + 1),
        relation: token.deprel.as_str(),
    });
    let names = tagged.names.iter().filter(|name| found.tokens.contains(&name.tokens.start));
    let names = names.map(|name| {
        let [start, end] = span(&tagged.range(&name.tokens));
        (start, end, format!("{:?}", name.kind).to_uppercase())
    });
    let predicates: Vec<_> =
        tagged.predicates.iter().filter(|predicate| found.tokens.contains(&predicate.token)).collect();
    let roles = predicates.iter().flat_map(|predicate| {
        let place = predicate.token - start;
        let role = move |argument: &Argument| (place, argument.token - start, argument.role.as_str());
        predicate.arguments.iter().map(role)
    });
    Sentence {
        span: span(&found.range),
        tokens: tokens.collect(),
        names: names.collect(),
        roles: roles.collect(),
        predicates: predicates.iter().map(|predicate| predicate.token - start).collect(),
    }
}
