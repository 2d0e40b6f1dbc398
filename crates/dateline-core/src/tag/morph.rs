//! Morphology from Penn Treebank tags.

use super::{Deprel, Features, Number, Person, Tense, Token, VerbForm};

/// The features that a Penn tag and, for pronouns, the word show.
pub(super) fn features(penn: &str, word: &str) -> Features {
    let mut features = Features::default();
    let verb = |form, tense| Features { form: Some(form), tense, ..Features::default() };
    match penn {
        "VBD" => return verb(VerbForm::Finite, Some(Tense::Past)),
        "VBN" => return verb(VerbForm::Participle, Some(Tense::Past)),
        "VBG" => return verb(VerbForm::Gerund, Some(Tense::Present)),
        "VB" => return verb(VerbForm::Infinitive, None),
        "MD" => return verb(VerbForm::Finite, None),
        "VBP" => return verb(VerbForm::Finite, Some(Tense::Present)),
        "VBZ" => {
            features = verb(VerbForm::Finite, Some(Tense::Present));
            features.person = Some(Person::Third);
            features.number = Some(Number::Singular);
        }
        "NN" | "NNP" => features.number = Some(Number::Singular),
        "NNS" | "NNPS" => features.number = Some(Number::Plural),
        "PRP" | "PRP$" => (features.person, features.number) = pronoun(&word.to_lowercase()),
        "DT" => features.number = demonstrative(&word.to_lowercase()),
        _ => {}
    }
    features
}

/// Marks the participles of a sentence that stand in the passive; `start` is the index of its first token.
///
/// A participle is passive with a passive auxiliary, subject or agent, and where it stands after a noun as its
/// modifier (`the plan announced on Monday`).
pub(super) fn voices(tokens: &mut [Token], start: usize) {
    let participle = |token: &Token| {
        token.features.form == Some(VerbForm::Participle) && token.features.tense == Some(Tense::Past)
    };
    for at in 0..tokens.len() {
        let token = &tokens[at];
        let shows = matches!(token.deprel, Deprel::AuxPass | Deprel::NsubjPass | Deprel::OblAgent);
        let reduced = matches!(token.deprel, Deprel::Acl) && participle(token);
        if let Some(head) = token.head.filter(|_| shows).and_then(|head| head.checked_sub(start))
            && participle(&tokens[head])
        {
            tokens[head].features.passive = true;
        }
        if reduced {
            tokens[at].features.passive = true;
        }
    }
}

fn pronoun(word: &str) -> (Option<Person>, Option<Number>) {
    let (person, number) = match word {
        "i" | "me" | "my" | "mine" | "myself" => (Person::First, Some(Number::Singular)),
        "we" | "us" | "our" | "ours" | "ourselves" => (Person::First, Some(Number::Plural)),
        "you" | "your" | "yours" => (Person::Second, None),
        "yourself" => (Person::Second, Some(Number::Singular)),
        "yourselves" => (Person::Second, Some(Number::Plural)),
        "he" | "him" | "his" | "himself" | "she" | "her" | "hers" | "herself" | "it" | "its" | "itself" => {
            (Person::Third, Some(Number::Singular))
        }
        "they" | "them" | "their" | "theirs" | "themselves" => (Person::Third, Some(Number::Plural)),
        _ => return (None, None),
    };
    (Some(person), number)
}

fn demonstrative(word: &str) -> Option<Number> {
    match word {
        "this" | "that" => Some(Number::Singular),
        "these" | "those" => Some(Number::Plural),
        _ => None,
    }
}
