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

#[test]
fn names_are_found_without_their_titles() {
    let (text, tagged) = tagged(
        "Foreign Minister Park Jin met Ursula von der Leyen in Brussels, and South Korea thanked the North Atlantic \
         Treaty Organization and the EU.",
    );
    let names: Vec<_> =
        tagged.names.iter().map(|name| (text.slice(&tagged.range(&name.tokens)), name.kind)).collect();
    assert_eq!(
        names,
        [
            ("Park Jin", EntityType::Person),
            ("Ursula von der Leyen", EntityType::Person),
            ("Brussels", EntityType::Gpe),
            ("South Korea", EntityType::Gpe),
            ("North Atlantic Treaty Organization", EntityType::Org),
            ("EU", EntityType::Org),
        ]
    );
    assert!(tagged.names.iter().all(|name| (0.5..=1.0).contains(&name.confidence)));
}
