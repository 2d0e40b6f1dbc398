//! Shows what the embedded model makes of a text.

use std::fmt::Write as _;
use std::io::{Read, Write};

use anyhow::Result;
use dateline_core::page::{BlockKind, TextBlock};
use dateline_core::{LanguageModel, Limits, Text, text};

/// Reads standard input, each of whose lines is a paragraph; prints a line a token.
pub(crate) fn run() -> Result<()> {
    let mut content = String::new();
    std::io::stdin().read_to_string(&mut content)?;
    let text = Text::new(content);
    let start = text.as_str().as_ptr() as usize;
    let blocks: Vec<TextBlock> = text
        .as_str()
        .lines()
        .map(|line| {
            let at = line.as_ptr() as usize - start;
            TextBlock { kind: BlockKind::Paragraph, range: at..at + line.len() }
        })
        .collect();
    let layer = text::segment(&text, &blocks, &Limits::default());
    let model = LanguageModel::embedded().map_err(|error| anyhow::anyhow!("{error}"))?;
    let tagged = model.annotate(&text, &layer);
    let mut out = String::new();
    for sentence in &tagged.sentences {
        for at in sentence.tokens.clone() {
            let token = &tagged.tokens[at];
            let head = token.head.map_or(0, |head| head - sentence.tokens.start + 1);
            let name = tagged.names.iter().find(|name| name.tokens.contains(&at));
            let name = name.map(|name| format!("{:?} {:.2}", name.kind, name.confidence)).unwrap_or_default();
            let (word, lemma) = (tagged.word(&text, at), &token.lemma);
            let (upos, relation) = (token.upos.as_str(), token.deprel.as_str());
            writeln!(
                out,
                "{}\t{word}\t{lemma}\t{upos}\t{head}\t{relation}\t{name}",
                at - sentence.tokens.start + 1
            )?;
        }
        writeln!(out)?;
    }
    std::io::stdout().write_all(out.as_bytes())?;
    Ok(())
}
