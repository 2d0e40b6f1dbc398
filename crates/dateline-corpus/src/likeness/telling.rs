//! One telling of an event: the words that name it, and what stands around them.

use std::collections::BTreeSet;
use std::ops::Range;

use dateline_core::Text;
use dateline_core::tag::{Deprel, Tagged, Upos};

/// One telling of an event in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Telling {
    /// The document, as an index into the [`Stories`](super::Stories).
    pub document: usize,
    /// The lemma of the word that names the event.
    pub lemma: String,
    /// The lemmas of all the words that name it.
    pub words: BTreeSet<String>,
    /// Who or what acts, in the lemmas of nouns, names and numbers.
    pub subjects: BTreeSet<String>,
    /// Who or what is acted on.
    pub objects: BTreeSet<String>,
    /// What else the clause says: where, when, how.
    pub others: BTreeSet<String>,
    /// The names in the sentence.
    pub names: BTreeSet<String>,
    /// The numbers in the sentence.
    pub numbers: BTreeSet<String>,
    /// The words of the sentence that mean something by themselves.
    pub context: BTreeSet<String>,
}

impl Telling {
    /// The telling that stands at these bytes of a page that was read; `None` where no token stands there.
    pub fn at(text: &Text, tagged: &Tagged, bytes: &Range<usize>, document: usize) -> Option<Self> {
        let inside = |range: &Range<usize>| range.start < bytes.end && bytes.start < range.end;
        let first = tagged.tokens.partition_point(|token| token.range.end <= bytes.start);
        let tokens: Vec<usize> =
            (first..tagged.tokens.len()).take_while(|&token| inside(&tagged.tokens[token].range)).collect();
        let named = |token: &usize| tokens.contains(token);
        let heads = |token: usize| tagged.tokens[token].head;
        let head = *tokens.iter().find(|&&token| heads(token).is_none_or(|head| !named(&head)))?;
        let clause = Clause { text, tagged, named: &tokens };
        let mut telling = Self { document, lemma: clause.lemma(head), ..Self::default() };
        telling.words = tokens.iter().map(|&token| clause.lemma(token)).collect();
        clause.arguments(head, &mut telling);
        let sentence = &tagged.sentences[tagged.tokens[head].sentence];
        for token in sentence.tokens.clone().filter(|token| !named(token)) {
            let lemma = clause.lemma(token);
            match tagged.tokens[token].upos {
                Upos::Propn => telling.names.insert(lemma.clone()),
                Upos::Num => telling.numbers.insert(lemma.clone()),
                Upos::Noun | Upos::Verb | Upos::Adj | Upos::Adv => false,
                _ => continue,
            };
            telling.context.insert(lemma);
        }
        Some(telling)
    }
}

struct Clause<'a> {
    text: &'a Text,
    tagged: &'a Tagged,
    /// The tokens that name the event.
    named: &'a [usize],
}

impl Clause<'_> {
    fn lemma(&self, token: usize) -> String {
        let lemma = &self.tagged.tokens[token].lemma;
        if lemma.is_empty() {
            self.tagged.word(self.text, token).to_lowercase()
        } else {
            lemma.to_lowercase()
        }
    }

    /// Notes what the word that names the event governs; the subject may stand over it: `went on to say`.
    fn arguments(&self, head: usize, telling: &mut Telling) {
        for child in self.tagged.children(head).filter(|child| !self.named.contains(child)) {
            let side = match self.tagged.tokens[child].deprel {
                Deprel::Nsubj | Deprel::NmodPoss | Deprel::Compound => &mut telling.subjects,
                Deprel::Obj | Deprel::NsubjPass | Deprel::Iobj => &mut telling.objects,
                Deprel::Obl | Deprel::Nmod | Deprel::Amod | Deprel::Advmod | Deprel::Nummod => {
                    &mut telling.others
                }
                _ => continue,
            };
            self.add(child, side);
        }
        let token = &self.tagged.tokens[head];
        let shares = matches!(
            token.deprel,
            Deprel::Conj | Deprel::Xcomp | Deprel::Advcl | Deprel::Acl | Deprel::AclRelcl
        );
        if let Some(governor) = token.head.filter(|_| shares && telling.subjects.is_empty()) {
            for child in self.tagged.children(governor) {
                if matches!(self.tagged.tokens[child].deprel, Deprel::Nsubj | Deprel::NsubjPass) {
                    self.add(child, &mut telling.subjects);
                }
            }
        }
    }

    /// Adds the nouns, names, numbers and adjectives of a phrase.
    fn add(&self, root: usize, side: &mut BTreeSet<String>) {
        let mut open = vec![root];
        while let Some(token) = open.pop() {
            let meant =
                matches!(self.tagged.tokens[token].upos, Upos::Propn | Upos::Noun | Upos::Num | Upos::Adj);
            if meant && !self.named.contains(&token) {
                side.insert(self.lemma(token));
            }
            open.extend(self.tagged.children(token));
        }
    }
}
