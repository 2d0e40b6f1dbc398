//! Names in GUM, whose entities are all noun phrases: those whose head is a proper noun are names.

use std::ops::Range;

use dateline_core::analysis::EntityType;

use super::{Sample, Says, mend};
use crate::treebank::Sentence;

/// One noun phrase.
struct Entity<'s> {
    id: &'s str,
    kind: &'s str,
    linked: bool,
    tokens: Range<usize>,
}

/// The names of a sentence.
pub(crate) fn sample(sentence: &Sentence) -> Sample {
    let mut said = Vec::new();
    let mut found = entities(sentence);
    // What lies outside is taken first, and keeps what lies inside from being a name of its own.
    found.sort_by_key(|entity| std::cmp::Reverse(entity.tokens.len()));
    let bytes =
        |tokens: &Range<usize>| sentence.tokens[tokens.start].start..sentence.tokens[tokens.end - 1].end;
    for entity in &found {
        let Some(tokens) = name(sentence, entity) else { continue };
        let content = &sentence.text.as_str()[bytes(&tokens)];
        let says = match entity.kind {
            "person" if mend::is_people(content) => Says::Is(EntityType::Norp),
            "person" => Says::Is(EntityType::Person),
            "organization" => Says::Is(mend::place_if_known(content).unwrap_or(EntityType::Org)),
            "place" => Says::Is(mend::place(content)),
            "event" => Says::Is(EntityType::Event),
            _ => Says::Unknown,
        };
        said.push((bytes(&tokens), says));
    }
    for at in 0..sentence.tokens.len() {
        let content = sentence.text.slice(&sentence.tokens[at]);
        if sentence.upos[at] == "ADJ" && mend::is_people(content) {
            said.push((bytes(&(at..at + 1)), Says::Is(EntityType::Norp)));
        } else if sentence.xpos[at].starts_with("NNP") {
            said.push((bytes(&(at..at + 1)), Says::Unknown));
        }
    }
    Sample::of_tokens(sentence.text.clone(), sentence.tokens.clone(), &said)
}

/// The name in a noun phrase: the proper nouns around its head.
fn name(sentence: &Sentence, entity: &Entity) -> Option<Range<usize>> {
    let tokens = entity.tokens.clone();
    let head = tokens.clone().find(|&at| sentence.heads[at].is_none_or(|head| !tokens.contains(&head)))?;
    let proper = |at: usize| sentence.xpos[at].starts_with("NNP");
    if !proper(head) {
        return None;
    }
    let word = |at: usize| sentence.text.slice(&sentence.tokens[at]);
    let joins = |at: usize| {
        sentence.xpos[at] == "HYPH"
            || entity.linked
                && matches!(
                    word(at),
                    "of" | "the" | "for" | "and" | "'s" | "’s" | "&" | "in" | "de" | "la" | "on"
                )
    };
    let mut start = head;
    while start > tokens.start && (proper(start - 1) || joins(start - 1)) {
        start -= 1;
    }
    let mut end = head + 1;
    while end < tokens.end && (proper(end) || joins(end)) {
        end += 1;
    }
    while start < head && !proper(start) {
        start += 1;
    }
    while end > head + 1 && !proper(end - 1) && sentence.xpos[end - 1] != "CD" {
        end -= 1;
    }
    Some(start..end)
}

/// Reads the entities of a sentence from the brackets in its last column.
fn entities(sentence: &Sentence) -> Vec<Entity<'_>> {
    let mut open: Vec<Entity> = Vec::new();
    let mut done = Vec::new();
    for (at, misc) in sentence.misc.iter().enumerate() {
        for field in misc.split('|').filter_map(|field| field.strip_prefix("Entity=")) {
            for piece in field.split_inclusive(['(', ')']).flat_map(|piece| piece.split_inclusive(')')) {
                let body = piece.trim_end_matches(['(', ')']);
                let columns: Vec<&str> = body.split('-').collect();
                if columns.len() > 2 {
                    let linked = columns.len() > 7;
                    open.push(Entity { id: columns[0], kind: columns[1], linked, tokens: at..at + 1 });
                }
                if piece.ends_with(')')
                    && let Some(last) = open.iter().rposition(|entity| entity.id == columns[0])
                {
                    let mut entity = open.remove(last);
                    entity.tokens.end = at + 1;
                    done.push(entity);
                }
            }
        }
    }
    done
}
