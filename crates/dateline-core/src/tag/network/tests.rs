use serde::Deserialize;

use super::*;
use crate::tag::ner;

const TINY: &[u8] = include_bytes!("fixture/tiny.dateline");

/// What `training/encoder/fixture.py` computed.
#[derive(Deserialize)]
struct Expected {
    rows: Vec<Row>,
    tags: Vec<u16>,
    names: Vec<Vec<i32>>,
    ends: Vec<f32>,
    predicates: Vec<bool>,
    arcs: Vec<Vec<i32>>,
    relations: Vec<Vec<u16>>,
    last: Vec<Vec<i8>>,
}

#[derive(Deserialize)]
struct Row {
    lower: u32,
    hashed: [u32; 9],
    small: u64,
}

fn expected() -> Expected {
    serde_json::from_str(include_str!("fixture/tiny.json")).unwrap()
}

fn tokens(rows: &[Row]) -> Vec<Rows> {
    rows.iter().map(|row| Rows { lower: row.lower, hashed: row.hashed, small: row.small }).collect()
}

#[test]
fn numbers_are_those_of_the_training_side() {
    let expected = expected();
    let model = Model::read(TINY).unwrap();
    for level in Level::all() {
        let network = Network { level, ..Network::read(&model).unwrap() };
        let (mut work, mut labelled) = (Work::default(), Labelled::default());
        network.read_piece(&model, &tokens(&expected.rows), &mut work, &mut labelled);
        assert_eq!(work.tokens, expected.last.concat(), "{level:?}");
        assert_eq!(labelled.tags, expected.tags);
        assert_eq!(labelled.names.iter().map(|names| names.to_vec()).collect::<Vec<_>>(), expected.names);
        assert_eq!(labelled.ends, expected.ends);
        assert_eq!(labelled.predicates, expected.predicates);
        let parsed = network.parse(0, &labelled.predicates, &mut work);
        assert_eq!(work.pairs.scores(), expected.arcs.concat());
        for (token, (&head, &relation)) in parsed.heads.iter().zip(&parsed.relations).enumerate() {
            let root = model.labels("relations").unwrap().len() as u16 - 1;
            assert_eq!(relation, expected.relations[token].get(head).copied().unwrap_or(root), "{token}");
        }
    }
}

#[test]
fn a_word_seen_before_changes_nothing() {
    let expected = expected();
    let model = Model::read(TINY).unwrap();
    let network = Network::read(&model).unwrap();
    let rows = tokens(&expected.rows);
    let read = |work: &mut Work, rows: &[Rows]| {
        let mut labelled = Labelled::default();
        network.read_piece(&model, rows, work, &mut labelled);
        labelled.names
    };
    let mut work = Work::default();
    let first = read(&mut work, &rows);
    read(&mut work, &rows[3..7]);
    assert_eq!(read(&mut work, &rows), first);
    assert_eq!(read(&mut Work::default(), &rows), first);
}

/// The tiny model with its card changed.
fn changed(from: &str, to: &str) -> ModelError {
    let length = u32::from_le_bytes(TINY[12..16].try_into().unwrap()) as usize;
    let card = std::str::from_utf8(&TINY[24..24 + length]).unwrap();
    assert!(card.contains(from), "{from}");
    let card: crate::tag::model::Card = serde_json::from_str(&card.replace(from, to)).unwrap();
    let mut builder = crate::tag::model::Builder::new(card.clone());
    let body = &TINY[24 + length..];
    for tensor in &card.tensors {
        builder.tensor(&tensor.name, tensor.kind, &tensor.shape, &body[tensor.at.clone()]);
    }
    let model = Model::read(builder.finish().unwrap()).unwrap();
    Network::read(&model).unwrap_err()
}

#[test]
fn what_does_not_fit_is_refused_by_name() {
    for (from, to, said) in [
        (r#""width": 32"#, r#""width": 64"#, "vocabulary.rows"),
        (r#""width": 32"#, r#""width": 0"#, "sizes"),
        (r#""layers": 2"#, r#""layers": 3"#, "layer2.linear.weight"),
        (r#""hashed": 16"#, r#""hashed": 12"#, "sizes"),
        (r#""arcs": 16"#, r#""arcs": 48"#, "heads."),
        (r#""name": "heads.keys.weight""#, r#""name": "heads.locks.weight""#, "heads.keys.weight"),
        (r#""name": "layer1.gain", "kind": "f32""#, r#""name": "layer1.gain", "kind": "u32""#, "layer1.gain"),
        (r#""O", "B-PERSON""#, r#""B-PERSON", "O""#, "names"),
        (r#""tags": ["NOUN|NN", "#, r#""tags": ["#, "heads.tags.weight"),
    ] {
        let error = changed(from, to).to_string();
        assert!(error.contains(said), "{to}: {error}");
    }
}

#[test]
fn labels_of_names_are_as_training_writes_them() {
    let model = Model::read(TINY).unwrap();
    assert_eq!(model.labels("names").unwrap(), ner::labels());
}
