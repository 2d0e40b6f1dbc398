//! The syntax of a page, walked.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::records;
use crate::tag::{Deprel, Tagged, Token, Upos};
use crate::text::Sentence;
use crate::{ByteRange, Text};

/// Lemmas of irregular forms that the tagger's lexicon may lack.
static IRREGULAR: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    records(include_str!("data/irregular.tsv")).map(|record| (record.field(0), record.field(1))).collect()
});

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

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

    /// Whether a token tagged as a noun is a gerund by its place: a clause of its own with something right after it
    /// that is neither marked nor joined (`the aim of meeting Prime Minister Kovac`).
    pub(crate) fn is_gerund_as_noun(&self, token: usize) -> bool {
        self.upos(token) == Upos::Noun
            && self.word(token).ends_with("ing")
            && matches!(self.deprel(token), Deprel::Acl | Deprel::Advcl | Deprel::Xcomp | Deprel::Ccomp)
    }

    /// The lemma of a token that is a verb, or that may be one although it was tagged as an adjective: a form in `-ed`
    /// with neither an article, a preposition nor a form of `be` before it (`Kovac emphasized military ties`). Such a
    /// lemma is the stem with an `e`; callers try it without as well.
    pub(crate) fn verb_lemma(&self, token: usize) -> Option<Cow<'a, str>> {
        if self.upos(token) == Upos::Verb {
            let irregular = IRREGULAR.get(self.word(token).to_lowercase().as_str()).copied();
            return Some(Cow::Borrowed(irregular.unwrap_or_else(|| self.lemma(token))));
        }
        if self.is_gerund_as_noun(token) {
            return self
                .word(token)
                .strip_suffix("ing")
                .map(|stem| Cow::Owned(format!("{}e", stem.to_lowercase())));
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
        if words.is_empty() {
            words.extend(self.adposition_before(nominal));
        }
        words.sort_unstable();
        let joined: Vec<String> = words.iter().map(|&word| self.word(word).to_lowercase()).collect();
        (!joined.is_empty()).then(|| joined.join(" "))
    }

    /// The adposition right before a noun phrase, wherever the tree hangs it.
    fn adposition_before(&self, nominal: usize) -> Option<usize> {
        let first = self.sentence(nominal).tokens.start;
        let mut start = nominal;
        while start > first && self.head(start - 1).is_some_and(|head| (start..=nominal).contains(&head)) {
            start -= 1;
        }
        let noun = matches!(self.upos(nominal), Upos::Noun | Upos::Propn | Upos::Pron);
        start.checked_sub(1).filter(|&before| noun && before >= first && self.upos(before) == Upos::Adp)
    }

    /// The subject of a verb: of several the one nearest before it, for parsers hang `Monday` in `said Monday that
    /// Seoul agreed` there as well.
    pub(crate) fn subject(&self, verb: usize) -> Option<usize> {
        let subject = |child: &usize| matches!(self.deprel(*child), Deprel::Nsubj | Deprel::NsubjPass);
        let named = |child: &usize| subject(child) && !self.is_weekday(*child);
        let before = || self.children(verb).iter().copied().filter(|&child| child < verb && named(&child));
        // `The attack, the deadliest of its kind, wounded five`: what is said of the subject is none, nor is what a
        // preposition governs (`An aide to the president was sentenced`).
        let governed = |child: usize| {
            let adposition =
                |&case: &usize| self.deprel(case) == Deprel::Case && self.upos(case) == Upos::Adp;
            self.children(child).iter().any(adposition)
        };
        let nominal = before().rfind(|&child| self.upos(child) != Upos::Adj && !governed(child));
        nominal.or_else(|| before().next_back()).or_else(|| self.children(verb).iter().copied().find(subject))
    }

    /// Whether a token is the name of a day (`Seoul Friday agreed`), which parsers take for a party.
    pub(crate) fn is_weekday(&self, token: usize) -> bool {
        WEEKDAYS.contains(&self.word(token))
    }

    /// The bytes from the first to the last of the tokens.
    pub(crate) fn range(&self, tokens: &Range<usize>) -> ByteRange {
        self.tagged.range(tokens)
    }

    /// Whether the token is a verb that stands in the passive.
    pub(crate) fn is_passive(&self, verb: usize) -> bool {
        let has = |relation: Deprel| self.child(verb, &[relation]).is_some();
        if has(Deprel::AuxPass) || has(Deprel::OblAgent) {
            return true;
        }
        let subject = self.subject(verb);
        let passive_subject = subject.is_some_and(|subject| self.deprel(subject) == Deprel::NsubjPass);
        (passive_subject && !has(Deprel::Aux)) || (self.token(verb).features.passive && subject.is_none())
    }

    /// Whether the token is punctuation.
    pub(crate) fn is_punctuation(&self, token: usize) -> bool {
        self.upos(token) == Upos::Punct || !self.word(token).chars().any(char::is_alphanumeric)
    }
}
