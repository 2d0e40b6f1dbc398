//! Names brought to one manner: titles outside persons, articles outside all, places told apart.

use std::ops::Range;

use dateline_core::analysis::EntityType;
use dateline_core::knowledge::{self, Position};

use super::Sample;

/// Adds a name to a sample in our manner.
pub(super) fn add(sample: &mut Sample, tokens: Range<usize>, kind: EntityType) {
    let mut tokens = tokens;
    while tokens.len() > 1 && is_loose(sample.word(tokens.end - 1)) {
        tokens.end -= 1;
    }
    let small = |sample: &Sample, at: usize| sample.word(at).chars().next().is_some_and(char::is_lowercase);
    while tokens.len() > 1 && (is_article(sample.word(tokens.start)) || is_loose(sample.word(tokens.start))) {
        tokens.start += 1;
    }
    if kind == EntityType::Norp {
        widen_people(sample, &mut tokens);
    }
    let kind = if matches!(kind, EntityType::Norp | EntityType::Gpe) && runs_on_to_place(sample, &mut tokens)
    {
        EntityType::Loc
    } else {
        kind
    };
    if kind == EntityType::Person {
        tokens.start = past_titles(sample, &tokens);
    } else if matches!(kind, EntityType::Gpe | EntityType::Loc) {
        while tokens.len() > 1 && small(sample, tokens.start) && !sample.word(tokens.start).starts_with("al-")
        {
            tokens.start += 1;
        }
    }
    let named = sample.tokens[tokens.clone()]
        .iter()
        .any(|range| sample.text.slice(range).chars().any(|c| c.is_uppercase() || c.is_numeric()));
    let free = sample.names.iter().all(|(other, _)| other.end <= tokens.start || tokens.end <= other.start);
    if named && free {
        sample.names.push((tokens, kind));
    } else if free {
        sample.unknown.push(tokens);
    }
}

/// Takes in the first word of a people of two (`South Korean`), which some sets leave out.
fn widen_people(sample: &mut Sample, tokens: &mut Range<usize>) {
    let Some(before) = tokens.start.checked_sub(1) else { return };
    let both = format!("{} {}", sample.word(before), sample.word(tokens.start));
    if knowledge::demonym(&both).is_some() {
        sample.names.retain(|(range, _)| !range.contains(&before));
        tokens.start = before;
    }
}

/// Takes in the noun that makes a place of a people's name (`Korean Peninsula`).
fn runs_on_to_place(sample: &Sample, tokens: &mut Range<usize>) -> bool {
    if tokens.end >= sample.tokens.len() {
        return false;
    }
    let noun = knowledge::place_noun(sample.word(tokens.end));
    let runs_on = noun.is_some_and(|noun| noun.kind == EntityType::Loc && noun.position == Position::After);
    if runs_on {
        tokens.end += 1;
    }
    runs_on
}

fn is_article(word: &str) -> bool {
    matches!(word, "the" | "The" | "THE" | "a" | "an" | "A" | "An")
}

/// Whether the token is no part of a name at its edge.
fn is_loose(word: &str) -> bool {
    matches!(
        word,
        "'s" | "’s" | "'" | "’" | "," | "\"" | ";" | ":" | "-" | "--" | "(" | "``" | "''" | "“" | "”"
    )
}

/// Where a person's name starts after the titles that the set took in.
fn past_titles(sample: &Sample, tokens: &Range<usize>) -> usize {
    let mut start = tokens.start;
    for at in tokens.start..tokens.end - 1 {
        let word = sample.word(at);
        let title = knowledge::title(word).is_some() || knowledge::abbreviated_title(word).is_some();
        let goes_on = knowledge::title_modifier(word).is_some()
            || knowledge::demonym(word).is_some()
            || knowledge::country(word).is_some()
            || knowledge::portfolio(word).is_some()
            || matches!(word, "of" | "the" | "-" | "and")
            || word.chars().next().is_some_and(char::is_lowercase) && !knowledge::particle(word);
        if title {
            start = at + 1;
        } else if !goes_on {
            break;
        }
    }
    start
}

/// Whether a name is one of a people, a faith or a political camp.
pub(super) fn is_people(name: &str) -> bool {
    const CAMPS: &[&str] = &[
        "Sunni",
        "Shi'ite",
        "Shiite",
        "Shia",
        "Sunnis",
        "Shi'ites",
        "Shiites",
        "Western",
        "Muslim",
        "Muslims",
        "Islamic",
        "Christian",
        "Christians",
        "Jewish",
        "Catholic",
        "Hindu",
        "Buddhist",
        "Islamist",
        "Islamists",
        "Republican",
        "Republicans",
        "Democrat",
        "Democrats",
        "Democratic",
        "Communist",
        "Socialist",
        "Arab",
        "Arabs",
        "Kurdish",
        "Kurds",
        "Kurd",
        "African",
        "European",
        "Asian",
        "Latin",
        "Protestant",
        "Orthodox",
        "Jews",
        "Jew",
        "Hindus",
        "Buddhists",
        "Catholics",
        "Africans",
        "Europeans",
        "Asians",
    ];
    CAMPS.contains(&name) || knowledge::demonym(name).is_some() && knowledge::country(name).is_none()
}

/// The kind of a place that is a country, a city or a listed region.
pub(super) fn place_if_known(name: &str) -> Option<EntityType> {
    let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    if knowledge::country(name).is_some()
        || knowledge::city(name).is_some()
        || knowledge::division(name).is_some()
    {
        return Some(EntityType::Gpe);
    }
    knowledge::place(name).map(|_| EntityType::Loc)
}

/// The kind of a place.
pub(super) fn place(name: &str) -> EntityType {
    if let Some(kind) = place_if_known(name) {
        return kind;
    }
    if is_people(name) {
        return EntityType::Norp;
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let last = words.last().copied().unwrap_or_default();
    let first = words.iter().find(|word| word.starts_with(char::is_uppercase)).copied().unwrap_or_default();
    let noun = knowledge::place_noun(last)
        .or_else(|| knowledge::place_noun(first))
        .or_else(|| knowledge::place_noun(&format!("{first} of")));
    noun.filter(|_| words.len() > 1).map_or(EntityType::Gpe, |noun| noun.kind)
}
