use super::*;
use crate::Limits;
use crate::page::TextBlock;
use crate::text::segment;

fn tagged(content: &str) -> (Text, Tagged) {
    let text = Text::new(content.to_owned());
    let block = TextBlock { kind: BlockKind::Paragraph, range: 0..content.len() };
    let tagged = annotate(&text, segment(&text, &[block], &Limits::default()));
    (text, tagged)
}

#[test]
fn the_embedded_model_is_whole() {
    let pipeline = Pipeline::embedded().unwrap();
    assert_eq!(pipeline.model().card().name, "english-small");
}

#[test]
fn plain_sentences_are_tagged() {
    let (text, tagged) = tagged("The ministers met in Geneva on Monday and will sign the agreement.");
    let tag = |word: &str| {
        let at = (0..tagged.tokens.len()).find(|&at| tagged.word(&text, at) == word).unwrap();
        (tagged.tokens[at].upos, &*tagged.tokens[at].lemma)
    };
    assert_eq!(tag("ministers"), (Upos::Noun, "minister"));
    assert_eq!(tag("met"), (Upos::Verb, "meet"));
    assert_eq!(tag("Geneva"), (Upos::Propn, "Geneva"));
    assert_eq!(tag("will"), (Upos::Aux, "will"));
    assert_eq!(tag("sign"), (Upos::Verb, "sign"));
}
