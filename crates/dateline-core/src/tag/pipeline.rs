//! A model put to work.

use std::sync::LazyLock;

use super::lemma::Lemmas;
use super::model::{Head, Model, ModelError};
use super::word::{Style, Word};
use super::{Deprel, Features, Tagged, Token, Upos, morph, pos};
use crate::text::Layer;
use crate::{ByteRange, Text};

static EMBEDDED: LazyLock<Result<Pipeline, ModelError>> = LazyLock::new(|| {
    Pipeline::new(Model::read(include_bytes!("../../../../models/english-small.dateline").as_slice())?)
});

/// The stages of the language model, ready to run.
#[derive(Debug)]
pub struct Pipeline {
    model: Model,
    tags: Vec<Tag>,
    lemmas: Lemmas,
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
}

/// Room that is used again for each sentence.
#[derive(Default)]
struct Room {
    words: Vec<Word>,
    classes: Vec<u32>,
    tags: Vec<u8>,
}

impl Pipeline {
    /// Makes ready a model, which must have every part.
    pub fn new(model: Model) -> Result<Self, ModelError> {
        let tags = model.head("tags")?.labels().iter().map(|label| Tag::parse(label)).collect();
        let lemmas = Lemmas::read(model.text("lemmas")?, model.text("bases")?);
        let pipeline = Self { model, tags, lemmas };
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
        Ok(Heads { classes: self.model.head("classes")?, tags: self.model.head("tags")? })
    }

    /// Tags, parses and finds names.
    pub fn annotate(&self, text: &Text, layer: Layer) -> Tagged {
        let kinds = layer.sentences.iter().map(|sentence| layer.blocks[sentence.block].kind).collect();
        let mut tagged =
            Tagged { kinds, tokens: Vec::with_capacity(layer.tokens.len()), ..Tagged::default() };
        if let Ok(heads) = self.heads() {
            let mut room = Room::default();
            for (at, sentence) in layer.sentences.iter().enumerate() {
                self.sentence(
                    text,
                    &layer.tokens[sentence.tokens.clone()],
                    at,
                    &heads,
                    &mut room,
                    &mut tagged,
                );
            }
        }
        tagged.sentences = layer.sentences;
        tagged
    }

    fn sentence(
        &self,
        text: &Text,
        ranges: &[ByteRange],
        sentence: usize,
        heads: &Heads,
        room: &mut Room,
        tagged: &mut Tagged,
    ) {
        room.words.clear();
        room.words.extend(ranges.iter().map(|range| Word::new(text, range)));
        room.classes.clear();
        room.classes.extend(room.words.iter().map(|word| heads.classes.signature(word.lower)));
        let view = pos::View { words: &room.words, classes: &room.classes, style: Style::of(&room.words) };
        pos::tag(&view, &heads.tags, &mut room.tags);
        for (range, &tag) in ranges.iter().zip(&room.tags) {
            let word = text.slice(range);
            let tag = &self.tags[usize::from(tag)];
            tagged.tokens.push(Token {
                range: range.clone(),
                sentence,
                lemma: self.lemmas.lemma(word, tag.upos, &tag.penn),
                upos: tag.upos,
                features: morph::features(&tag.penn, word),
                head: None,
                deprel: Deprel::default(),
            });
        }
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
