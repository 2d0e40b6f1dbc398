//! Small pages for tests: words with hand-made syntax and a hand-made cast.

use std::ops::Range;

use crate::analysis::{Entity, EntityType, Mention, MentionKind};
use crate::names::{Cast, Reference};
use crate::page::{BlockKind, TextBlock};
use crate::tag::{Deprel, Features, Number, Tagged, Tense, Token, Upos, VerbForm};
use crate::text::{Sentence, segment};
use crate::{Limits, Text};

/// A page that is ready for the stages after `names`.
pub(crate) struct Sample {
    pub(crate) text: Text,
    pub(crate) tagged: Tagged,
    pub(crate) cast: Cast,
}

impl Sample {
    /// Reads paragraphs (apart by line breaks) without syntax. `verbs` lists forms with lemmas (`said=say`), `names`
    /// the entities (`Kovac:PERSON`, `Seoul:GPE:KOR`); everything else is guessed from a handful of function words.
    pub(crate) fn plain(content: &str, verbs: &str, names: &str) -> Self {
        let text = Text::new(content.to_owned());
        let mut start = 0;
        let mut blocks = Vec::new();
        for line in content.split('\n') {
            blocks.push(TextBlock { kind: BlockKind::Paragraph, range: start..start + line.len() });
            start += line.len() + 1;
        }
        let layer = segment(&text, &blocks, &Limits::default());
        let verbs: Vec<(&str, &str)> =
            verbs.split_whitespace().filter_map(|verb| verb.split_once('=')).collect();
        let mut tokens = Vec::new();
        for (index, sentence) in layer.sentences.iter().enumerate() {
            for token in sentence.tokens.clone() {
                let word = text.slice(&layer.tokens[token]);
                let verb = verbs.iter().find(|(form, _)| *form == word);
                let upos = if verb.is_some() { Upos::Verb } else { guess(word) };
                let lemma = verb.map_or_else(|| word.to_lowercase(), |(_, lemma)| (*lemma).to_owned());
                tokens.push(Token {
                    range: layer.tokens[token].clone(),
                    sentence: index,
                    lemma: lemma.into(),
                    upos,
                    features: Features::default(),
                    head: None,
                    deprel: Deprel::default(),
                });
            }
        }
        let kinds = layer.sentences.iter().map(|_| BlockKind::Paragraph).collect();
        let tagged = Tagged { kinds, sentences: layer.sentences, tokens, ..Tagged::default() };
        let cast = cast_of(&text, &tagged, names);
        Self { text, tagged, cast }
    }

    /// Reads sentences with syntax: one token a line (`form lemma UPOS head relation features…`, heads counted from
    /// one within the sentence), sentences apart by empty lines. Features: `Past`, `Ing`, `Part`, `Inf`, `Plur`.
    pub(crate) fn parsed(table: &str, names: &str) -> Self {
        let mut content = String::new();
        let mut tagged = Tagged::default();
        for block in table.trim().split("\n\n") {
            let first = tagged.tokens.len();
            let sentence = tagged.sentences.len();
            for line in block.lines().filter(|line| !line.trim().is_empty()) {
                let fields: Vec<&str> = line.split_whitespace().collect();
                let glued = matches!(fields[0], "." | "," | "'s");
                if !content.is_empty() && !glued {
                    content.push(' ');
                }
                let start = content.len();
                content.push_str(fields[0]);
                let head: usize = fields[3].parse().unwrap();
                tagged.tokens.push(Token {
                    range: start..content.len(),
                    sentence,
                    lemma: fields[1].into(),
                    upos: Upos::parse(fields[2]).unwrap(),
                    features: features(&fields[5..]),
                    head: head.checked_sub(1).map(|head| first + head),
                    deprel: Deprel::parse(fields[4]).unwrap(),
                });
            }
            let tokens = first..tagged.tokens.len();
            let range = tagged.range(&tokens);
            tagged.sentences.push(Sentence { block: sentence, tokens, range });
            tagged.kinds.push(BlockKind::Paragraph);
        }
        let text = Text::new(content);
        let cast = cast_of(&text, &tagged, names);
        Self { text, tagged, cast }
    }
}

fn features(names: &[&str]) -> Features {
    let mut features = Features::default();
    for name in names {
        match *name {
            "Past" => (features.tense, features.form) = (Some(Tense::Past), Some(VerbForm::Finite)),
            "Pres" => (features.tense, features.form) = (Some(Tense::Present), Some(VerbForm::Finite)),
            "Ing" => features.form = Some(VerbForm::Gerund),
            "Part" => features.form = Some(VerbForm::Participle),
            "Inf" => features.form = Some(VerbForm::Infinitive),
            "Plur" => features.number = Some(Number::Plural),
            other => unreachable!("no such feature: {other}"),
        }
    }
    features
}

fn guess(word: &str) -> Upos {
    match word.to_lowercase().as_str() {
        "the" | "a" | "an" | "this" => Upos::Det,
        "of" | "in" | "on" | "at" | "to" | "as" | "by" | "for" | "with" => Upos::Adp,
        "is" | "was" | "were" | "has" | "had" | "will" | "be" => Upos::Aux,
        "he" | "she" | "it" | "they" | "we" | "i" => Upos::Pron,
        "and" | "but" | "or" => Upos::Cconj,
        "that" | "if" | "because" => Upos::Sconj,
        _ if !word.chars().any(char::is_alphanumeric) => Upos::Punct,
        _ if word.starts_with(char::is_uppercase) => Upos::Propn,
        _ => Upos::Noun,
    }
}

/// Makes a cast of `name:TYPE:COUNTRY` entries, apart by commas; `name=other` lists more forms of a name.
fn cast_of(text: &Text, tagged: &Tagged, names: &str) -> Cast {
    let mut cast = Cast::default();
    for entry in names.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
        let mut fields = entry.split(':');
        let forms: Vec<&str> = fields.next().unwrap_or_default().split('=').collect();
        let kind = fields.next().unwrap_or("PERSON");
        let kind: EntityType = serde_json::from_value(kind.into()).unwrap();
        let entity = cast.entities.len();
        for form in &forms {
            let words: Vec<&str> = form.split(' ').collect();
            for start in 0..tagged.tokens.len().saturating_sub(words.len() - 1) {
                let tokens = start..start + words.len();
                let same = tokens.clone().zip(&words).all(|(token, word)| tagged.word(text, token) == *word);
                if same {
                    cast.references.push(Reference {
                        tokens,
                        entity,
                        kind: MentionKind::Name,
                        metonym: false,
                    });
                }
            }
        }
        cast.entities.push(Entity {
            id: format!("e{}", entity + 1),
            name: forms[0].to_owned(),
            kind,
            country: fields.next().map(str::to_owned),
            part_of: None,
            mentions: mentions(text, tagged, &cast, entity),
            roles: Vec::new(),
        });
    }
    cast.references.sort_by_key(|reference| reference.tokens.start);
    cast
}

fn mentions(text: &Text, tagged: &Tagged, cast: &Cast, entity: usize) -> Vec<Mention> {
    let of = |tokens: &Range<usize>| tagged.range(tokens);
    cast.references
        .iter()
        .filter(|reference| reference.entity == entity)
        .map(|reference| of(&reference.tokens))
        .map(|range| Mention {
            text: text.slice(&range).to_owned(),
            span: text.span(&range),
            kind: MentionKind::Name,
        })
        .collect()
}
