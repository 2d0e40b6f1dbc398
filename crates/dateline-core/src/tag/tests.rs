use proptest::prelude::*;

use super::*;
use crate::Limits;
use crate::page::TextBlock;
use crate::text::segment;

fn tagged(content: &str) -> (Text, Tagged) {
    let text = Text::new(content.to_owned());
    let block = TextBlock { kind: BlockKind::Paragraph, range: 0..content.len() };
    let tagged =
        LanguageModel::embedded().unwrap().annotate(&text, &segment(&text, &[block], &Limits::default()));
    (text, tagged)
}

#[test]
fn the_embedded_model_is_whole() {
    assert_eq!(LanguageModel::embedded().unwrap().card().name, "english-small");
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
    assert!(tagged.names.iter().all(|name| (0.0..=1.0).contains(&name.confidence)));
}

#[test]
fn plain_sentences_are_parsed() {
    let (text, tagged) =
        tagged("The agreement was signed by the ministers. Park said that he met them in Seoul.");
    let find = |word: &str| (0..tagged.tokens.len()).find(|&at| tagged.word(&text, at) == word).unwrap();
    let signed = find("signed");
    assert!(tagged.tokens[signed].features.passive);
    assert_eq!(tagged.child(signed, Deprel::NsubjPass), Some(find("agreement")));
    let said = find("said");
    assert_eq!((tagged.tokens[said].head, tagged.tokens[said].deprel), (None, Deprel::Root));
    assert_eq!(tagged.child(said, Deprel::Nsubj), Some(find("Park")));
    assert_eq!(tagged.child(said, Deprel::Ccomp), Some(find("met")));
    assert_eq!(tagged.child(find("met"), Deprel::Obj), Some(find("them")));
}

#[test]
fn names_that_are_often_broken_are_whole() {
    let (text, tagged) = tagged(
        "Officials said Kim Sang-jin would brief President Yoon Suk Yeol before Ursula von der Leyen arrives on Friday.",
    );
    let names: Vec<_> = tagged.names.iter().map(|name| text.slice(&tagged.range(&name.tokens))).collect();
    assert_eq!(names, ["Kim Sang-jin", "Yoon Suk Yeol", "Ursula von der Leyen"]);
}

#[test]
fn predicates_have_their_arguments() {
    let (text, tagged) = tagged("The ministers did not sign the treaty in Geneva on Monday.");
    let sign = tagged.predicates.iter().find(|found| tagged.word(&text, found.token) == "sign").unwrap();
    let arguments: Vec<_> =
        sign.arguments.iter().map(|argument| (tagged.word(&text, argument.token), argument.role)).collect();
    assert_eq!(
        arguments,
        [
            ("ministers", Role::Arg0),
            ("not", Role::Negation),
            ("treaty", Role::Arg1),
            ("Geneva", Role::Location),
            ("Monday", Role::Time),
        ]
    );
}

fn sample() -> (Text, crate::text::Layer) {
    let content = include_str!("../../../../samples/harbour-times-talks-planned.txt");
    let text = Text::new(content.to_owned());
    let block = TextBlock { kind: BlockKind::Paragraph, range: 0..content.len() };
    let layer = segment(&text, &[block], &Limits::default());
    (text, layer)
}

#[test]
fn the_processor_makes_no_difference() {
    let (text, layer) = sample();
    let model = || model::Model::read(include_bytes!("../../../../models/english-small.dateline").as_slice());
    let with = Pipeline::new(model().unwrap()).unwrap().annotate(&text, &layer);
    let without = Pipeline::new(model().unwrap()).unwrap().portable().annotate(&text, &layer);
    assert_eq!(with, without);
    assert!(with.predicates.len() > 10 && with.names.len() > 10);
}

#[test]
fn threads_make_no_difference() {
    let read = || {
        let (text, layer) = sample();
        LanguageModel::embedded().unwrap().annotate(&text, &layer)
    };
    let alone = read();
    let together = std::thread::scope(|scope| {
        let readers = [scope.spawn(read), scope.spawn(read)];
        readers.map(|reader| reader.join().unwrap())
    });
    assert!(together.iter().all(|found| *found == alone));
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
        let mut next = 0;
        for sentence in &tagged.sentences {
            prop_assert_eq!(sentence.tokens.start, next);
            prop_assert!(sentence.tokens.len() <= Limits::default().sentence_tokens);
            next = sentence.tokens.end;
        }
        prop_assert_eq!(next, tagged.tokens.len());
        for predicate in &tagged.predicates {
            let sentence = &tagged.sentences[tagged.tokens[predicate.token].sentence].tokens;
            prop_assert!(predicate.arguments.iter().all(|argument| sentence.contains(&argument.token)));
        }
        for pair in tagged.names.windows(2) {
            prop_assert!(pair[0].tokens.end <= pair[1].tokens.start);
        }
    }
}
