//! Copies of sentences written as headlines, in capitals and without capitals.

use dateline_core::Text;

use crate::random::Random;
use crate::treebank::Sentence;

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
        _ => {
            for range in sentence.tokens.iter().filter(|range| range.len() > 3) {
                if let Some(first) = content.get_mut(range.start..=range.start) {
                    first.make_ascii_uppercase();
                }
            }
        }
    }
    Sentence { text: Text::new(content), ..sentence.clone() }
}
