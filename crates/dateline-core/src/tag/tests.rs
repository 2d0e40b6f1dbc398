use proptest::prelude::*;

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

#[test]
fn plain_sentences_are_parsed() {
    let (text, tagged) =
        tagged("The agreement was signed by the ministers. Park told reporters that he met them in Seoul.");
    let find = |word: &str| (0..tagged.tokens.len()).find(|&at| tagged.word(&text, at) == word).unwrap();
    let signed = find("signed");
    assert!(tagged.tokens[signed].features.passive);
    assert_eq!(tagged.child(signed, Deprel::NsubjPass), Some(find("agreement")));
    let told = find("told");
    assert_eq!((tagged.tokens[told].head, tagged.tokens[told].deprel), (None, Deprel::Root));
    assert_eq!(tagged.child(told, Deprel::Nsubj), Some(find("Park")));
    assert_eq!(tagged.child(told, Deprel::Ccomp), Some(find("met")));
    assert_eq!(tagged.child(find("met"), Deprel::Obj), Some(find("them")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_sentence_is_a_tree(content in "([A-Za-z,.'’\"() 0-9é한-]|\\PC| (the|said|of|Seoul|in|and|was|met) ){0,120}") {
        let (_, tagged) = tagged(&content);
        for (nth, sentence) in tagged.sentences.iter().enumerate() {
            let mut roots = 0;
            for at in sentence.tokens.clone() {
                prop_assert_eq!(tagged.tokens[at].sentence, nth);
                let (mut up, mut hops) = (at, 0);
                while let Some(head) = tagged.tokens[up].head {
                    prop_assert!(sentence.tokens.contains(&head));
                    up = head;
                    hops += 1;
                    prop_assert!(hops <= sentence.tokens.len());
                }
                roots += usize::from(tagged.tokens[at].head.is_none());
                prop_assert_eq!(tagged.tokens[at].head.is_none(), tagged.tokens[at].deprel == Deprel::Root);
            }
            prop_assert_eq!(roots, 1);
        }
        for pair in tagged.names.windows(2) {
            prop_assert!(pair[0].tokens.end <= pair[1].tokens.start);
        }
    }
}
