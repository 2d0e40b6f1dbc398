//! Copies of sentences written as headlines, in capitals and without capitals.

use dateline_core::{ByteRange, Text};

use crate::names::Sample;
use crate::random::Random;
use crate::treebank::{self, Sentence};

/// One sentence in so many gets a copy in another style.
const ONE_IN: usize = 9;

/// Adds the copies.
pub(crate) fn add(sentences: &mut Vec<Sentence>) {
    let mut random = Random::new(3);
    let mut copies = Vec::new();
    for sentence in &*sentences {
        if random.below(ONE_IN) == 0 && sentence.text.as_str().is_ascii() {
            let style = random.below(5);
            copies.push(restyle(sentence, style));
        }
    }
    sentences.extend(copies);
}

/// ASCII keeps its places whatever its case.
pub(crate) fn restyle(sentence: &Sentence, style: usize) -> Sentence {
    let mut content = sentence.text.as_str().to_owned();
    match style {
        0 => content.make_ascii_uppercase(),
        1 | 2 => content.make_ascii_lowercase(),
        _ => capitalise(&mut content, &sentence.tokens),
    }
    Sentence { text: Text::new(content), ..sentence.clone() }
}

/// A sample for names as a headline, or in capitals; `None` where its places would move.
pub(crate) fn sample(sample: &Sample, style: usize) -> Option<Sample> {
    let mut content = sample.text.as_str().to_owned();
    if !content.is_ascii() {
        return None;
    }
    if style == 0 {
        content.make_ascii_uppercase();
    } else {
        capitalise(&mut content, &sample.tokens);
    }
    let text = Text::new(content);
    (treebank::tokens(&text) == sample.tokens).then(|| Sample { text, ..sample.clone() })
}

/// The text as a headline, in capitals or without; `None` where its places would move.
pub(crate) fn content(content: &str, tokens: &[ByteRange], style: usize) -> Option<String> {
    if !content.is_ascii() {
        return None;
    }
    let mut content = content.to_owned();
    match style {
        0 => content.make_ascii_uppercase(),
        1 | 2 => content.make_ascii_lowercase(),
        _ => capitalise(&mut content, tokens),
    }
    Some(content)
}

fn capitalise(content: &mut str, tokens: &[ByteRange]) {
    for range in tokens.iter().filter(|range| range.len() > 3) {
        if let Some(first) = content.get_mut(range.start..=range.start) {
            first.make_ascii_uppercase();
        }
    }
}
