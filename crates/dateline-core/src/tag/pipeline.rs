//! A model put to work.

use std::ops::Range;
use std::sync::LazyLock;

use super::clues::{self, Clue, Memory};
use super::lemma::Lemmas;
use super::model::{Head, Model, ModelError};
use super::ner::{self, Grammar, Lattice};
use super::parse::relation::{self, Tree};
use super::parse::{self, State};
use super::word::{Style, Word};
use super::{Deprel, Features, Name, Tagged, Token, Upos, morph, pos};
use crate::text::{Layer, Sentence};
use crate::{ByteRange, Text};

static EMBEDDED: LazyLock<Result<Pipeline, ModelError>> = LazyLock::new(|| {
    Pipeline::new(Model::read(include_bytes!("../../../../models/english-small.dateline").as_slice())?)
});

/// The stages of the language model, ready to run.
#[derive(Debug)]
pub struct Pipeline {
    model: Model,
    tags: Vec<Tag>,
    relations: Vec<Deprel>,
    lemmas: Lemmas,
    grammar: Grammar,
    transitions: Vec<[i32; ner::LABELS]>,
    confidence: Confidence,
}

/// A label of the tagger.
#[derive(Clone, Debug)]
struct Tag {
    upos: Upos,
    penn: Box<str>,
}

/// What the model computes with: its heads, looked up once a page.
struct Heads<'m> {
    classes: Head<'m>,
    tags: Head<'m>,
    trees: Head<'m>,
    relations: Head<'m>,
    names: Head<'m>,
}

/// What is known of a page's tokens on the way, by token.
#[derive(Default)]
struct Notes {
    words: Vec<Word>,
    classes: Vec<u32>,
    clues: Vec<Clue>,
    tags: Vec<u8>,
    styles: Vec<Style>,
    memory: Memory,
}

impl Pipeline {
    /// Makes ready a model, which must have every part.
    pub fn new(model: Model) -> Result<Self, ModelError> {
        let tags = model.head("tags")?.labels().iter().map(|label| Tag::parse(label)).collect();
        let names = model.head("names")?;
        if names.labels() != ner::labels() {
            return Err(ModelError::Damaged("the labels of names are others"));
        }
        let relations = model.head("relations")?;
        let relations =
            relations.labels().iter().map(|name| Deprel::parse(name).unwrap_or_default()).collect();
        let pipeline = Self {
            tags,
            relations,
            lemmas: Lemmas::read(model.text("lemmas")?, model.text("bases")?),
            grammar: Grammar::default(),
            transitions: ner::transitions(&names),
            confidence: Confidence::read(model.text("confidence")?),
            model,
        };
        pipeline.heads()?;
        Ok(pipeline)
    }

    /// The model that comes with the program.
    pub fn embedded() -> Result<&'static Self, &'static ModelError> {
        EMBEDDED.as_ref()
    }

    /// The model.
    pub fn model(&self) -> &Model {
        &self.model
    }

    fn heads(&self) -> Result<Heads<'_>, ModelError> {
        let head = |name| self.model.head(name);
        Ok(Heads {
            classes: head("classes")?,
            tags: head("tags")?,
            trees: head("heads")?,
            relations: head("relations")?,
            names: head("names")?,
        })
    }

    /// Tags, parses and finds names.
    pub fn annotate(&self, text: &Text, layer: Layer) -> Tagged {
        let Ok(heads) = self.heads() else { return bare(text, layer) };
        let notes = note(text, &layer, &heads);
        let kinds = layer.sentences.iter().map(|sentence| layer.blocks[sentence.block].kind).collect();
        let mut tagged =
            Tagged { kinds, tokens: Vec::with_capacity(layer.tokens.len()), ..Tagged::default() };
        for (at, sentence) in layer.sentences.iter().enumerate() {
            self.tokens(text, &layer.tokens, &notes, at, sentence.tokens.clone(), &mut tagged);
        }
        self.trees(&layer.sentences, &notes, &heads, &mut tagged);
        self.names(&layer.sentences, &notes, &heads, &mut tagged);
        tagged.sentences = layer.sentences;
        tagged
    }

    /// Makes the tokens of a sentence.
    fn tokens(
        &self,
        text: &Text,
        ranges: &[ByteRange],
        notes: &Notes,
        sentence: usize,
        tokens: Range<usize>,
        tagged: &mut Tagged,
    ) {
        for at in tokens {
            let word = text.slice(&ranges[at]);
            let tag = &self.tags[usize::from(notes.tags[at])];
            tagged.tokens.push(Token {
                range: ranges[at].clone(),
                sentence,
                lemma: self.lemmas.lemma(word, tag.upos, &tag.penn),
                upos: tag.upos,
                features: morph::features(&tag.penn, word),
                head: None,
                deprel: Deprel::default(),
            });
        }
    }

    /// Gives every token its head and relation, and every verb its voice.
    fn trees(&self, sentences: &[Sentence], notes: &Notes, heads: &Heads, tagged: &mut Tagged) {
        let (mut state, mut tree, mut buffer) = (State::default(), Tree::default(), Vec::new());
        for (sentence, &style) in sentences.iter().zip(&notes.styles) {
            let Range { start, end } = sentence.tokens.clone();
            let (words, classes) = (&notes.words[start..end], &notes.classes[start..end]);
            let view =
                parse::View { words: pos::View { words, classes, style }, tags: &notes.tags[start..end] };
            parse::parse(&view, &heads.trees, &mut state, &mut buffer);
            tree.reset(&state.heads);
            relation::label(&view, &heads.relations, &mut tree, &mut buffer);
            for (at, token) in tagged.tokens[start..end].iter_mut().enumerate() {
                let head = tree.heads[at] as usize;
                token.head = (head < end - start).then_some(start + head);
                token.deprel = if token.head.is_some() {
                    self.relations.get(usize::from(tree.relations[at])).copied().unwrap_or_default()
                } else {
                    Deprel::Root
                };
            }
            morph::voices(&mut tagged.tokens[start..end], start);
        }
    }

    /// Finds the names of the page.
    fn names(&self, sentences: &[Sentence], notes: &Notes, heads: &Heads, tagged: &mut Tagged) {
        let (mut lattice, mut buffer) = (Lattice::default(), Vec::new());
        for (sentence, &style) in sentences.iter().zip(&notes.styles) {
            let Range { start, end } = sentence.tokens.clone();
            let view = ner::View {
                words: &notes.words[start..end],
                clues: &notes.clues[start..end],
                tags: &notes.tags[start..end],
                style,
            };
            lattice.fill(&view, &heads.names, &mut buffer);
            lattice.decode(&self.grammar, &self.transitions, |_, _| true);
            tagged.names.extend(lattice.names(&self.transitions).into_iter().map(|found| Name {
                tokens: start + found.tokens.start..start + found.tokens.end,
                kind: ner::KINDS[found.kind],
                confidence: self.confidence.of(found.margin),
            }));
        }
    }
}

/// Looks at every word of a page and tags it.
fn note(text: &Text, layer: &Layer, heads: &Heads) -> Notes {
    let mut notes = Notes { words: Vec::with_capacity(layer.tokens.len()), ..Notes::default() };
    let (mut tags, mut clues) = (Vec::new(), Vec::new());
    for sentence in &layer.sentences {
        let ranges = &layer.tokens[sentence.tokens.clone()];
        notes.words.extend(ranges.iter().map(|range| Word::new(text, range)));
        let words = &notes.words[sentence.tokens.clone()];
        notes.classes.extend(words.iter().map(|word| heads.classes.signature(word.lower)));
        let classes = &notes.classes[sentence.tokens.clone()];
        let view = pos::View { words, classes, style: Style::of(words) };
        pos::tag(&view, &heads.tags, &mut tags);
        clues::look_up(text, ranges, words, &mut clues);
        notes.memory.read(text, ranges, words, &clues);
        notes.styles.push(view.style);
        notes.tags.extend(&tags);
        notes.clues.extend(&clues);
    }
    notes.memory.recall(&notes.words, &mut notes.clues);
    notes
}

/// From margins to probabilities, as measured on sentences that were not trained on.
#[derive(Clone, Debug)]
struct Confidence(Vec<(i32, f32)>);

impl Confidence {
    fn read(table: &str) -> Self {
        let entry = |line: &str| {
            let (margin, thousandths) = line.split_once('\t')?;
            Some((margin.parse().ok()?, thousandths.parse::<u16>().ok()?))
        };
        Self(table.lines().filter_map(entry).map(|(margin, n)| (margin, f32::from(n) / 1000.0)).collect())
    }

    fn of(&self, margin: i32) -> f32 {
        let above = self.0.partition_point(|&(least, _)| least <= margin);
        self.0.get(above.saturating_sub(1)).map_or(0.5, |&(_, share)| share)
    }
}

impl Tag {
    fn parse(label: &str) -> Self {
        let (upos, penn) = label.split_once('|').unwrap_or((label, ""));
        Self { upos: Upos::parse(upos).unwrap_or_default(), penn: penn.into() }
    }
}

/// Tokens of which nothing is known, for a program whose model is damaged.
pub(super) fn bare(text: &Text, layer: Layer) -> Tagged {
    let kinds = layer.sentences.iter().map(|sentence| layer.blocks[sentence.block].kind).collect();
    let mut tokens = Vec::with_capacity(layer.tokens.len());
    for (sentence, found) in layer.sentences.iter().enumerate() {
        tokens.extend(layer.tokens[found.tokens.clone()].iter().map(|range| Token {
            range: range.clone(),
            sentence,
            lemma: text.slice(range).to_lowercase().into(),
            upos: Upos::default(),
            features: Features::default(),
            head: None,
            deprel: Deprel::default(),
        }));
    }
    Tagged { kinds, sentences: layer.sentences, tokens, names: Vec::new() }
}
