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
    let kind = if is_person(sample, &tokens, kind) { EntityType::Person } else { kind };
    let kind = country_around(sample, &mut tokens).unwrap_or(kind);
    if kind == EntityType::Person {
        tokens.start = past_titles(sample, &tokens);
        if tokens.len() == 1 && is_title_word(sample.word(tokens.start)) {
            // A title that names nobody; the name that the set cut off after it is not told.
            let named = (tokens.end..sample.tokens.len()).take_while(|&at| is_capitalised(sample.word(at)));
            let end = named.last().map_or(tokens.end, |last| last + 1);
            sample.unknown.extend((tokens.end < end).then_some(tokens.end..end));
            return;
        }
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

/// Whether a name is a person's whatever the set says: one after a form of address, or one that starts with a title and
/// has no noun of an organisation (`Colonel Smith`).
fn is_person(sample: &Sample, tokens: &Range<usize>, kind: EntityType) -> bool {
    if !matches!(kind, EntityType::Org | EntityType::Gpe | EntityType::Person) {
        return false;
    }
    let addressed = |at: usize| knowledge::is_form_of_address(sample.word(at));
    if kind == EntityType::Person || tokens.start.checked_sub(1).is_some_and(addressed) {
        return true;
    }
    let start = past_titles(sample, tokens);
    let rest = start..tokens.end;
    let plain = |at: usize| {
        let word = sample.word(at);
        is_capitalised(word)
            && !is_title_word(word)
            && knowledge::organisation_noun(word).is_none()
            && knowledge::portfolio(word).is_none()
            && knowledge::place_noun(word).is_none()
    };
    let named: Vec<&str> = rest.clone().map(|at| sample.word(at)).collect();
    start > tokens.start
        && rest.len() < 5
        && rest.clone().all(plain)
        && place_if_known(&named.join(" ")).is_none()
}

/// Takes in the word beside a name that makes a country of two words of it, which some sets cut in two.
fn country_around(sample: &mut Sample, tokens: &mut Range<usize>) -> Option<EntityType> {
    if tokens.len() > 1 || tokens.end >= sample.tokens.len() {
        return None;
    }
    let both = format!("{} {}", sample.word(tokens.start), sample.word(tokens.end));
    knowledge::country(&both)?;
    tokens.end += 1;
    Some(EntityType::Gpe)
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether the word is one of a title or a form of address.
fn is_title_word(word: &str) -> bool {
    knowledge::title(word).is_some() || knowledge::abbreviated_title(word).is_some() || word == "Prime"
}

/// Where a person's name starts after the titles that the set took in.
fn past_titles(sample: &Sample, tokens: &Range<usize>) -> usize {
    let words: Vec<&str> = tokens.clone().map(|at| sample.word(at)).collect();
    tokens.start + knowledge::leading_titles(&words)
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

/// Whether a name is that of a country.
pub(super) fn is_country(name: &str) -> bool {
    knowledge::country(name).is_some()
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

#[cfg(test)]
mod tests {
    use dateline_core::analysis::EntityType::{self, Gpe, Org, Person};

    use super::super::{Sample, Says};

    /// The names that are made of one that a set marks in the text.
    fn mended(text: &str, marked: &str, kind: EntityType) -> Vec<(String, EntityType)> {
        let start = text.find(marked).unwrap_or_default();
        let sample = Sample::new(text.to_owned(), &[(start..start + marked.len(), Says::Is(kind))]);
        let words = |name: &(std::ops::Range<usize>, EntityType)| {
            name.0.clone().map(|at| sample.word(at)).collect::<Vec<_>>().join(" ")
        };
        sample.names.iter().map(|name| (words(name), name.1)).collect()
    }

    #[test]
    fn titles_are_no_part_of_names() {
        let text = "British Prime Minister Anna Smith met Mr. Jones.";
        assert_eq!(mended(text, "Prime Minister Anna Smith", Person), [("Anna Smith".to_owned(), Person)]);
        assert_eq!(mended(text, "Mr. Jones", Person), [("Jones".to_owned(), Person)]);
        assert_eq!(mended(text, "Jones", Gpe), [("Jones".to_owned(), Person)], "after a form of address");
        assert!(mended(text, "Prime", Person).is_empty(), "a title names nobody");
    }

    #[test]
    fn titles_tell_persons_from_organisations() {
        let text = "Colonel Anna Smith spoke for General Motors Corporation and the Defense Ministry.";
        assert_eq!(mended(text, "Colonel Anna Smith", Org), [("Anna Smith".to_owned(), Person)]);
        let kept = "General Motors Corporation";
        assert_eq!(mended(text, kept, Org), [(kept.to_owned(), Org)]);
    }

    #[test]
    fn countries_of_two_words_stay_whole() {
        assert_eq!(mended("He left Sri Lanka.", "Sri", Person), [("Sri Lanka".to_owned(), Gpe)]);
    }
}
