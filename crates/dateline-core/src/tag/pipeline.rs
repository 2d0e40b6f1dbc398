//! A model put to work.

use std::ops::Range;

use super::apart::take_apart;
use super::lemma::Lemmas;
use super::model::{Model, ModelError};
use super::ner::{self, Grammar, Lattice};
use super::network::{Labelled, Network, PIECE, Work};
use super::roles::{Argument, Predicate, Role};
use super::{Deprel, Name, Tagged, Token, Upos, morph, read};
use crate::analysis::EntityType;
use crate::text::{Ending, Layer, Sentence};
use crate::{Text, knowledge};

/// The stages of the language model, ready to run.
#[derive(Debug)]
pub struct Pipeline {
    model: Model,
    network: Network,
    tags: Vec<Tag>,
    relations: Vec<Deprel>,
    roles: Vec<Option<Role>>,
    lemmas: Lemmas,
    grammar: Grammar,
    confidence: Confidence,
}

/// How much the network must say against a mark that seems to end a sentence to be believed (a logit): what was best on
/// the development part of EWT, of a few tried. Where a mark seems to be no end it is believed at once.
const SWAY: f32 = 2.0;

/// A label of the tagger.
#[derive(Clone, Debug)]
struct Tag {
    upos: Upos,
    penn: Box<str>,
}

/// Room for the work on a page.
#[derive(Default)]
struct Room {
    work: Work,
    labelled: Labelled,
    lattice: Lattice,
}

impl Pipeline {
    /// Makes ready a model, which must have every part.
    pub fn new(model: Model) -> Result<Self, ModelError> {
        let tags = model.labels("tags")?.iter().map(|label| Tag::parse(label)).collect();
        let relations =
            model.labels("relations")?.iter().map(|name| Deprel::parse(name).unwrap_or_default()).collect();
        let roles = model.labels("roles")?.iter().map(|name| Role::parse(name)).collect();
        Ok(Self {
            network: Network::read(&model)?,
            tags,
            relations,
            roles,
            lemmas: Lemmas::read(model.text("lemmas")?, model.text("bases")?),
            grammar: Grammar::default(),
            confidence: Confidence::read(model.text("confidence")?),
            model,
        })
    }

    /// The same model without the special instructions of the processor: slower, with the same results.
    #[must_use]
    pub fn portable(self) -> Self {
        Self { network: self.network.portable(), ..self }
    }

    /// The model.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Says where sentences end, tags, parses, finds names and predicates.
    pub fn annotate(&self, text: &Text, layer: &Layer) -> Tagged {
        let rows = read::rows(text, layer);
        let mut room = Room::default();
        let mut tagged = Tagged { tokens: Vec::with_capacity(layer.tokens.len()), ..Tagged::default() };
        for piece in pieces(layer) {
            room.labelled.clear();
            self.network.read_piece(&self.model, &rows[piece.clone()], &mut room.work, &mut room.labelled);
            let mut start = piece.start;
            for end in ends(layer, &piece, &room.labelled.ends) {
                self.read_sentence(text, layer, start..end, piece.start, &mut room, &mut tagged);
                start = end;
            }
        }
        tagged
    }

    /// Adds a sentence of the piece that starts at `piece`.
    fn read_sentence(
        &self,
        text: &Text,
        layer: &Layer,
        tokens: Range<usize>,
        piece: usize,
        room: &mut Room,
        tagged: &mut Tagged,
    ) {
        let Range { start, end } = tokens;
        let within = start - piece..end - piece;
        let range = layer.tokens[start].start..layer.tokens[end - 1].end;
        let nearest = layer.sentences.partition_point(|sentence| sentence.tokens.end <= start);
        let block = layer.sentences[nearest].block;
        for (at, &tag) in (start..end).zip(&room.labelled.tags[within.clone()]) {
            let range = layer.tokens[at].clone();
            let word = text.slice(&range);
            let tag = &self.tags[usize::from(tag)];
            let upos = self.lemmas.checked(word, tag.upos, &tag.penn);
            tagged.tokens.push(Token {
                sentence: tagged.sentences.len(),
                lemma: self.lemmas.lemma(word, upos, &tag.penn),
                upos,
                features: morph::features(&tag.penn, word),
                head: None,
                deprel: Deprel::default(),
                range,
            });
        }
        tagged.kinds.push(layer.blocks[block].kind);
        tagged.sentences.push(Sentence { block, tokens: start..end, range });
        self.parse(start, within.clone(), room, tagged);
        let first_name = tagged.names.len();
        let names = room.lattice.names(&self.grammar, &room.labelled.names[within]);
        for found in names {
            let mut tokens = start + found.tokens.start..start + found.tokens.end;
            let kind = ner::KINDS[found.kind];
            if kind == EntityType::Person {
                let words: Vec<&str> = tokens.clone().map(|at| tagged.word(text, at)).collect();
                tokens.start += knowledge::leading_titles(&words);
                if words.len() == 1 && knowledge::is_title_alone(words[0]) {
                    continue;
                }
            }
            tagged.names.push(Name { tokens, kind, confidence: self.confidence.of(found.margin) });
        }
        take_apart(&mut tagged.tokens[start..], start, &tagged.names[first_name..]);
    }

    /// Gives the tokens from `start` on, which stand in the piece at `within`, their heads, relations and arguments.
    fn parse(&self, start: usize, within: Range<usize>, room: &mut Room, tagged: &mut Tagged) {
        let predicates = &room.labelled.predicates[within.clone()];
        let parsed = self.network.parse(within.start, predicates, &mut room.work);
        let tokens = &mut tagged.tokens[start..];
        for ((token, &head), &relation) in tokens.iter_mut().zip(&parsed.heads).zip(&parsed.relations) {
            token.head = (head < parsed.heads.len()).then_some(start + head);
            token.deprel = match token.head {
                Some(_) => self.relations[usize::from(relation)],
                None => Deprel::Root,
            };
        }
        morph::voices(tokens, start);
        tagged.predicates.extend(parsed.roles.into_iter().map(|(token, found)| {
            let argument = |(token, role): (usize, u16)| {
                Some(Argument { token: start + token, role: self.roles[usize::from(role)]? })
            };
            Predicate { token: start + token, arguments: found.into_iter().filter_map(argument).collect() }
        }));
    }
}

/// What is read at once: blocks, and of long blocks as many sentences by rule as fit.
fn pieces(layer: &Layer) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut last_block = None;
    for sentence in &layer.sentences {
        let Range { start, end } = sentence.tokens;
        match pieces.last_mut() {
            Some(piece) if last_block == Some(sentence.block) && end - piece.start <= PIECE => {
                piece.end = end;
            }
            _ => pieces.extend((start..end).step_by(PIECE).map(|at| at..(at + PIECE).min(end))),
        }
        last_block = Some(sentence.block);
    }
    pieces
}

/// The ends of the sentences of a piece, by what speaks for an end after each token.
fn ends(layer: &Layer, piece: &Range<usize>, scores: &[f32]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = piece.start;
    for (at, &score) in piece.clone().zip(scores) {
        let end = at + 1;
        let is_end = match layer.endings[at] {
            Ending::Sure => true,
            Ending::Never => false,
            Ending::Likely => score > -SWAY,
            Ending::Unlikely | Ending::Unsaid => score > 0.0,
        };
        if is_end || end == piece.end || end - start >= layer.longest.max(1) {
            ends.push(end);
            start = end;
        }
    }
    ends
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;
    use crate::page::{BlockKind, TextBlock};
    use crate::text::segment;

    /// The pieces of a text, and the number of its tokens.
    fn pieces_of(content: &str) -> (Vec<Range<usize>>, usize) {
        let text = Text::new(content.to_owned());
        let block = TextBlock { kind: BlockKind::Paragraph, range: 0..content.len() };
        let layer = segment(&text, &[block], &Limits::default());
        (pieces(&layer), layer.tokens.len())
    }

    #[test]
    fn every_token_is_read_once_in_pieces_of_bounded_length() {
        for content in
            ["", "One.", &"No stop ".repeat(1000), &"A sentence here. ".repeat(500), &"\n\nLine".repeat(300)]
        {
            let (pieces, tokens) = pieces_of(content);
            assert!(pieces.iter().all(|piece| (1..=PIECE).contains(&piece.len())));
            let starts = std::iter::once(0).chain(pieces.iter().map(|piece| piece.end));
            assert!(pieces.iter().map(|piece| piece.start).eq(starts.take(pieces.len())));
            assert_eq!(pieces.last().map_or(0, |piece| piece.end), tokens);
        }
    }
}
