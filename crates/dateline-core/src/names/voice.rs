//! `I`, `my`: whoever speaks. Only what is quoted whole tells whose words they are.

use std::collections::HashMap;
use std::ops::Range;

use crate::Text;
use crate::analysis::{Entity, EntityType, Mention, MentionKind};
use crate::tag::Tagged;

/// Adds the pronouns of the first person within quoted words to the person who speaks there. `spoken` gives the tokens of
/// each direct quote with the id of its speaker; tokens outside of the page are passed over.
pub fn give_voice<'q>(
    text: &Text,
    tagged: &Tagged,
    entities: &mut [Entity],
    spoken: impl Iterator<Item = (Range<usize>, &'q str)>,
) {
    let numbers: HashMap<String, usize> =
        entities.iter().enumerate().map(|(number, entity)| (entity.id.clone(), number)).collect();
    for (tokens, speaker) in spoken {
        let Some(&number) = numbers.get(speaker) else { continue };
        let entity = &mut entities[number];
        if entity.kind != EntityType::Person {
            continue;
        }
        for token in tokens.start..tokens.end.min(tagged.tokens.len()) {
            let word = tagged.word(text, token);
            if matches!(word, "I" | "me" | "my" | "My" | "mine" | "myself") {
                let span = text.span(&tagged.range(&(token..token + 1)));
                entity.mentions.push(Mention { text: word.to_owned(), span, kind: MentionKind::Pronoun });
            }
        }
    }
    for entity in entities {
        entity.mentions.sort_by_key(|mention| (mention.span.start(), std::cmp::Reverse(mention.span.end())));
        entity.mentions.dedup_by(|a, b| a.span == b.span);
    }
}
