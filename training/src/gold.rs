//! The development part of the news set with its names in one manner, for measuring scripts.
//!
//! Its labels come half from machines: titles stand in names of persons here and not there, and one person is a
//! person, an organisation or a place by turns. Training brings them to one manner ([`names`](crate::names)); this
//! writes the part that is not trained on, so that any system can be measured by the same labels.

use std::io::{BufWriter, Write as _};
use std::path::Path;

use anyhow::Result;
use dateline_core::ByteRange;
use serde::Serialize;

use crate::names::Sample;
use crate::news::{self, Piece, Usage};

/// Sentences that are read as one document.
const SENTENCES: usize = 14;

/// A document; places are code points of the paragraphs joined by empty lines.
#[derive(Serialize)]
struct Document<'s> {
    id: String,
    paragraphs: Vec<&'s str>,
    /// Start, end and kind of each name, `UNKNOWN` where the set leaves it open.
    names: Vec<(u32, u32, String)>,
}

/// Writes the documents, a line each.
pub(crate) fn run(data: &Path) -> Result<()> {
    let pieces = news::read(&data.join("language/gmb-ner/gmb.conll.zst"), &Usage::of(&[]))?;
    let apart = &pieces[news::training_part(pieces.len())..];
    let mut out = BufWriter::new(std::io::stdout().lock());
    for (nth, pieces) in apart.chunks(SENTENCES).enumerate() {
        serde_json::to_writer(&mut out, &document(nth, pieces))?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

fn document(nth: usize, pieces: &[Piece]) -> Document<'_> {
    let mut document = Document { id: format!("news-{nth}"), paragraphs: Vec::new(), names: Vec::new() };
    let mut at = 0;
    for Piece { sample, .. } in pieces {
        let content = sample.text.as_str();
        let span = |tokens: &ByteRange, kind: String| {
            let range = sample.tokens[tokens.start].start..sample.tokens[tokens.end - 1].end;
            let span = sample.text.span(&range);
            (at + span.start(), at + span.end(), kind)
        };
        document.names.extend(labelled(sample).map(|(tokens, kind)| span(&tokens, kind)));
        at += sample.text.span(&(0..content.len())).end() + 2;
        document.paragraphs.push(content);
    }
    document
}

/// The names of a sentence and the tokens that may be of names, by their tokens.
fn labelled(sample: &Sample) -> impl Iterator<Item = (ByteRange, String)> + '_ {
    let names =
        sample.names.iter().map(|(tokens, kind)| (tokens.clone(), format!("{kind:?}").to_uppercase()));
    let labels = sample.labels().into_iter().enumerate();
    let open = labels.filter(|(_, label)| label.is_none()).map(|(at, _)| (at..at + 1, "UNKNOWN".to_owned()));
    names.chain(open)
}
