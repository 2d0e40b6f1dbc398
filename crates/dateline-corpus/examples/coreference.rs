//! Events across documents from the places where they are told: what `benches/events` and `training/likeness` run.
//!
//! Standard input holds a document a line: `{"id", "text", "tellings": [[start, end, "event"], …]}`, in code points; lines
//! of the text are blocks. Standard output holds a line a document, in the order of their ids: the number of each
//! telling's event and its lemma, in the order given, two groups being one from the mean odds of `--least`. With `--pairs`
//! it holds a line for each pair that is compared instead: whether it is one event, and its features. Of pairs that are not
//! one event three in ten are given, chosen by their numbers.

use std::io::{BufRead as _, Write};

use dateline_core::page::{BlockKind, TextBlock};
use dateline_core::{LanguageModel, Limits, Span, Text, hash, text};
use dateline_corpus::likeness::{ONE_EVENT, OTHER_STORY, Stories, Telling, events, features};
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
struct Document {
    id: String,
    text: String,
    tellings: Vec<(u32, u32, String)>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut documents: Vec<Document> = std::io::stdin()
        .lock()
        .lines()
        .map(|line| Ok(serde_json::from_str(&line?)?))
        .collect::<Result<_, std::io::Error>>()?;
    documents.sort_by(|left, right| left.id.cmp(&right.id));
    let model = LanguageModel::embedded()?;
    let (mut stories, mut tellings, mut gold) = (Stories::default(), Vec::new(), Vec::new());
    for document in &documents {
        let text = Text::new(document.text.clone());
        let layer = text::segment(&text, &lines(&document.text), &Limits::default());
        let tagged = model.annotate(&text, &layer);
        let number = stories.add(&text, &tagged);
        for (start, end, event) in &document.tellings {
            let bytes = text.range(Span::new(*start, *end));
            tellings.push(
                Telling::at(&text, &tagged, &bytes, number)
                    .unwrap_or(Telling { document: number, ..Telling::default() }),
            );
            gold.push(event);
        }
    }
    stories.weigh();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if std::env::args().any(|argument| argument == "--pairs") {
        return Ok(write_pairs(&mut out, &stories, &tellings, &gold)?);
    }
    let least = std::env::args().skip_while(|argument| argument != "--least").nth(1);
    let least = least.map_or(Ok(ONE_EVENT), |least| least.parse())?;
    let mut found = events(&stories, &tellings, least).into_iter().zip(&tellings);
    for document in &documents {
        let (events, lemmas): (Vec<usize>, Vec<&str>) = found
            .by_ref()
            .take(document.tellings.len())
            .map(|(event, telling)| (event, telling.lemma.as_str()))
            .unzip();
        writeln!(out, "{}", json!({ "id": document.id, "events": events, "lemmas": lemmas }))?;
    }
    Ok(())
}

/// Each line of a text as a paragraph.
fn lines(text: &str) -> Vec<TextBlock> {
    let mut start = 0;
    let mut blocks = Vec::new();
    for line in text.split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        start += line.len();
        blocks.push(TextBlock { kind: BlockKind::Paragraph, range });
    }
    blocks
}

fn write_pairs(
    out: &mut impl Write,
    stories: &Stories,
    tellings: &[Telling],
    gold: &[&String],
) -> std::io::Result<()> {
    for (later, right) in tellings.iter().enumerate() {
        for (earlier, left) in tellings[..later].iter().enumerate() {
            let same = gold[earlier] == gold[later];
            let chosen = hash::fnv1a(format!("{earlier} {later}").bytes()) % 10 < 3;
            let near = left.document == right.document
                || stories.likeness(left.document, right.document) >= OTHER_STORY;
            if near && (same || chosen) {
                let numbers: Vec<String> =
                    features(stories, left, right).iter().map(|feature| format!("{feature:.4}")).collect();
                writeln!(out, "{}\t{}", u8::from(same), numbers.join("\t"))?;
            }
        }
    }
    Ok(())
}
