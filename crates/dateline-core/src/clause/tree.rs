//! The syntax of a page, walked.

use std::borrow::Cow;
use std::ops::Range;

use crate::tag::{Deprel, Tagged, Token, Upos};
use crate::text::Sentence;
use crate::{ByteRange, Text};

/// A page's tokens with the tokens that each governs.
pub(crate) struct Tree<'a> {
    pub(crate) text: &'a Text,
    pub(crate) tagged: &'a Tagged,
    /// Where each token's children start in `children`; one entry more than there are tokens.
    starts: Vec<usize>,
    children: Vec<usize>,
}

impl<'a> Tree<'a> {
    /// Indexes the children of every token.
    pub(crate) fn new(text: &'a Text, tagged: &'a Tagged) -> Self {
        let count = tagged.tokens.len();
        let mut starts = vec![0; count + 1];
        for head in tagged.tokens.iter().filter_map(|token| token.head) {
            if head < count {
                starts[head + 1] += 1;
            }
        }
        for index in 0..count {
            starts[index + 1] += starts[index];
        }
        let mut next = starts.clone();
        let mut children = vec![0; starts[count]];
        for (index, token) in tagged.tokens.iter().enumerate() {
            if let Some(head) = token.head.filter(|&head| head < count) {
                children[next[head]] = index;
                next[head] += 1;
            }
        }
        Self { text, tagged, starts, children }
    }

    pub(crate) fn token(&self, token: usize) -> &'a Token {
        &self.tagged.tokens[token]
    }

    pub(crate) fn len(&self) -> usize {
        self.tagged.tokens.len()
    }

    /// The words of a token, as they stand.
    pub(crate) fn word(&self, token: usize) -> &'a str {
        self.text.slice(&self.token(token).range)
    }

    pub(crate) fn lemma(&self, token: usize) -> &'a str {
        &self.token(token).lemma
    }

    /// The lemma of a token that is a verb, or that may be one although it was tagged as an adjective: a form in `-ed`
    /// with neither an article, a preposition nor a form of `be` before it (`Kovac emphasized military ties`).
    pub(crate) fn verb_lemma(&self, token: usize) -> Option<Cow<'a, str>> {
        if self.upos(token) == Upos::Verb {
            return Some(Cow::Borrowed(self.lemma(token)));
        }
        let stem = self.word(token).strip_suffix("ed").filter(|_| self.upos(token) == Upos::Adj)?;
        let before = token.checked_sub(1).filter(|&before| before >= self.sentence(token).tokens.start)?;
        let names = matches!(self.upos(before), Upos::Propn | Upos::Pron | Upos::Noun | Upos::Adv);
        names.then(|| Cow::Owned(format!("{}e", stem.to_lowercase())))
    }

    /// Whether the token reads so, in any case.
    pub(crate) fn reads(&self, token: usize, word: &str) -> bool {
        self.word(token).eq_ignore_ascii_case(word)
    }

    pub(crate) fn upos(&self, token: usize) -> Upos {
        self.token(token).upos
    }

    pub(crate) fn deprel(&self, token: usize) -> Deprel {
        self.token(token).deprel
    }

    pub(crate) fn head(&self, token: usize) -> Option<usize> {
        self.token(token).head.filter(|&head| head < self.len())
    }

    pub(crate) fn children(&self, token: usize) -> &[usize] {
        &self.children[self.starts[token]..self.starts[token + 1]]
    }

    pub(crate) fn child(&self, token: usize, relations: &[Deprel]) -> Option<usize> {
        self.children(token).iter().copied().find(|&child| relations.contains(&self.deprel(child)))
    }

    pub(crate) fn sentence(&self, token: usize) -> &'a Sentence {
        &self.tagged.sentences[self.token(token).sentence]
    }

    /// The token and all that hangs on it, in order of the text. Ends on any input, also where heads form a ring.
    pub(crate) fn subtree(&self, token: usize) -> Vec<usize> {
        self.subtree_without(token, |_| false)
    }

    /// The subtree of `token` without the branches whose top `leave` picks.
    pub(crate) fn subtree_without(&self, token: usize, leave: impl Fn(usize) -> bool) -> Vec<usize> {
        let limit = self.sentence(token).tokens.len();
        let mut found = vec![token];
        let mut next = 0;
        while next < found.len() && found.len() <= limit {
            for &child in self.children(found[next]) {
                if child != token && !leave(child) {
                    found.push(child);
                }
            }
            next += 1;
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The tokens above `token`, nearest first; at most as many as its sentence has.
    pub(crate) fn ancestors(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        let limit = self.sentence(token).tokens.len();
        std::iter::successors(self.head(token), |&above| self.head(above)).take(limit)
    }

    /// The first of a coordination and the rest of it, in order.
    pub(crate) fn conjuncts(&self, token: usize) -> Vec<usize> {
        let limit = self.sentence(token).tokens.len();
        let mut found = vec![token];
        let mut next = 0;
        while next < found.len() && found.len() <= limit {
            let more = self.children(found[next]).iter().filter(|&&child| self.deprel(child) == Deprel::Conj);
            found.extend(more);
            next += 1;
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The first member of the coordination that `token` belongs to.
    pub(crate) fn first_conjunct(&self, token: usize) -> usize {
        let mut first = token;
        for above in self.ancestors(token) {
            if self.deprel(first) != Deprel::Conj {
                break;
            }
            first = above;
        }
        first
    }

    /// The preposition of a nominal, in lower case, with the words that are fixed to it: `in response to`.
    pub(crate) fn preposition(&self, nominal: usize) -> Option<String> {
        let mut words = Vec::new();
        for &child in self.children(nominal) {
            let marks = matches!(self.deprel(child), Deprel::Case | Deprel::Mark);
            if marks && child < nominal && !matches!(self.word(child), "'s" | "’s" | "'" | "’") {
                words.push(child);
                words.extend(
                    self.children(child).iter().filter(|&&fixed| self.deprel(fixed) == Deprel::Fixed),
                );
            }
        }
        words.sort_unstable();
        let joined: Vec<String> = words.iter().map(|&word| self.word(word).to_lowercase()).collect();
        (!joined.is_empty()).then(|| joined.join(" "))
    }

    /// The bytes from the first to the last of the tokens.
    pub(crate) fn range(&self, tokens: &Range<usize>) -> ByteRange {
        self.tagged.range(tokens)
    }

    /// Whether the token is a verb that stands in the passive.
    pub(crate) fn is_passive(&self, verb: usize) -> bool {
        self.children(verb).iter().any(|&child| {
            matches!(self.deprel(child), Deprel::AuxPass | Deprel::NsubjPass | Deprel::OblAgent)
        }) || (self.token(verb).features.passive && self.child(verb, &[Deprel::Nsubj]).is_none())
    }

    /// Whether the token is punctuation.
    pub(crate) fn is_punctuation(&self, token: usize) -> bool {
        self.upos(token) == Upos::Punct || !self.word(token).chars().any(char::is_alphanumeric)
    }
}
