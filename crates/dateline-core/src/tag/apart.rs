//! Names that the tree has run together are taken apart.

use std::ops::Range;

use super::{Deprel, Name, Token, Upos};

/// Two names are never one flat expression: where the tree says so of a token and its head in another name, the token is
/// a conjunct after `and` or a comma, and an apposition elsewhere. `tokens` are those of a sentence, `start` the place of
/// the first of them, `names` the sentence's names.
pub(super) fn take_apart(tokens: &mut [Token], start: usize, names: &[Name]) {
    let name_of = |token: usize| names.iter().position(|name| name.tokens.contains(&token));
    for at in 0..tokens.len() {
        let Some(head) = tokens[at].head.filter(|_| tokens[at].deprel == Deprel::Flat) else { continue };
        let (here, there) = (name_of(start + at), name_of(head));
        if here.is_none() || there.is_none() || here == there {
            continue;
        }
        let between = between(start + at, head);
        let joins = |token: &usize| tokens[token - start].upos == Upos::Cconj;
        let conjunction = between.clone().rev().find(joins);
        let is_listed = between.clone().any(|token| &*tokens[token - start].lemma == ",");
        tokens[at].deprel = if conjunction.is_some() || is_listed { Deprel::Conj } else { Deprel::Appos };
        // What governs nothing can hang anywhere without a cycle.
        let is_leaf = |place: usize| tokens.iter().all(|token| token.head != Some(place));
        if let Some(conjunction) = conjunction.filter(|&place| is_leaf(place)) {
            let conjunction = &mut tokens[conjunction - start];
            (conjunction.head, conjunction.deprel) = (Some(start + at), Deprel::Cc);
        }
    }
}

/// The tokens between two.
fn between(one: usize, other: usize) -> Range<usize> {
    one.min(other) + 1..one.max(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::EntityType;
    use crate::tag::Features;

    #[test]
    fn names_joined_by_and_are_conjuncts() {
        let token = |upos, head: Option<usize>, deprel| Token {
            range: 0..1,
            sentence: 0,
            lemma: "x".into(),
            upos,
            features: Features::default(),
            head,
            deprel,
        };
        let name = |tokens| Name { tokens, kind: EntityType::Person, confidence: 1.0 };
        let mut tokens = [
            token(Upos::Propn, Some(14), Deprel::Nsubj),
            token(Upos::Propn, Some(10), Deprel::Flat),
            token(Upos::Cconj, Some(11), Deprel::Cc),
            token(Upos::Propn, Some(10), Deprel::Flat),
            token(Upos::Verb, None, Deprel::Root),
        ];
        take_apart(&mut tokens, 10, &[name(10..12), name(13..14)]);
        assert_eq!((tokens[1].head, tokens[1].deprel), (Some(10), Deprel::Flat));
        assert_eq!((tokens[2].head, tokens[2].deprel), (Some(13), Deprel::Cc));
        assert_eq!((tokens[3].head, tokens[3].deprel), (Some(10), Deprel::Conj));
    }
}
