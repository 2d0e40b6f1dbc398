//! What ships is understood, what is faulty is named, what is laid over comes first.

use super::*;

fn file(name: &str, text: &str) -> OntologyFile {
    OntologyFile { name: name.to_owned(), text: text.to_owned() }
}

#[test]
fn the_embedded_files_are_understood_to_the_last_line() {
    let (ontology, problems) = read::read(&[]);
    assert!(problems.is_empty(), "{problems:#?}");
    assert_eq!(ontology.acts.len(), 16);
    for &act in ontology.acts.keys() {
        let by_verb = ontology.verbs.values().flatten().any(|frame| frame.act == Some(act));
        assert!(by_verb, "{act:?} has no verb");
        assert!(ontology.cameo_root(act, None).is_some(), "{act:?} has no CAMEO root");
    }
}

#[test]
fn a_faulty_line_is_named_with_its_column_and_what_to_do() {
    let check = |name: &str, text: &str, expected: &str| {
        let problems = Ontology::overlaid(&[file(name, text)]).unwrap_err();
        let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(said.len() == 1 && said[0].starts_with(expected), "{said:#?}");
    };
    check(
        "verbs.tsv",
        "greet\tGREETING\tsubj\tobj\t-\n",
        "verbs.tsv:1:7: no act is called GREETING; use one of AGREE, ",
    );
    check(
        "verbs.tsv",
        "# é\nmeet\tCONSULT\tsubj\tobj\todd=1\n",
        "verbs.tsv:2:23: no condition is called odd=1; ",
    );
    check("verbs.tsv", "meet\tCONSULT\tsubject\tobj\t-\n", "verbs.tsv:1:14: no slot is called subject; ");
    check(
        "verbs.tsv",
        "meet\tCONSULT/tea\tsubj\tobj\t-\n",
        "verbs.tsv:1:6: CONSULT has no mode tea; add it to",
    );
    check("verbs.tsv", "meet\tCONSULT\tsubj\n", "verbs.tsv:1:18: there are 3 fields where 5 are needed; ");
    check("nouns.tsv", "tea\tCONSULT\tposs\t-\tobj=@drinks\n", "nouns.tsv:1:20: no class is called drinks; ");
    check("acts.tsv", "AID\tmaterial_cooperation\tmuch\tyes\t-\n", "acts.tsv:1:26: much is no number; ");
    check("governors.tsv", "hope\tsometimes\tplanned\n", "governors.tsv:1:6: no place is called sometimes; ");
    check("cameo.tsv", "AID\t21\t-\n", "cameo.tsv:1:5: no CAMEO root is called 21; ");
    check("word.tsv", "", "word.tsv: no file of an ontology is called so; use one of acts.tsv, ");
}

#[test]
fn lines_of_the_user_come_first_and_the_rest_stays() {
    let ontology = Ontology::overlaid(&[
        file("acts.tsv", "SUPPORT\tverbal_cooperation\t5\tno\tcoronation=6.5\n"),
        file("verbs.tsv", "crown\tSUPPORT/coronation\tsubj\tobj\t-\nmeet\t-\t-\t-\tobj=bus\n"),
        file("classes.tsv", "weapons\ttrebuchet\n"),
    ])
    .unwrap();
    let crown = &ontology.verbs["crown"][0];
    assert_eq!((crown.act, crown.mode.as_deref()), (Some(Act::Support), Some("coronation")));
    assert!((ontology.intensity(Act::Support, Some("coronation")).1 - 6.5).abs() < 1e-6);
    let (ours, theirs) = (&Ontology::embedded().verbs["meet"], &ontology.verbs["meet"]);
    assert!(theirs[0].act.is_none() && theirs.len() == ours.len() + 1);
    assert!(ontology.weapons.iter().any(|word| word == "trebuchet"));
    assert!(ontology.weapons.iter().any(|word| word == "missile"));
    assert!(ontology.version().is_some() && Ontology::embedded().version().is_none());
}

/// Whether a condition holds wherever some condition of a line does.
fn follows(condition: &Condition, from: &[Condition]) -> bool {
    let told = |other: &Condition| match (condition, other) {
        (Condition::Words(slot, words), Condition::Words(other_slot, others)) if slot == other_slot => {
            words.is_empty() || (!others.is_empty() && others.iter().all(|word| words.contains(word)))
        }
        (
            Condition::Clause,
            Condition::Words(Slot::Complement, _) | Condition::Infinitive | Condition::Own,
        ) => true,
        (Condition::Modifier(words), Condition::Modifier(others)) => {
            others.iter().all(|word| words.contains(word))
        }
        _ => condition == other,
    };
    from.iter().any(told)
}

#[test]
fn no_line_of_a_verb_is_kept_from_fitting_by_those_before_it() {
    let ontology = Ontology::embedded();
    let mut shadowed: Vec<String> = Vec::new();
    for (verb, frames) in &ontology.verbs {
        for (place, frame) in frames.iter().enumerate() {
            let before = frames[..place].iter().find(|before| {
                before.particle == frame.particle
                    && before.fewest == Fewest::Any
                    && before.conditions.iter().all(|condition| follows(condition, &frame.conditions))
            });
            shadowed.extend(before.map(|before| format!("{verb}: {before:?} before {frame:?}")));
        }
    }
    assert!(shadowed.is_empty(), "{shadowed:#?}");
}

#[test]
fn a_word_stands_for_words_of_lists_and_lines() {
    let ontology =
        Ontology::overlaid(&[file("likes.tsv", "trebuchet\tnoun\tartillery cannon\nfret\tverb\tworry\n")])
            .unwrap();
    assert_eq!(ontology.likes.of_noun("trebuchet"), ["artillery", "cannon"]);
    assert_eq!(ontology.likes.of_verb("fret"), ["worry"]);
    assert!(ontology.likes.of_verb("trebuchet").is_empty());
    let problems = Ontology::overlaid(&[file("likes.tsv", "fret\tadverb\tworry\n")]).unwrap_err();
    let said = problems[0].to_string();
    assert!(said.starts_with("likes.tsv:1:6: no class of words is called adverb; "), "{said}");
}
